import Columns
import OGR
import Survey
import Testing

@testable import AnalysisRuns
@testable import Tools

@Suite struct BalancedTabulationTests {
    typealias Parcel = SurveyFiles.Parcel

    /// Each village in four strips of farmland, forest, homestead and water.
    private static let parcels = (0..<3).flatMap { v in
        ["0103", "0301", "0702", "1104"].enumerated().map { i, code in
            Parcel(
                key: "\(v)\(i)", landClass: code,
                ring: SurveyFiles.box(Double(v) * 1000, [0, 400, 700, 900][i], 1000, [400, 300, 200, 100][i]),
                rate: code == "0103" ? 0.1195 : nil, area: nil, net: nil)
        }
    }

    private func run(
        _ zones: [SurveyFiles.Zone] = SurveyFiles.villages, _ change: (inout Tabulation.Request) -> Void
    ) async throws -> Tabulation {
        let files = try SurveyFiles()
        var request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(zones)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: try files.parcels(Self.parcels)), classField: "DLBM", method: .planar)
        request.parcelKey = "BSM"
        change(&request)
        return try await Tabulation.run(request)
    }

    private func sums(_ result: Tabulation) -> [Int64] {
        Dictionary(grouping: result.rows, by: \.zone).sorted { $0.key < $1.key }
            .map { $0.value.reduce(0) { $0 + ($1.survey?.gross ?? 0) } }
    }

    @Test func toTheControlAreasOfTheZones() async throws {
        let result = try await run { $0.balance = .init(controlField: "DCMJ", county: nil) }
        #expect(sums(result) == [100_000_005, 99_999_998, 100_000_000])
        // 5 units over 4 parcels: one each, the largest two; −2 units: the two largest give one each.
        #expect(result.rows.prefix(4).map { $0.survey?.gross } == [40_000_002, 30_000_001, 20_000_001, 10_000_001])
        #expect(result.rows[4..<8].map { $0.survey?.gross } == [39_999_999, 29_999_999, 20_000_000, 10_000_000])
        #expect(
            result.csv().text.hasPrefix(
                "zone,class,area_m2,balanced_m2\n4306991002010000000,0103,400000.000000,400000.02\n"))
        let notes = result.notes(leftOut: 0).map(\.en).joined(separator: "\n")
        #expect(notes.contains("less their parcels are 0.03 m², at most 0.05 m² in one (4306991002010000000)"))
    }

    /// County 3,000,000.10 m²; the villages' control areas lack 0.07 m², 0.02 each and 0.01 more for the largest.
    @Test func fromTheCountyDown() async throws {
        let result = try await run { $0.balance = .init(controlField: "DCMJ", county: 300_000_010) }
        #expect(result.balance?.county?.residual == 7)
        #expect(sums(result) == [100_000_008, 100_000_000, 100_000_002])
        #expect(sums(result).reduce(0, +) == 300_000_010)
    }

    /// Measured zones stand in for control areas that are not given.
    @Test func fromTheCountyWithMeasuredZones() async throws {
        let result = try await run { $0.balance = .init(controlField: nil, county: 300_000_002) }
        #expect(sums(result) == [100_000_001, 100_000_001, 100_000_000])
    }

    /// Ridges are taken from the balanced area: 400000.02 · 0.1195 = 47800.00239.
    @Test func deductionAfterBalancing() async throws {
        let result = try await run {
            ($0.balance, $0.deduction) = (.init(controlField: "DCMJ", county: nil), .recomputed)
        }
        #expect(result.csv().text.hasPrefix("zone,class,area_m2,balanced_m2,deducted_m2,land_m2\n"))
        #expect(result.rows[0].survey == SurveyFigure(gross: 40_000_002, deducted: 4_780_000, land: 35_220_002))
        #expect(sums(result) == [100_000_005, 99_999_998, 100_000_000])
        let land = result.rows.reduce(0) { $0 + ($1.survey?.land ?? 0) }
        #expect(land == sums(result).reduce(0, +))
    }

    @Test func refusals() async throws {
        var zones = SurveyFiles.villages
        zones[1].control = nil
        await #expect(throws: LandError.self) {
            _ = try await run(zones) { $0.balance = .init(controlField: "DCMJ", county: nil) }
        }
        // A control area in hectares is no control area in square metres.
        zones[1].control = 100
        await #expect {
            _ = try await run(zones) { $0.balance = .init(controlField: "DCMJ", county: nil) }
        } throws: {
            ($0 as? LevellingError)?.unit?.en == "4306991002020000000"
        }
        await #expect(throws: OGRError.self) {
            _ = try await run { $0.balance = .init(controlField: "DCJM", county: nil) }
        }
    }
}

@Suite struct RollUpTests {
    typealias Parcel = SurveyFiles.Parcel

    private func run(_ zones: [SurveyFiles.Zone], _ deduction: DeductionMode? = nil) async throws -> Tabulation {
        let files = try SurveyFiles()
        let parcels = zones.indices.map { v in
            Parcel(
                key: "\(v)", landClass: "0101", ring: SurveyFiles.box(Double(v) * 1000 + 10, 10, 100, Double(v + 1)),
                rate: 0.1, area: nil, net: nil)
        }
        var request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(zones)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: try files.parcels(parcels)), classField: "DLBM", method: .planar)
        request.deduction = deduction
        return try await Tabulation.run(request)
    }

    @Test func villagesTownsAndCounty() async throws {
        let rolled = try RollUp(try await run(SurveyFiles.villages), field: "ZLDWDM")
        #expect(
            rolled.csv() == """
                zone,level,class,area_m2
                430699,county,0101,600.000000
                430699100,town,0101,300.000000
                430699100201,village,0101,100.000000
                430699100202,village,0101,200.000000
                430699101,town,0101,300.000000
                430699101201,village,0101,300.000000

                """)
        #expect(rolled.note == nil)
    }

    @Test func surveyFiguresRollUpToo() async throws {
        let rolled = try RollUp(try await run(SurveyFiles.villages, .recomputed), field: "ZLDWDM")
        #expect(rolled.csv().contains("\n430699,county,0101,600.000000,600.00,60.00,540.00\n"))
        #expect(rolled.csv().contains("\n430699,county,1203,0.000000,0.00,0.00,60.00\n"))
        #expect(rolled.csv().contains("\n430699100,town,1203,0.000000,0.00,0.00,30.00\n"))
    }

    @Test func keysThatAreNoCodes() async throws {
        var zones = SurveyFiles.villages
        zones[2].key = "飞地"
        let rolled = try RollUp(try await run(zones), field: "ZLDWDM")
        #expect(rolled.leftOut == ["飞地"] && rolled.leftOutArea == AreaSum(squareMetres: 300))
        #expect(rolled.csv().hasPrefix("zone,level,class,area_m2\n430699,county,0101,300.000000\n"))
        for v in zones.indices { zones[v].key = "村\(v)" }
        let named = try await run(zones)
        #expect(throws: LandError.noCodes(field: "ZLDWDM", example: "村0")) { try RollUp(named, field: "ZLDWDM") }
    }
}
