import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// A line for each given belt, and for each that is not measured.
    static func givenRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        guard let given = findings.given else { return rows }
        if let belts = given.belts {
            for (belt, detail) in zip(belts.plan.belts, belts.details) {
                let title = Phrase(zh: "给定示范带 \(detail.name)", en: "given belt \(detail.name)")
                let (length, minutes) = (
                    fixedText(belt.length / 1000, decimals: 1), fixedText(belt.minutes, decimals: 1)
                )
                let prize = fixedText(belt.prize, decimals: 3)
                var told = Phrase(
                    zh: "\(belt.villages.count) 村，\(length) km，\(minutes) 分钟，得分 \(prize)",
                    en: "\(belt.villages.count) villages, \(length) km, \(minutes) min, prize \(prize)")
                if let off = detail.offRoads {
                    let far = fixedText(off.farthest, decimals: 0)
                    told += Phrase(zh: "，离路最远 \(far) 米", en: ", at most \(far) m off the roads")
                }
                for rule in detail.rules where !rule.isKept {
                    told += Phrase(zh: "；不满足：\(rule.phrase.zh)", en: "; not kept: \(rule.phrase.en)")
                }
                rows.append((title, told))
            }
            for refusal in belts.refused {
                rows.append(
                    (
                        Phrase(zh: "给定示范带 \(refusal.name)", en: "given belt \(refusal.name)"),
                        Phrase(zh: "未测算：\(refusal.reason.zh)", en: "not measured: \(refusal.reason.en)")
                    ))
            }
        }
        if let clusters = given.clusters {
            let villages = clusters.reduce(0) { $0 + $1.villages.count }
            rows.append(
                (
                    Phrase(zh: "给定片区", en: "given clusters"),
                    Phrase(zh: "\(clusters.count) 个，\(villages) 村", en: "\(clusters.count) of \(villages) villages")
                ))
        }
        if let selection = given.selection {
            rows.append(
                (
                    Phrase(zh: "给定村庄名单", en: "given selection"),
                    Phrase(zh: "\(selection.count) 村", en: "\(selection.count) villages")
                ))
        }
        return rows
    }
}
