import Columns
import FindingValues
import PrintedFigures
import Writers

/// Contiguous farmland (集中连片).
enum ConsolidationChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.consolidation.map { ["consolidation": Summary.consolidation($0)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.blockRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.consolidation.map { Tables.consolidationTables($0, findings, settled) } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.consolidation.map { [ResultLayers.farmlandBlocks($0, findings.crs)] } ?? []
    }

    static let layerTitles = ["farmland_blocks": "集中连片耕地"]

    static var pageScript: [UInt8] { PackageResources.consolidation_page_js }
}
