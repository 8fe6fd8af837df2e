import Survey
import Testing

@Suite struct SurveyExamples {
    @Test func codesAndAreas() throws {
        // example: Survey/Survey
        let village = try AdministrativeCode("430603101201")  // of a code of 19 digits the left 12 count
        let town = village.town?.digits  // "430603101"

        let paddy = LandClassTable.thirdSurvey.entry("0101")?.name  // "水田"
        let map = ClassMap<LandClass, PlanningClass2023>.thirdSurveyToPlanning2023
        let planned = LandClass("0302K").map { map[$0] }  // .one(0302)

        let area = SurveyedArea(gross: 1_000_000, rate: 1_234)  // TBMJ 10,000.00 m², KCXS 0.1234
        print(area.deducted)  // 123400: 1,234.00 m²
        print(area.net)  // 876600

        let layer = StandardLayer.recognise(layerName: "DLTB_430603", fields: ["BSM", "DLBM"])?.layer  // .parcels
        // end
        #expect(town == "430603101" && paddy == "水田" && layer == .parcels)
        #expect(planned == .one(try #require(PlanningClass2023("0302"))))
        #expect(area.deducted == 123_400 && area.net == 876_600)
    }
}
