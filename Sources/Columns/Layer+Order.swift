extension Layer {
    /// Row numbers in an order that does not depend on the order of the source: by key where one is given, then by
    /// coordinates, then by attribute values. Rows that are equal in all of them are interchangeable.
    ///
    /// - Parameter key: field compared first, by the UTF-8 bytes of its text; rows without a value come last.
    /// - Complexity: O(*n* log *n*) comparisons; a comparison of equal keys walks the coordinates.
    public func canonicalOrder(key: String? = nil) -> [Int] {
        let keys = key.flatMap(column).map { column in (0..<count).map { column.text($0) } }
        let corners = (0..<count).map { row -> Position in
            let box = geometry.box(ofRow: row)
            return Position(box.minX, box.minY)
        }
        return (0..<count).sorted { a, b in
            if let keys, keys[a] != keys[b] {
                guard let ka = keys[a] else { return false }
                guard let kb = keys[b] else { return true }
                return utf8Less(ka, kb)
            }
            if corners[a] != corners[b] { return corners[a] < corners[b] }
            return rowLess(a, b)
        }
    }

    /// The layer in canonical order.
    public func ordered(key: String? = nil) -> Layer { selecting(canonicalOrder(key: key)) }

    private func rowLess(_ a: Int, _ b: Int) -> Bool {
        let (ca, cb) = (geometry.coordinates(ofRow: a), geometry.coordinates(ofRow: b))
        if !ca.elementsEqual(cb) { return ca.lexicographicallyPrecedes(cb) }
        for column in columns {
            let (ta, tb) = (column.text(a) ?? "", column.text(b) ?? "")
            if ta != tb { return utf8Less(ta, tb) }
        }
        return false
    }
}

/// Order by the UTF-8 bytes, the order of every sorted output; it knows no locale.
@inlinable public func utf8Less(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
