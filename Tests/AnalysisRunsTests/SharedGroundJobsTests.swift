import Columns
import OGR
import Overlap
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns

/// What is made from parcels beside sums over classes, where rows share ground: rectangles counted by hand.
@Suite struct SharedGroundJobsTests {
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))

    private func write(
        _ folder: TestFolder, _ name: String, _ parcels: [Parcel], _ columns: [(String, AttributeColumn)] = []
    ) throws {
        var layer = Layer(
            name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
        layer.add(Field("BSM", .text), .text(parcels.map(\.key)))
        layer.add(Field("DLBM", .text), .text(parcels.map(\.landClass)))
        for (field, column) in columns { layer.add(Field(field, column.kind), column) }
        try folder.write(layer, name + ".gpkg")
    }

    private func analyse(_ folder: TestFolder, _ layers: [String], threads: Int = 1) async throws -> Findings {
        try await Analysis.run(
            try folder.project(
                (["villages"] + layers).map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n"),
                "county: {code: \"430699\", name: 县}"), threads: threads)
    }

    private func isNear(_ a: AreaSum?, _ b: Double) -> Bool {
        a.map { ($0.squareMetres - b).magnitude < 0.01 + 1e-7 * b } ?? false
    }

    /// Homesteads of 1 ha that share half, and village land of another class that shares 1000 m² with one of them; a field,
    /// and one that stands in two classes of farmland.
    private static let village: [Parcel] = [
        ("1", "0702", (0, 0, 100, 100)), ("2", "0702", (50, 0, 100, 100)), ("3", "0301", (140, 0, 20, 100)),
        ("4", "0101", (600, 0, 100, 100)), ("5", "0103", (900, 0, 100, 100)), ("6", "0101", (900, 0, 100, 100)),
    ]

    @Test(arguments: [false, true]) func settlementsAndFieldsCountOnce(turned: Bool) async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let parcels = turned ? Array(Self.village.reversed()) : Self.village
        try write(
            folder, "parcels", parcels, [("CZCSXM", .text(parcels.map { $0.landClass == "0301" ? "203" : nil }))])
        let found = try await analyse(folder, ["parcels"], threads: turned ? 2 : 1)
        let layout = try #require(found.layout)
        #expect(isNear(layout.settlementArea, 16_000), "\(String(describing: layout.settlementArea))")
        #expect(isNear(layout.settlements?.first?.construction, 15_000) && layout.settlements?.count == 1)
        // From 650 and 950 to the settlement's border at 160, each field once.
        let radius = try #require(found.villages.rows[0].layout?.farming)
        #expect((radius.mean - (490 + 790) / 2).magnitude < 0.01, "\(radius.mean)")

        let blocks = try #require(found.consolidation)
        #expect(blocks.blocks.map { ($0.area.squareMetres * 100).rounded() / 100 } == [10_000, 10_000])
        #expect(isNear(blocks.county.area, 20_000) && isNear(blocks.byVillage[0].area, 20_000))
        #expect(blocks.byVillage[0].fragmentation?.farmland.squareMetres.rounded() == 20_000)
        #expect(areas(of: blocks.shapes, on: .planar).reduce(0, +).rounded() == 20_000)
        // By class the field stands in both, and is told.
        #expect(isNear(found.land?.farmland, 30_000) && isNear(found.land?.countyDoubt.farmlandAbove, 10_000))
    }

    /// Farmland in a corridor: 25 by 100 m of two fields' common ground lie in it, with the later one's ridges.
    @Test func corridorsCountFarmlandOnce() throws {
        var layer = Layer(
            name: "parcels", crs: Squares.zone.crs,
            geometry: .polygons(Squares.column([(50, 0, 100, 100), (0, 0, 100, 100), (0, 0, 100, 50)])))
        layer.add(Field("key", .text), .text(["2", "1", "3"]))
        layer.add(Field("class", .text), .text(["0103", "0101", "0301"]))
        layer.add(Field("deduction_rate", .real), .real([0.1, nil, nil]))
        let shared = try SharedParcels([layer], key: "key", classField: "class", on: .planar)
        let corridors = ZoneIndex(zones: Squares.column([(0, 0, 75, 100), (500, 0, 10, 10)]), on: .planar)
        let again = shared.repeatedFarmland(in: corridors)
        #expect(isNear(again[0], 2250) && again[1] == .zero)
    }

    /// What a survey stores for ground that it has twice is divided as its ground is: nothing is new.
    @Test func storedChangeCountsOnce() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let before: [Parcel] = [("1", "0101", (0, 0, 100, 100))]
        let now: [Parcel] = [("1", "0101", (0, 0, 100, 100)), ("2", "0101", (50, 0, 100, 100))]
        try write(folder, "parcels_before", before, [("TBMJ", .real([10_000])), ("TBDLMJ", .real([9000]))])
        try write(
            folder, "parcels", now, [("TBMJ", .real([10_000, 10_000.04])), ("TBDLMJ", .real([9000, 8000]))])
        let change = try #require(try await analyse(folder, ["parcels", "parcels_before"]).change)
        let stored = try #require(change.balanced)
        #expect(stored.gross.flows.map { $0.area.squareMetresText() } == ["10000.00"])
        // Half of the second parcel lies beyond the first: 5000.02 of its 10,000.04.
        #expect(StoredMatrix.byClass(stored.gross.new).map { $0.area.squareMetresText() } == ["5000.02"])
        #expect(isNear(change.new.first?.area, 5000) && isNear(change.doubtNow.sameClass, 5000))
    }

    /// Farmland beyond the villages stores what no village holds: it is no sign of another unit, and in no sum.
    @Test func storedAreasBeyondTheVillages() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let parcels: [Parcel] = [("1", "0101", (0, 0, 100, 100)), ("2", "0101", (5000, 0, 1000, 300))]
        try write(folder, "parcels", parcels, [("TBDLMJ", .real([9000, nil]))])
        #expect(isNear(try await analyse(folder, ["parcels"]).land?.storedFarmland, 9000))
        try write(folder, "more", parcels, [("TBDLMJ", .real([9000, 290_000]))])
        let found = try await Analysis.run(
            try folder.project("  villages: {path: villages.gpkg}\n  parcels: {path: more.gpkg}"), threads: 1)
        #expect(isNear(found.land?.storedFarmland, 9000))
    }
}
