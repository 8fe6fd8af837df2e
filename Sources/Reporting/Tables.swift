import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

/// The tables of a run: those of the survey and planning practice that its findings can fill.
enum Tables {
    /// In the order in which they are numbered and shown.
    static func all(_ findings: Findings) -> [ReportTable] {
        let settled = Settled(findings)
        return Chapters.inTables.flatMap { $0.tables(findings, settled) }
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
