import Columns
import Testing

@testable import PROJ

@Suite struct ZoneVoteTests {
    private func box(_ x: Double, _ y: Double) -> Box { Box(minX: x, minY: y, maxX: x + 100, maxY: y + 100) }

    /// Batches vote as one layer: what more than half of all rows show.
    @Test func batchesCountTogether() throws {
        let crs = try CRSDescription(of: .epsg(4526))
        let (good, bad) = (box(38_400_000, 3.2e6), box(39_400_000, 3.2e6))
        var vote = ZoneVote(crs: crs)
        vote.add([good, good, good])
        #expect(vote.contradiction == nil)
        vote.add([bad, bad, Box()])
        #expect(vote.contradiction == nil)
        vote.add([bad, bad])
        #expect(vote.contradiction?.fault == .otherZone)
        vote.add([good])
        #expect(vote.contradiction == nil)
    }

    /// A box that vouches for all its rows does so truly: no row within it contradicts the CRS.
    @Test(arguments: [4526, 4547, 4490, 32650, 4513]) func aBoxVouchesForItsRows(code: Int) throws {
        let crs = try CRSDescription(of: .epsg(code))
        var random = SeededGenerator(seed: UInt64(code))
        let corners = [
            0, 100, 179, 300, 4e5, 7.9e5, 1e6, 3.2e6, 25_300_000, 38_100_000, 38_500_000, 38_990_000, 39_010_000,
        ]
        var vouched = 0
        for _ in 0..<4000 {
            func pick() -> Double { corners[Int(random.unit() * Double(corners.count))] + 1000 * random.unit() }
            let (x, y, z, w) = (pick(), pick(), pick(), pick())
            let whole = Box(minX: min(x, z), minY: min(y, w), maxX: max(x, z), maxY: max(y, w))
            guard CGCS2000.agrees(crs: crs, allWithin: whole) else { continue }
            vouched += 1
            for _ in 0..<20 {
                let (a, b) = (random.unit(), random.unit())
                let (c, d) = (a + (1 - a) * random.unit(), b + (1 - b) * random.unit())
                let row = Box(
                    minX: whole.minX + a * whole.width, minY: whole.minY + b * whole.height,
                    maxX: whole.minX + c * whole.width, maxY: whole.minY + d * whole.height)
                #expect(CGCS2000.contradiction(crs: crs, box: row) == nil)
            }
        }
        #expect(code == 4490 || vouched > 0)
    }
}
