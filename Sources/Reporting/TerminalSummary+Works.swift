import Columns
import Planning

extension TerminalSummary {
    /// What planned works lie on, and how much new construction they bring.
    static func workRows(_ findings: Findings) -> [Row] {
        let planned = (findings.works?.works ?? []).filter { $0.source == ProjectLayer.plannedWorks.rawValue }
        guard !planned.isEmpty else { return [] }
        let all = mu(planned.reduce(.zero) { $0 + $1.area })
        var rows: [Row] = [
            (
                Phrase(zh: "拟建项目", en: "planned works"),
                Phrase(zh: "\(planned.count) 项,\(all.zh)", en: "\(planned.count), \(all.en)")
            )
        ]
        let lines: [(Phrase, KeyPath<WorkOnLines, AreaSum?>)] = [
            (Phrase(zh: "  占永久基本农田", en: "  on basic farmland"), \.basicFarmland),
            (Phrase(zh: "  占生态保护红线", en: "  in the ecological red line"), \.ecologicalRedLine),
            (Phrase(zh: "  城镇开发边界内", en: "  in the urban boundary"), \.insideUrbanBoundary),
            (Phrase(zh: "  占耕地", en: "  on farmland"), \.land?.farmland),
        ]
        for (name, ground) in lines {
            let areas = planned.compactMap { $0[keyPath: ground] }
            guard !areas.isEmpty else { continue }
            let (touched, sum) = (areas.count { $0 > .zero }, mu(areas.reduce(.zero, +)))
            rows.append((name, Phrase(zh: "\(touched) 项,\(sum.zh)", en: "\(touched), \(sum.en)")))
        }
        if let quota = findings.works?.quota {
            let ground = mu(quota.total)
            let share = quota.share.map { fixedText($0 * 100, decimals: 1) + " %" }
            rows.append(
                (
                    Phrase(zh: "  新增建设用地", en: "  new construction"),
                    Phrase(
                        zh: ground.zh + (share.map { ",其中乡村产业 \($0)" } ?? ""),
                        en: ground.en + (share.map { ", \($0) for rural industry" } ?? ""))
                ))
        }
        return rows
    }
}
