import Columns
import FindingValues
import PrintedFigures
import Writers

/// Works and corridors against the control lines (建设项目与三条控制线).
enum WorksChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.works.map { ["works": Summary.works($0, hasParcels: findings.land != nil)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.workRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        guard let works = findings.works, !works.works.isEmpty || !findings.worksWithoutWidth.isEmpty else { return [] }
        return [Tables.workTable(works, findings)]
    }
}
