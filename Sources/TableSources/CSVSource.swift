import Columns
import VectorSources

/// Rows of a table, as typed columns, with geometry where the table has places or written geometries.
package final class CSVSource: BatchSource {
    private let table: CSVTable
    private let request: LayerRequest
    private let batchRows: Int
    private let firstRow: Int
    private let chosen: [Int]
    private var walk: CSVParser
    private var row = 0
    private var sourceRows: [Int] = []
    private var geometry: TableGeometry
    private var columns: [CSVColumn]
    package private(set) var report = ReadReport()

    /// - Parameter kind: decided by an earlier file of the same glob.
    package init(
        _ table: CSVTable, _ request: LayerRequest, batchRows: Int, firstRow: Int, kind: GeometryColumn.Kind? = nil
    ) throws(OGRError) {
        (self.table, self.request, self.batchRows, self.firstRow) = (table, request, batchRows, firstRow)
        let path = table.member.shown
        let attributes = table.attributes
        chosen = try request.chosen(attributes.map { table.fields[$0] }, layer: table.name).map { attributes[$0] }
        columns = chosen.map { CSVColumn(table.fields[$0].kind) }
        geometry = TableGeometry(
            table.geometry, request, kind: kind, names: table.fields.map(\.name), layer: table.name, path: path)
        walk = table.records
        (report.encoding, report.encodingSource) = (table.encoding?.name, table.encodingSource)
        report.tableNotes = table.notes
        if case .places(let places) = table.geometry, request.geometry { report.northingFirst = places.isSwapped }
        if let crs = request.crs, let declared = geometry.declared, declared != crs { report.replacedCRS = declared }
        let wanted = Set(chosen)
        for (column, long) in table.longNumbers.sorted(by: { $0.key < $1.key }) where wanted.contains(column) {
            throw .digitsLost(
                path: path, layer: table.name, field: table.fields[column].name, cell: long.cell, digits: long.digits)
        }
        for (row, cells) in table.ragged {
            report.issues.append(
                RowIssue(
                    layer: table.name, row: firstRow + row, rule: "ragged-row", severity: .warning,
                    message: Self.raggedMessage(cells, table.fields.count)))
        }
        for fault in table.faults where wanted.contains(fault.column) || geometry.reads(fault.column) {
            report.issues.append(
                RowIssue(
                    layer: table.name, row: firstRow + fault.row, rule: "unreadable-value", severity: .warning,
                    message: Phrase(
                        zh: "\(table.fields[fault.column].name)：\(fault.message.zh)",
                        en: "\(table.fields[fault.column].name): \(fault.message.en)")))
        }
    }

    private static func raggedMessage(_ cells: Int, _ columns: Int) -> Phrase {
        let start = Phrase(
            zh: "该行有 \(cells) 个单元格，表头有 \(columns) 个", en: "\(cells) cells where the heading has \(columns)")
        return cells < columns
            ? start + Phrase(zh: "；缺少的按空处理", en: "; missing ones are empty")
            : start
                + Phrase(
                    zh: "：末列之后的内容舍去，各值可能错列（值中含有分隔符的，如 2,000，应加引号）",
                    en: ": what stands beyond the last column is dropped, and values may stand in wrong columns (a "
                        + "separator inside a value, such as 2,000, needs quotes around it)")
    }

    package var pending: Int { sourceRows.count }
    package var isDecided: Bool { geometry.isDecided || row >= table.rows }
    package var sourceRowsSeen: Int { firstRow + row }
    package var kind: GeometryColumn.Kind? { geometry.kind }

    package func fill() throws(OGRError) -> Bool {
        let stop = min(table.rows, row + batchRows)
        guard row < stop else { return false }
        while row < stop {
            // The whole table was walked when it was opened, so no fault can come up here.
            guard let cells = try? walk.next() else { break }
            func text(_ column: Int) -> String? {
                guard column < cells.count, cells[column].quoted || !cells[column].range.isEmpty else { return nil }
                return walk.text(cells[column])
            }
            if try geometry.append(row: firstRow + row, &report, text) {
                for (i, column) in chosen.enumerated() { columns[i].append(text(column)) }
                sourceRows.append(firstRow + row)
            }
            row += 1
        }
        return true
    }

    package func take() -> Layer {
        let column = geometry.take(more: row < table.rows)
        var layer = Layer(
            name: request.layer ?? table.name, crs: column.kind == .none ? nil : request.crs ?? geometry.declared,
            geometry: column, sourceRows: sourceRows)
        for (i, column) in chosen.enumerated() { layer.add(table.fields[column], columns[i].take()) }
        sourceRows = []
        return layer
    }
}

/// Cells of one column, converted to its kind.
private struct CSVColumn {
    private var column: AttributeColumn

    init(_ kind: AttributeColumn.Kind) { column = Self.empty(kind) }

    mutating func append(_ text: String?) {
        switch column {
        case .text(var values):
            column = .integer([])  // gives up the second reference, so that the buffer is not copied
            values.append(text)
            column = .text(values)
        case .integer(var values):
            column = .text([])
            values.append(text.flatMap { Int64($0) })
            column = .integer(values)
        case .real(var values):
            column = .text([])
            values.append(text.flatMap { Double($0) })
            column = .real(values)
        case .flag(var values):
            column = .text([])
            values.append(text.map { $0.lowercased() == "true" })
            column = .flag(values)
        }
    }

    mutating func take() -> AttributeColumn {
        let taken = column
        column = Self.empty(taken.kind)
        return taken
    }

    private static func empty(_ kind: AttributeColumn.Kind) -> AttributeColumn {
        switch kind {
        case .text: .text([])
        case .integer: .integer([])
        case .real: .real([])
        case .flag: .flag([])
        }
    }
}
