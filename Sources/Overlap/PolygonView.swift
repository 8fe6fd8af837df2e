import Columns

/// A polygon column's arrays as pointers, so that inner loops touch memory and nothing else. Lives only inside `withView`.
struct PolygonView {
    let coordinates: UnsafePointer<Double>
    let ringOffsets: UnsafePointer<Int>
    let partOffsets: UnsafePointer<Int>
    let rowOffsets: UnsafePointer<Int>
    let count: Int

    @inline(__always) func parts(_ row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }
    @inline(__always) func rings(ofPart part: Int) -> Range<Int> { partOffsets[part]..<partOffsets[part + 1] }
    @inline(__always) func rings(ofRow row: Int) -> Range<Int> {
        partOffsets[rowOffsets[row]]..<partOffsets[rowOffsets[row + 1]]
    }
    @inline(__always) func vertices(ofRing ring: Int) -> Range<Int> { ringOffsets[ring]..<ringOffsets[ring + 1] }
    @inline(__always) func vertices(ofRow row: Int) -> Range<Int> {
        let r = rings(ofRow: row)
        return ringOffsets[r.lowerBound]..<ringOffsets[r.upperBound]
    }
    @inline(__always) func x(_ v: Int) -> Double { coordinates[2 * v] }
    @inline(__always) func y(_ v: Int) -> Double { coordinates[2 * v + 1] }
    /// Both coordinates of a vertex, by one load of 16 bytes.
    ///
    /// Sound without a claim about the array: a raw load reads bytes of trivial types whatever type the memory is bound
    /// to; it asks for no alignment (`Double` promises 8 bytes, `SIMD2<Double>` would want 16); and the bytes
    /// 16·v ..< 16·v + 16 are the doubles 2·v and 2·v + 1, since `Double` has stride 8 and the two lanes of
    /// `SIMD2<Double>` lie one after the other. The caller keeps `v` below the number of vertices and the view inside
    /// `withView`.
    @inline(__always) func point(_ v: Int) -> SIMD2<Double> {
        UnsafeRawPointer(coordinates).loadUnaligned(fromByteOffset: 16 &* v, as: SIMD2<Double>.self)
    }

    /// Smallest box around a row; empty for an empty row. A NaN behind the first vertex hides from it.
    @inline(__always) func box(_ row: Int) -> Box {
        let v = vertices(ofRow: row)
        guard !v.isEmpty else { return Box() }
        var (low, high) = (point(v.lowerBound), point(v.lowerBound))
        var i = v.lowerBound + 1
        while i < v.upperBound {
            let here = point(i)
            low = least(low, here)
            high = greatest(high, here)
            i += 1
        }
        return Box(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
    }
}

extension PolygonColumn {
    /// Lends the arrays as pointers.
    func withView<R, E>(_ body: (PolygonView) throws(E) -> R) throws(E) -> R {
        try coordinates.withUnsafeBufferPointer { c throws(E) in
            try ringOffsets.withUnsafeBufferPointer { r throws(E) in
                try partOffsets.withUnsafeBufferPointer { p throws(E) in
                    try rowOffsets.withUnsafeBufferPointer { o throws(E) in
                        // A column without vertices has no buffer; its offsets are never followed then.
                        let base = c.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Double>.alignment)!
                        return try body(
                            PolygonView(
                                coordinates: base, ringOffsets: r.baseAddress!, partOffsets: p.baseAddress!,
                                rowOffsets: o.baseAddress!, count: count))
                    }
                }
            }
        }
    }
}
