import Columns
import FindingValues
import PrintedFigures
import Writers

/// Who reaches which service, and how far services reach (服务覆盖).
enum CoverageChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.coverage.map { ["coverage": Summary.coverage($0, findings.villages, findings.serviceAreas)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.coverageRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        var tables: [ReportTable] = []
        if let coverage = findings.coverage {
            tables.append(Tables.coverageTable(coverage))
            if !coverage.standards.isEmpty { tables.append(Tables.unmetTable(coverage, findings)) }
            if !coverage.accessibility.isEmpty { tables.append(Tables.accessTable(coverage.accessibility, findings)) }
        }
        if let areas = findings.serviceAreas { tables.append(Tables.serviceAreaTable(areas)) }
        return tables
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.serviceAreas.map { [ResultLayers.serviceAreas($0, findings.crs)] } ?? []
    }

    static let layerTitles = ["service_areas": "服务范围"]

    static var pageScript: [UInt8] { PackageResources.coverage_page_js }

    static let absentTitles = [
        "coverage.accessibility": Phrase(zh: "可达性", en: "accessibility")
    ]
}
