import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// The first five, and that there are more.
    static func some(_ names: [String], _ separator: String) -> String {
        names.prefix(5).joined(separator: separator) + (names.count > 5 ? separator + "…" : "")
    }

    /// Why what was asked for did not run, whole or in part.
    /// - Parameter asked: by name; empty when the whole project was asked for.
    static func absentRows(_ findings: Findings, _ asked: Set<AnalysisName>) -> [Row] {
        let keys = Set(asked.map(\.summaryKey))
        return findings.absent.filter { absence in
            asked.isEmpty || keys.contains(absence.analysis.split(separator: ".").first.map(String.init) ?? "")
        }.map { absence in
            (
                Phrase(
                    zh: "未计算 \(absentTitles[absence.analysis] ?? absence.analysis)",
                    en: "not computed: \(absence.analysis)"), absence.reason
            )
        }
    }

    /// What may be absent, by its key in the summary.
    private static let absentTitles = [
        "belts": "示范带", "belts.corridors.basic_farmland": "示范带廊道永久基本农田", "belts.corridors.farmland": "示范带廊道耕地",
        "change": "两期变化", "clusters": "片区", "consolidation": "集中连片", "coverage": "服务覆盖",
        "coverage.accessibility": "可达性", "land": "土地利用现状", "layout": "村庄布局", "location": "选址", "network": "路网",
        "red_line.conflicts": "红线疑点", "red_line.parcels": "图斑与红线", "red_line.total": "耕地红线余量", "targets": "政策目标",
    ]
}
