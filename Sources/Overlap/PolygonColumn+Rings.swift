import Columns

extension PolygonColumn {
    /// The place lies inside the row or on its border; a hole's border counts as inside.
    /// - Complexity: O(*n*) for *n* vertices of the row.
    public func holds(_ place: Position, row: Int) -> Bool {
        withView { view in
            view.parts(row).contains { part in
                let rings = view.rings(ofPart: part)
                guard let shell = rings.first else { return false }
                return locate(place.x, place.y, view, ring: shell) >= 0
                    && !rings.dropFirst().contains { locate(place.x, place.y, view, ring: $0) > 0 }
            }
        }
    }

    /// Two rings of the row have the same vertices, wherever they start and whichever way they run.
    /// - Complexity: O(*n* log *n*) for *n* vertices of the row.
    public func hasRepeatedRing(row: Int) -> Bool {
        let rings = rings(ofRow: row).map { ring in
            vertices(ofRing: ring).dropLast().map(vertex).sorted()
        }.sorted { $0.lexicographicallyPrecedes($1) }
        return zip(rings, rings.dropFirst()).contains { !$0.isEmpty && $0 == $1 }
    }
}
