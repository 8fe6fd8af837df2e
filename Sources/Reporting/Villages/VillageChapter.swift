import Columns
import FindingValues
import PrintedFigures
import Writers

/// The villages and their figures (村庄一览).
enum VillageChapter: Chapter {
    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.villages.rows.isEmpty ? [] : [Tables.villages(findings, settled.hectares)]
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.villages.polygons.count > 0 ? [ResultLayers.villages(findings)] : []
    }

    static let layerTitles = ["villages": "行政村及其指标"]

    static var pageScript: [UInt8] { PackageResources.villages_page_js }
}
