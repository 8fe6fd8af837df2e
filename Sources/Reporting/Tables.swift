import Columns
import FindingValues
import ProjectFile
import Writers

/// Figures of the villages as all tables of a run print them.
struct Settled {
    let hectares: SettledFigures
    let mu: SettledFigures

    init(_ findings: Findings) {
        (hectares, mu) = (SettledFigures(findings, .hectares), SettledFigures(findings, .mu))
    }
}

/// The tables of a run: those of the survey and planning practice that its findings can fill.
enum Tables {
    /// In the order in which they are numbered and shown.
    static func all(_ findings: Findings) -> [ReportTable] {
        let settled = Settled(findings)
        return Chapters.inTables.flatMap { $0.tables(findings, settled) }
    }

    /// A column of exact values and its printed total, balanced; blanks stay blank.
    static func column(_ values: [Int128?], unit: Int128) -> (cells: [ReportTable.Cell], total: ReportTable.Cell) {
        let known = values.compactMap { $0 }
        guard !known.isEmpty else { return (values.map { _ in .blank }, .blank) }
        let total = roundedUnits(known.reduce(0, +), unit: unit)
        var printed = balanced(known, unit: unit, total: total).makeIterator()
        return (values.map { $0 == nil ? .blank : .number(printed.next()!) }, .number(total))
    }

    /// A cell is its exact value but for rounding and levelling with the other rows: a unit, and one more for each row.
    static func near(_ row: Int, _ column: Int, _ exact: Int128, unit: Int128, of rows: Int) -> TableInvariant {
        TableInvariant(
            Phrase(zh: "平差不改变数值", en: "levelling leaves a figure what it is"),
            .isNear(row: row, column: column, value: roundedUnits(exact, unit: unit), slack: Int128(rows + 1)))
    }

    /// The rows above the last one add up to it.
    static func addsUp(_ table: ReportTable, _ columns: [Int]) -> TableInvariant {
        let last = table.rows.count - 1
        return TableInvariant(
            Phrase(zh: "各行相加等于合计", en: "the rows add up to the total"),
            .columnsAddUp(parts: Array(table.rows.indices.dropLast()), less: [], whole: last, columns: columns))
    }
}
