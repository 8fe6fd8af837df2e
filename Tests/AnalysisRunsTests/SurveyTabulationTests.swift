import Columns
import OGR
import PROJ
import Survey
import Testing

@testable import AnalysisRuns
@testable import Tools

@Suite struct SurveyTabulationTests {
    typealias Parcel = SurveyFiles.Parcel

    /// A terraced field on the border of the first two villages, one within the first, forest and a house.
    private static let parcels = [
        Parcel(
            key: "1", landClass: "0103", ring: SurveyFiles.box(950, 10, 100, 100), rate: 0.1195, area: 10_001.01,
            net: 8_805.89),
        Parcel(
            key: "2", landClass: "0101", ring: SurveyFiles.box(10, 10, 100, 100), rate: 0.0680, area: 10_000.07,
            net: 9_320.06),
        Parcel(
            key: "3", landClass: "0301", ring: SurveyFiles.box(300, 300, 10, 10), rate: nil, area: 99.99, net: 99.99),
        Parcel(key: "4", landClass: "0702", ring: SurveyFiles.box(1300, 300, 10, 10), rate: 0, area: nil, net: nil),
    ]

    private func run(
        _ files: SurveyFiles, _ parcels: [Parcel] = SurveyTabulationTests.parcels,
        zones: [SurveyFiles.Zone] = SurveyFiles.villages, method: AreaMethod = .planar, threads: Int = 1,
        _ change: (inout Tabulation.Request) -> Void
    ) async throws -> Tabulation {
        var request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(zones)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: try files.parcels(parcels)), classField: "DLBM", method: method)
        (request.parcelKey, request.threads, request.batchRows) = ("BSM", threads, 2)
        change(&request)
        return try await Tabulation.run(request)
    }

    private func text(_ result: Tabulation) -> String {
        result.csv().text.replacing("430699100", with: "A").replacing("0000000,", with: ",")
    }

    @Test func recomputed() async throws {
        let result = try await run(SurveyFiles()) { $0.deduction = .recomputed }
        #expect(
            text(result) == """
                zone,class,area_m2,survey_m2,deducted_m2,land_m2
                A201,0101,10000.000000,10000.00,680.00,9320.00
                A201,0103,5000.000000,5000.00,597.50,4402.50
                A201,0301,100.000000,100.00,0.00,100.00
                A201,1203,0.000000,0.00,0.00,1277.50
                A202,0103,5000.000000,5000.00,597.50,4402.50
                A202,0702,100.000000,100.00,0.00,100.00
                A202,1203,0.000000,0.00,0.00,597.50

                """)
    }

    /// Only parcels that lie whole in one village take the stored figures; the house has none and is recomputed.
    @Test func stored() async throws {
        let result = try await run(SurveyFiles()) { $0.deduction = .stored }
        #expect(
            text(result) == """
                zone,class,area_m2,survey_m2,deducted_m2,land_m2
                A201,0101,10000.000000,10000.07,680.01,9320.06
                A201,0103,5000.000000,5000.00,597.50,4402.50
                A201,0301,100.000000,99.99,0.00,99.99
                A201,1203,0.000000,0.00,0.00,1277.51
                A202,0103,5000.000000,5000.00,597.50,4402.50
                A202,0702,100.000000,100.00,0.00,100.00
                A202,1203,0.000000,0.00,0.00,597.50

                """)
        #expect(result.left.withoutStored == 1)
        #expect(result.notes(leftOut: 0).map(\.en).contains { $0.contains("1 parcels have no stored area") })
    }

    /// A column TBDLMJ of zeros takes no farmland away: 10000 · (1 − 0.1) = 9000. One that contradicts the rate is told: stored
    /// 9500 of 10000, where 10000 · (1 − 0.1) = 9000.
    @Test func netAreasThatContradict() async throws {
        func parcel(_ key: String, _ landClass: String, _ x: Double, _ rate: Double?, _ net: Double?) -> Parcel {
            Parcel(
                key: key, landClass: landClass, ring: SurveyFiles.box(x, 10, 100, 100), rate: rate, area: 10_000,
                net: net)
        }
        let rows = [
            parcel("1", "0103", 10, 0.1, 0), parcel("2", "0103", 210, nil, 0), parcel("3", "0103", 410, 0.1, 9_500),
            parcel("4", "0103", 610, 0.1, 9_000.01), parcel("5", "0301", 10, nil, 0),
        ]
        let result = try await run(SurveyFiles(), rows) { $0.deduction = .stored }
        let field = try #require(result.rows.first { $0.landClass == "0103" }?.survey)
        #expect(field.gross == 4_000_000)
        #expect(field.land == 900_000 + 1_000_000 + 950_000 + 900_001)
        let notes = result.notes(leftOut: 0).map(\.en)
        #expect(notes.contains { $0.hasPrefix("2 parcels of class 0103 store a TBDLMJ of 0 beside a TBMJ") })
        #expect(
            notes.contains {
                $0.hasPrefix("1 parcels of class 0103 store a TBDLMJ that is not") && $0.contains("500.00 m²")
            })
        #expect(!notes.contains { $0.contains("class 0301 store") })
    }

    /// 10001.01 m² in two equal halves: 5000.505 each, half up to 5000.51; the first gives the hundredth too many back.
    /// Ridges: 10001.01 · 0.1195 = 1195.12; halves 597.56 and 597.56.
    @Test func scaled() async throws {
        let result = try await run(SurveyFiles()) { $0.deduction = .scaled }
        let field = result.rows.filter { $0.landClass == "0103" }.compactMap(\.survey)
        #expect(field.map(\.gross) == [500_050, 500_051])
        #expect(field.map(\.deducted) == [59_756, 59_756])
        // Totals are those of the database: Σ TBMJ, with the house as it measures.
        let total = result.rows.compactMap(\.survey).reduce(SurveyFigure.zero, +)
        #expect(total.gross == 1_000_101 + 1_000_007 + 9_999 + 10_000)
        #expect(total.land == total.gross)
        #expect(total.deducted == 119_512 + 68_000)
    }

    /// A parcel that leaves the villages keeps its scale, and does not close.
    @Test func scaledParcelThatLeavesTheZones() async throws {
        let out = [
            Parcel(
                key: "1", landClass: "0101", ring: SurveyFiles.box(-50, 10, 100, 100), rate: 0, area: 20_000, net: nil)
        ]
        let result = try await run(SurveyFiles(), out) { $0.deduction = .scaled }
        #expect(result.rows.compactMap(\.survey).map(\.gross) == [1_000_000])
        #expect(result.outside == AreaSum(squareMetres: 5000))
    }

    @Test func wrongRates() async throws {
        func parcel(_ key: String, _ landClass: String, _ rate: Double?) -> Parcel {
            Parcel(
                key: key, landClass: landClass, ring: SurveyFiles.box(10, 10, 10, 10), rate: rate, area: nil, net: nil)
        }
        let rates = [
            parcel("high", "0101", 1.5), parcel("one", "0101", 1), parcel("low", "0101", -0.1),
            parcel("fine", "0102", 0.12345), parcel("forest", "0301", 0.5), parcel("null", "0103", nil),
            parcel("single", "0103", Double(Float(0.2557))),
        ]
        // Each on a place of its own: of one class on one place, one counts.
        let apart = rates.enumerated().map { place, parcel in
            var parcel = parcel
            parcel.ring = SurveyFiles.box(10 + 20 * Double(place), 10, 10, 10)
            return parcel
        }
        let result = try await run(SurveyFiles(), apart) { $0.deduction = .recomputed }
        #expect(result.left.ratesOutside == 3 && result.left.ratesRounded == 1)
        #expect(result.left.notFarmland.map(\.landClass) == ["0301"])
        #expect(
            Set(result.issues.map { "\($0.id ?? "") \($0.rule)" }) == [
                "high ridge-coefficient", "one ridge-coefficient", "low ridge-coefficient",
                "fine ridge-coefficient-decimals",
            ])
        let deducted = Dictionary(uniqueKeysWithValues: result.rows.map { ($0.landClass, $0.survey?.deducted ?? -1) })
        // 100.00 m² · 0.1235 and 100.00 m² · 0.2557.
        #expect(deducted == ["0101": 0, "0102": 1235, "0103": 2557, "0301": 0, "1203": 0])
        let notes = result.notes(leftOut: 0).map(\.en).joined(separator: "\n")
        #expect(notes.contains("3 parcels have a KCXS that is not from 0 up to 1"))
        #expect(notes.contains("class 0301 have a KCXS above 0"))
    }

    /// A product that doubles round down at the half: 170.00 m² · 0.1195 = 20.315 m².
    @Test func halvesGoUp() async throws {
        let half = [
            Parcel(
                key: "1", landClass: "0103", ring: SurveyFiles.box(10, 10, 17, 10), rate: 0.1195, area: nil, net: nil)
        ]
        let result = try await run(SurveyFiles(), half) { $0.deduction = .recomputed }
        #expect(result.rows.first?.survey?.deducted == 2032)
        #expect(result.rows.first?.survey?.land == 14_968)
    }

    @Test(arguments: [DeductionMode.stored, .recomputed, .scaled], [1, 3])
    func splitsAndOrderDoNotMatter(mode: DeductionMode, threads: Int) async throws {
        let classes = ["0101", "0103", "0301"]
        var many: [Parcel] = []
        for i in 0..<40 {
            let ring = SurveyFiles.box(Double(i) * 70 + 0.37, 20.11, 63.3, 51.7)
            let rate: Double? = i % 3 == 2 ? nil : 0.0680
            many.append(
                Parcel(
                    key: "\(i)", landClass: classes[i % 3], ring: ring, rate: rate, area: 3272.6 + Double(i) / 100,
                    net: 3000))
        }
        let one = try await run(SurveyFiles(), many, method: .ellipsoidal) { $0.deduction = mode }
        let other = try await run(SurveyFiles(), many.reversed(), method: .ellipsoidal, threads: threads) {
            ($0.deduction, $0.batchRows) = (mode, 7)
        }
        #expect(one.csv().text == other.csv().text)
        // Control areas a few hundredths off the sums.
        let sums = Dictionary(
            grouping: try await run(SurveyFiles(), many, method: .ellipsoidal) {
                $0.deduction = .recomputed
            }.rows, by: \.zone
        ).mapValues { $0.reduce(0) { $0 + ($1.survey?.gross ?? 0) } }
        var zones = SurveyFiles.villages
        for z in zones.indices { zones[z].control = Double((sums[zones[z].key] ?? 0) + Int64(5 * z) - 7) / 100 }
        let balanced = try await run(SurveyFiles(), many, zones: zones, method: .ellipsoidal) {
            $0.balance = .init(controlField: "DCMJ", county: nil)
        }
        let again = try await run(
            SurveyFiles(), many.reversed(), zones: zones.reversed(), method: .ellipsoidal, threads: threads
        ) {
            $0.balance = .init(controlField: "DCMJ", county: nil)
        }
        #expect(balanced.balance?.villages.map(\.residual) == [-7, -2, 3])
        #expect(balanced.csv().text == again.csv().text)
    }

    @Test func aSystemThatCannotBeToldStopsADeduction() async throws {
        let mixed = [
            Parcel(
                key: "1", landClass: "0103", ring: SurveyFiles.box(10, 10, 17, 10), rate: 0.1195, area: nil, net: nil),
            Parcel(
                key: "2", landClass: "011", ring: SurveyFiles.box(40, 10, 17, 10), rate: 0.1195, area: nil, net: nil),
        ]
        await #expect(throws: LandClassSystemError.self) {
            _ = try await run(SurveyFiles(), mixed) { $0.deduction = .recomputed }
        }
        let told = try await run(SurveyFiles(), mixed) { ($0.deduction, $0.classSystem) = (.recomputed, .thirdSurvey) }
        #expect(told.classes.unknown.map(\.landClass) == ["011"])
        let plain = try await run(SurveyFiles(), mixed) { _ in }
        let words = Wording(options: { ["--class-system"] }, arguments: [], hasProject: false)
        let notes = Wording.$current.withValue(words) { plain.notes(leftOut: 0).map(\.en) }
        #expect(plain.classes.system == nil && notes.contains { $0.contains("--class-system") })
    }

    @Test func classesNotInTheTable() async throws {
        var odd = Self.parcels
        (odd[1].landClass, odd[2].landClass, odd[3].landClass) = ("0199", "0199", nil)
        let result = try await run(SurveyFiles(), odd) { _ in }
        #expect(result.classes.system == .thirdSurvey)
        #expect(result.classes.unknown == [.init(landClass: "0199", parcels: 2)])
        #expect(result.issues.map(\.rule).sorted() == ["class-unknown", "class-unknown"])
        #expect(result.csv().text.contains(",0199,10100.000000\n"))
    }

    @Test func missingFieldsNameTheNearest() async throws {
        let files = try SurveyFiles()
        let parcels = try files.parcels(Self.parcels, renaming: ["KCXS": "KCXZ"])
        var request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(SurveyFiles.villages)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: parcels), classField: "DLBM", method: .planar)
        request.deduction = .scaled
        await #expect {
            _ = try await Tabulation.run(request)
        } throws: {
            let error = $0 as? OGRError
            return error?.description.contains("KCXS") == true && error?.advice?.contains("KCXZ") == true
        }
    }
}
