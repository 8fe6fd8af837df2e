import Columns

/// Rules about the values of any standard layer: keys, feature codes, mandatory values, dictionaries and ranges.
///
/// DLTB has rules of its own besides (`ParcelRules`); what they ask of it is not asked here again.
/// - Source: domain facts §B.1, §B.3, §B.4 and §D.4.
package enum ValueRules {
    /// Objections by row, then in the order of the rules; for a row and rule one for each field.
    /// - Parameter batch: rows of the layer, fields of the standard or their older spellings; a field that is not there is
    ///   an objection of `SchemaRules` and not looked at.
    /// - Complexity: O(*rows* · *fields*).
    package static func objections(to batch: Layer, of layer: StandardLayer) -> [SchemaObjection] {
        let names = batch.fields.map(\.name)
        let columns = layer.fields.compactMap { field -> (StandardField, AttributeColumn)? in
            layer.sourceField(for: field.name, in: names).flatMap(batch.column).map { (field, $0) }
        }
        let mandatory = Set(SchemaRules.mandatory(of: layer))
        var found: [SchemaObjection] = []
        for row in 0..<batch.count {
            for (field, column) in columns {
                let name = field.standardName
                if mandatory.contains(name), column.text(row) == nil {
                    found.append(
                        SchemaObjection(.valueMissing, row: row, Messages.missing("\(name) \(field.chineseName)")))
                } else if let objection = objection(field, column, row, layer) {
                    found.append(SchemaObjection(objection.rule, row: row, objection.message))
                }
            }
        }
        return found
    }

    private static func objection(
        _ field: StandardField, _ column: AttributeColumn, _ row: Int, _ layer: StandardLayer
    ) -> (rule: CheckRule, message: Phrase)? {
        let name = field.standardName
        // What ParcelRules ask of DLTB.
        let isParcel = layer == .parcels
        switch name {
        case "BSM" where !isParcel:
            guard let key = column.text(row) else { return (.keyMissing, Messages.missing("BSM 标识码")) }
            return key.count == 18 ? nil : (.keyLength, Messages.keyLength(key))
        case "YSDM" where !isParcel:
            guard let wanted = layer.featureCode else { return nil }
            let code = column.text(row)
            return code == wanted ? nil : (.featureCode, Messages.featureCode(code, expected: wanted))
        case "DLBM" where !isParcel, "BGQDLBM", "BGHDLBM":
            guard let code = column.text(row) else { return nil }
            return LandClass(code).flatMap { LandClassTable.thirdSurvey[$0] } == nil
                ? (.valueUnknown, Messages.classUnknown(name, code)) : nil
        case "QSXZ": return dictionary(ownerships, name, column, row)
        case "GDPDJB" where !isParcel: return dictionary(["1", "2", "3", "4", "5"], name, column, row)
        case "GDLX" where !isParcel: return dictionary(["TT", "PD"], name, column, row)
        case "CZCLX":
            return dictionary(["201", "201A", "202", "202A", "203", "203A", "204", "205"], name, column, row)
        case "FRDBS": return dictionary(["0", "1"], name, column, row)
        case "TBMJ" where isParcel, "KCXS" where isParcel: return nil
        case "KCXS": return range(0...1, name, column, row)
        case "GDDB": return range(1...15, name, column, row)
        case "SJNF": return range(1949...2100, name, column, row)
        default: return field.kind == .real ? range(0...1e13, name, column, row) : nil
        }
    }

    /// 权属性质.
    private static let ownerships = ["10", "20", "21", "30", "31", "32", "33", "34", "40", "41"]

    private static func dictionary(
        _ known: [String], _ name: String, _ column: AttributeColumn, _ row: Int
    ) -> (rule: CheckRule, message: Phrase)? {
        guard let value = column.text(row), !known.contains(value) else { return nil }
        return (.valueUnknown, Messages.notOneOf(name, value, known))
    }

    private static func range(
        _ range: ClosedRange<Double>, _ name: String, _ column: AttributeColumn, _ row: Int
    ) -> (rule: CheckRule, message: Phrase)? {
        guard let value = column.number(row), !range.contains(value) else { return nil }
        func plain(_ value: Double) -> String { Int64(exactly: value).map(String.init) ?? "\(value)" }
        let highest = range.upperBound > 1e12 ? nil : plain(range.upperBound)
        return (.valueRange, Messages.range(name, plain(value), lowest: plain(range.lowerBound), highest: highest))
    }
}
