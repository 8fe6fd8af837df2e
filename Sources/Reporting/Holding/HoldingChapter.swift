import Columns
import FindingValues
import PrintedFigures
import Writers

/// What is held of what must be kept (耕地保有量及保护任务).
enum HoldingChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.holding.map { ["holding": Summary.holding($0)] } ?? [:]
    }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        guard let holding = findings.holding else { return [] }
        let fallow = holding.fallow ?? []
        return [Tables.holdingTable(holding, findings, settled.mu)]
            + (fallow.isEmpty ? [] : [Tables.fallowTable(fallow, findings)])
    }

    static var pageScript: [UInt8] { PackageResources.holding_page_js }
}
