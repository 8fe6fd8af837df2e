import Columns
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns

@Suite struct VillagePlacesTests {
    private func settlement(_ village: Int, _ x: Double, _ y: Double, _ area: Double, homestead: Bool = true)
        -> ParcelTally.Settlement
    {
        .init(
            village: village, place: Squares.place(x, y), parcel: Squares.place(x, y),
            area: AreaSum(squareMetres: area), isHomestead: homestead)
    }

    @Test func theHomesteadNearestToTheWeightedMean() throws {
        let villages = try Squares.villages(1)
        // Mean at x = (100·1 + 200·1 + 400·8)/10 = 350: nearest is 400.
        let places = try VillagePlaces(
            villages, settlements: [settlement(0, 100, 5, 1), settlement(0, 200, 5, 1), settlement(0, 400, 5, 8)])
        #expect(places.places == [Squares.place(400, 5)])
        #expect(places.sources == [.homesteads])
    }

    @Test func villageLandCountsOnlyWithoutHomesteads() throws {
        let villages = try Squares.villages(2)
        let places = try VillagePlaces(
            villages,
            settlements: [
                settlement(0, 10, 10, 100, homestead: false), settlement(0, 900, 10, 1),
                settlement(1, 1500, 10, 5, homestead: false),
            ])
        #expect(places.places == [Squares.place(900, 10), Squares.place(1500, 10)])
        #expect(places.sources == [.homesteads, .villageLand])
    }

    @Test func withoutASettlementAPointInside() throws {
        let villages = try Squares.villages(1)
        let places = try VillagePlaces(villages, settlements: [])
        #expect(places.sources == [.pointOnSurface])
        #expect(villages.polygons.box.holds(places.places[0]))
    }

    @Test func tiesAndOrder() throws {
        let villages = try Squares.villages(1)
        let parcels = [settlement(0, 100, 0, 1), settlement(0, 300, 0, 1)]
        for order in [parcels, parcels.reversed()] {
            #expect(try VillagePlaces(villages, settlements: order).places == [Squares.place(100, 0)])
        }
    }
}
