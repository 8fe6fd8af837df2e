import Columns
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import WayAnalysis

@Suite struct FarmingDistancesTests {
    @Test func meanAndQuantileByGround() {
        var distances = FarmingDistances()
        for (metres, area) in [(100.0, 5.0), (50, 4), (900, 1)] {
            distances.add(metres, AreaSum(squareMetres: area))
        }
        // (500 + 200 + 900)/10; nine tenths of the ground lie within 100 m exactly, all of it within 900 m.
        #expect(distances.mean == 160)
        #expect(distances.quantile(tenths: 9) == 100)
        #expect(distances.quantile(tenths: 4) == 50)
        #expect(distances.quantile(tenths: 10) == 900)
        #expect(FarmingDistances().mean == nil && FarmingDistances().quantile(tenths: 9) == nil)
    }

    /// One homestead of 100 m in the south-west of a village, two fields; a road along the south of both.
    @Test func radiiByHand() throws {
        let county = try SmallCounty()
        let ground = AreaSum(squareMetres: 10_000)
        let homestead = SettlementPieces(
            Squares.column([(0, 400, 100, 100)]), [.init(village: 0, parcel: 0, area: ground, construction: ground)],
            villages: 12)
        // Centroids 200 m and 500 m east of the homestead's border, 50 m under the road at y = 500.
        let farmed: [LayoutParcels.Farmed] = [
            .init(village: 0, place: Squares.place(300, 450), area: AreaSum(squareMetres: 9000)),
            .init(village: 0, place: Squares.place(600, 450), area: AreaSum(squareMetres: 1000)),
            .init(village: 1, place: Squares.place(1600, 450), area: AreaSum(squareMetres: 1000)),
        ]
        let patches = try SettlementPatches(homestead, villages: 12, within: 20)
        let found = try FarmingRadii.find(
            farmed, homestead, patches: patches, graph: county.graph, reach: 400, plane: Squares.plane)
        let radius = try #require(found[0])
        #expect(abs(radius.mean - 230) < 1e-3 && abs(radius.nineTenths - 200) < 1e-3)
        // The road begins at x = 100, the homestead's centroid (50, 450) joins it there: √(50² + 50²); then 200 m and
        // 500 m along it, and 50 m to the fields.
        let leg = 5000.0.squareRoot()
        #expect(abs(radius.roadMean! - (leg + 50 + 230)) < 1e-3)
        #expect(abs(radius.roadNineTenths! - (leg + 50 + 200)) < 1e-3)
        #expect(radius.roadShare == 1)
        // Village 1 has fields and no settlement.
        #expect(found[1] == nil)
        let near = try FarmingRadii.find(
            farmed, homestead, patches: patches, graph: county.graph, reach: 45, plane: Squares.plane)
        #expect(near[0]?.roadShare == 0 && near[0]?.roadMean == nil && near[0]?.mean == radius.mean)
        let without = try FarmingRadii.find(
            farmed, homestead, patches: patches, graph: nil, reach: 400, plane: Squares.plane)
        #expect(without[0]?.roadShare == nil && without[0]?.mean == radius.mean)
    }
}
