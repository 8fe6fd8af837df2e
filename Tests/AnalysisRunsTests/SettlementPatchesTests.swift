import Columns
import GEOS
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import WayAnalysis

@Suite struct SettlementPatchesTests {
    private func parcels(_ items: [(village: Int, box: (Double, Double, Double, Double))]) -> SettlementPieces {
        SettlementPieces(
            Squares.column(items.map(\.box)),
            items.enumerated().map { row, item in
                let area = AreaSum(squareMetres: item.box.2 * item.box.3)
                return .init(village: item.village, parcel: row, area: area, construction: area)
            }, villages: 3)
    }

    @Test func parcelsWithinTheDistanceAreOnePatch() throws {
        // Gaps of 20 m and 20.01 m; the fourth parcel is 5 m from the third but in the other village.
        let all = parcels([
            (0, (0, 0, 10, 10)), (0, (30, 0, 10, 10)), (0, (60.01, 0, 20, 10)), (1, (85.01, 0, 10, 10)),
        ])
        let found = try SettlementPatches(all, villages: 3, within: 20)
        #expect(found.patches.map(\.rows) == [[0, 1], [2], [3]])
        #expect(found.offsets == [0, 2, 3, 3])
        #expect(found.patches.map(\.area) == [200, 200, 100].map { AreaSum(squareMetres: $0) })
        #expect(found.patches[0].centre == Squares.place(20, 5))
        #expect(try SettlementPatches(all, villages: 3, within: 19.99).patches.map(\.rows) == [[2], [0], [1], [3]])
        #expect(try SettlementPatches(all, villages: 3, within: 20.02).patches.map(\.rows) == [[0, 1, 2], [3]])
        #expect(try found.polygons(all).count == 3)
    }

    @Test func parcelsThatTouchAreDissolved() throws {
        let all = parcels([(0, (0, 0, 10, 10)), (0, (10, 0, 10, 10)), (0, (20, 10, 10, 10))])
        let found = try SettlementPatches(all, villages: 1, within: 0)
        #expect(found.patches.map(\.rows) == [[0, 1, 2]])
        let shape = try found.polygons(all)
        // The third touches at a corner only: a part of its own.
        #expect(shape.parts(ofRow: 0).count == 2)
        let context = GEOSContext()
        #expect(try GEOSGeometry(polygons: shape, row: 0, in: context).area == 300)
    }

    @Test func againstDistancesOfGEOSInAnyOrder() throws {
        var generator = SeededGenerator(seed: 11)
        var items: [(village: Int, box: (Double, Double, Double, Double))] = []
        while items.count < 120 {
            let (x, y) = (generator.unit() * 900, generator.unit() * 900)
            let box = (x, y, 5 + generator.unit() * 40, 5 + generator.unit() * 40)
            // Random boxes overlap: one inside another, off its border, is the only pair that GEOS joins and we do not.
            let new = Squares.column([box]).box(ofRow: 0)
            let isNested = items.contains { other in
                let old = Squares.column([other.box]).box(ofRow: 0)
                return old.holds(new) || new.holds(old)
            }
            if !isNested { items.append((generator.unit() < 0.5 ? 0 : 1, box)) }
        }
        let all = parcels(items)
        let context = GEOSContext()
        for metres in [0.0, 7, 25] {
            // Independent: GEOS distances of all pairs, and a flood over them.
            var label = items.indices.map { $0 }
            for a in items.indices {
                let left = try GEOSGeometry(polygons: all.polygons, row: a, in: context)
                for b in items.indices where b > a && items[a].village == items[b].village {
                    let right = try GEOSGeometry(polygons: all.polygons, row: b, in: context)
                    guard try left.distance(to: right) <= metres, label[a] != label[b] else { continue }
                    let (old, new) = (max(label[a], label[b]), min(label[a], label[b]))
                    for i in label.indices where label[i] == old { label[i] = new }
                }
            }
            let expected = Set(Dictionary(grouping: items.indices, by: { label[$0] }).values.map { Set($0) })
            let found = try SettlementPatches(all, villages: 2, within: metres)
            #expect(Set(found.patches.map { Set($0.rows) }) == expected, "\(metres) m")
            let order = items.indices.sorted { _, _ in generator.unit() < 0.5 }
            let shuffled = try SettlementPatches(parcels(order.map { items[$0] }), villages: 2, within: metres)
            #expect(shuffled.patches.map { $0.rows.map { order[$0] } } == found.patches.map(\.rows))
            #expect(shuffled.patches.map(\.centre) == found.patches.map(\.centre))
        }
    }
}
