import Columns
import FindingValues
import PrintedFigures
import Writers

/// Where new sites of a service should go (选址).
enum LocationChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.location.map { ["location": Summary.location($0)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.locationRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.location.map { Tables.locationTables($0, findings) } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.location.map { [ResultLayers.proposedSites($0, findings.crs)] } ?? []
    }

    static let layerTitles = ["proposed_sites": "新设服务点"]

    static var pageScript: [UInt8] { PackageResources.location_page_js }
}
