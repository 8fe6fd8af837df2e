import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// What planned works lie on, and how much new construction they bring.
    static func workRows(_ findings: Findings) -> [Row] {
        let source = ProjectLayer.plannedWorks.rawValue
        guard let works = findings.works, let total = works.totals.first(where: { $0.source == source }) else {
            return []
        }
        let narrow = findings.worksWithoutWidth.count
        let leftOut: Row = (
            Phrase(zh: "  缺少宽度未计", en: "  left out for want of a width"),
            Phrase(
                zh: "\(narrow) 项；用 --works-width（项目中为 planned_works 的 width）给出宽度",
                en: "\(narrow); give one with --works-width (in a project `width` of planned_works)")
        )
        guard total.works > 0 else {
            let title = Phrase(zh: "拟建项目", en: "planned works")
            if narrow > 0 { return [(title, Phrase(zh: "没有可计算的项目", en: "none that can be measured")), leftOut] }
            return [(title, Phrase(zh: "图层为空，没有项目", en: "none: the layer is empty"))]
        }
        let planned = works.works.filter { $0.source == source }
        let all = mu(total.area)
        let twice = total.countedTwice > .zero ? mu(total.countedTwice) : nil
        var rows: [Row] = [
            (
                Phrase(zh: "拟建项目", en: "planned works"),
                Phrase(
                    zh: "\(total.works) 项，\(all.zh)" + (twice.map { "，互相重叠 \($0.zh) 只计一次" } ?? ""),
                    en: "\(total.works), \(all.en)" + (twice.map { "; \($0.en) of overlaps counted once" } ?? ""))
            )
        ]
        if narrow > 0 { rows.append(leftOut) }
        let lines: [(Phrase, KeyPath<WorkOnLines, AreaSum?>, AreaSum?)] = [
            (Phrase(zh: "  占永久基本农田", en: "  on basic farmland"), \.basicFarmland, total.basicFarmland),
            (
                Phrase(zh: "  占生态保护红线", en: "  in the ecological red line"), \.ecologicalRedLine,
                total.ecologicalRedLine
            ),
            (
                Phrase(zh: "  城镇开发边界内", en: "  in the urban boundary"), \.insideUrbanBoundary,
                total.insideUrbanBoundary
            ),
            (Phrase(zh: "  占耕地", en: "  on farmland"), \.farmland, total.farmland),
        ]
        for (name, ground, area) in lines {
            guard let area else { continue }
            let (touched, sum) = (planned.count { ($0[keyPath: ground] ?? .zero) > .zero }, mu(area))
            rows.append((name, Phrase(zh: "\(touched) 项，\(sum.zh)", en: "\(touched), \(sum.en)")))
        }
        if let quota = findings.works?.quota {
            let ground = mu(quota.total)
            let share = quota.share.map { fixedText($0 * 100, decimals: 1) + " %" }
            rows.append(
                (
                    Phrase(zh: "  新增建设用地", en: "  new construction"),
                    Phrase(
                        zh: ground.zh + (share.map { "，其中乡村产业 \($0)" } ?? ""),
                        en: ground.en + (share.map { ", \($0) for rural industry" } ?? ""))
                ))
        }
        return rows
    }
}
