import Columns
import Testing

@testable import PROJ

@Suite struct DomainVoteTests {
    private func box(_ x: Double, _ y: Double) -> Box { Box(minX: x, minY: y, maxX: x + 100, maxY: y + 100) }

    /// Batches vote as one layer: what more than half of all rows show.
    @Test func batchesCountTogether() throws {
        let crs = try CRSDescription(of: .epsg(4526))
        let (good, bad) = (box(38_400_000, 3.2e6), box(39_400_000, 3.2e6))
        var vote = DomainVote(CoordinateDomain(crs: crs))
        vote.add([good, good, good])
        #expect(vote.contradiction == nil)
        vote.add([bad, bad, Box()])
        #expect(vote.contradiction == nil)
        vote.add([bad, bad])
        #expect(vote.contradiction?.fault == .otherZone)
        vote.add([good])
        #expect(vote.contradiction == nil)
    }

    /// Faults of several kinds add up; places that were never filled in have no voice.
    @Test func mostRowsAstrayRefuseByTheCommonestFault() throws {
        let domain = CoordinateDomain(crs: try CRSDescription(of: .epsg(4526)))
        var vote = DomainVote(domain)
        vote.add([box(38_400_000, 3.2e6), box(39_400_000, 3.2e6), box(400_000, 3.2e6), box(39_400_000, 3.3e6)])
        #expect(vote.judged == 4 && vote.astray == 3)
        #expect(vote.contradiction?.fault == .otherZone)
        let origin = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
        var empty = DomainVote(domain)
        empty.add([origin, origin, origin, box(38_400_000, 3.2e6)])
        #expect(empty.judged == 1 && empty.contradiction == nil)
    }

    /// Votes of pieces of a layer add up to the layer's, in any order.
    @Test func piecesVoteAsTheWhole() throws {
        let domain = CoordinateDomain(crs: try CRSDescription(of: .epsg(4526)))
        let boxes = [box(39_400_000, 3.2e6), box(38_400_000, 3.2e6), box(39_500_000, 3.2e6), box(1e30, 3.2e6)]
        var whole = DomainVote(domain)
        var pieces = boxes.map { _ in DomainVote(domain) }
        for (i, box) in boxes.enumerated() {
            if let fault = domain.fault(of: box) {
                whole.add(fault, row: i)
                pieces[i].add(fault, row: i)
            } else {
                whole.add(inDomain: 1)
                pieces[i].add(inDomain: 1)
            }
        }
        for order in [pieces, pieces.reversed()] {
            var sum = DomainVote(domain)
            for piece in order { sum.add(piece) }
            // 10³⁰ is no place of any CRS, and no voice.
            #expect(sum.judged == 3 && sum.astray == 2)
            #expect(sum.contradiction == whole.contradiction && sum.contradiction != nil)
        }
    }

    /// A box that vouches for all its rows does so truly: no row within it contradicts the CRS.
    @Test(arguments: [4526, 4547, 4490, 32650, 4513]) func aBoxVouchesForItsRows(code: Int) throws {
        let crs = try CRSDescription(of: .epsg(code))
        let domain = CoordinateDomain(crs: crs)
        var random = SeededGenerator(seed: UInt64(code))
        let corners = [
            0, 100, 179, 300, 4e5, 7.9e5, 1e6, 3.2e6, 25_300_000, 38_100_000, 38_500_000, 38_990_000, 39_010_000,
        ]
        var vouched = 0
        for _ in 0..<4000 {
            func pick() -> Double {
                corners[Int(clamping: random.unit() * Double(corners.count))] + 1000 * random.unit()
            }
            let (x, y, z, w) = (pick(), pick(), pick(), pick())
            let whole = Box(minX: min(x, z), minY: min(y, w), maxX: max(x, z), maxY: max(y, w))
            guard domain.agrees(allWithin: whole) else { continue }
            vouched += 1
            for _ in 0..<20 {
                let (a, b) = (random.unit(), random.unit())
                let (c, d) = (a + (1 - a) * random.unit(), b + (1 - b) * random.unit())
                let row = Box(
                    minX: whole.minX + a * whole.width, minY: whole.minY + b * whole.height,
                    maxX: whole.minX + c * whole.width, maxY: whole.minY + d * whole.height)
                #expect(domain.fault(of: row) == nil)
            }
        }
        #expect(code == 4490 || vouched > 0)
    }
}
