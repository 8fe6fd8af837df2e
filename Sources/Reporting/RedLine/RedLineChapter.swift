import Columns
import FindingValues
import PrintedFigures
import Writers

/// Farmland against its task, and conflicts with the rules (耕地红线).
enum RedLineChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.redLine.map { ["red_line": Summary.redLine($0, hasParcels: findings.land != nil)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.redLineRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        guard let redLine = findings.redLine else { return [] }
        return (redLine.wasExamined ? Tables.conflictTables(redLine, findings) : []) + [Tables.ruleTable(redLine)]
            + (redLine.controlAreas.isEmpty ? [] : [Tables.controlTable(redLine, findings)])
    }

    /// Without a rule nothing was looked for; an empty layer would claim that nothing was found.
    static func layers(_ findings: Findings) -> [Layer] {
        guard let redLine = findings.redLine, redLine.wasExamined else { return [] }
        return [ResultLayers.conflicts(redLine, findings)]
    }

    static let layerTitles = ["red_line_conflicts": "违反耕地红线规则的地块"]

    static var pageScript: [UInt8] { PackageResources.red_line_page_js }

    static let absentTitles = [
        "red_line.conflicts": Phrase(zh: "红线疑点", en: "red-line conflicts"),
        "red_line.parcels": Phrase(zh: "图斑与红线", en: "parcels against the red line"),
        "red_line.total": Phrase(zh: "耕地红线余量", en: "farmland against its task"),
    ]
}
