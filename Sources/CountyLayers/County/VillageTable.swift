import Columns
import FindingValues
import ProjectFile

/// The village table joined to the villages: one value a village in every column, none where the table has no row.
package struct VillageTable: Sendable {
    /// Columns by our names, or the table's own; the code column left out.
    package var columns: [TableColumn] = []
    /// Row of the source of each village, the first of several; none where the table has none; shape `(villages)`.
    package var sourceRows: [Int?] = []
    /// Codes of the table that no village has, sorted.
    package var codesWithoutVillage: [String] = []
    /// Villages that the table lacks, by code.
    package var villagesWithoutRow: [String] = []

    /// The column of that name; exact first, then by the short names of project files, such as `income`.
    package func column(_ name: String) -> AttributeColumn? {
        let lower = name.lowercased()
        return columns.first { $0.field.name == name }?.values
            ?? columns.first { $0.field.name.lowercased() == lower }?.values
            ?? Self.shortNames[name].flatMap { real in columns.first { $0.field.name == real }?.values }
    }

    /// The name of the column that `column(_:)` returns.
    func resolvedName(_ name: String) -> String? {
        let lower = name.lowercased()
        return columns.first { $0.field.name == name }?.field.name
            ?? columns.first { $0.field.name.lowercased() == lower }?.field.name
            ?? Self.shortNames[name].flatMap { real in columns.first { $0.field.name == real }?.field.name }
    }

    var names: [String] { columns.map(\.field.name) }

    /// Columns that count people, households or homesteads: what is below 0 is no count.
    static let counts: Set<String> = [
        "population", "registered_population", "households", "homesteads", "homesteads_vacant",
    ]

    /// Short names of project files and the columns they stand for when no column has the short name itself.
    static let shortNames = ["income": "rural_income", "status": "grade"]

    /// Numbers of a column for scoring: numbers as they are, truths as 0 and 1, grades by rank; none for no value.
    package func scores(_ name: String) -> [Double?]? {
        guard let column = column(name) else { return nil }
        return (0..<column.count).map { row in
            column.number(row) ?? column.flag(row).map { $0 ? 1 : 0 }
                ?? column.text(row).flatMap { Self.gradeRanks[$0] }
        }
    }

    /// Grades by rank: 经营示范村 over 精品示范村 over 精品村 over 整洁村 over 清洁村 (旌阳 2020).
    static let gradeRanks: [String: Double] = ["清洁村": 1, "整洁村": 2, "精品村": 3, "精品示范村": 4, "经营示范村": 5]

    /// More than this is no count of people, households or homesteads of a village.
    package static let mostCounted = 1e8
    /// Beyond this no value of a village is a number that sums can be made of.
    static let largestValue = 1e15

    /// Joins a table to villages by code. Of rows of one code a column has the value that all of them that have one agree on;
    /// where they disagree it is left empty and reported. A table none of whose codes is a village's is refused; rows
    /// without a village, villages without a row and cells that cannot be read are reported.
    /// - Parameters:
    ///   - table: has the column `code`; any length that a village code may have.
    ///   - codes: villages by code.
    init(_ table: Layer, codes: [String], path: String, issues: inout [RowIssue]) throws(CountyError) {
        let table = Self.withPlainCodes(table, &issues)
        let rowsOfCode = Self.rows(table, &issues)
        let rowOfCode = rowsOfCode.compactMapValues(\.first)
        try join(table, rowOfCode, codes, path, &issues)
        noteUnreadable(table, &issues)
        sourceRows = codes.map { rowOfCode[$0].map { table.sourceRows[$0] } }
        var differing: [String: [String]] = [:]
        for (field, column) in zip(table.fields, table.columns) where field.name != "code" {
            var rows = codes.map { code -> Int? in
                let filled = (rowsOfCode[code] ?? []).filter { column.text($0) != nil }
                let texts = Set(filled.compactMap { column.text($0) })
                if texts.count > 1 {
                    differing[code, default: []].append(
                        "\(field.name) \(texts.sorted(by: utf8Less).joined(separator: " / "))")
                }
                return texts.count > 1 ? nil : filled.first ?? rowOfCode[code]
            }
            let isCount = Self.counts.contains(field.name.lowercased())
            for (village, row) in rows.enumerated() {
                guard let row, let value = column.number(row), let fault = Self.fault(value, isCount: isCount) else {
                    continue
                }
                rows[village] = nil
                issues.append(
                    RowIssue(
                        layer: Self.layer, row: table.sourceRows[row], id: codes[village], rule: fault.rule,
                        severity: .warning, message: Messages.valueSetAside(field.name, fault.what)))
            }
            columns.append(TableColumn(field: field, values: column.picking(rows)))
        }
        for (code, fields) in differing {
            guard let rows = rowsOfCode[code], let row = rows.last else { continue }
            issues.append(
                RowIssue(
                    layer: Self.layer, row: table.sourceRows[row], id: code, rule: "duplicate-key", severity: .warning,
                    message: Messages.valuesDiffer(rows: rows.map { table.sourceRows[$0] }, fields)))
        }
    }

    /// Rows of each code; exact duplicates once, with an issue.
    private static func rows(_ table: Layer, _ issues: inout [RowIssue]) -> [String: [Int]] {
        var result: [String: [Int]] = [:]
        let texts = table.texts("code")
        for row in 0..<table.count {
            guard let code = texts[row] else {
                issues.append(
                    RowIssue(
                        layer: layer, row: table.sourceRows[row], rule: "code-missing",
                        message: Messages.codeMissing))
                continue
            }
            guard result[code]?.contains(where: { table.isEqual(row, $0) }) == true else {
                result[code, default: []].append(row)
                continue
            }
            issues.append(
                RowIssue(
                    layer: layer, row: table.sourceRows[row], id: code, rule: "duplicate-row",
                    message: Messages.standsTwice))
        }
        return result
    }

    /// Why a number of a village cannot be used; none where it can.
    private static func fault(_ value: Double, isCount: Bool) -> (rule: String, what: Phrase)? {
        if !value.isFinite { return ("not-finite", Messages.notFinite) }
        if isCount, value < 0 { return ("negative-value", Messages.belowZero(value)) }
        let most = isCount ? mostCounted : largestValue
        return value.magnitude > most ? ("unreadable-value", Messages.beyond(value, most: most)) : nil
    }

    package init() {}

    static let layer = ProjectLayer.villageTable.rawValue
}

extension AttributeColumn {
    /// The named rows, none where there is no row.
    package func picking(_ rows: [Int?]) -> AttributeColumn {
        switch self {
        case .text(let v): .text(rows.map { $0.flatMap { v[$0] } })
        case .integer(let v): .integer(rows.map { $0.flatMap { v[$0] } })
        case .real(let v): .real(rows.map { $0.flatMap { v[$0] } })
        case .flag(let v): .flag(rows.map { $0.flatMap { v[$0] } })
        }
    }
}

extension Layer {
    /// Two rows hold the same geometry and the same values.
    func isEqual(_ a: Int, _ b: Int) -> Bool {
        geometry.coordinates(ofRow: a).elementsEqual(geometry.coordinates(ofRow: b))
            && columns.allSatisfy { $0.text(a) == $0.text(b) }
    }
}
