import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// What of settlement ground lies outside the villages, or counts in two of them.
    private static func settlementsBeside(_ account: SettlementAccount?) -> Phrase {
        guard let account else { return Phrase(same: "") }
        let noise = AreaSum(squareMetres: Noise.area)
        var (zh, en) = ([String](), [String]())
        if account.outside > noise {
            let ground = mu(account.outside)
            zh.append("另有 \(ground.zh)在村庄之外")
            en.append("\(ground.en) more outside the villages")
        }
        if account.inTwoVillages > noise {
            let ground = mu(account.inTwoVillages)
            zh.append("\(ground.zh)同属两村，各村都计")
            en.append("\(ground.en) in two villages, and counted in each")
        }
        if account.claimedAgain > noise {
            let ground = mu(account.claimedAgain)
            zh.append("图斑重叠 \(ground.zh)只计一次")
            en.append("\(ground.en) claimed again by parcels counts once")
        }
        return zh.isEmpty
            ? Phrase(same: "")
            : Phrase(zh: "（" + zh.joined(separator: "；") + "）", en: " (" + en.joined(separator: "; ") + ")")
    }

    static func layoutRows(_ findings: Findings) -> [Row] {
        guard let layout = findings.layout else { return [] }
        var rows: [Row] = []
        if let patches = layout.settlements, let area = layout.settlementArea {
            let ground = mu(area)
            let beside = settlementsBeside(layout.settlementAccount)
            rows.append(
                (
                    Phrase(zh: "农村居民点", en: "settlements"),
                    Phrase(
                        zh: "\(patches.count) 处，\(ground.zh)" + beside.zh,
                        en: "\(patches.count) patches, \(ground.en)" + beside.en)
                ))
        }
        if let perResident = layout.constructionPerResident {
            let text = fixedText(perResident, decimals: 1)
            let above = layout.villagesOverIndicator.map(\.count)
            let counted = findings.villages.rows.count { $0.constructionPerResident != nil }
            let all = findings.villages.rows.count
            let base =
                counted < all
                ? Phrase(
                    zh: "（只计有常住人口的 \(counted)/\(all) 村）",
                    en: " (of the \(counted) of \(all) villages with a population)")
                : Phrase(zh: "", en: "")
            rows.append(
                (
                    Phrase(zh: "人均建设用地", en: "construction per resident"),
                    Phrase(
                        zh: "\(text) 平方米" + base.zh + (above.map { "，超规划指标 \($0) 村" } ?? ""),
                        en: "\(text) m²" + base.en + (above.map { ", \($0) villages above the indicator" } ?? ""))
                ))
        }
        if let vacant = layout.vacantHomesteads, let all = layout.homesteads, let hollow = layout.hollowVillages {
            let (part, whole) = (fixedText(vacant, decimals: 0), fixedText(all, decimals: 0))
            let isOurs = layout.options.vacantHomesteads != LayoutOptions().vacantHomesteads
            rows.append(
                (
                    Phrase(zh: "闲置宅基地", en: "vacant homesteads"),
                    Phrase(
                        zh: "\(part)/\(whole) 宗，空心村 \(hollow.count) 个，盘活目标 \(layout.options.vacantHomesteads) 宗"
                            + (isOurs ? "" : "（上虞 2023 年的指标，非本县；可用 layout.vacant_homesteads 改写）"),
                        en: "\(part)/\(whole), \(hollow.count) hollow villages, "
                            + "\(layout.options.vacantHomesteads) to be put to use"
                            + (isOurs
                                ? "" : " (the target of Shangyu 2023, not this county's; see layout.vacant_homesteads)")
                    )
                ))
        }
        if let towns = layout.towns, towns.count > 1, let far = towns.first, let minutes = far.minutes {
            let text = fixedText(minutes, decimals: 1)
            rows.append(
                (
                    Phrase(zh: "离县城最远的乡镇", en: "town farthest from the seat"),
                    Phrase(zh: "\(far.name ?? far.code)，\(text) 分钟", en: "\(far.name ?? far.code), \(text) min")
                ))
        }
        return rows
    }
}
