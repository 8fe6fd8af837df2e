import Columns
import FindingValues
import PrintedFigures
import Writers

/// The targets of policy documents (政策目标).
enum TargetChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.targets.map { ["targets": Summary.targets($0)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.targetRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.targets.map { [Tables.targetTable($0)] } ?? []
    }

    static var pageScript: [UInt8] { PackageResources.targets_page_js }
}
