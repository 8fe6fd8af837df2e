import Columns
import Overlap
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct ParcelTallyTests {
    struct Parcel {
        let box: (Double, Double, Double, Double), landClass: String?, rate: Double?, key: String
    }

    private func batch(_ parcels: [Parcel]) -> Layer {
        var layer = Layer(
            name: "parcels", crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
        layer.add(Field("key", .text), .text(parcels.map(\.key)))
        layer.add(Field("class", .text), .text(parcels.map(\.landClass)))
        layer.add(Field("deduction_rate", .real), .real(parcels.map(\.rate)))
        return layer
    }

    private func tallier() throws -> ParcelTallier {
        let villages = try Squares.villages(2)
        let pieces = ConflictPieces(
            patches: Squares.column([(0, 0, 500, 500)]), villages: villages.polygons, on: Squares.plane.overlap)
        return ParcelTallier(
            villages: villages, villageIndex: pieces.villageIndex,
            grounds: [ProtectedGround(layer: .basicFarmland, pieces: pieces, ids: ["J1"])], rules: try RedLineRules(),
            plane: Squares.plane, collectsLayout: true)
    }

    private let parcels = [
        Parcel(box: (0, 0, 500, 1000), landClass: "0101", rate: 0.1, key: "A"),
        Parcel(box: (500, 0, 1000, 1000), landClass: "0103", rate: nil, key: "B"),
        Parcel(box: (1500, 0, 400, 1000), landClass: "0702", rate: 0.5, key: "C"),
        Parcel(box: (1900, 0, 200, 1000), landClass: "1101", rate: nil, key: "D"),
        Parcel(box: (100, 100, 50, 20), landClass: "0201K", rate: nil, key: "E"),
    ]

    /// Metres are off by up to 6·10⁻⁸ at 1.5 km from the central meridian: 0.03 m² of 500,000.
    @Test func sumsByVillageAndClass() throws {
        let villages = try Squares.villages(2)
        let tally = try tallier().tally(batch(parcels))
        let land = LandFindings(tally, villages: villages, plane: Squares.plane)
        func area(_ village: Int, _ code: String) -> VillageClassArea? {
            land.byVillage.first { $0.village == villages.codes[village] && $0.code == code }
        }
        #expect(abs(area(0, "0101")!.gross.squareMetres - 500_000) < 0.1)
        #expect(abs(area(0, "0101")!.net.squareMetres - 450_000) < 1e-2)
        // Ridges become 1203, which has no ground of its own here.
        #expect(abs(area(0, "1203")!.net.squareMetres - 50_000) < 1e-2)
        #expect(area(0, "1203")!.gross == .zero)
        #expect(abs(area(0, "0103")!.net.squareMetres - 500_000) < 0.1)
        #expect(abs(area(1, "0103")!.net.squareMetres - 500_000) < 0.1)
        // KCXS counts on farmland only.
        #expect(area(1, "0702")!.net == area(1, "0702")!.gross)
        #expect(abs(land.farmland.squareMetres - 1_450_000) < 1e-1)
        #expect(abs(land.farmlandGross.squareMetres - 1_500_000) < 1e-1)
        // Half of D lies outside both villages.
        #expect(land.parcelsOutside == 1)
        #expect(abs(land.outsideVillages.squareMetres - 100_000) < 1e-1)
        // Closure before and after deduction, exactly.
        #expect(land.classes.reduce(AreaSum.zero) { $0 + $1.net } == land.total)
        #expect(land.classes.reduce(AreaSum.zero) { $0 + $1.gross } == land.total)
        #expect(land.byVillage.reduce(AreaSum.zero) { $0 + $1.net } == land.total)
        #expect(abs((land.parcelArea - land.total - land.outsideVillages).squareMetres) < 1e-5)
    }

    @Test func conflictsComeFromClasses() throws {
        let tally = try tallier().tally(batch(parcels))
        #expect(tally.conflicts.map(\.parcel) == ["E"])
        #expect(abs(tally.conflicts[0].area.squareMetres - 1000) < 1e-3)
    }

    /// Fallow land, owners and basic farmland are told village by village.
    @Test func landByOwnerPlantingAndBasicFarmland() throws {
        let villages = try Squares.villages(2)
        var tallier = try tallier()
        tallier.basic = try BasicFarmlandIndex(
            Squares.column([(900, 0, 200, 100), (0, 0, 100, 100)]), villages,
            villageIndex: tallier.villageIndex, on: Squares.plane.overlap)
        var layer = batch([
            Parcel(box: (0, 0, 1000, 500), landClass: "0101", rate: 0.1, key: "A"),
            Parcel(box: (1000, 0, 1000, 500), landClass: "0103", rate: nil, key: "B"),
            Parcel(box: (0, 500, 2000, 500), landClass: "0702", rate: nil, key: "C"),
        ])
        layer.add(Field("planting", .text), .text(["WG", "LS", "WG"]))
        layer.add(Field("ownership", .text), .text(["30", "20", nil]))
        layer.add(Field("irrigated", .text), .text(["是", nil, nil]))
        let tally = try tallier.tally(layer)
        let land = LandFindings(tally, villages: villages, plane: Squares.plane)
        let fallow = LandFindings.fallow(tally.fallow, villages)
        // Only farmland lies fallow.
        #expect(fallow.map(\.village) == [villages.codes[0]] && fallow[0].landClass == "0101")
        #expect(fallow[0].isIrrigated == true && fallow[0].hasFieldRoad == nil)
        #expect(abs(fallow[0].gross.squareMetres - 500_000) < 0.1)
        let owners = land.byOwner.map { "\($0.village.suffix(1)) \($0.code) \($0.owner.rawValue)" }
        #expect(
            owners == ["1 0101 collective", "1 0702 unknown", "1 1203 collective", "2 0103 state", "2 0702 unknown"])
        #expect(land.byOwner.reduce(AreaSum.zero) { $0 + $1.net } == land.total)
        let basic = LandFindings.byVillage(tally.basic, villages)
        #expect(basic.map(\.code) == ["0101", "1203", "0103"])
        for (area, wanted) in zip(basic, [18_000.0, 2000, 10_000]) {
            #expect(abs(area.net.squareMetres - wanted) < 0.01)
        }
        #expect(basic.map(\.village) == [villages.codes[0], villages.codes[0], villages.codes[1]])
    }

    @Test func anySplitGivesTheSameDigits() throws {
        let villages = try Squares.villages(2)
        let tallier = try tallier()
        let whole = LandFindings(try tallier.tally(batch(parcels)), villages: villages, plane: Squares.plane)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5 {
            var sum = ParcelTally()
            for parcel in parcels.sorted(by: { _, _ in generator.unit() < 0.5 }) {
                sum.merge(try tallier.tally(batch([parcel])))
            }
            let land = LandFindings(sum, villages: villages, plane: Squares.plane)
            #expect(land.classes == whole.classes)
            #expect(land.byVillage == whole.byVillage)
            #expect(land.outsideVillages == whole.outsideVillages)
        }
    }

    @Test func badClassesAndCoefficients() throws {
        let tally = try tallier().tally(
            batch([
                Parcel(box: (0, 0, 10, 10), landClass: nil, rate: nil, key: "A"),
                Parcel(box: (20, 0, 10, 10), landClass: "0101", rate: 1.5, key: "B"),
                Parcel(box: (40, 0, 10, 10), landClass: "011", rate: nil, key: "C"),
                Parcel(box: (60, 0, 10, 10), landClass: "9999", rate: nil, key: "D"),
            ]))
        #expect(tally.issues.map(\.rule) == ["class-unknown", "ridge-coefficient"])
        #expect(tally.oldClass == "011")
        #expect(tally.unknownClasses == ["011": 1, "9999": 1])
        #expect(tally.parcels == 3)
    }

    @Test func centroids() {
        let column = Squares.column([(0, 0, 10, 20), (100, 50, 4, 4)])
        #expect(column.centroid(ofRow: 0) == Squares.place(5, 10))
        var holed = PolygonColumn()
        // 10 × 10 with a hole of 5 × 10 on its west side: the centre of what is left.
        holed.append([Squares.ring(0, 0, 10, 10), Squares.ring(0, 0, 5, 10)])
        let centre = holed.centroid(ofRow: 0)
        #expect(abs(centre.x - Squares.place(7.5, 5).x) < 1e-9 && abs(centre.y - Squares.place(7.5, 5).y) < 1e-9)
    }
}
