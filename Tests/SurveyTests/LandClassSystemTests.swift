import Columns
import Testing

@testable import Survey

@Suite struct LandClassSystemTests {
    static let survey = ["DLBM", "TBMJ", "ZLDWDM"]

    @Test(
        arguments: [
            (survey, "DLBM", ["0101", "0201K", "05H1"], LandClassSystem.thirdSurvey),
            (survey, "DLBM", ["0101", "0103"], .thirdSurvey), (["class"], "class", ["1006", "08H1"], .thirdSurvey),
            (["class"], "class", ["0303", "0110", "0303K"], .thirdSurvey),
            (survey, "DLBM", ["0101", "水田"], .thirdSurvey),
            (["class"], "class", ["011", "122"], .secondSurvey), (survey + ["XZDWMJ"], "DLBM", ["011"], .secondSurvey),
            (["class"], "class", ["011", "022K"], .secondSurvey), (survey, "dlbm", ["128"], .secondSurvey),
            (["YDYHFLDM"], "YDYHFLDM", ["0101", "0604"], .planning2020), (["x"], "x", ["0301", "1313"], .planning2020),
            (["YDYHFLDM"], "YDYHFLDM", ["0101", "0205"], .planning2023), (["x"], "x", ["060203", "01"], .planning2023),
            (["x"], "x", ["0501", "1804"], .planning2023), (["x"], "x", ["1006", "0604"], .landUse2017),
            (survey, "DLBM", ["0101", "1006", "0906"], .landUse2017),
        ] as [([String], String, [String], LandClassSystem)])
    func detected(fields: [String], field: String, codes: [String], system: LandClassSystem) throws {
        #expect(try LandClassSystem.detect(fields: fields, codeField: field, codes: codes) == system)
    }

    @Test(
        arguments: [
            (["class"], "class", ["0101", "0103"], ["0101", "三调工作分类", "2023", "--class-system"]),
            (["class"], "class", ["1006", "0702"], ["0702", "GB/T 21010-2017"]),
            (["YDYHFLDM"], "YDYHFLDM", ["0101", "0703"], ["2020", "2023", "planning-2023"]),
            (["x"], "x", ["060101", "08"], ["060101", "--class-system: planning-2020, planning-2023"]),
            (survey, "DLBM", [], ["no land-class codes"]),
            (["YDYHFLDM"], "YDYHFLDM", ["1006", "0702"], ["planning", "0702"]),
            (survey, "DLBM", [" "], ["no land-class codes"]), (survey, "DLBM", ["水田"], ["水田"]),
            (survey, "DLBM", ["0101", "011", "1006"], ["011 (二调分类)", "0101 (三调工作分类 or"]),
            (["x"], "x", ["05H1", "060102"], ["05H1 (三调工作分类)", "060102 (用地用海分类 2020 or"]),
            (survey + ["XZDWMJ"], "DLBM", ["0101"], ["XZDWMJ", "0101"]),
        ] as [([String], String, [String], [String])])
    func refused(fields: [String], field: String, codes: [String], words: [String]) throws {
        let error = try #require(throws: LandClassSystemError.self) {
            try LandClassSystem.detect(fields: fields, codeField: field, codes: codes)
        }
        let options = Wording(options: { ["--class-system"] }, arguments: [], hasProject: false)
        let told = error.description + "\n" + (Wording.$current.withValue(options) { error.advice } ?? "")
        for word in words { #expect(told.contains(word), "\(told)") }
    }

    @Test func namesAndFarmland() {
        #expect(LandClassSystem.thirdSurvey.name(of: "0601") == "工业用地")
        #expect(LandClassSystem.planning2020.name(of: "0601") == "乡村道路用地")
        #expect(LandClassSystem.planning2023.name(of: "0601") == "农村道路")
        #expect(LandClassSystem.secondSurvey.name(of: "061") == "工业用地")
        #expect(LandClassSystem.landUse2017.name(of: "0604") == "仓储用地")
        #expect(LandClassSystem.thirdSurvey.name(of: "0604") == nil)
        for system in LandClassSystem.allCases {
            let paddy = system == .secondSurvey ? "011" : "0101"
            #expect(system.isFarmland(paddy) && system.name(of: paddy) == "水田")
            #expect(!system.isFarmland("0201") && system.name(of: system.ridges) == "田坎")
        }
    }
}
