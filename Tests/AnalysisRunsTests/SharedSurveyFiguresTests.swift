import Columns
import OGR
import Survey
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import Tools

/// The survey's figures of ground that rows of one class share count once, as the ground itself does; counted by hand.
@Suite struct SharedSurveyFiguresTests {
    typealias Parcel = SurveyFiles.Parcel

    private func run(
        _ parcels: [Parcel], zones: [SurveyFiles.Zone] = SurveyFiles.villages, method: AreaMethod = .planar,
        threads: Int = 1, _ change: (inout Tabulation.Request) -> Void
    ) async throws -> Tabulation {
        let files = try SurveyFiles()
        var request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(zones)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: try files.parcels(parcels)), classField: "DLBM", method: method)
        (request.parcelKey, request.threads, request.batchRows) = ("BSM", threads, 1)
        change(&request)
        return try await Tabulation.run(request)
    }

    private static func field(
        _ key: String, _ x: Double, _ width: Double, rate: Double, area: Double, net: Double, landClass: String = "0103"
    ) -> Parcel {
        Parcel(
            key: key, landClass: landClass, ring: SurveyFiles.box(x, 10, width, 100), rate: rate, area: area, net: net)
    }

    /// Two fields of 10,000 m² that share half; the second, by key, gives way with half of what it stores.
    private static let halves = [
        field("1", 10, 100, rate: 0.1195, area: 10_001.01, net: 8805.89),
        field("2", 60, 100, rate: 0.1, area: 20_000, net: 18_000),
    ]

    /// Gross, deducted and land of dry land, and of the ridges.
    private func figures(_ result: Tabulation, _ village: String = "201") -> [[Int64]] {
        result.rows.filter { $0.zone.contains("002" + village) || $0.zone.contains("00" + village) }
            .compactMap(\.survey).map { [$0.gross, $0.deducted, $0.land] }
    }

    @Test(arguments: [1, 2], [false, true]) func recomputed(threads: Int, turned: Bool) async throws {
        let parcels = turned ? Array(Self.halves.reversed()) : Self.halves
        let result = try await run(parcels, threads: threads) { $0.deduction = .recomputed }
        #expect(result.rows.map(\.area) == [AreaSum(squareMetres: 15_000), .zero])
        // 10,000 · 0.1195 and 5000 · 0.1.
        #expect(figures(result) == [[1_500_000, 169_500, 1_330_500], [0, 0, 169_500]])
        #expect(result.doubts.first?.doubt.counted == .zero)
    }

    @Test func stored() async throws {
        let result = try await run(Self.halves) { $0.deduction = .stored }
        // 10,001.01 with 1195.12, and half of 20,000 with 2000.
        #expect(figures(result) == [[2_000_101, 219_512, 1_780_589], [0, 0, 219_512]])
    }

    @Test func scaled() async throws {
        let result = try await run(Self.halves) { $0.deduction = .scaled }
        #expect(figures(result) == [[2_000_101, 219_512, 1_780_589], [0, 0, 219_512]])
        let official = try await run(Self.halves, method: .official) { $0.deduction = .scaled }
        #expect(figures(official)[0][0] == 2_000_101)
    }

    @Test(arguments: [DeductionMode.recomputed, .stored, .scaled]) func aRowGivenUpWholeLeavesNothing(
        mode: DeductionMode
    ) async throws {
        let again = Self.field("9", 10, 100, rate: 0.1195, area: 10_001.01, net: 8805.89)
        let one = try await run([Self.halves[0]]) { $0.deduction = mode }
        let two = try await run([Self.halves[0], again]) { $0.deduction = mode }
        #expect(one.rows == two.rows)
    }

    /// A field on the border of two villages, and one in the western that has half of the former's western half.
    @Test(arguments: [DeductionMode.recomputed, .stored, .scaled]) func acrossABorder(mode: DeductionMode) async throws
    {
        let parcels = [
            Self.field("1", 875, 100, rate: 0, area: 10_000, net: 10_000),
            Self.field("2", 950, 100, rate: 0, area: 10_000, net: 10_000),
        ]
        let result = try await run(parcels) { $0.deduction = mode }
        #expect(result.rows.map { $0.survey?.gross } == [1_250_000, 500_000])
        #expect(result.rows.map { $0.area.squareMetres } == [12_500, 5000])
    }

    /// What several classes claim stands in each, with the figures of each.
    @Test func betweenClassesBothStay() async throws {
        let parcels = [Self.halves[0], Self.field("2", 60, 100, rate: 0, area: 20_000, net: 20_000, landClass: "0301")]
        let result = try await run(parcels) { $0.deduction = .stored }
        #expect(result.rows.map { $0.survey?.gross } == [1_000_101, 2_000_000, 0])
        #expect(result.doubts.first?.doubt.counted == AreaSum(squareMetres: 5000))
    }

    /// A village in two strips that share 100,000 m²: balanced to its control area, as one that is tiled is. Counted twice
    /// they would be 10 % too much, which is refused.
    @Test func balancedOnce() async throws {
        let zone = SurveyFiles.Zone(
            key: "4306991002010000000", control: 1_000_000.07, ring: SurveyFiles.box(0, 0, 1000, 1000))
        func strip(_ key: String, _ y: Double, _ height: Double) -> Parcel {
            Parcel(
                key: key, landClass: "0103", ring: SurveyFiles.box(0, y, 1000, height), rate: 0.1, area: nil, net: nil)
        }
        for strips in [
            [strip("1", 0, 600), strip("2", 500, 500)], [strip("1", 0, 500), strip("2", 500, 500), strip("3", 0, 500)],
        ] {
            let result = try await run(strips, zones: [zone]) {
                $0.balance = .init(controlField: "DCMJ", county: nil)
                $0.deduction = .recomputed
            }
            #expect(result.rows.map { $0.survey?.gross } == [100_000_007, 0])
            // A tenth of 600,000.04 and of 400,000.03, or of 500,000.04 and 500,000.03, each to 0.01.
            #expect(result.rows.map { $0.survey?.land } == [90_000_007, 10_000_000])
            #expect(result.balance?.villages.map(\.residual) == [7] && result.balance?.villages[0].parts == 2)
        }
    }
}
