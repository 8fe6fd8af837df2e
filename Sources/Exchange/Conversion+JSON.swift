import Columns
import Foundation

extension Conversion.Outcome {
    /// The outcome as JSON with sorted keys: layers with rows, CRS, operation, notes and issues.
    /// - Parameter language: of notes and messages.
    public func json(language: Language) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(ConversionDocument(layers: layers.map { .init($0, language) }))) + [10]
    }
}

private struct ConversionDocument: Encodable {
    struct Entry: Encodable {
        let name: String
        let rows: Int
        let crs: String?
        let operation: String?
        let notes: [String]
        let issues: [IssueDocument]

        init(_ layer: Conversion.LayerOutcome, _ language: Language) {
            (name, rows, crs) = (layer.name, layer.rows, layer.crs?.definition)
            (operation, notes) = (layer.operation?.description, layer.notes.map { $0[language] })
            issues = layer.issues.map { IssueDocument($0, language) }
        }
    }
    let layers: [Entry]
}

/// A row issue as JSON.
struct IssueDocument: Encodable {
    let layer: String
    let row: Int
    let id: String?
    let rule: String
    let severity: String
    let place: [Double]?
    let message: String

    init(_ issue: RowIssue, _ language: Language) {
        (layer, row, id, rule) = (issue.layer, issue.row, issue.id, issue.rule)
        (severity, message) = (issue.severity.rawValue, issue.phrase[language])
        place = issue.place.map { [$0.x, $0.y] }
    }
}
