import Columns
import FindingValues
import PrintedFigures
import Writers

/// Contiguous clusters of villages (片区).
enum ClusterChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.clusters.map { ["clusters": Summary.clusters($0)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.clusterRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.clusters.map { [Tables.clusterTable($0, findings, settled.hectares)] } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.clusters.map { [ResultLayers.clusterPolygons($0, findings.crs)] } ?? []
    }

    static let layerTitles = ["clusters": "片区"]

    static var pageScript: [UInt8] { PackageResources.clusters_page_js }
}
