import Columns
import FindingValues
import ProjectFile

/// The main figures of a run as a short table for a terminal.
public enum TerminalSummary {
    /// One figure a line, names and values aligned; Chinese characters count as two columns.
    /// - Parameter asked: analyses that somebody asked for by name: where one of them could not run, the reason is told.
    public static func text(
        _ findings: Findings, asked: Set<AnalysisName> = [], language: ReportLanguage
    ) -> String {
        let lines = (rows(findings) + absentRows(findings, asked)).map {
            (name: $0.name[language], value: $0.value[language])
        }
        let width = lines.map { columns(of: $0.name) }.max() ?? 0
        return lines.map { line in
            line.name + String(repeating: " ", count: width - columns(of: line.name) + 2) + line.value + "\n"
        }.joined()
    }

    typealias Row = (name: Phrase, value: Phrase)

    private static func rows(_ findings: Findings) -> [Row] {
        landRows(findings) + workRows(findings) + changeRows(findings) + blockRows(findings) + layoutRows(findings)
            + networkRows(findings)
            + planRows(findings) + outcomeRows(findings)
    }

    private static func landRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        // Layers named as options are of no county.
        if !(findings.countyName + findings.countyCode).isEmpty {
            rows.append((Phrase(zh: "县域", en: "county"), same("\(findings.countyName) \(findings.countyCode)")))
        }
        let strangers = findings.villagesOfOtherCounties.count
        if strangers > 0 {
            rows.append(
                (
                    Phrase(zh: "代码不属于本县的村", en: "villages with another county's code"),
                    same("\(strangers)/\(findings.villages.rows.count)")
                ))
        }
        rows += [
            (Phrase(zh: "坐标系", en: "CRS"), same("\(findings.crs)")),
            (Phrase(zh: "村庄", en: "villages"), same("\(findings.villages.rows.count)")),
        ]
        if let land = findings.land {
            rows.append((Phrase(zh: "图斑", en: "parcels"), same("\(land.parcels)")))
            rows.append((Phrase(zh: "耕地", en: "farmland"), mu(land.farmland)))
            let doubt = land.countyDoubt
            if land.sharedByVillages > .zero {
                rows.append(
                    (Phrase(zh: "几个村都有的地块面积", en: "ground in several villages"), mu(land.sharedByVillages)))
            }
            if doubt.repeated > .zero {
                rows.append((Phrase(zh: "图斑重复覆盖", en: "ground counted more than once"), mu(doubt.repeated)))
            }
            let bare = max(doubt.bare, land.withoutParcels)
            if bare > .zero { rows.append((Phrase(zh: "村域无图斑", en: "village ground without parcels"), mu(bare))) }
            if land.parcelsOutside > 0, land.outsideVillages > .zero {
                rows.append((Phrase(zh: "图斑在村庄之外", en: "parcels outside villages"), mu(land.outsideVillages)))
            }
        }
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
                            zh: "\(margin) 亩(\(share) %)" + (total.reason.map { "," + $0.zh } ?? ""),
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
                    (Phrase(zh: "存疑的规则", en: "doubtful rules"), same(open.map(\.id).joined(separator: ", "))))
            }
        }
        return rows
    }

    private static func layoutRows(_ findings: Findings) -> [Row] {
        guard let layout = findings.layout else { return [] }
        var rows: [Row] = []
        if let patches = layout.settlements, let area = layout.settlementArea {
            let ground = mu(area)
            rows.append(
                (
                    Phrase(zh: "农村居民点", en: "settlements"),
                    Phrase(zh: "\(patches.count) 处,\(ground.zh)", en: "\(patches.count) patches, \(ground.en)")
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
                        zh: "\(text) 平方米" + base.zh + (above.map { ",超规划指标 \($0) 村" } ?? ""),
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
                    Phrase(zh: "\(far.name ?? far.code),\(text) 分钟", en: "\(far.name ?? far.code), \(text) min")
                ))
        }
        return rows
    }

    private static func planRows(_ findings: Findings) -> [Row] {
        var rows: [Row] = []
        for belt in findings.belts?.belts ?? [] {
            let minutes = fixedText(belt.minutes, decimals: 1)
            let length = fixedText(belt.length / 1000, decimals: 1)
            rows.append(
                (
                    Phrase(zh: "示范带 \(belt.number)", en: "belt \(belt.number)"),
                    Phrase(
                        zh: "\(belt.anchor) 起,\(belt.villages.count) 村,\(length) km,\(minutes) 分钟",
                        en: "from \(belt.anchor), \(belt.villages.count) villages, \(length) km, \(minutes) min")
                ))
        }
        if let belts = findings.belts, let shortfall = belts.shortfall {
            rows.append((Phrase(zh: "示范带未足数", en: "fewer belts than asked"), shortfall))
        }
        if let clusters = findings.clusters {
            let villages = clusters.clusters.reduce(0) { $0 + $1.villages.count }
            rows.append(
                (
                    Phrase(zh: "片区", en: "clusters"),
                    Phrase(
                        zh: "\(clusters.clusters.count) 个,\(villages) 村",
                        en: "\(clusters.clusters.count), holding \(villages) villages")
                ))
            if !clusters.excluded.isEmpty {
                func names(_ separator: String, _ reason: (Phrase) -> String) -> String {
                    some(
                        clusters.excluded.map {
                            "\(findings.villages.names[$0.code] ?? $0.code)(\(reason($0.reason)))"
                        }, separator)
                }
                rows.append(
                    (
                        Phrase(zh: "  未划入片区", en: "  in no cluster"),
                        Phrase(
                            zh: "\(clusters.excluded.count) 村：\(names("、", \.zh))",
                            en: "\(clusters.excluded.count) villages: \(names(", ", \.en))")
                    ))
            }
        }
        return rows
    }

    private static func outcomeRows(_ findings: Findings) -> [Row] {
        var rows = coverageRows(findings)
        rows += locationRows(findings)
        if let targets = findings.targets {
            func count(_ state: TargetResult.State) -> Int { targets.results.count { $0.state == state } }
            rows.append(
                (
                    Phrase(zh: "政策目标", en: "policy targets"),
                    Phrase(
                        zh: "达到 \(count(.met)),未达到 \(count(.notMet)),存疑 \(count(.doubtful)),未到期 \(count(.notDue)),"
                            + "不可计算 \(count(.notComputable)),人工填报 \(count(.manual))",
                        en: "\(count(.met)) met, \(count(.notMet)) not met, \(count(.doubtful)) doubtful, "
                            + "\(count(.notDue)) not due, "
                            + "\(count(.notComputable)) not computable, \(count(.manual)) by hand")
                ))
        }
        rows.append((Phrase(zh: "问题记录", en: "issues"), same("\(findings.issues.count)")))
        return rows
    }

    /// How many pieces there are, their ground, and what they count again.
    static func pieces(_ count: Int, _ area: AreaSum, twice: AreaSum = .zero) -> Phrase {
        let (text, again) = (mu(area), mu(twice))
        return Phrase(
            zh: "\(count) 处,\(text.zh)" + (twice > .zero ? ",重复 \(again.zh) 只计一次" : ""),
            en: "\(count), \(text.en)" + (twice > .zero ? "; \(again.en) of overlaps counted once" : ""))
    }

    static func same(_ text: String) -> Phrase { Phrase(zh: text, en: text) }

    static func mu(_ area: AreaSum) -> Phrase {
        Phrase(
            zh: "\(area.muText()) 亩(\(area.hectaresText()) 公顷)", en: "\(area.muText()) mu (\(area.hectaresText()) ha)")
    }

    /// Terminal columns: two for the wide characters of Chinese text, one for others.
    static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}

extension Phrase {
    subscript(language: ReportLanguage) -> String { language == .zh ? zh : en }
}
