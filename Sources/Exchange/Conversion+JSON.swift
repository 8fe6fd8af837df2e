import Columns
import Foundation

extension Conversion.Outcome {
    /// The outcome as JSON with sorted keys: layers with rows, CRS, operation, notes and issues.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(ConversionDocument(layers: layers.map(ConversionDocument.Entry.init)))) + [10]
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

        init(_ layer: Conversion.LayerOutcome) {
            (name, rows, crs) = (layer.name, layer.rows, layer.crs?.definition)
            (operation, notes) = (layer.operation?.description, layer.notes)
            issues = layer.issues.map(IssueDocument.init)
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

    init(_ issue: RowIssue) {
        (layer, row, id, rule) = (issue.layer, issue.row, issue.id, issue.rule)
        (severity, message) = (issue.severity.rawValue, issue.message)
        place = issue.place.map { [$0.x, $0.y] }
    }
}
