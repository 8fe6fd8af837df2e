import Columns
import VectorSources

/// Rows of a corner-point file, all in one batch.
package final class CornerPointSource: BatchSource {
    private let layer: Layer
    private var state = State.unread
    private let firstRow: Int
    package private(set) var report = ReadReport()

    private enum State { case unread, pending, taken }

    package init(_ member: SourceMember, _ request: LayerRequest, firstRow: Int) throws(OGRError) {
        self.firstRow = firstRow
        let table = try CornerPointTable(member, encoding: request.encoding)
        let chosen = try request.chosen(table.fields, layer: member.stem)
        let layer = try table.layer(
            request.layer ?? member.stem, crs: request.crs, columns: chosen, geometry: request.geometry)
        self.layer = layer.numbered(from: firstRow)
        (report.encoding, report.encodingSource) = (table.encoding, table.encodingSource)
        report.tableNotes = table.file.notes
        report.emptyGeometries = request.geometry ? (0..<layer.count).count { layer.geometry.isEmpty(row: $0) } : 0
        report.issues = table.issues.map { issue in
            var issue = issue
            (issue.layer, issue.row) = (layer.name, firstRow + issue.row)
            return issue
        }
    }

    package var pending: Int { state == .pending ? layer.count : 0 }
    package var isDecided: Bool { true }
    package var sourceRowsSeen: Int { firstRow + (state == .unread ? 0 : layer.count) }

    package func fill() throws(OGRError) -> Bool {
        guard state == .unread else { return false }
        state = .pending
        return true
    }

    package func take() -> Layer {
        defer { state = .taken }
        return state == .taken ? layer.selecting([]) : layer
    }
}

extension Layer {
    /// The same with source rows counted from another number.
    fileprivate func numbered(from first: Int) -> Layer {
        if first == 0 { return self }
        var result = Layer(name: name, crs: crs, geometry: geometry, sourceRows: sourceRows.map { $0 + first })
        for (field, column) in zip(fields, columns) { result.add(field, column) }
        return result
    }
}
