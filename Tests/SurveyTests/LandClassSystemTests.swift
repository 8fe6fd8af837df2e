import Testing

@testable import Survey

@Suite struct LandClassSystemTests {
    static let survey = ["DLBM", "TBMJ", "ZLDWDM"]

    @Test(
        arguments: [
            (survey, "DLBM", ["0101", "0201K", "05H1"], LandClassSystem.thirdSurvey),
            (survey, "DLBM", ["0101", "0103"], .thirdSurvey), (["class"], "class", ["1006", "0101"], .thirdSurvey),
            (["class"], "class", ["011", "122"], .secondSurvey), (survey + ["XZDWMJ"], "DLBM", ["0101"], .secondSurvey),
            (["YDYHFLDM"], "YDYHFLDM", ["0101", "0703"], .planning), (["x"], "x", ["060102", "0101"], .planning),
            (["x"], "x", ["1301", "0101"], .planning),
        ] as [([String], String, [String], LandClassSystem)])
    func detected(fields: [String], field: String, codes: [String], system: LandClassSystem) throws {
        #expect(try LandClassSystem.detect(fields: fields, codeField: field, codes: codes) == system)
    }

    @Test(
        arguments: [
            (["class"], "class", ["0101", "0103"]), (survey, "DLBM", []), (survey, "DLBM", [" "]),
            (survey, "DLBM", ["水田"]), (survey, "DLBM", ["0101", "011", "1006"]), (["x"], "x", ["05H1", "060102"]),
        ] as [([String], String, [String])])
    func refused(fields: [String], field: String, codes: [String]) {
        #expect(throws: LandClassSystemError.self) {
            try LandClassSystem.detect(fields: fields, codeField: field, codes: codes)
        }
    }
}
