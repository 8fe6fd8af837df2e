import Columns
import OGR
import Overlap
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import Tools

/// Villages that overlap, beside ground outside every village: two areas and never their difference. Rectangles by hand.
@Suite struct OverlappingZonesTests {
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))

    /// Two villages of 1 km that share half of each: 1.5 km² of ground in all.
    private static let villages = Squares.column([(0, 0, 1000, 1000), (500, 0, 1000, 1000)])

    private func write(_ folder: TestFolder, _ parcels: [Parcel]) throws {
        var layer = Layer(
            name: "parcels", crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
        layer.add(Field("BSM", .text), .text(parcels.map(\.key)))
        layer.add(Field("DLBM", .text), .text(parcels.map(\.landClass)))
        try folder.write(layer, "parcels.gpkg")
    }

    private func tabulate(_ folder: TestFolder) async throws -> Tabulation {
        try await Tabulation.run(
            Tabulation.Request(
                zones: LayerRequest(path: folder.file("villages.gpkg")), zoneKey: "ZLDWDM",
                parcels: LayerRequest(path: folder.file("parcels.gpkg")), classField: "DLBM", method: .planar))
    }

    private func isNear(_ a: AreaSum?, _ b: Double) -> Bool {
        a.map { ($0.squareMetres - b).magnitude < 0.01 + 1e-6 * b } ?? false
    }

    /// One parcel of 2 km²: half a km² lies in both villages and half a km² in none. The same ground as two parcels.
    @Test(arguments: [true, false]) func withinOneParcelNeitherHidesTheOther(isOne: Bool) async throws {
        let folder = try TestFolder()
        try folder.writeVillages(shapes: Self.villages)
        try write(
            folder,
            isOne
                ? [("1", "0101", (0, 0, 2000, 1000))]
                : [("1", "0101", (0, 0, 800, 1000)), ("2", "0101", (800, 0, 1200, 1000))])
        let found = try await tabulate(folder)
        #expect(isNear(found.outside, 500_000) && isNear(found.repeated, 500_000))
        #expect(found.rows.map(\.landClass) == ["0101", "0101"])
        #expect(found.rows.allSatisfy { isNear($0.area, 1_000_000) })
        let told = found.issues.filter { $0.layer == "zones" }
        #expect(told.map(\.id) == ["430699101201", "430699101202"])
        #expect(told.allSatisfy { isNear($0.areaBefore.map { AreaSum(squareMetres: $0) }, 500_000) && $0.place != nil })
    }

    /// A task of 180 ha against 150 ha of ground that stands as 200 ha in the villages: it cannot be met.
    @Test func aTaskIsNotMetByGroundThatStandsTwice() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(shapes: Self.villages)
        try write(folder, [("1", "0101", (0, 0, 1500, 1000))])
        let found = try await Analysis.run(
            try folder.project(
                """
                  villages: {path: villages.gpkg}
                  parcels: {path: parcels.gpkg}
                """), threads: 1)
        let land = try #require(found.land)
        #expect(isNear(land.farmland, 1_500_000))
        #expect(isNear(land.sharedByVillages, 500_000))
        #expect(isNear(land.countyDoubt.inSeveralVillages, 500_000))
        let told = found.issues.filter { $0.layer == "villages" && $0.rule == "overlap" }
        #expect(told.count == 2 && told.allSatisfy { $0.place != nil })
    }

    /// Villages side by side share nothing: nothing is told, and nothing is measured again.
    @Test func villagesSideBySide() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(folder, [("1", "0101", (0, 0, 2000, 1000))])
        let found = try await tabulate(folder)
        #expect(found.outside == .zero && found.repeated == .zero && found.issues.isEmpty)
    }
}
