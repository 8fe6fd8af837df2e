import Columns
import OGR
import Survey
import Testing

@testable import Tools

/// Villages that overlap, rolled up: ground counts once in towns and in the county, and what villages share is told beside.
/// Strips 100 m high, by hand.
@Suite struct RollUpOverlapTests {
    /// 0–120 and 100–200 m in one town, 180–300 m in another: 2000 m² are shared within the town and 2000 between towns.
    private static let zones = [
        zone("430699100201", 0, 120, 12_000), zone("430699100202", 100, 200, 10_000.05),
        zone("430699101201", 180, 300, 12_000),
    ]

    private static func zone(_ key: String, _ from: Double, _ to: Double, _ control: Double? = nil) -> SurveyFiles.Zone
    {
        .init(key: key, control: control, ring: SurveyFiles.box(from, 0, to - from, 100))
    }

    private static func parcel(_ key: String, _ code: String, _ from: Double, _ to: Double) -> SurveyFiles.Parcel {
        .init(
            key: key, landClass: code, ring: SurveyFiles.box(from, 0, to - from, 100), rate: code == "0101" ? 0.1 : nil,
            area: nil, net: nil)
    }

    private static let whole = [parcel("1", "0101", 0, 300)]

    private func rollUp(
        _ zones: [SurveyFiles.Zone] = zones, _ parcels: [SurveyFiles.Parcel] = whole, method: AreaMethod = .planar,
        _ change: (inout Tabulation.Request) -> Void = { _ in }
    ) async throws -> RollUp {
        let files = try SurveyFiles()
        var request = Tabulation.Request(
            zones: LayerRequest(path: try files.zones(zones)), zoneKey: "ZLDWDM",
            parcels: LayerRequest(path: try files.parcels(parcels)), classField: "DLBM", method: method)
        request.parcelKey = "BSM"
        change(&request)
        return try RollUp(try await Tabulation.run(request), field: "ZLDWDM")
    }

    private static let figures = """
        zone,level,class,area_m2,counted_twice_area_m2
        430699,county,0101,30000.000000,4000.000000
        430699100,town,0101,20000.000000,2000.000000
        430699100201,village,0101,12000.000000,0.000000
        430699100202,village,0101,10000.000000,0.000000
        430699101,town,0101,12000.000000,0.000000
        430699101201,village,0101,12000.000000,0.000000

        """

    @Test func groundCountsOnceAboveTheVillages() async throws {
        #expect(try await rollUp().csv() == Self.figures)
    }

    /// The same ground in three parcels, and with one that stands on a part of the shared ground once more.
    @Test(arguments: [false, true]) func howeverItIsCut(isTwice: Bool) async throws {
        var parcels = [("1", 0.0, 110.0), ("2", 110, 190), ("3", 190, 300)].map { Self.parcel($0, "0101", $1, $2) }
        if isTwice { parcels.append(Self.parcel("4", "0101", 105, 115)) }
        #expect(try await rollUp(Self.zones, parcels).csv() == Self.figures)
    }

    /// Of 2000 m² between the villages of the town 500 are forest.
    @Test func eachClassByItself() async throws {
        let rolled = try await rollUp(
            Self.zones, [Self.parcel("1", "0101", 0, 115), Self.parcel("2", "0301", 115, 200)])
        #expect(rolled.csv().contains("\n430699100,town,0101,11500.000000,1500.000000\n"))
        #expect(rolled.csv().contains("\n430699100,town,0301,8500.000000,500.000000\n"))
    }

    /// Ridges are a tenth: of 2000 m² that the town has twice 200.
    @Test func withRidges() async throws {
        let rolled = try await rollUp { $0.deduction = .recomputed }
        let town = try #require(rolled.rows.first { $0.unit.digits == "430699100" && $0.landClass == "0101" })
        #expect(town.survey == SurveyFigure(gross: 2_000_000, deducted: 200_000, land: 1_800_000))
        #expect(town.surveyAgain == SurveyFigure(gross: 200_000, deducted: 20_000, land: 180_000))
        let ridges = try #require(rolled.rows.first { $0.unit.digits == "430699" && $0.landClass == "1203" })
        #expect(ridges.survey == SurveyFigure(land: 300_000) && ridges.surveyAgain == SurveyFigure(land: 40_000))
        #expect(rolled.csv().hasPrefix("zone,level,class,area_m2,survey_m2,deducted_m2,land_m2,counted_twice_area_m2,"))
    }

    /// The second village is levelled to 10,000.05 m², and what it has of the first with it: 2000 · 10,000.05 / 10,000.
    @Test(arguments: [false, true]) func balanced(isTwice: Bool) async throws {
        let parcels = Self.whole + (isTwice ? [Self.parcel("4", "0101", 105, 115)] : [])
        let rolled = try await rollUp(Self.zones, parcels) { $0.balance = .init(controlField: "DCMJ", county: nil) }
        let town = try #require(rolled.rows.first { $0.unit.digits == "430699100" })
        #expect(town.survey?.gross == 1_200_000 + 1_000_005 - 200_001 && town.surveyAgain?.gross == 200_001)
    }

    /// By shapes the figures are those of the ground to 0.01 m².
    @Test func byMethod() async throws {
        let rolled = try await rollUp(method: .geodesic)
        let town = try #require(rolled.rows.first { $0.unit.digits == "430699100" })
        #expect((town.again.squareMetres - 2000).magnitude < 0.01 && (town.area.squareMetres - 20_000).magnitude < 0.01)
    }

    /// A town that stands among its villages has again what they have.
    @Test func aTownBesideItsVillages() async throws {
        let rolled = try await rollUp([
            Self.zone("430699100", 0, 200), Self.zone("430699100201", 0, 120), Self.zone("430699100202", 100, 190),
        ])
        #expect(rolled.csv().contains("\n430699100,town,0101,20000.000000,21000.000000\n"))
        let village = try AdministrativeCode("430699100202")
        #expect(rolled.landAgain(village, "0101").town == AreaSum(squareMetres: 2000))
        #expect(rolled.landAgain(village, "0101").unit == .zero)
    }

    /// Two zones of one village of 19 digits.
    @Test func zonesOfOneVillage() async throws {
        let rolled = try await rollUp([
            Self.zone("4306991002010000001", 0, 120), Self.zone("4306991002010000002", 100, 200),
        ])
        #expect(rolled.csv().contains("\n430699100201,village,0101,20000.000000,2000.000000\n"))
    }

    @Test func withoutOverlapNothingStandsBeside() async throws {
        let rolled = try await rollUp([Self.zone("430699100201", 0, 100), Self.zone("430699100202", 100, 200)])
        #expect(rolled.csv().hasPrefix("zone,level,class,area_m2\n430699,county,0101,20000.000000\n"))
        #expect(!rolled.shareGround)
    }
}
