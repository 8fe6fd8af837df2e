import Columns
import GEOS
import ProjectFile
import RoadNetwork

/// The ground beside reached roads.
enum ServiceAreaShape {
    /// The reached parts of roads that places beside them join in a mode. Nobody comes onto an expressway from the ground beside it, so
    /// that ground is in no service area.
    private static func joinedLines(_ roads: ReachedRoads, on network: Network, for mode: Travel.Mode) -> [[Double]] {
        zip(roads.parts, roads.lines(on: network)).filter { part, _ in
            let use = network.edgeUses[Int(part.edge)]
            return use.contains(.anywhere) && use.allows(mode)
        }.map(\.1)
    }

    /// One row: everything within the width of the parts that are joined in the mode, or its concave outline; no parts when nothing is
    /// reached.
    ///
    /// Lines are buffered in groups of neighbours and the groups united once. They are simplified by a half
    /// per cent of the width before, and the border is after, so it is right to about 1 %. The outline is the closing of that ground by a disc
    /// of radius α: what no such disc outside can enter is filled, and nothing reached is lost.
    /// - Source: of the outline, Edelsbrunner, Kirkpatrick and Seidel, *On the shape of a set of points in the plane*,
    ///   IEEE Trans. Inf. Theory 29, 1983 (the α-hull).
    /// - Complexity: about O(*n* log *n*) for *n* vertices.
    static func polygon(
        _ roads: ReachedRoads, on network: Network, for mode: Travel.Mode = .walk, _ options: ServiceAreaOptions
    ) throws -> PolygonColumn {
        let context = GEOSContext()
        var groups = PolygonColumn()
        let lines = joinedLines(roads, on: network, for: mode)
        for first in stride(from: 0, to: lines.count, by: linesInGroup) {
            var group = LineColumn()
            group.append(parts: Array(lines[first..<min(first + linesInGroup, lines.count)]))
            let ground = try GEOSGeometry(lines: group, row: 0, in: context).mergedLines()
                .simplified(tolerance: options.widthMetres / 200).buffer(options.widthMetres)
            _ = try ground.polygons(into: &groups)
        }
        guard groups.count > 0 else {
            var empty = PolygonColumn()
            empty.appendEmpty()
            return empty
        }
        var ground = try GEOSGeometry.union(of: groups, rows: 0..<groups.count, in: context)
        if options.form == .outline {
            let closed = try ground.buffer(options.alphaMetres).buffer(-options.alphaMetres)
            var both = PolygonColumn()
            _ = try ground.polygons(into: &both)
            _ = try closed.polygons(into: &both)
            ground = try GEOSGeometry.union(of: both, rows: 0..<both.count, in: context)
        }
        return try ground.rounded(toGrid: grid).simplified(tolerance: options.widthMetres / 200).polygonColumn()
    }

    /// Lines that are buffered together. More make the buffer slow, fewer the union.
    private static let linesInGroup = 64
    /// The contract's grid for shapes, metres.
    private static let grid = 0.0001
}
