import Columns
import CountyLayers
import FindingValues
import ProjectFile

/// Makes the balance sheets of farmland from the pieces of a change.
package enum FarmlandBalance {
    /// What the sheets are of.
    package struct Input {
        package let change: ChangeFindings
        /// The ground of the pieces of change.
        package let ground: ListGround
        package let rules: FarmlandBalanceRules
        package let options: ChangeOptions
        package let county: (code: String, name: String)
        /// Names by code: towns of 9 digits, villages of 12.
        package let names: [String: String]
        /// Codes of all villages, so that units without a flow stand there too.
        package let villages: [String]
        /// Village to town.
        package let town: (String) -> String
        /// Villages share ground: pieces in several of them stand in each, and once in their town and the county.
        package var villagesOverlap = false

        package init(
            change: ChangeFindings, ground: ListGround, rules: FarmlandBalanceRules, options: ChangeOptions,
            county: (code: String, name: String), names: [String: String], villages: [String],
            town: @escaping (String) -> String, villagesOverlap: Bool = false
        ) {
            self.change = change
            self.ground = ground
            self.rules = rules
            self.options = options
            self.county = county
            self.names = names
            self.villages = villages
            self.town = town
            self.villagesOverlap = villagesOverlap
        }
    }

    /// - Complexity: O(*c* · *s*) for *c* pieces of change and *s* sets.
    /// - Throws: `GEOSError`.
    package static func find(_ input: Input) throws -> FarmlandBalanceFindings {
        var result = FarmlandBalanceFindings()
        result.yearBefore = input.options.yearBefore ?? input.change.yearBefore
        result.yearNow = input.options.yearNow ?? input.change.yearNow
        let sets = input.rules.sets(for: result.yearNow, named: input.options.balances)
        result.sheets = try sets.map { try sheet($0, input) }
        result.notices = yearNotices(input, sets, result) + notices(input, sets, result)
        return result
    }

    private static func sheet(_ rule: FarmlandBalanceRule, _ input: Input) throws -> FarmlandBalanceSheet {
        struct Sums {
            var (out, exempt, inward, twice) = (AreaSum.zero, AreaSum.zero, AreaSum.zero, AreaSum.zero)
        }
        struct Group: Hashable {
            let village: String
            let count: FarmlandBalanceRule.Count
        }
        var groups: [Group: [Int]] = [:]
        for (row, change) in input.change.changes.enumerated() {
            guard let count = rule.count(from: change.classBefore, to: change.classNow) else { continue }
            groups[Group(village: change.village, count: count), default: []].append(row)
        }
        var sums: [String: Sums] = [:]
        for (group, rows) in groups {
            let twice = try input.ground.countedTwice(rows, of: input.change).net
            let once = rows.reduce(AreaSum.zero) { $0 + input.change.changes[$1].net } - twice
            switch group.count {
            case .out: sums[group.village, default: Sums()].out += once
            case .exempt: sums[group.village, default: Sums()].exempt += once
            case .inward: sums[group.village, default: Sums()].inward += once
            }
            sums[group.village]?.twice += twice
        }
        func row(
            _ code: String, _ name: String, _ level: FarmlandBalanceRow.Level, _ villages: [String]
        ) throws -> FarmlandBalanceRow {
            var row = FarmlandBalanceRow(code: code, name: name, level: level)
            for village in villages {
                row.doubt += input.change.doubtByVillage[village] ?? .zero
                row.doubt += input.change.inNeitherByVillage[village] ?? .zero
                guard let own = sums[village] else { continue }
                row.out += own.out
                row.exempt += own.exempt
                row.inward += own.inward
                row.countedTwice += own.twice
            }
            guard input.villagesOverlap, villages.count > 1 else { return row }
            for (count, sum) in [
                (FarmlandBalanceRule.Count.out, \FarmlandBalanceRow.out), (.exempt, \.exempt), (.inward, \.inward),
            ] {
                let rows = villages.flatMap { groups[Group(village: $0, count: count)] ?? [] }
                let twice = try input.ground.countedTwice(rows, of: input.change).net
                let once = rows.reduce(AreaSum.zero) { $0 + input.change.changes[$1].net } - twice
                row.countedTwice += row[keyPath: sum] - once
                row[keyPath: sum] = once
            }
            return row
        }
        let villages = Set(input.villages).union(sums.keys).subtracting([""]).sorted(by: utf8Less)
        var rows = [try row(input.county.code, input.county.name, .county, villages + [""])]
        let towns = Dictionary(grouping: villages, by: input.town)
        for town in towns.keys.sorted(by: utf8Less) {
            let own = towns[town]!.sorted(by: utf8Less)
            rows.append(try row(town, input.names[town] ?? town, .town, own))
            rows += try own.map { try row($0, input.names[$0] ?? "", .village, [$0]) }
        }
        let (before, now) = (input.change.doubtBefore, input.change.doubtNow)
        rows[0].doubt = before.counted + before.bare + now.counted + now.bare + input.change.inNeither
        if sums[""] != nil { rows.append(try row("", "", .village, [""])) }
        return FarmlandBalanceSheet(
            id: rule.id, name: rule.name, source: rule.source, isVerified: rule.isVerified, rows: rows)
    }

    /// Years that contradict each other, and a year without a balance.
    private static func yearNotices(
        _ input: Input, _ sets: [FarmlandBalanceRule], _ result: FarmlandBalanceFindings
    ) -> [Phrase] {
        var notices: [Phrase] = []
        for (key, given, found) in [
            ("year_before", input.options.yearBefore, input.change.yearBefore),
            ("year", input.options.yearNow, input.change.yearNow),
        ] {
            guard let given, let found, given != found else { continue }
            notices.append(
                Phrase(
                    zh: "change.\(key) 为 \(given)，而图层的数据年份（SJNF）为 \(found)；按 \(given) 年计",
                    en: "change.\(key) is \(given), but the layer's own year (SJNF) is \(found); \(given) counts"))
        }
        if let first = result.yearBefore, let year = result.yearNow, first > year {
            notices.append(
                Phrase(
                    zh: "前一期年份 \(first) 晚于后一期年份 \(year)：两期图层是否颠倒？",
                    en:
                        "the earlier survey is of \(first), after the later's \(year): are the layers the wrong way round?"
                ))
        }
        if let year = result.yearNow {
            for set in input.rules.sets(for: nil, named: input.options.balances) where !sets.contains(set) {
                notices.append(
                    Phrase(
                        zh: "规则组 \(set.id) 在 \(year) 年不适用，未列其平衡表",
                        en: "\(set.id) does not hold in \(year): it has no balance sheet"))
            }
        }
        return notices
    }

    private static func notices(
        _ input: Input, _ sets: [FarmlandBalanceRule], _ result: FarmlandBalanceFindings
    ) -> [Phrase] {
        var notices: [Phrase] = []
        for set in sets where !set.isVerified {
            notices.append(
                Phrase(
                    zh: "\(set.id) 的条文出处未经核实：\(set.source)",
                    en: "the source of \(set.id) is not verified: \(set.source)"))
        }
        if let year = result.yearNow {
            for set in input.rules.sets where !sets.contains(set) && set.holds(in: year) && !set.isDefault {
                notices.append(
                    Phrase(
                        zh: "\(year) 年另有规则 \(set.id)（\(set.name.zh)），未核实，默认不用；可写 change: {balances: [\(set.id)]}",
                        en: "for \(year) there is also \(set.id) (\(set.name.en)), not verified and off; "
                            + "change: {balances: [\(set.id)]} turns it on"))
            }
            if let first = result.yearBefore, first < year {
                for other in first + 1..<year + 1 where other != year {
                    let ids = input.rules.sets(for: other, named: input.options.balances).map(\.id)
                    guard ids != sets.map(\.id) else { continue }
                    let list = ids.joined(separator: ", ")
                    notices.append(
                        Phrase(
                            zh: "\(other) 年适用的规则为 \(list.isEmpty ? "无" : list)，本表按 \(year) 年的规则计算",
                            en:
                                "in \(other) the rules were \(list.isEmpty ? "none" : list); the sheets follow those of \(year)"
                        ))
                }
            }
        } else {
            notices.append(
                Phrase(
                    zh: "图层没有数据年份（SJNF），项目也未写 change: {year: …}；列出所有默认规则的平衡表",
                    en: "neither the layers (SJNF) nor the project (change: {year: …}) name a year: "
                        + "a sheet stands for every set that is on"))
        }
        notices.append(
            Phrase(
                zh: "只比较数量，不比较质量（等别）；生态退耕、灾毁等不能由地类看出，未作扣除",
                en:
                    "quantity alone is compared, not quality; ground given back to nature or lost to disasters is not told "
                    + "by classes and not taken off"))
        return notices
    }
}
