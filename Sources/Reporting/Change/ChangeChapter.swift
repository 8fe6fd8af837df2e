import Columns
import FindingValues
import PrintedFigures
import Writers

/// What changed between two surveys (两期变化).
enum ChangeChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.change.map { ["change": Summary.change($0)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.changeRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.change.map { Tables.changeTables($0, findings, settled) } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.change.map { [ResultLayers.farmlandChange($0, findings)] } ?? []
    }

    static let layerTitles = ["farmland_change": "耕地变化"]

    static var pageScript: [UInt8] { PackageResources.change_page_js }
}
