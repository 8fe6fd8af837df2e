import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// A line for each belt.
    static func beltRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        for belt in findings.belts?.belts ?? [] {
            let minutes = fixedText(belt.minutes, decimals: 1)
            let length = fixedText(belt.length / 1000, decimals: 1)
            let trunk = fixedText(belt.trunkShare * 100, decimals: 0)
            let again = fixedText(belt.repeatedShare * 100, decimals: 0)
            rows.append(
                (
                    Phrase(zh: "示范带 \(belt.number)", en: "belt \(belt.number)"),
                    Phrase(
                        zh: "\(belt.anchor) 起，\(belt.villages.count) 村，\(length) km，\(minutes) 分钟，"
                            + "干线 \(trunk) %，重复 \(again) %",
                        en: "from \(belt.anchor), \(belt.villages.count) villages, \(length) km, \(minutes) min, "
                            + "\(trunk) % trunk roads, \(again) % driven again")
                ))
        }
        if let belts = findings.belts, !belts.belts.isEmpty {
            let prize = fixedText(belts.prize, decimals: 3)
            let bound = belts.bound
            let told =
                if let value = bound.value {
                    Phrase(
                        zh: "得分 \(prize)，上界 \(fixedText(value, decimals: 3))"
                            + (bound.gap.map { "，距界 \(fixedText($0 * 100, decimals: 2)) %" } ?? ""),
                        en: "prize \(prize), bound \(fixedText(value, decimals: 3))"
                            + (bound.gap.map { ", gap \(fixedText($0 * 100, decimals: 2)) %" } ?? ""))
                } else {
                    Phrase(zh: "得分 \(prize)，没有上界：", en: "prize \(prize), no bound: ")
                        + (bound.reason ?? Phrase(zh: "未证明", en: "none is proven"))
                }
            rows.append((Phrase(zh: "示范带合计", en: "belts together"), told))
        }
        if let belts = findings.belts, !belts.belts.isEmpty, let demonstration = belts.demonstration {
            let (strung, villages) = (demonstration.strung, demonstration.villages)
            let (joined, all) = (belts.joined, belts.belts.count)
            rows.append(
                (
                    Phrase(zh: "示范村串线", en: "demonstration villages"),
                    Phrase(
                        zh: "\(villages) 个示范村中 \(strung) 个在示范带上；\(all) 条示范带中 \(joined) 条与另一条相接",
                        en: "\(strung) of \(villages) on belts; \(joined) of \(all) belts meet another")
                ))
        }
        if let belts = findings.belts, let unmet = belts.unmet {
            rows.append((Phrase(zh: "必须串入的村庄", en: "required villages"), unmet))
        }
        if let belts = findings.belts, let shortfall = belts.shortfall {
            rows.append((Phrase(zh: "示范带未足数", en: "fewer belts than asked"), shortfall))
        }
        return rows
    }
}
