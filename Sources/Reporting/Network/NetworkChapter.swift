import Columns
import FindingValues
import PrintedFigures
import Writers

/// The road network and what is doubtful about it (路网).
enum NetworkChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.network.map { ["network": Summary.network($0)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.networkRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.network.map { Tables.networkTables($0) } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.network.map { [ResultLayers.gaps($0, findings.crs)] } ?? []
    }

    static let layerTitles = ["road_gaps": "道路疑点"]

    static var pageScript: [UInt8] { PackageResources.network_page_js }

    static let absentTitles = [
        "network": Phrase(zh: "路网", en: "road network")
    ]
}
