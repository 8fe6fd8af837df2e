import Columns
import TestSupport
import Testing

@testable import Survey

@Suite struct BothLanguagesTests {
    @Test(
        arguments: [
            (.header(["a", "b"]), ["a,b"]), (.cells(9), ["9"]), (.code("0199"), ["0199"]), (.threeClass("林地"), ["林地"]),
            (.colour, ["255"]), (.gap("colour"), ["colour", "gaps"]), (.outcome("two"), ["two", "divide"]),
        ] as [(LandClassTableError.Problem, [String])])
    func tables(_ problem: LandClassTableError.Problem, _ parameters: [String]) {
        let error = LandClassTableError(line: 17, problem: problem)
        expectBothLanguages(error.phrase, ["17"] + parameters)
        expectBothLanguages(error.remedy)
    }

    @Test(
        arguments: [
            (.noCodes, []), (.notACode("x1"), ["x1"]),
            (
                .mixed([Phrase(zh: "0101（三调）", en: "0101 (third)"), Phrase(zh: "111（二调）", en: "111 (second)")]),
                ["0101", "111"]
            ),
            (.ambiguous("0101", []), ["0101"]), (.ambiguous("0101", [.planning2020, .planning2023]), ["0101"]),
            (.contradiction(field: "LXDWMJ", code: "0101"), ["LXDWMJ", "0101"]),
        ] as [(LandClassSystemError.Problem, [String])])
    func systems(_ problem: LandClassSystemError.Problem, _ parameters: [String]) {
        let error = LandClassSystemError(field: "DLBM", problem: problem)
        expectBothLanguages(error.phrase, ["DLBM"] + parameters)
        expectBothLanguages(error.remedy)
        let words = Wording(options: { ["--class-system"] }, arguments: [], hasProject: false)
        Wording.$current.withValue(words) {
            let named = problem == .noCodes ? [] : ["--class-system"]
            expectBothLanguages(error.remedy, named)
        }
    }

    @Test func levelling() {
        let part = LevellingError.Part(key: "p7", area: 1234)
        for (smallest, limit, told) in [
            (nil, 15, ["1.5 %", "200.00", "6"]), (part, nil, ["p7", "12.34", "200.00", "6"]), (nil, nil, []),
        ] as [(LevellingError.Part?, Int64?, [String])] {
            var error = LevellingError(control: 30_000, sum: 20_000, parts: 6, smallest: smallest, limit: limit)
            error.unit = Phrase(zh: "全县", en: "the county")
            expectBothLanguages(error.phrase, ["300.00"] + told)
            #expect(error.phrase.zh.hasPrefix("全县的控制面积") && error.phrase.en.contains("of the county"))
            expectBothLanguages(error.remedy)
        }
    }

    @Test func administrativeCodes() {
        expectBothLanguages(AdministrativeCodeFault.empty.phrase)
        expectBothLanguages(AdministrativeCodeFault.notDigits("43A").phrase, ["43A"])
        expectBothLanguages(
            AdministrativeCodeFault.wrongLength("430603101", digits: 9, expected: [.village]).phrase,
            ["430603101", "9", "12", "19"])
    }

    @Test func rules() throws {
        let landClass = try #require(LandClass("0103"))
        let absent: [Phrase] = [
            Messages.missing("BSM 标识码"), Messages.featureCode(nil, expected: "2001010100"), Messages.slopeMissing(nil),
            Messages.className(nil, landClass, is: "旱地"), Messages.terraceMissing(slope: "2", nil),
            Messages.plantingMissing(nil, ["LS"]), Messages.deductionClass(nil), Messages.deductionOffFarmland,
        ]
        for phrase in absent { expectBothLanguages(phrase) }
        let told: [(Phrase, [String])] = [
            (Messages.keyLength("123"), ["123", "3", "18"]),
            (Messages.featureCode("20", expected: "2001"), ["20", "2001"]),
            (Messages.classForm("01x"), ["01x"]), (Messages.classUnknown("DLBM", "0199"), ["DLBM", "0199"]),
            (Messages.className("abc", landClass, is: "旱地"), ["abc", "0103", "旱地"]),
            (Messages.locationCode("ZLDWDM", "12"), ["ZLDWDM", "12", "19"]),
            (Messages.notOneOf("GDLX", "XX", ["TT", "PD"]), ["GDLX", "XX", "TT PD"]),
            (Messages.range("KCXS", "2", lowest: "0", highest: "1"), ["KCXS", "2", "0", "1"]),
            (Messages.range("DCMJ", "-2", lowest: "0", highest: nil), ["DCMJ", "-2", "0"]),
            (Messages.widthMissing(landClass), ["0103", "XZDWKD"]), (Messages.roadWidth(9.25), ["1006", "9.3", "8"]),
            (Messages.settlementMissing(landClass), ["0103", "CZCSXM"]), (Messages.slopeMissing("7"), ["7", "1", "5"]),
            (Messages.slopeUnexpected("4"), ["4"]), (Messages.terraceOnFlat("TT"), ["TT", "GDLX"]),
            (Messages.terraceMissing(slope: "3", "XX"), ["3", "XX", "TT", "PD"]),
            (Messages.plantingMissing("XX", ["LS", "FLS"]), ["XX", "LS FLS"]),
            (Messages.plantingUnexpected("LS", ["JKHF"]), ["LS", "JKHF"]),
            (Messages.detail("XX", landClass, ["HDGD"]), ["XX", "0103", "HDGD"]),
            (Messages.areaNotPositive(-2), ["-2.00"]), (Messages.deductionRange(1.5), ["1.5"]),
            (Messages.deductionClass("1202"), ["1203", "1202"]), (Messages.deductionOnFlat(0.1), ["0.1"]),
            (Messages.deductionOfTerraces(slope: "4"), ["4"]),
            (Messages.deductedArea("1.00", expected: "2.00"), ["1.00", "2.00"]),
            (Messages.netArea("1.00", expected: "2.00"), ["1.00", "2.00"]),
            (Messages.fieldMissing("BSM", "标识码"), ["BSM"]),
            (Messages.fieldType("BSM", .real, expected: .text), ["BSM"]),
            (Messages.fieldWidth("BSM", 20, expected: 18), ["BSM", "20", "18"]),
        ]
        for (phrase, parameters) in told { expectBothLanguages(phrase, parameters) }
    }
}
