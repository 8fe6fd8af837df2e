import Columns
import FindingValues
import ProjectFile

extension VillageTable {
    /// The table with codes as they are joined: `WrittenValue.code`, of 19 digits the left 12. How many were written
    /// otherwise is one issue.
    static func withPlainCodes(_ table: Layer, _ issues: inout [RowIssue]) -> Layer {
        var rewritten = 0
        var example: (written: String, code: String)?
        let codes = table.texts("code").map { text -> String? in
            guard let text else { return nil }
            let code = WrittenValue.code(text)
            if code != text {
                rewritten += 1
                if example == nil { example = (text, code) }
            }
            return code.isEmpty ? nil : code.utf8.count == 19 ? String(code.prefix(12)) : code
        }
        if let example {
            issues.append(
                RowIssue(
                    layer: layer, row: RowIssue.wholeLayer, rule: "code-form", severity: .notice,
                    message:
                        Messages.codeForm(rewritten, written: example.written, read: example.code)))
        }
        var result = Layer(name: table.name, crs: table.crs, geometry: table.geometry, sourceRows: table.sourceRows)
        for (field, column) in zip(table.fields, table.columns) {
            if field.name == "code" {
                result.add(Field("code", .text, title: field.title), .text(codes))
            } else {
                result.add(field, column)
            }
        }
        return result
    }

    /// Tells the rows without a village and the villages without a row.
    /// - Throws: `CountyError.noCommonKeys` when there are both and nothing joins.
    mutating func join(
        _ table: Layer, _ rowOfCode: [String: Int], _ codes: [String], _ path: String, _ issues: inout [RowIssue]
    ) throws(CountyError) {
        let known = Set(codes)
        codesWithoutVillage = rowOfCode.keys.filter { !known.contains($0) }.sorted(by: utf8Less)
        villagesWithoutRow = codes.filter { rowOfCode[$0] == nil }
        if let ours = codes.first, let theirs = codesWithoutVillage.first, villagesWithoutRow.count == codes.count {
            throw .noCommonKeys(
                layer: Self.layer, path: path, theirs: theirs, ours: nearestName(to: theirs, among: codes) ?? ours)
        }
        guard !codes.isEmpty else { return }
        for code in codesWithoutVillage {
            guard let row = rowOfCode[code] else { continue }
            issues.append(
                RowIssue(
                    layer: Self.layer, row: table.sourceRows[row], id: code, rule: "code-unmatched", severity: .warning,
                    message: Messages.codeUnmatched))
        }
        for code in villagesWithoutRow {
            issues.append(
                RowIssue(
                    layer: ProjectLayer.villages.rawValue, row: RowIssue.wholeLayer, id: code,
                    rule: "village-without-row",
                    severity: .warning, message: Messages.villageWithoutRow
                ))
        }
    }

    /// Columns that hold numbers by their meaning, and those that hold truths.
    private static let numbers: Set<String> = counts.union([
        "rural_income", "collective_income", "operating_income", "demonstration_year", "urban_rural_code",
        "clean_households",
    ])
    private static let flags: Set<String> = [
        "demonstration", "retained", "border", "ex_poor", "plan_done",
    ]

    /// Tells cells that cannot be read: of columns known by name, and of any other in which most cells are numbers, or
    /// most are truths.
    func noteUnreadable(_ table: Layer, _ issues: inout [RowIssue]) {
        for (field, column) in zip(table.fields, table.columns) where field.name != "code" {
            let name = field.name.lowercased()
            let use: Layer.CellUse
            if Self.numbers.contains(name) {
                use = .number
            } else if Self.flags.contains(name) {
                use = .flag
            } else if column.kind == .text, Self.mostly(column, { $0.number($1) != nil }) {
                use = .number
            } else if column.kind == .text, Self.mostly(column, { $0.flag($1) != nil }) {
                use = .flag
            } else {
                continue
            }
            issues += table.unreadableCells(of: field.name, as: use, key: "code", layer: Self.layer)
        }
    }

    /// At least half of the cells that hold something can be read so.
    static func mostly(_ column: AttributeColumn, _ isRead: (AttributeColumn, Int) -> Bool) -> Bool {
        var (filled, read) = (0, 0)
        for row in 0..<column.count where column.text(row) != nil {
            filled += 1
            if isRead(column, row) { read += 1 }
        }
        return read > 0 && read * 2 >= filled
    }
}
