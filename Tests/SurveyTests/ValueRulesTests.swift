import Columns
import Survey
import Testing

@Suite struct ValueRulesTests {
    private func told(_ layer: StandardLayer, _ values: [(String, AttributeColumn)]) -> [String] {
        var batch = Layer(name: layer.standardName, geometry: .none(rows: 1))
        for (name, column) in values { batch.add(Field(name, column.kind), column) }
        return ValueRules.objections(to: batch, of: layer).map { "\($0.rule.id) \($0.row ?? -1): \($0.message)" }
    }

    private static let red: [(String, AttributeColumn)] = [
        ("BSM", .text(["430699301000000001"])), ("YSDM", .text(["2090020100"])), ("HXBM", .text(["S1"])),
        ("HXMC", .text(["名"])), ("MJ", .real([3])),
    ]

    @Test func aRowInOrderHasNoObjection() {
        #expect(told(.ecologicalRedLine, Self.red).isEmpty)
    }

    @Test func findsAMandatoryValueThatIsBlank() {
        var row = Self.red
        row[3].1 = .text(["  "])
        #expect(told(.ecologicalRedLine, row) == ["value-missing 0: HXMC 红线名称 is missing"])
    }

    @Test func findsKeysThatAreMissingOrCut() {
        var row = Self.red
        row[0].1 = .text([nil])
        #expect(told(.ecologicalRedLine, row) == ["key-missing 0: BSM 标识码 is missing"])
        row[0].1 = .text(["12"])
        #expect(told(.ecologicalRedLine, row) == ["key-length 0: BSM 12 has 2 characters, expected 18"])
    }

    @Test func findsANegativeArea() {
        var row = Self.red
        row[4].1 = .real([-0.5])
        #expect(told(.ecologicalRedLine, row) == ["value-range 0: MJ is -0.5, expected 0 or more"])
    }

    @Test func findsCodesOutsideTheirDictionary() {
        let row: [(String, AttributeColumn)] = [
            ("BSM", .text(["430699211000000001"])), ("YSDM", .text(["1"])), ("YJJBNTTBBH", .text(["1"])),
            ("DLBM", .text(["0104"])), ("ZLDWDM", .text(["4306991012000000000"])), ("YJJBNTTBMJ", .real([1])),
            ("YJJBNTMJ", .real([1])), ("GDPDJB", .text(["6"])), ("QSXZ", .text(["35"])), ("KCXS", .real([1.2])),
            ("GDDB", .integer([16])), ("SJNF", .integer([24])),
        ]
        #expect(
            told(.basicFarmland, row).map { $0.split(separator: ":")[0] } == [
                "value-unknown 0", "value-unknown 0", "value-range 0", "value-unknown 0", "value-range 0",
                "value-range 0",
            ])
    }

    @Test(
        arguments: [
            ("0103", 400.0), ("0702", 200), ("1202", 200), ("0404", 600), ("0401", 400), ("1206", 600), ("0301K", 400),
            ("1003", nil), ("1101", nil), ("9999", nil), (nil, nil),
        ] as [(String?, Double?)])
    func leastMappedArea(_ code: String?, _ area: Double?) {
        #expect(MinimumArea.of(code) == area)
    }
}
