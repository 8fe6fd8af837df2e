import Columns
import CountyLayers
import GEOS
import ProjectFile
import RoadNetwork

/// The ground beside roads from one distance outside their right-of-way to another. Ground that one road's strip leaves free
/// is free, whatever other roads are near.
///
/// The right-of-way of a road is its line widened to its width; a road without a width has none, and is left out.
struct RoadsideStrip {
    private let context: GEOSContext
    /// Roads of the classes that have a width, and half of it.
    private var lines = LineColumn()
    private var halves: [Double] = []
    private var strips: [RedLineRule.Strip] = []
    private let boxes: PackedRTree

    init(_ strips: [RedLineRule.Strip], roads: RoadRows?, in context: GEOSContext) throws {
        self.context = context
        for row in 0..<(roads?.lines.count ?? 0) {
            guard let road = roads!.classes[row], let width = roads!.widths[row], width > 0, width <= 1000,
                let strip = strips.first(where: { $0.roads.contains { RoadClass($0) == road } })
            else { continue }
            lines.append(row: row, of: roads!.lines)
            halves.append(width / 2)
            self.strips.append(strip)
        }
        let (lines, halves, reaches) = (lines, halves, self.strips.map(\.within))
        boxes = PackedRTree((0..<lines.count).map { lines.box(ofRow: $0).grown(by: halves[$0] + reaches[$0]) })
    }

    /// The part of a shape that lies in the strip, as one row; without rows when there is none.
    func part(of shape: PolygonColumn) throws -> PolygonColumn {
        let near = boxes.rows(meeting: shape.box).sorted()
        guard !near.isEmpty else { return PolygonColumn() }
        var (outer, inner) = (PolygonColumn(), PolygonColumn())
        for row in near {
            let line = try GEOSGeometry(lines: lines, row: row, in: context)
            _ = try line.buffer(halves[row] + strips[row].within, quadrantSegments: 16).polygons(into: &outer)
            _ = try line.buffer(halves[row] + strips[row].beyond, quadrantSegments: 16).polygons(into: &inner)
        }
        let reach = try GEOSGeometry.union(of: outer, rows: 0..<outer.count, in: context)
        let allowed = try GEOSGeometry.union(of: inner, rows: 0..<inner.count, in: context)
        let whole = try GEOSGeometry(polygons: shape, row: 0, in: context)
        let inside = try whole.overlay(.intersection, with: reach, keeping: .polygons)
        if try inside.geometry.isEmpty { return PolygonColumn() }
        let part = try inside.geometry.overlay(.difference, with: allowed, keeping: .polygons)
        return try part.geometry.isEmpty ? PolygonColumn() : part.geometry.polygonColumn()
    }
}
