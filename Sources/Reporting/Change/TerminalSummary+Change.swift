import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// Farmland lost and gained, ground that one survey alone covers, and how well the surveys close.
    static func changeRows(_ findings: Findings) -> [Row] {
        guard let change = findings.change else { return [] }
        let parcels = "\(change.before.parcels) → \(change.now.parcels)"
        var rows: [Row] = [(Phrase(zh: "两期图斑", en: "parcels of both surveys"), Phrase(zh: parcels, en: parcels))]
        for flow in FarmlandFlow.allCases {
            let count = change.changes.count { $0.flow == flow }
            guard count > 0 else { continue }
            rows.append(
                (flow.name, pieces(count, change.total(of: flow), twice: change.countedTwice[flow]?.area ?? .zero)))
        }
        if !change.slivers.isEmpty {
            rows.append(
                (
                    Phrase(zh: "边界重绘碎片", en: "slivers of redrawn borders"),
                    pieces(
                        change.slivers.reduce(0) { $0 + $1.pieces }, change.slivers.reduce(.zero) { $0 + $1.area })
                ))
        }
        let alone = [
            (change.gone, Phrase(zh: "仅上期覆盖", en: "ground of the earlier survey alone")),
            (change.new, Phrase(zh: "仅本期覆盖", en: "ground of the later survey alone")),
        ]
        for (grounds, name) in alone where !grounds.isEmpty {
            rows.append((name, mu(grounds.reduce(.zero) { $0 + $1.area })))
        }
        rows += change.sharedGround.map { shared in
            let name = Phrase(
                zh: "\(shared.isBefore ? "上期" : "本期")图斑互相重叠，\(shared.isSameClass ? "同地类，只计一次" : "不同地类，计入各地类")",
                en: "parcels of the \(shared.isBefore ? "earlier" : "later") survey overlap, "
                    + (shared.isSameClass ? "of one class: counted once" : "of several classes: in each"))
            return (name, mu(shared.area))
        }
        for sheet in change.farmlandBalance.sheets {
            guard let county = sheet.rows.first else { continue }
            let (out, inward) = (mu(county.out), mu(county.inward))
            rows.append(
                (
                    Phrase(zh: "\(sheet.name.zh) \(sheet.id)", en: "balance \(sheet.id)"),
                    Phrase(
                        zh: "转出 \(out.zh)，转入 \(inward.zh)，"
                            + (county.state == .doubtful ? county.state.name.zh : county.isMet ? "平衡" : "未平衡"),
                        en: "out \(out.en), in \(inward.en), \(county.state.name.en)")
                ))
        }
        if let update = change.update {
            let count = update.differences.count
            rows.append(
                (
                    Phrase(zh: "更新过程核对", en: "update process"),
                    Phrase(
                        zh: "\(update.rows) 条记录，\(count) 处与两期图斑不符",
                        en: "\(update.rows) records, \(count) differ from the surveys")
                ))
        }
        return rows
    }

}
