import Columns
import FindingValues
import PrintedFigures
import Writers

/// How the villages are laid out (村庄布局).
enum LayoutChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.layout.map { ["layout": Summary.layout($0, findings.villages)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.layoutRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.layout.map { Tables.layoutTables($0, findings) } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        guard let layout = findings.layout, let patches = layout.settlements else { return [] }
        return [ResultLayers.settlements(layout, patches, findings)]
    }

    static let layerTitles = ["settlements": "农村居民点"]

    static var pageScript: [UInt8] { PackageResources.layout_page_js }
}
