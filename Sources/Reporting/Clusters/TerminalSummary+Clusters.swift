import Columns
import FindingValues
import PrintedFigures
import ProjectFile

extension TerminalSummary {
    /// The clusters, and the villages in none.
    static func clusterRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        if let clusters = findings.clusters {
            let villages = clusters.clusters.reduce(0) { $0 + $1.villages.count }
            rows.append(
                (
                    Phrase(zh: "片区", en: "clusters"),
                    Phrase(
                        zh: "\(clusters.clusters.count) 个，\(villages) 村",
                        en: "\(clusters.clusters.count), holding \(villages) villages")
                ))
            if !clusters.excluded.isEmpty {
                let names = clusters.excluded.map { left in
                    let name = findings.villages.names[left.code] ?? left.code
                    return Phrase(zh: "\(name)（\(left.reason.zh)）", en: "\(name)(\(left.reason.en))")
                }
                rows.append(
                    (
                        Phrase(zh: "  未划入片区", en: "  in no cluster"),
                        Phrase(
                            zh: "\(clusters.excluded.count) 村：\(NameList.some(names.map(\.zh), "、"))",
                            en: "\(clusters.excluded.count) villages: \(NameList.some(names.map(\.en), ", "))")
                    ))
            }
        }
        return rows
    }
}
