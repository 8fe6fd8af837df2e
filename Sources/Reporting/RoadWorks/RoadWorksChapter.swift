import Columns
import FindingValues
import PrintedFigures
import Writers

/// Roads by year, works and class (道路建设里程).
enum RoadWorksChapter: Chapter {
    static func summary(_ findings: Findings) -> [String: JSONValue] {
        findings.roadWorks.map { ["road_works": Summary.roadWorks($0, findings.targets)] } ?? [:]
    }

    static func tables(_ findings: Findings, _ settled: Settled) -> [ReportTable] {
        findings.roadWorks.map { Tables.worksTables($0, findings) } ?? []
    }
}
