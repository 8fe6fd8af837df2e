import Columns

/// What a rule objects to in the schema of a layer, or in one of its values.
package struct SchemaObjection: Sendable, Hashable {
    /// What the field offends against.
    package let rule: CheckRule
    /// Row of the batch; none for the layer as a whole.
    package let row: Int?
    /// What was found and what was expected.
    package let phrase: Phrase
    /// The same in English.
    package var message: String { phrase.en }

    init(_ rule: CheckRule, row: Int? = nil, _ phrase: Phrase) {
        (self.rule, self.row, self.phrase) = (rule, row, phrase)
    }
}

/// Rules about the fields of a standard layer: there, of the right type and width.
///
/// - Source: domain facts §B.3 and §B.4 for names, types and widths; §D.4 for the rule.
package enum SchemaRules {
    /// Objections to the fields of a layer, in the order of the standard.
    ///
    /// A field may go by one of its older spellings. Only the fields in `required` must be there. A type must be the
    /// standard's, but whole numbers may stand for numbers with decimals. A width is held against the standard's only
    /// where both state one; a text of 254 characters, the widest of a DBF table, passes for 255.
    package static func objections(to fields: [Field], of layer: StandardLayer) -> [SchemaObjection] {
        let names = fields.map(\.name)
        let required = required(of: layer)
        return layer.fields.flatMap { wanted -> [SchemaObjection] in
            guard let name = layer.sourceField(for: wanted.name, in: names),
                let field = fields.first(where: { $0.name == name })
            else {
                guard required.contains(wanted.standardName) else { return [] }
                return [
                    SchemaObjection(
                        .fieldMissing, Messages.fieldMissing(wanted.standardName, wanted.chineseName))
                ]
            }
            if field.kind != wanted.kind, !(field.kind == .integer && wanted.kind == .real) {
                return [
                    SchemaObjection(
                        .fieldType, Messages.fieldType(name, field.kind, expected: wanted.kind)
                    )
                ]
            }
            guard wanted.width > 0, field.width > 0, wanted.kind != .integer, field.kind == wanted.kind,
                field.width != wanted.width, !(wanted.width == 255 && field.width == 254)
            else { return [] }
            return [
                SchemaObjection(
                    .fieldWidth, Messages.fieldWidth(name, field.width, expected: wanted.width))
            ]
        }
    }

    /// Fields that a layer must have, by their standard names.
    package static func required(of layer: StandardLayer) -> [String] {
        switch layer {
        case .parcels:
            [
                "BSM", "YSDM", "TBBH", "DLBM", "DLMC", "QSXZ", "QSDWDM", "QSDWMC", "ZLDWDM", "ZLDWMC", "TBMJ", "KCDLBM",
                "KCXS", "KCMJ", "TBDLMJ", "GDLX", "GDPDJB", "XZDWKD", "ZZSXDM", "CZCSXM", "SJNF",
            ]
        case .parcelUpdates: ["BSM", "BGQDLBM", "BGHDLBM"]
        case .villages: ["BSM", "YSDM", "ZLDWDM", "ZLDWMC", "DCMJ", "JSMJ"]
        case .towns: ["BSM", "YSDM", "XZQDM", "XZQMC", "DCMJ", "JSMJ"]
        case .basicFarmland: ["BSM", "YSDM", "YJJBNTTBBH", "DLBM", "ZLDWDM", "YJJBNTTBMJ", "YJJBNTMJ"]
        case .basicFarmlandSurvey: ["BSM", "YSDM", "YJJBNTTBBH", "DLBM", "TBMJ", "JBNTMJ"]
        case .protectionTargets: ["BSM", "YSDM", "DLBM", "ZLDWDM", "TBMJ", "TBDLMJ"]
        case .ecologicalRedLine: ["BSM", "YSDM", "HXBM", "HXMC", "MJ"]
        case .urbanBoundary: ["BSM", "YSDM", "XZQDM", "GHFQDM", "GHFQMC", "MJ"]
        case .settlements: ["BSM", "YSDM", "CZCLX", "CZCDM", "CZCMC", "CZCMJ"]
        }
    }

    /// Of the required fields those that no row may leave empty and that no rule of their own asks for.
    static func mandatory(of layer: StandardLayer) -> [String] {
        switch layer {
        case .parcels: ["TBBH", "QSXZ", "QSDWMC", "ZLDWMC", "TBDLMJ", "SJNF"]
        default: required(of: layer).filter { !["BSM", "YSDM"].contains($0) }
        }
    }
}
