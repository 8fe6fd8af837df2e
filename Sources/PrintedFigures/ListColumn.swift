import Columns
import ProjectFile
import Writers

/// A column of areas in a printed list, of which several rows may be of one place: its cells, and the lines below it.
///
/// Cells are balanced to their sum. Where rows count ground again three lines follow: 各行之和, 其中重复 and 合计, which is the
/// ground that they cover; else 合计 alone.
package struct ListColumn {
    /// Place of the column in the table.
    package let place: Int
    package let cells: [ReportTable.Cell]
    /// Printed units: the sum of the cells, what they count again, the ground that they cover.
    package let (sum, twice, once): (Int128, Int128, Int128)
    /// The rows count ground again, be it less than a printed unit.
    package let hasRepeated: Bool

    /// - Parameters:
    ///   - values: exact, by row; none where there is no figure.
    ///   - once: the ground of all rows, each place once; none where nothing distinguishes it from their sum.
    ///   - twice: what the rows count again.
    ///   - printed: the cells, where they are settled already; they add up to the rounded sum.
    package init(
        _ place: Int, _ values: [Int128?], once: Int128?, twice: Int128, unit: Int128, printed: [Int128]? = nil
    ) {
        self.place = place
        cells = printed.map { $0.map { .number($0) } } ?? Self.printed(values, unit: unit).cells
        let exact = values.compactMap { $0 }.reduce(0, +)
        sum = roundedUnits(exact, unit: unit)
        self.once = roundedUnits(once ?? exact - twice, unit: unit)
        // Three rounded figures may miss each other by one unit; the middle one gives way, by no more.
        let rounded = roundedUnits(twice, unit: unit)
        self.twice = (sum - self.once - rounded).magnitude <= 1 ? sum - self.once : rounded
        hasRepeated = twice != 0
    }

    /// A column of exact values and its printed total, balanced; blanks stay blank.
    package static func printed(_ values: [Int128?], unit: Int128) -> (
        cells: [ReportTable.Cell], total: ReportTable.Cell
    ) {
        let known = values.compactMap { $0 }
        guard !known.isEmpty else { return (values.map { _ in .blank }, .blank) }
        let total = roundedUnits(known.reduce(0, +), unit: unit)
        var printed = balanced(known, unit: unit, total: total).makeIterator()
        return (values.map { $0 == nil ? .blank : .number(printed.next()!) }, .number(total))
    }
}

extension ReportTable {
    /// Adds the lines below a list, and what must hold of them.
    /// - Parameters:
    ///   - label: the column that says what a line is.
    ///   - rows: the rows of the list.
    ///   - suffix: what the lines are of, where a table holds several lists.
    package mutating func addTotals(_ columns: [ListColumn], label: Int, rows list: Range<Int>, of suffix: String = "")
    {
        func line(_ name: String, _ value: (ListColumn) -> Int128) {
            var cells = [Cell](repeating: .blank, count: self.columns.count)
            cells[label] = .text(suffix + name)
            for column in columns { cells[column.place] = .number(value(column)) }
            add(cells, isTotal: true)
        }
        let places = columns.map(\.place)
        let first = rows.count
        let hasRepeated = columns.contains(where: \.hasRepeated)
        if hasRepeated {
            line("各行之和", \.sum)
            line("其中重复", \.twice)
            line("合计", \.once)
            invariants.append(
                TableInvariant(
                    Phrase(zh: "各行相加等于各行之和", en: "the rows of the list add up to their sum"),
                    .columnsAddUp(parts: Array(list), less: [], whole: first, columns: places)))
        } else {
            line("合计", \.sum)
        }
        invariants.append(
            TableInvariant(
                Phrase(
                    zh: "各行之和减去其中重复等于合计", en: "the rows of the list less what they count again are its ground"),
                .columnsAddUp(
                    parts: Array(list), less: hasRepeated ? [first + 1] : [], whole: rows.count - 1, columns: places)))
        for column in columns {
            invariants.append(
                TableInvariant(
                    Phrase(zh: "合计等于不重复的面积", en: "the total is the ground that the list covers"),
                    .isNear(row: rows.count - 1, column: column.place, value: column.once, slack: 1)))
        }
    }
}
