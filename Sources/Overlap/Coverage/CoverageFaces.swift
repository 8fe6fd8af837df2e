import Columns
import GEOS

/// The enclosed faces of the edges that one or more coverages leave without a twin.
///
/// No edge left runs through a face, so the number of rows that cover it is the same all over it: `CoverageEdges.cover`
/// of its place. Edges are noded and polygonised by GEOS.
struct CoverageFaces {
    /// One face each row.
    let polygons: PolygonColumn
    /// A place inside each face.
    let places: [Position]

    /// - Complexity: noding, then O(*f*) calls of GEOS for *f* faces.
    init(_ coverages: [CoverageEdges]) throws(GEOSError) {
        let edges =
            coverages.count == 1 ? coverages[0].edges : coverages.flatMap(\.edges).sorted(by: CoverageEdges.inOrder)
        var segments: [(Position, Position)] = []
        var seen: (low: Position, high: Position)?
        for edge in edges {
            // The same segment again adds nothing to the faces.
            if let seen, seen.low == edge.low, seen.high == edge.high { continue }
            seen = (edge.low, edge.high)
            segments.append((edge.a, edge.b))
        }
        try self.init(noding: segments)
    }

    /// The faces between segments, each of which stands once.
    init(noding segments: [(Position, Position)]) throws(GEOSError) {
        var lines = LineColumn()
        for (a, b) in segments {
            lines.addVertex(a.x, a.y)
            lines.addVertex(b.x, b.y)
            lines.endPart()
        }
        lines.endRow()
        var (polygons, places) = (PolygonColumn(), [Position]())
        if !segments.isEmpty {
            let context = GEOSContext()
            let collection = try GEOSGeometry(lines: lines, row: 0, in: context).union().polygonized()
            var joined = PolygonColumn()
            _ = try collection.polygons(into: &joined)
            for part in joined.parts(ofRow: 0) {
                polygons.append(
                    joined.rings(ofPart: part).map { ring in
                        let v = joined.vertices(ofRing: ring)
                        return Array(joined.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                    })
                let row = polygons.count - 1
                places.append(try GEOSGeometry(polygons: polygons, row: row, in: context).pointOnSurface())
            }
        }
        (self.polygons, self.places) = (polygons, places)
    }

    /// The faces that a condition on their place selects, above the noise: their polygons and places.
    func selecting(
        _ limits: CoverageLimits, on plane: OverlapPlane, where holds: (Position) -> Bool
    ) -> [(shape: PolygonColumn, place: Position, area: Double)] {
        let rows = places.indices.filter { holds(places[$0]) }
        let chosen = polygons.selecting(rows)
        return zip(rows.indices, areas(of: chosen, on: plane)).compactMap { i, area in
            guard area > limits.noiseArea, chosen.meanWidth(ofRow: i) > limits.noiseWidth else { return nil }
            return (chosen.selecting([i]), places[rows[i]], area)
        }
    }
}
