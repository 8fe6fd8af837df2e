import Columns
import Survey
import Testing

@Suite struct ParcelRulesTests {
    /// A dry terraced field that keeps every rule.
    private static let good: [(String, String)] = [
        ("BSM", "430699211000000001"), ("YSDM", "2001010100"), ("DLBM", "0103"), ("DLMC", "旱地"),
        ("ZLDWDM", "4306991002010000000"), ("QSDWDM", "4306991002010000000"), ("GDPDJB", "3"), ("GDLX", "TT"),
        ("ZZSXDM", "LS"), ("TBXHDM", ""), ("TBMJ", "1000.05"), ("KCXS", "0.1195"), ("KCDLBM", "1203"),
        ("KCMJ", "119.51"), ("TBDLMJ", "880.54"), ("XZDWKD", ""), ("CZCSXM", ""),
    ]

    private static func layer(_ changes: [String: String]) -> Layer {
        var polygons = PolygonColumn()
        polygons.append([[0, 0, 2, 0, 2, 2, 0, 2, 0, 0]])
        var layer = Layer(name: "DLTB", geometry: .polygons(polygons))
        for (field, value) in good { layer.add(Field(field, .text), .text([changes[field] ?? value])) }
        return layer
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let changes: [String: String]
        let rules: [String]
        var testDescription: String { "\(changes.sorted { $0.key < $1.key }) → \(rules)" }

        init(_ changes: [String: String], _ rules: String...) { (self.changes, self.rules) = (changes, rules) }
    }

    /// Land that is not farmland, with nothing that only farmland may have.
    private static func other(_ code: String, _ name: String, _ more: [String: String] = [:]) -> [String: String] {
        [
            "DLBM": code, "DLMC": name, "GDPDJB": "", "GDLX": "", "ZZSXDM": "", "KCXS": "0", "KCDLBM": "", "KCMJ": "0",
            "TBDLMJ": "1000.05",
        ].merging(more) { $1 }
    }

    static let cases = [
        Case([:]),
        Case(["BSM": " "], "key-missing"),
        Case(["BSM": "43069921100000001"], "key-length"),
        Case(["YSDM": "2001010200"], "feature-code"),
        Case(["DLBM": "0199"], "class-unknown", "slope-unexpected", "planting", "deduction-class"),
        Case(["DLMC": "水田"], "class-name"),
        Case(["ZLDWDM": "430699100201"], "location-code"),
        Case(["QSDWDM": ""], "owner-code"),
        Case(["GDPDJB": ""], "slope-missing"),
        Case(["GDPDJB": "1", "GDLX": ""], "deduction-slope"),
        Case(["GDLX": ""], "terrace-kind"),
        Case(["KCXS": "0", "KCMJ": "0", "TBDLMJ": "1000.05"], "deduction-slope"),
        Case(["ZZSXDM": "JKHF"], "planting"),
        Case(["TBXHDM": "LQYD"], "detail"),
        Case(["TBXHDM": "SMGD"]),
        Case(["TBMJ": ""], "area-missing"),
        Case(["KCXS": "1.5"], "deduction-range"),
        Case(["KCDLBM": ""], "deduction-class"),
        Case(["KCMJ": "119.50", "TBDLMJ": "880.55"], "deducted-area"),
        Case(["TBDLMJ": "880.55"], "net-area"),
        Case(other("0301", "乔木林地")),
        Case(other("0301", "乔木林地", ["ZZSXDM": "JKHF"])),
        Case(other("0301", "乔木林地", ["ZZSXDM": "LS"]), "planting"),
        Case(other("1006", "农村道路"), "width-missing"),
        Case(other("1006", "农村道路", ["XZDWKD": "8.5"]), "road-width"),
        Case(other("0702", "农村宅基地"), "settlement-missing"),
        Case(other("0702", "农村宅基地", ["CZCSXM": "206"]), "settlement-code"),
        Case(other("0702", "农村宅基地", ["CZCSXM": "203"])),
    ]

    @Test(arguments: cases)
    func objections(_ c: Case) {
        let issues = ParcelRules.issues(in: Self.layer(c.changes), named: "parcels")
        #expect(Set(issues.map(\.rule)) == Set(c.rules))
        #expect(issues.allSatisfy { $0.place == Position(1, 1) && $0.row == 0 })
    }

    @Test func everyRuleIsTested() {
        #expect(Set(Self.cases.flatMap(\.rules)) == Set(ParcelRules.identifiers))
    }

    @Test func rulesThatCannotBeAskedAreNamed() {
        var layer = Layer(name: "DLTB", geometry: .none(rows: 1))
        layer.add(Field("DLBM", .text), .text(["0101"]))
        #expect(ParcelRules.issues(in: layer, named: "parcels").isEmpty)
        #expect(Set(ParcelRules.skipped(in: layer)) == Set(ParcelRules.identifiers).subtracting(["class-unknown"]))
        #expect(ParcelRules.skipped(in: Self.layer([:])).isEmpty)
    }
}
