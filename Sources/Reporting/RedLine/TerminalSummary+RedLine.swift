import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// What protecting layers cover, the margin over the task, and the conflicts.
    static func redLineRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        for layer in findings.redLine?.layers ?? [] {
            for (zh, en, area) in [
                ("在村庄之外", "outside villages", layer.outsideVillages), ("下无图斑", "without parcels", layer.withoutParcels),
            ] {
                guard let area, area > .zero else { continue }
                rows.append((Phrase(zh: layer.title.zh + zh, en: layer.title.en + " " + en), mu(area)))
            }
        }
        if let redLine = findings.redLine {
            if let total = redLine.total {
                let share = fixedText(total.marginShare * 100, decimals: 2)
                let margin = total.margin.muText()
                rows.append(
                    (
                        Phrase(zh: "耕地红线余量", en: "margin over the red line"),
                        Phrase(
                            zh: "\(margin) 亩（\(share) %）" + (total.reason.map { "，" + $0.zh } ?? ""),
                            en: "\(margin) mu (\(share) %)" + (total.reason.map { ", " + $0.en } ?? ""))
                    ))
            }
            if redLine.basicFarmland != nil {
                rows.append(
                    (
                        Phrase(zh: "永久基本农田冲突", en: "basic-farmland conflicts"),
                        pieces(
                            redLine.basicFarmlandConflicts, redLine.conflictArea, twice: redLine.conflictsCountedTwice)
                    ))
            }
            let others = redLine.conflicts.count { !$0.isOnBasicFarmland }
            if others > 0 {
                rows.append(
                    (
                        Phrase(zh: "其他红线疑点", en: "other red-line conflicts"),
                        pieces(others, redLine.otherArea, twice: redLine.othersCountedTwice)
                    ))
            }
            let open = redLine.rules.filter { $0.verdict == .doubtful && !$0.isTotal }
            if !open.isEmpty {
                rows.append(
                    (Phrase(zh: "存疑的规则", en: "doubtful rules"), open.map { Phrase(same: $0.id) }.joined()))
            }
        }
        return rows
    }
}
