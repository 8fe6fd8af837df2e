import Columns

/// One rule about the attribute values of a land-survey parcel (DLTB): a fixed identifier, the fields it needs, and a
/// check of one row.
///
/// A rule whose fields the layer lacks is not applied; `ParcelRules.skipped` names it. The missing field itself is an
/// issue of the schema.
struct ParcelRule: Sendable {
    let id: String
    let severity: RowIssue.Severity
    let fields: [String]
    /// What is wrong with the row; none when it is in order.
    let objection: @Sendable (ParcelRow) -> Phrase?

    init(
        _ id: String, _ severity: RowIssue.Severity = .error, fields: [String],
        objection: @escaping @Sendable (ParcelRow) -> Phrase?
    ) {
        (self.id, self.severity, self.fields, self.objection) = (id, severity, fields, objection)
    }
}

/// The attribute rules of DLTB.
///
/// - Source: domain facts §B.3, field-level rules that survey software checks (三调 rule sets 5 and 6), and the area
///   arithmetic of §C.3.
package enum ParcelRules {
    /// Identifiers of all rules, sorted.
    package static var identifiers: [String] { all.map(\.id).sorted(by: utf8Less) }

    static let all: [ParcelRule] = codeRules + farmlandRules + areaRules + placeRules

    /// Identifiers of the rules that a layer with these fields cannot be asked, sorted.
    package static func skipped(in layer: Layer) -> [String] {
        let present = Set(columns(of: layer).keys)
        return all.filter { !present.isSuperset(of: $0.fields) }.map(\.id).sorted(by: utf8Less)
    }

    /// What the rules object to, by row and then in the order of the rules.
    /// - Parameters:
    ///   - layer: DLTB or a batch of it; field names of the standard, or their older spellings.
    ///   - name: our name of the layer, for the issues.
    /// - Complexity: O(*rows* · *rules*).
    package static func issues(in layer: Layer, named name: String) -> [RowIssue] {
        let columns = columns(of: layer)
        let rules = all.filter { rule in rule.fields.allSatisfy { columns[$0] != nil } }
        return (0..<layer.count).flatMap { row -> [RowIssue] in
            let parcel = ParcelRow(layer: layer, row: row, columns: columns)
            return rules.compactMap { rule in
                rule.objection(parcel).map {
                    RowIssue(
                        layer: name, row: layer.sourceRows[row], id: parcel.text("BSM"), rule: rule.id,
                        severity: rule.severity, place: place(of: layer, row: row), message: $0)
                }
            }
        }
    }

    private static func place(of layer: Layer, row: Int) -> Position? {
        let box = layer.geometry.box(ofRow: row)
        return box.isFinite ? box.centre : nil
    }

    private static func columns(of layer: Layer) -> [String: AttributeColumn] {
        let available = layer.fields.map(\.name)
        var columns: [String: AttributeColumn] = [:]
        for field in StandardLayer.parcels.fields {
            columns[field.standardName] = StandardLayer.parcels.sourceField(for: field.name, in: available)
                .flatMap(layer.column)
        }
        return columns
    }
}
