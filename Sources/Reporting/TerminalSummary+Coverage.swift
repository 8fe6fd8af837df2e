import Columns
import FindingValues
import ProjectFile

extension TerminalSummary {
    /// The roads, those of unknown class, and the services that no road is near.
    static func networkRows(_ findings: Findings) -> [Row] {
        guard let network = findings.network else { return [] }
        let length = fixedText(network.length / 1000, decimals: 1)
        let off = network.servicesWithoutRoad.count
        var rows: [Row] = [
            (
                Phrase(zh: "路网", en: "roads"),
                Phrase(
                    zh: "\(length) km,疑点 \(network.gaps.count) 处,无路可达村 \(network.villagesWithoutRoad.count) 个"
                        + (off > 0 ? ",附近无路的设施 \(off) 处" : ""),
                    en: "\(length) km, \(network.gaps.count) doubtful places, "
                        + "\(network.villagesWithoutRoad.count) villages without a road"
                        + (off > 0 ? ", \(off) services without a road" : ""))
            )
        ]
        let unknown = network.unknownClasses.reduce(0) { $0 + $1.rows }
        if unknown > 0 {
            func words(_ blank: String) -> String {
                network.unknownClasses.prefix(5).map { "\($0.text.isEmpty ? blank : $0.text) \($0.rows)" }
                    .joined(separator: ", ") + (network.unknownClasses.count > 5 ? ", …" : "")
            }
            rows.append(
                (
                    Phrase(zh: "等级不明的道路", en: "roads of unknown class"),
                    Phrase(
                        zh: "\(unknown) 条,按 \(speed(network)) km/h 计(\(words("无等级")))",
                        en: "\(unknown), driven at \(speed(network)) km/h (\(words("no class")))")
                ))
        }
        return rows
    }

    /// Speed of roads of unknown class.
    static func speed(_ network: NetworkFindings) -> String {
        let speed = network.unknownSpeed
        return fixedText(speed, decimals: speed == speed.rounded() ? 0 : 1)
    }

    /// One line a share, and one an item of access.
    static func coverageRows(_ findings: Findings) -> [Row] {
        let shares: [Row] = (findings.coverage?.standards ?? []).map { standard in
            let name = standard.rule?.name
            return (
                Phrase(zh: "覆盖 \(name?.zh ?? standard.id)", en: "coverage \(name?.en ?? standard.id)"), share(standard)
            )
        }
        let access: [Row] = (findings.coverage?.accessibility ?? []).map { item in
            (Phrase(zh: "可达性 \(item.id)", en: "access \(item.id)"), self.access(item))
        }
        return shares + access
    }

    private static func share(_ standard: CoverageStandard) -> Phrase {
        if let reason = standard.rule?.reason { return reason }
        let share = standard.share.map { fixedText($0 * 100, decimals: 1) + " %" } ?? "–"
        let (met, of) = (fixedText(standard.met, decimals: 0), fixedText(standard.of, decimals: 0))
        var zh = "\(share)(\(met)/\(of) \(Self.unit(standard.denominator.zh)))"
        var en = "\(share) (\(met)/\(of) \(standard.denominator.en))"
        let towns = standard.towns.filter { !$0.isMet }.map { $0.name ?? $0.code }
        if !towns.isEmpty {
            zh += ",未达到:\(some(towns, "、"))"
            en += ", not met: \(some(towns, ", "))"
        }
        if !standard.withoutPopulation.isEmpty {
            zh += ",人口缺失未计 \(standard.withoutPopulation.count) 村"
            en += ", \(standard.withoutPopulation.count) villages without a population left out"
        }
        if !standard.undecided.isEmpty {
            zh += ",条件缺值 \(standard.undecided.count) 村"
            en += ", \(standard.undecided.count) villages lack a value for the condition"
        }
        if let failure = standard.failure {
            zh += ":\(failure.zh)"
            en += ": \(failure.en)"
        }
        return Phrase(zh: zh, en: en)
    }

    /// What is counted as it stands after a number.
    private static func unit(_ counted: String) -> String {
        for (name, unit) in [("行政村数", "个行政村"), ("参评乡镇数", "个参评乡镇"), ("常住人口", "人")] where counted.hasPrefix(name) {
            return unit + counted.dropFirst(name.count)
        }
        return counted
    }

    private static func access(_ item: AccessibilityMeasure) -> Phrase {
        if let failure = item.failure { return failure }
        func text(_ value: Double?) -> String { value.map { fixedText($0, decimals: 2) } ?? "–" }
        let (mean, least, greatest) = (text(item.mean), text(item.least), text(item.greatest))
        let out = item.unreached.count
        return Phrase(
            zh: "每千人 \(mean)(\(least) 至 \(greatest)),限时内无设施 \(out) 村",
            en: "\(mean) for each 1,000 residents (\(least) to \(greatest)), \(out) villages reach none")
    }

    /// The first five, and that there are more.
    static func some(_ names: [String], _ separator: String) -> String {
        names.prefix(5).joined(separator: separator) + (names.count > 5 ? separator + "…" : "")
    }

    /// Why what was asked for did not run, whole or in part.
    /// - Parameter asked: by name; empty when the whole project was asked for.
    static func absentRows(_ findings: Findings, _ asked: Set<AnalysisName>) -> [Row] {
        let keys = Set(asked.map(\.summaryKey))
        return findings.absent.filter { absence in
            asked.isEmpty || keys.contains(absence.analysis.split(separator: ".").first.map(String.init) ?? "")
        }.map { absence in
            (
                Phrase(
                    zh: "未计算 \(absentTitles[absence.analysis] ?? absence.analysis)",
                    en: "not computed: \(absence.analysis)"), absence.reason
            )
        }
    }

    /// What may be absent, by its key in the summary.
    private static let absentTitles = [
        "belts": "示范带", "belts.corridors.basic_farmland": "示范带廊道永久基本农田", "belts.corridors.farmland": "示范带廊道耕地",
        "change": "两期变化", "clusters": "片区", "consolidation": "集中连片", "coverage": "服务覆盖",
        "coverage.accessibility": "可达性", "land": "土地利用现状", "layout": "村庄布局", "location": "选址", "network": "路网",
        "red_line.conflicts": "红线疑点", "red_line.parcels": "图斑与红线", "red_line.total": "耕地红线余量", "targets": "政策目标",
    ]
}
