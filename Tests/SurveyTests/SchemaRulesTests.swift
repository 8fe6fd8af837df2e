import Columns
import Survey
import Testing

@Suite struct SchemaRulesTests {
    private static let villageFields = [
        Field("BSM", .text, width: 18), Field("YSDM", .text, width: 10), Field("ZLDWDM", .text, width: 19),
        Field("ZLDWMC", .text, width: 255), Field("DCMJ", .real, width: 15, precision: 2),
        Field("JSMJ", .real, width: 15, precision: 2),
    ]

    private func told(_ fields: [Field], _ layer: StandardLayer = .villages) -> [String] {
        SchemaRules.objections(to: fields, of: layer).map { "\($0.rule.id): \($0.message)" }
    }

    @Test func aLayerOfTheStandardIsInOrder() {
        #expect(told(Self.villageFields).isEmpty)
    }

    @Test func widthsThatNothingDeclaresAreNotJudged() {
        #expect(told(Self.villageFields.map { Field($0.name, $0.kind) }).isEmpty)
    }

    @Test func anOlderSpellingStandsForAField() {
        var fields = Self.villageFields
        fields[2] = Field("XZQDM", .text, width: 19)
        #expect(told(fields).isEmpty)
    }

    @Test func findsAMissingField() {
        #expect(told(Array(Self.villageFields.dropLast())) == ["field-missing: field JSMJ 计算面积 is missing"])
    }

    @Test func aFieldThatIsNotRequiredMayBeMissing() {
        let parcels = SchemaRules.required(of: .parcels).map { name in
            let field = StandardLayer.parcels.fields.first { $0.standardName == name }
            return Field(name, field?.kind ?? .text)
        }
        #expect(told(parcels, .parcels).isEmpty)
        #expect(
            told(parcels + [Field("BZ", .integer)], .parcels) == [
                "field-type: field BZ is integer, the standard says text"
            ])
    }

    @Test func findsAnotherTypeButTakesWholeNumbersForDecimals() {
        var fields = Self.villageFields
        fields[4] = Field("DCMJ", .integer)
        #expect(told(fields).isEmpty)
        fields[4] = Field("DCMJ", .text)
        #expect(told(fields) == ["field-type: field DCMJ is text, the standard says real"])
    }

    @Test func findsAnotherWidthButTakesTheWidestOfDBF() {
        var fields = Self.villageFields
        fields[3] = Field("ZLDWMC", .text, width: 254)
        #expect(told(fields).isEmpty)
        fields[3] = Field("ZLDWMC", .text, width: 100)
        #expect(told(fields) == ["field-width: field ZLDWMC is 100 wide, the standard says 255"])
    }

    @Test func everyRequiredFieldIsOneOfTheLayer() {
        for layer in StandardLayer.allCases {
            let known = Set(layer.fields.map(\.standardName))
            #expect(SchemaRules.required(of: layer).filter { !known.contains($0) }.isEmpty, "\(layer)")
        }
    }
}
