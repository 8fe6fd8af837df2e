import Columns

/// A table as it is printed: a title, headings with their units, and cells that are text or exact decimals.
struct ReportTable: Sendable, Equatable {
    enum Cell: Sendable, Equatable {
        case blank
        case text(String)
        /// `units · 10^−decimals` of the column.
        case number(Int128)
    }

    struct Column: Sendable, Equatable {
        /// With the unit, such as 面积（公顷）.
        var heading: String
        /// Decimals of a column of numbers; none for text.
        var decimals: Int?
        /// Width in letters of the Latin alphabet.
        var width: Double
        /// Per cent of a whole: never above 100.
        var isShare = false

        static func text(_ heading: String, width: Double = 14) -> Column {
            Column(heading: heading, decimals: nil, width: width)
        }
        static func number(_ heading: String, _ decimals: Int, width: Double = 13) -> Column {
            Column(heading: heading, decimals: decimals, width: width)
        }
        /// Per cent of a whole.
        static func share(_ heading: String, _ decimals: Int, width: Double = 13) -> Column {
            Column(heading: heading, decimals: decimals, width: width, isShare: true)
        }
    }

    /// Name of the CSV file, without its ending, and of the sheet; at most 31 letters.
    var name: String
    var title: String
    /// Shown under the title, such as 面积单位：公顷.
    var note: String?
    var columns: [Column]
    var rows: [[Cell]] = []
    /// Rows set in bold: totals.
    var totals: Set<Int> = []
    /// What must hold of the cells, or the table is not printed.
    var invariants: [TableInvariant] = []

    init(_ name: String, title: String, note: String? = nil, columns: [Column]) {
        (self.name, self.title, self.note, self.columns) = (name, title, note, columns)
    }

    mutating func add(_ cells: [Cell], isTotal: Bool = false) {
        precondition(cells.count == columns.count, "a row of \(name) has \(columns.count) cells")
        if isTotal { totals.insert(rows.count) }
        rows.append(cells)
    }
}

extension ReportTable.Cell {
    static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .blank }
    static func count(_ value: Int) -> Self { .number(Int128(value)) }
    /// A number less so many units; what is no number stays as it is.
    func less(_ units: Int128) -> Self { if case .number(let own) = self { .number(own - units) } else { self } }
    /// A finite number rounded half away from zero to so many decimals.
    static func number(_ value: Double?, decimals: Int) -> Self {
        guard let value else { return .blank }
        let scale = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][decimals]
        return .number(Int128(clamping: (value * scale).rounded(.toNearestOrAwayFromZero)))
    }
}

/// Units in which areas are printed, as millionths of a square metre (mu in fifteenths of them, to stay exact).
enum PrintedArea {
    /// 0.01 ha, 0.0001 ha.
    static let hectares2 = Int128(100_000_000), hectares4 = Int128(1_000_000)
    /// Mu are `micro · 15` in units of 10⁻¹⁰ mu: 0.01 mu, 0.1 mu.
    static let mu2 = Int128(100_000_000), mu1 = Int128(1_000_000_000)

    static func hectares(_ area: AreaSum) -> Int128 { area.micro }
    static func mu(_ area: AreaSum) -> Int128 { area.micro * 15 }
}
