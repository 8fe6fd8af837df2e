import Columns

/// A value of a row, before the rows become columns.
enum Cell: Sendable, Equatable {
    case none
    case text(String)
    case integer(Int)
    case real(Double)
    case flag(Bool)
}

/// Rows of attributes, turned into the columns of a layer.
struct RowTable: Sendable {
    let fields: [Field]
    private(set) var rows: [[Cell]] = []

    init(_ fields: [Field]) { self.fields = fields }

    mutating func append(_ row: [Cell]) {
        precondition(row.count == fields.count, "a row has a cell for each field")
        rows.append(row)
    }

    /// Adds a row that an earlier one is copied to.
    mutating func repeatRow(_ row: Int) { rows.append(rows[row]) }

    mutating func set(_ row: Int, _ field: String, _ cell: Cell) {
        rows[row][fields.firstIndex { $0.name == field }!] = cell
    }

    func layer(_ name: String, _ geometry: GeometryColumn, crs: CRS? = SampleLayers.crs) -> Layer {
        var layer = Layer(name: name, crs: crs, geometry: geometry)
        for (k, field) in fields.enumerated() { layer.add(field, column(k, field.kind)) }
        return layer
    }

    private func column(_ k: Int, _ kind: AttributeColumn.Kind) -> AttributeColumn {
        switch kind {
        case .text: .text(rows.map { if case .text(let v) = $0[k] { v } else { nil } })
        case .integer: .integer(rows.map { if case .integer(let v) = $0[k] { Int64(v) } else { nil } })
        case .real: .real(rows.map { if case .real(let v) = $0[k] { v } else { nil } })
        case .flag: .flag(rows.map { if case .flag(let v) = $0[k] { v } else { nil } })
        }
    }

    /// The rows as CSV with a heading; cells are quoted where they must be.
    func csv() -> String {
        var text = fields.map(\.name).joined(separator: ",") + "\n"
        for row in rows { text += row.map(Self.cell).joined(separator: ",") + "\n" }
        return text
    }

    private static func cell(_ cell: Cell) -> String {
        switch cell {
        case .none: return ""
        case .text(let v):
            let special = v.contains { ",\"\n".contains($0) }
            return special
                ? "\"" + v.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : v
        case .integer(let v): return String(v)
        case .real(let v): return fixedText(v, decimals: 2)
        case .flag(let v): return v ? "true" : "false"
        }
    }
}

extension Cell {
    /// None for an empty text.
    static func filled(_ text: String) -> Cell { text.isEmpty ? .none : .text(text) }
}
