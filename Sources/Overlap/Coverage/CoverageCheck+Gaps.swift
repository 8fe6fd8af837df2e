import Columns
import GEOS

/// A face of the arrangement of the edges without a twin, and how many rows cover it.
struct CoverageFace {
    var row: Int
    var cover: Int
    var place: Position
}

extension CoverageCheck {
    /// Enclosed faces of the edges without a twin, each with the number of rows that cover it.
    ///
    /// Edges are noded and polygonised by GEOS; the cover of a face is the winding number of a place inside it.
    /// - Returns: the faces as polygons, and for each its cover and a place inside.
    /// - Complexity: noding, then O(*f* · *b*) for *f* faces and the *b* edges that a westward ray can meet.
    static func faces(of edges: [CoverageEdges.Edge]) throws(GEOSError) -> (polygons: PolygonColumn, faces: [CoverageFace]) {
        guard !edges.isEmpty else { return (PolygonColumn(), []) }
        var lines = LineColumn()
        for edge in edges {
            lines.addVertex(edge.a.x, edge.a.y)
            lines.addVertex(edge.b.x, edge.b.y)
            lines.endPart()
        }
        lines.endRow()
        let context = GEOSContext()
        let collection = try GEOSGeometry(lines: lines, row: 0, in: context).union().polygonized()
        var joined = PolygonColumn()
        _ = try collection.polygons(into: &joined)
        var polygons = PolygonColumn()
        for part in joined.parts(ofRow: 0) {
            polygons.append(joined.rings(ofPart: part).map { ring in
                joined.vertices(ofRing: ring).flatMap { [joined.vertex($0).x, joined.vertex($0).y] }
            })
        }
        let rows = PackedRTree(edges.map { Box(of: [$0.a.x, $0.a.y, $0.b.x, $0.b.y], vertices: 0..<2) })
        let extent = polygons.box
        var faces: [CoverageFace] = []
        for row in 0..<polygons.count {
            let place = try GEOSGeometry(polygons: polygons, row: row, in: context).pointOnSurface()
            let ray = Box(minX: place.x, minY: place.y, maxX: extent.maxX, maxY: place.y)
            let met = rows.rows(meeting: ray).map { edges[$0] }
            faces.append(CoverageFace(row: row, cover: CoverageEdges.cover(of: place, by: met), place: place))
        }
        return (polygons, faces)
    }

    /// Faces that no row covers, with the two rows that have the longest borders on each.
    static func gaps(of edges: [CoverageEdges.Edge], tolerance: Double) throws(GEOSError) -> [CoverageFault] {
        let (polygons, faces) = try faces(of: edges)
        let boxes = edges.map { Box(of: [$0.a.x, $0.a.y, $0.b.x, $0.b.y], vertices: 0..<2) }
        let tree = PackedRTree(boxes)
        return faces.filter { $0.cover == 0 }.compactMap { face in
            var border: [Int32: Double] = [:]
            for ring in polygons.rings(ofRow: face.row) {
                let vertices = polygons.vertices(ofRing: ring)
                for v in vertices.dropLast() {
                    let (a, b) = (polygons.vertex(v), polygons.vertex(v + 1))
                    let middle = Position((a.x + b.x) / 2, (a.y + b.y) / 2)
                    let near = Box(minX: middle.x, minY: middle.y, maxX: middle.x, maxY: middle.y).grown(by: tolerance)
                    tree.forEach(meeting: near) { i in
                        if Segment(edges[i].a, edges[i].b).distance(to: middle) <= tolerance {
                            border[edges[i].row, default: 0] += a.distance(to: b)
                        }
                    }
                }
            }
            let rows = border.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(2)
                .map { Int($0.key) }
            guard let first = rows.first else { return nil }
            let other = rows.count > 1 ? rows[1] : nil
            return CoverageFault(
                .gap, row: min(first, other ?? first), other: other.map { max(first, $0) }, place: face.place,
                measure: polygons.planarArea(ofRow: face.row))
        }
    }
}

extension PolygonColumn {
    /// Plane area of a row, shoelace about its first vertex; holes take away by their direction.
    func planarArea(ofRow row: Int) -> Double {
        rings(ofRow: row).reduce(0) { sum, ring in
            let range = vertices(ofRing: ring)
            guard let first = range.first else { return sum }
            let o = vertex(first)
            return range.dropLast().reduce(sum) { sum, v in
                let (a, b) = (vertex(v), vertex(v + 1))
                return sum + ((a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)) / 2
            }
        }
    }
}
