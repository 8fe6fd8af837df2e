import Columns
import Foundation
import OGR
import TestSupport
import Testing

@testable import Regions

/// Contiguity and clusters on coverages with gaps and overlaps: the fixtures' county, and real ones.
@Suite struct RealCoverageTests {
    private func polygons(_ path: String) throws -> PolygonColumn {
        guard case .polygons(let column) = try VectorFile.read(LayerRequest(path: path, columns: [])).geometry else {
            Issue.record("\(path) has no polygons")
            return PolygonColumn()
        }
        return column
    }

    /// The pairs of `rook` by trying every two edges, for the given rows.
    private func slowPairs(_ column: PolygonColumn, _ rows: [Int], _ tolerance: Double) -> [[Int]] {
        var result: [[Int]] = []
        for (i, a) in rows.enumerated() {
            for b in rows.dropFirst(i + 1) where column.box(ofRow: a).grown(by: tolerance).meets(column.box(ofRow: b)) {
                if min(run(column, a, b, tolerance), run(column, b, a, tolerance)) > 4 * tolerance {
                    result.append([a, b])
                }
            }
        }
        return result
    }

    /// Length of the border of `a` within the tolerance of edges of `b` that run against it, from samples.
    private func run(_ column: PolygonColumn, _ a: Int, _ b: Int, _ tolerance: Double) -> Double {
        let near = column.box(ofRow: b).grown(by: tolerance)
        let (step, against) = (0.25, edges(column, b))
        var sum = 0.0
        for (p, q) in edges(column, a)
        where Box(minX: min(p.x, q.x), minY: min(p.y, q.y), maxX: max(p.x, q.x), maxY: max(p.y, q.y)).meets(near) {
            let length = p.distance(to: q)
            let samples = max(1, Int(clamping: (length / step).rounded(.up)))
            for s in 0..<samples {
                let t = (Double(s) + 0.5) / Double(samples)
                let at = Position(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y))
                guard near.holds(at) else { continue }
                let isNear = against.contains { c, d in
                    (q.x - p.x) * (d.x - c.x) + (q.y - p.y) * (d.y - c.y) < 0 && distance(at, c, d) <= tolerance
                }
                if isNear { sum += length / Double(samples) }
            }
        }
        return sum
    }

    /// Edges with the inside to the left.
    private func edges(_ column: PolygonColumn, _ row: Int) -> [(Position, Position)] {
        column.parts(ofRow: row).flatMap { part in
            column.rings(ofPart: part).enumerated().flatMap { number, ring -> [(Position, Position)] in
                let v = column.vertices(ofRing: ring).map(column.vertex)
                let area = zip(v, v.dropFirst()).reduce(0) {
                    $0 + ($1.0.x - v[0].x) * ($1.1.y - v[0].y) - ($1.1.x - v[0].x) * ($1.0.y - v[0].y)
                }
                let turned = (area > 0) == (number == 0) ? v : v.reversed()
                return Array(zip(turned, turned.dropFirst()).filter { $0.0 != $0.1 })
            }
        }
    }

    private func distance(_ p: Position, _ a: Position, _ b: Position) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let t = min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
        return p.distance(to: Position(a.x + t * dx, a.y + t * dy))
    }

    /// Villages in a plane of metres that hang together once a tolerance is allowed, and clusters of them.
    private func expectOneCoverage(_ column: PolygonColumn, first rows: Int, clusters: Int) throws -> Adjacency {
        let (exact, near) = (Adjacency.rook(column, tolerance: 0), Adjacency.rook(column, tolerance: 1))
        #expect(near.pairs.count > exact.pairs.count && near.components.count == 1 && near.isolates.isEmpty)
        #expect(
            near.pairs.filter { $0.second < rows }.map { [$0.first, $0.second] }
                == slowPairs(column, Array(0..<rows), 1))
        // Clusters between bounds, leaving out only what cannot be helped.
        var generator = SeededGenerator(seed: 1)
        let boxes = column.boxes
        let scores = [boxes.map(\.width), boxes.map(\.height)]
        let limits = RegionLimits(members: 3...8, steps: 100_000)
        let found = try Regionalisation.balanced(near, columns: scores, limits: limits, using: &generator)
        #expect(found.unassigned.isEmpty && found.clusters.count >= clusters)
        return near
    }

    /// Villages with enclaves, every second one on a grid of half a metre. `Scripts/fixtures` lists which have a border
    /// in common, and between which both sides have the same corners.
    @Test func ownCountyHangsTogether() throws {
        let listed = try Fixtures.table("county/neighbours.csv").map { $0.compactMap { Int($0) } }
        #expect(listed.count == 151)
        let column = try polygons(Fixtures.path("county/villages_gbk_cgcs2000_gk114.zip"))
        let near = try expectOneCoverage(column, first: 12, clusters: 8)
        #expect(near.pairs.map { [$0.first, $0.second] } == listed.map { [$0[0], $0[1]] })
        let exact = Adjacency.rook(column, tolerance: 0)
        #expect(exact.pairs.map { [$0.first, $0.second] } == listed.filter { $0[2] == 1 }.map { [$0[0], $0[1]] })
        // Without the grid no tolerance is needed.
        let clean = Adjacency.rook(try polygons(Fixtures.path("county/villages_clean.zip")), tolerance: 0)
        #expect(clean.pairs.map { [$0.first, $0.second] } == listed.map { [$0[0], $0[1]] })
    }

    @Test(.slow, .realData("tw_tainan")) func tainanHangsTogether() throws {
        let column = try polygons(RealData.path("tw_tainan/tainan_villages_gbk_cgcs2000_gk120.zip"))
        #expect(column.count == 752)
        // Corners are snapped to 0.7 m: the shared edges are a part of the borders only.
        _ = try expectOneCoverage(column, first: 60, clusters: 94)
    }

    @Test(.slow, .realData("in_sikkim_villages")) func sikkimNeedsATolerance() throws {
        var column = try polygons(RealData.path("in_sikkim_villages/sk.geojson.gz"))
        // Near enough to metres for contiguity: a plane at latitude 27.5°.
        column.updateCoordinates { c in
            for i in stride(from: 0, to: c.count, by: 2) { (c[i], c[i + 1]) = (c[i] * 98_700, c[i + 1] * 110_800) }
        }
        let (exact, near) = (Adjacency.rook(column, tolerance: 0), Adjacency.rook(column, tolerance: 1))
        #expect(near.pairs.count > exact.pairs.count * 4 / 3 && near.isolates.count < exact.isolates.count * 3 / 4)
        #expect(
            near.pairs.filter { $0.second < 60 }.map { [$0.first, $0.second] } == slowPairs(column, Array(0..<60), 1))
    }
}
