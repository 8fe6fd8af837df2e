import Columns

/// Rows of a CSV table, as typed columns, with points where the table has places.
final class CSVSource: BatchSource {
    private let table: CSVTable
    private let request: LayerRequest
    private let batchRows: Int
    private let firstRow: Int
    private let chosen: [Int]
    private var walk: CSVParser
    private var row = 0
    private var from = 0
    private var points = PointColumn()
    private var columns: [CSVColumn]
    private(set) var report = ReadReport()

    init(_ member: SourceMember, _ request: LayerRequest, batchRows: Int, firstRow: Int) throws(OGRError) {
        (self.request, self.batchRows, self.firstRow) = (request, batchRows, firstRow)
        table = try CSVTable(member, encoding: try OGR.textEncoding(request.encoding, member.shown))
        if let filter = request.filter {
            throw .badFilter(
                path: member.shown, layer: member.stem, filter: filter, message: "CSV tables take no conditions")
        }
        chosen = try request.chosen(table.fields, layer: member.stem)
        columns = chosen.map { [table] in CSVColumn(table.fields[$0].kind) }
        walk = table.records
        (report.encoding, report.encodingSource) = (table.encoding?.name, table.encodingSource)
        report.northingFirst = table.places?.isSwapped == true && request.geometry
        for (row, cells) in table.ragged {
            report.issues.append(
                RowIssue(
                    layer: member.stem, row: firstRow + row, rule: "ragged-row", severity: .warning,
                    message: "\(cells) cells where the heading has \(table.fields.count); missing ones are empty"))
        }
    }

    var pending: Int { row - from }
    var isDecided: Bool { true }
    var sourceRowsSeen: Int { firstRow + row }
    private var places: CSVPlaces? { request.geometry ? table.places : nil }

    func fill() throws(OGRError) -> Bool {
        let stop = min(table.rows, row + batchRows)
        guard row < stop else { return false }
        while row < stop {
            // The whole table was walked when it was opened, so no fault can come up here.
            guard let cells = try? walk.next() else { break }
            func text(_ column: Int) -> String? {
                guard column < cells.count, cells[column].quoted || !cells[column].range.isEmpty else { return nil }
                return walk.text(cells[column])
            }
            for (i, column) in chosen.enumerated() { columns[i].append(text(column)) }
            if let places {
                if let x = text(places.easting).flatMap(Double.init), let y = text(places.northing).flatMap(Double.init)
                {
                    points.append(Position(x, y))
                } else {
                    points.appendEmpty()
                    report.emptyGeometries += 1
                }
            }
            row += 1
        }
        return true
    }

    func take() -> Layer {
        let geometry: GeometryColumn = places == nil ? .none(rows: pending) : .points(points)
        var layer = Layer(
            name: request.layer ?? table.member.stem, crs: request.crs, geometry: geometry,
            sourceRows: Array(firstRow + from..<firstRow + row))
        for (i, column) in chosen.enumerated() { layer.add(table.fields[column], columns[i].take()) }
        points = PointColumn()
        from = row
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
