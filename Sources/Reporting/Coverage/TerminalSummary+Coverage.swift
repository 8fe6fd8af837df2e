import Columns
import FindingValues
import PrintedFigures
import ProjectFile

extension TerminalSummary {
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
        var zh = "\(share)（\(met)/\(of) \(Self.unit(standard.denominator.zh))）"
        var en = "\(share) (\(met)/\(of) \(standard.denominator.en))"
        let towns = standard.towns.filter { !$0.isMet }.map { $0.name ?? $0.code }
        if !towns.isEmpty {
            zh += "，未达到：\(NameList.some(towns, "、"))"
            en += ", not met: \(NameList.some(towns, ", "))"
        }
        if !standard.withoutPopulation.isEmpty {
            zh += "，人口缺失未计 \(standard.withoutPopulation.count) 村"
            en += ", \(standard.withoutPopulation.count) villages without a population left out"
        }
        if !standard.undecided.isEmpty {
            zh += "，条件缺值 \(standard.undecided.count) 村"
            en += ", \(standard.undecided.count) villages lack a value for the condition"
        }
        if let failure = standard.failure {
            zh += "：\(failure.zh)"
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
            zh: "每千人 \(mean)（\(least) 至 \(greatest)），限时内无设施 \(out) 村",
            en: "\(mean) for each 1,000 residents (\(least) to \(greatest)), \(out) villages reach none")
    }
}
