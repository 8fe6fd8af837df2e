import Columns
import FindingValues
import PrintedFigures
import Writers

/// Plans of people: belts measured as ours are, clusters and choices of villages as they were given. Given belts stand in the
/// tables of ours too (`BeltPlan`), and on the page by the script of belts, whose words they share.
enum GivenChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.given.map { ["given": Summary.given($0, findings)] } ?? [:]
    }

    static func terminal(_ findings: Findings) -> [TerminalSummary.Row] { TerminalSummary.givenRows(findings) }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.given.map { Tables.given($0, findings) } ?? []
    }

    static func layers(_ findings: Findings) -> [Layer] {
        findings.given.map { ResultLayers.given($0, findings) } ?? []
    }

    static let layerTitles = [
        "given_belts": "给定示范带", "given_belt_villages": "给定示范带村庄", "given_belt_corridors": "给定示范带廊道",
        "given_clusters": "给定片区", "given_selection": "给定村庄名单",
    ]
}
