import Columns
import FindingValues
import PrintedFigures
import ProjectFile

extension TerminalSummary {
    /// One line an item and one for each of its first ten sites.
    static func locationRows(_ findings: Findings) -> [Row] {
        (findings.location?.items ?? []).flatMap { item in
            [(Phrase(zh: "选址 \(item.id)", en: "location \(item.id)"), outcome(item))]
                + item.sites.prefix(shown).map { site in
                    let name = site.name ?? site.key
                    return (Phrase(zh: "  \(site.rank) \(name)", en: "  \(site.rank) \(name)"), gain(site, item))
                } + more(item)
        }
    }

    /// Sites of an item that are listed.
    private static let shown = 10

    private static func more(_ item: LocationResult) -> [Row] {
        let left = item.sites.count - shown
        guard left > 0 else { return [] }
        return [(Phrase(zh: "  …", en: "  …"), Phrase(zh: "另有 \(left) 处", en: "\(left) more"))]
    }

    private static func outcome(_ item: LocationResult) -> Phrase {
        if let failure = item.failure { return failure }
        var zh = ["新设 \(item.sites.count) 处"], en = ["\(item.sites.count) new sites"]
        if item.spare > 0, let asked = item.asked {
            zh.append("所问的 \(asked) 处中另 \(item.spare) 处不再增益，无须新设")
            en.append("\(item.spare) more of the \(asked) asked for would add nothing")
        }
        if let before = item.before.covered, let after = item.after.covered, item.weight > 0 {
            let shares = [before, after].map { fixedText($0 / item.weight * 100, decimals: 1) + " %" }
            zh.append("覆盖 \(shares[0]) → \(shares[1])")
            en.append("covered \(shares[0]) → \(shares[1])")
        }
        if let mean = item.after.mean {
            let before = item.before.mean.map { cost($0, item) }
            zh.append("平均 \(before?.zh ?? "–") → \(cost(mean, item).zh)")
            en.append("mean \(before?.en ?? "–") → \(cost(mean, item).en)")
        }
        if item.model == "pcentre", let farthest = item.after.farthest {
            let before = item.before.farthest.map { cost($0, item) }
            zh.append("最远 \(before?.zh ?? "–") → \(cost(farthest, item).zh)")
            en.append("farthest \(before?.en ?? "–") → \(cost(farthest, item).en)")
        }
        if let bound = item.bound {
            let told = amount(bound, item)
            zh.append("界 \(told.zh)")
            en.append("bound \(told.en)")
        }
        let gap = fixedText((item.gap ?? 0) * 100, decimals: 2)
        zh.append(item.isProven ? "已证明最优" : "距界 \(gap) %")
        en.append(item.isProven ? "proven best" : "gap to the bound \(gap) %")
        if let isLeastMean = item.isLeastMean, item.isProven {
            zh.append(isLeastMean ? "同优方案中平均路程最短" : "同优方案中平均路程较短（未证明最短）")
            en.append(
                isLeastMean
                    ? "no choice as good has a shorter mean way"
                    : "the shortest mean way found among choices as good, not proven")
        }
        let out = item.withoutRoad.count + item.unreached.count
        if out > 0 {
            zh.append("不可达 \(out) 村")
            en.append("\(out) villages unreached")
        }
        if !item.beyondLimit.isEmpty {
            zh.append("超出限值 \(item.beyondLimit.count) 村")
            en.append("\(item.beyondLimit.count) beyond the limit")
        }
        if !item.weightUnknown.isEmpty {
            let count = item.weightUnknown.count
            let isOut = item.withoutWeight > 0
            zh.append("人口缺失\(isOut ? "未计" : "") \(count) 村（\(NameList.some(item.weightUnknown, "、"))）")
            en.append(
                "\(count) villages of unknown population \(isOut ? "left out" : "count without a weight") "
                    + "(\(NameList.some(item.weightUnknown, ", ")))")
        }
        if !item.undecided.isEmpty {
            zh.append("条件缺值 \(item.undecided.count) 村（\(NameList.some(item.undecided, "、"))）")
            en.append(
                "\(item.undecided.count) villages lack a value for the condition (\(NameList.some(item.undecided, ", ")))"
            )
        }
        return Phrase(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
    }

    private static func gain(_ site: ProposedSite, _ item: LocationResult) -> Phrase {
        let (zhUnit, enUnit) = item.counted == .population ? ("人", "residents") : ("村", "villages")
        let served = fixedText(site.served, decimals: 0)
        guard let added = site.added.map({ fixedText($0, decimals: 0) }) else {
            return Phrase(zh: "服务 \(served) \(zhUnit)", en: "serves \(served) \(enUnit)")
        }
        return Phrase(
            zh: "新增覆盖 \(added) \(zhUnit)，服务 \(served) \(zhUnit)",
            en: "newly covers \(added) \(enUnit), serves \(served) \(enUnit)")
    }

    /// A value of the objective, or of its bound: sites, what lies within the limit, or a way.
    private static func amount(_ value: Double, _ item: LocationResult) -> Phrase {
        switch item.model {
        case "lscp": Phrase(zh: "\(fixedText(value, decimals: 0)) 处", en: "\(fixedText(value, decimals: 0)) sites")
        case "mclp":
            item.weight > 0
                ? Phrase(same: fixedText(value / item.weight * 100, decimals: 1) + " %")
                : Phrase(same: fixedText(value, decimals: 0))
        case "pcentre": cost(value, item)
        default:
            item.after.reached > 0
                ? cost(value / item.after.reached, item) : Phrase(same: fixedText(value, decimals: 1))
        }
    }

    private static func cost(_ value: Double, _ item: LocationResult) -> Phrase {
        item.unit == .minutes
            ? Phrase(zh: fixedText(value, decimals: 1) + " 分钟", en: fixedText(value, decimals: 1) + " min")
            : Phrase(zh: fixedText(value, decimals: 0) + " 米", en: fixedText(value, decimals: 0) + " m")
    }
}
