import Columns
import OGR
import Survey
import Testing

@testable import SampleCounty

/// The field rules of the survey (domain facts §B.3) hold on every row.
@Suite struct ParcelWritingTests {
    private static let layer = try! Fixture.layer("dltb.gpkg.zip")

    private func text(_ field: String, _ row: Int) -> String { Self.layer.column(field)!.text(row) ?? "" }
    private func hundredths(_ field: String, _ row: Int) -> Int64 {
        SurveyedArea.hundredths(Self.layer.column(field)!.number(row)!)!
    }

    @Test func isRecognisedAsTheStandardLayer() {
        let found = StandardLayer.recognise(layerName: "DLTB", fields: Self.layer.fields.map(\.name))
        #expect(found?.layer == .parcels)
    }

    @Test func keysAreUniqueButForThePlantedOne() throws {
        var counts: [String: Int] = [:]
        for row in 0..<Self.layer.count {
            #expect(text("BSM", row).utf8.count == 18)
            #expect(text("ZLDWDM", row).utf8.count == 19)
            #expect(text("YSDM", row) == "2001010100")
            counts[text("BSM", row), default: 0] += 1
        }
        let duplicates = try #require(Fixture.truth["duplicate_rows"] as? [[String: String]])
        #expect(
            counts.filter { $0.value > 1 }.map(\.key) == duplicates.filter { $0["layer"] == "parcels" }.map { $0["id"] }
        )
    }

    @Test func areasFollowTheOfficialRule() {
        for row in 0..<Self.layer.count {
            let rate = SurveyedArea.rate(Self.layer.column("KCXS")!.number(row)!)!
            let area = SurveyedArea(gross: hundredths("TBMJ", row), rate: rate)
            #expect(area.deducted == hundredths("KCMJ", row))
            #expect(area.net == hundredths("TBDLMJ", row))
        }
    }

    @Test func classesAreKnownAndNamed() throws {
        for row in 0..<Self.layer.count {
            let landClass = try #require(LandClass(text("DLBM", row)))
            #expect(LandClassTable.thirdSurvey[landClass]?.name == text("DLMC", row))
        }
    }

    @Test func farmlandHasSlopeAndCrop() throws {
        for row in 0..<Self.layer.count {
            let farmland = try #require(LandClass(text("DLBM", row))).isFarmland
            #expect(["1", "2", "3", "4", "5"].contains(text("GDPDJB", row)) == farmland)
            #expect(["LS", "FLS", "LYFL", "XG", "LLJZ", "WG"].contains(text("ZZSXDM", row)) == farmland)
            let rate = Self.layer.column("KCXS")!.number(row)!
            #expect((rate > 0) == (text("KCDLBM", row) == "1203"))
            if rate > 0 { #expect(farmland) }
            switch text("GDPDJB", row) {
            case "1": #expect(rate == 0 && text("GDLX", row).isEmpty)
            case "": #expect(rate == 0)
            default: #expect(rate > 0 && text("GDLX", row) == "TT")
            }
        }
    }

    @Test func linesHaveAWidthAndPlacesASettlementCode() {
        var roads = 0
        for row in 0..<Self.layer.count {
            let code = text("DLBM", row)
            let width = Self.layer.column("XZDWKD")!.number(row)
            if code == "1003" || code == "1006" {
                roads += 1
                #expect(width! > 0)
                if code == "1006" { #expect(1...8 ~= width!) }
            } else {
                #expect(width == nil)
            }
            let built = ["05", "06", "07", "08", "09"].contains(String(code.prefix(2))) || code == "1201"
            #expect(text("CZCSXM", row).isEmpty == !built)
            if code == "0702" { #expect(text("CZCSXM", row) == "203") }
        }
        #expect(roads > 50)
    }

    @Test func someParcelsHoldHoles() {
        let shapes = Fixture.polygons(Self.layer)
        #expect((0..<shapes.count).count { shapes.rings(ofRow: $0).count > 1 } > 15)
    }

    @Test func farmlandTotalIsTheOneInTruth() throws {
        var seen = Set<String>()
        var net: Int64 = 0
        for row in 0..<Self.layer.count where seen.insert(text("BSM", row)).inserted {
            if LandClass(text("DLBM", row))!.isFarmland { net += hundredths("TBDLMJ", row) }
        }
        let farmland = try #require(Fixture.truth["farmland"] as? [String: Any])
        #expect(AreaSum(hundredths: net).squareMetresText() == farmland["net_area_m2"] as? String)
    }
}
