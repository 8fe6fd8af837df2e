import Columns
import RoadNetwork
import Testing

@testable import SampleCounty

/// What the network finds on the roads of a generated county: every planted gap and no other.
@Suite struct RoadGapsTests {
    #if DEBUG
        static let scales = [SampleScale.xs]
    #else
        static let scales = [SampleScale.xs, .s]
    #endif

    @Test(arguments: scales)
    func everyPlantedGapAndNoOther(scale: SampleScale) throws {
        let county =
            scale == .xs ? Fixture.county : try DrawnCounty(scale.plan, seed: SyntheticCounty.committedSeed)
        let writing = try RoadWriting(county)
        let layer = writing.layer
        guard case .lines(let lines) = layer.geometry else { preconditionFailure("roads are lines") }
        let ids = try #require(layer.column("id"))
        var input = RoadLines(lines: lines)
        input.keys = (0..<layer.count).map(ids.text)
        input.levels = (0..<layer.count).map { Int(clamping: layer.column("level")!.number($0)!) }
        let (_, report) = Network.build(input)
        #expect(report.step("duplicates")?.count == 1)
        #expect(report.issues.filter { $0.rule == "duplicate" }.map(\.id) == [writing.duplicate])
        #expect(report.components == 1)
        #expect(report.gaps.count == writing.gaps.count)
        for gap in writing.gaps {
            let found = try #require(report.gaps.first { $0.place.distance(to: gap.end) < 0.001 })
            #expect(found.kind == .danglingEnd && found.road == gap.road)
            let row = try #require((0..<layer.count).first { ids.text($0) == gap.road })
            #expect(abs(try #require(found.metres) - nearestOtherRoad(gap.end, except: row, lines)) < 1e-6)
            #expect(found.metres! <= gap.metres + 1e-6)
        }
    }

    /// By every piece of every other row.
    private func nearestOtherRoad(_ p: Position, except own: Int, _ lines: LineColumn) -> Double {
        var best = Double.infinity
        for row in 0..<lines.count where row != own {
            let v = lines.vertices(ofRow: row)
            for (a, b) in zip(v, v.dropFirst()) {
                let (q, r) = (lines.vertex(a), lines.vertex(b))
                let (dx, dy) = (r.x - q.x, r.y - q.y)
                let t = min(max(((p.x - q.x) * dx + (p.y - q.y) * dy) / (dx * dx + dy * dy), 0), 1)
                best = min(best, p.distance(to: Position(q.x + t * dx, q.y + t * dy)))
            }
        }
        return best
    }
}
