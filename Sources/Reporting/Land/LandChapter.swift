import Columns
import FindingValues
import PrintedFigures
import Writers

/// Land by class (土地利用现状), with what is in doubt of it.
enum LandChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.land.map { ["land": Summary.land($0, findings.villages)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.landRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        guard let land = findings.land, !findings.villages.rows.isEmpty else { return [] }
        return Tables.landTables(land, findings, settled)
    }

    static var pageScript: [UInt8] { PackageResources.land_page_js }

    static let absentTitles = [
        "land": Phrase(zh: "土地利用现状", en: "land by class")
    ]
}
