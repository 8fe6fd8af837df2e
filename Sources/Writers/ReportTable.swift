import Columns

/// A table as it is printed: a title, headings with their units, and cells that are text or exact decimals.
package struct ReportTable: Sendable, Equatable {
    package enum Cell: Sendable, Equatable {
        case blank
        case text(String)
        /// `units · 10^−decimals` of the column.
        case number(Int128)
    }

    package struct Column: Sendable, Equatable {
        /// With the unit, such as 面积（公顷）.
        package var heading: String
        /// Decimals of a column of numbers; none for text.
        package var decimals: Int?
        /// Width in letters of the Latin alphabet.
        package var width: Double
        /// Per cent of a whole: never above 100.
        package var isShare = false

        package static func text(_ heading: String, width: Double = 14) -> Column {
            Column(heading: heading, decimals: nil, width: width)
        }
        package static func number(_ heading: String, _ decimals: Int, width: Double = 13) -> Column {
            Column(heading: heading, decimals: decimals, width: width)
        }
        /// Per cent of a whole.
        package static func share(_ heading: String, _ decimals: Int, width: Double = 13) -> Column {
            Column(heading: heading, decimals: decimals, width: width, isShare: true)
        }
    }

    /// Name of the CSV file, without its ending, and of the sheet; at most 31 letters.
    package var name: String
    package var title: String
    /// Shown under the title, such as 面积单位：公顷.
    package var note: String?
    package var columns: [Column]
    package var rows: [[Cell]] = []
    /// Rows set in bold: totals.
    package var totals: Set<Int> = []
    /// What must hold of the cells, or the table is not printed.
    package var invariants: [TableInvariant] = []

    package init(_ name: String, title: String, note: String? = nil, columns: [Column]) {
        (self.name, self.title, self.note, self.columns) = (name, title, note, columns)
    }

    package mutating func add(_ cells: [Cell], isTotal: Bool = false) {
        precondition(cells.count == columns.count, "a row of \(name) has \(columns.count) cells")
        if isTotal { totals.insert(rows.count) }
        rows.append(cells)
    }
}

extension ReportTable.Cell {
    package static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .blank }
    package static func count(_ value: Int) -> Self { .number(Int128(value)) }
    /// A number less so many units; what is no number stays as it is.
    package func less(_ units: Int128) -> Self {
        if case .number(let own) = self { .number(own - units) } else { self }
    }
    /// A finite number rounded half away from zero to so many decimals.
    package static func number(_ value: Double?, decimals: Int) -> Self {
        guard let value else { return .blank }
        let scale = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][decimals]
        return .number(Int128(clamping: (value * scale).rounded(.toNearestOrAwayFromZero)))
    }
}
