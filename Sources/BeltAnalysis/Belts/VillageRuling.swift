import Columns
import CountyLayers
import FindingValues
import ProjectFile
import Tours

/// The rules of a project on villages (`fix`, `require`, `together`, `apart`), by the villages' rows and held against the county and
/// against each other.
struct VillageRuling {
    /// As the solver takes them.
    let tours: TourRules
    /// What each of `tours.required` asks for, for people.
    let names: [Phrase]

    /// - Throws: `CountyError` for a village that there is not, and for rules that no plan can keep, whatever the roads.
    init(_ input: Belts.Input, excluded: [Int: Phrase]) throws(CountyError) {
        let (options, villages) = (input.options, input.villages)
        func rows(_ names: [String], _ key: String) throws(CountyError) -> [Int] {
            var rows: [Int] = []
            for name in names { rows.append(try villages.row(named: name, for: "belts.\(key)")) }
            return rows
        }
        let fixed = try rows(options.rules.fix, "fix")
        var required = fixed.map { [$0] }
        var names = fixed.map { Phrase(same: villages.names[$0]) }
        for row in fixed {
            guard let reason = excluded[row] else { continue }
            throw .contradiction(what: "belts.fix", Self.barred(Phrase(same: villages.names[row]), reason))
        }
        for group in options.rules.require {
            let (list, name) = try Self.group(group, input)
            let open = list.filter { excluded[$0] == nil }
            guard let first = list.first, !open.isEmpty else {
                let reason =
                    list.first.flatMap { excluded[$0] } ?? Phrase(zh: "没有村符合", en: "no village is meant")
                throw .contradiction(what: "belts.require", Self.barred(name, reason))
            }
            _ = first
            required.append(open)
            names.append(name)
        }
        var (together, apart): ([[Int]], [[Int]]) = ([], [])
        for list in options.rules.together { together.append(try rows(list, "together")) }
        for list in options.rules.apart { apart.append(try rows(list, "apart")) }
        together = Self.united(together)
        try Self.check(fixed, together, apart, input, excluded)
        (tours, self.names) = (TourRules(required: required, together: together, apart: apart), names)
    }

    private static func barred(_ name: Phrase, _ reason: Phrase) -> Phrase {
        Phrase(zh: "\(name.zh)不能串入：\(reason.zh)", en: "\(name.en) cannot lie on a belt: \(reason.en)")
    }

    /// Villages of a group, and its name.
    private static func group(
        _ group: BeltVillageRules.Group, _ input: Belts.Input
    ) throws(CountyError) -> ([Int], Phrase) {
        switch group {
        case .villages(let list):
            var rows: [Int] = []
            for name in list { rows.append(try input.villages.row(named: name, for: "belts.require")) }
            let names = rows.map { input.villages.names[$0] }
            guard names.count > 1 else { return (rows, Phrase(same: names.first ?? "")) }
            return (
                rows,
                Phrase(zh: names.joined(separator: "、") + "之一", en: "one of " + names.joined(separator: ", "))
            )
        case .condition(let condition):
            let count = input.villages.count
            let asked = try input.columns.rows(meeting: condition, of: count, for: "belts.require").asked
            let text = condition.text
            return (
                asked.indices.filter { asked[$0] },
                Phrase(zh: "符合“\(text)”的村之一", en: "a village with \(text)")
            )
        }
    }

    /// Lists with a village in common as one.
    private static func united(_ lists: [[Int]]) -> [[Int]] {
        var result: [Set<Int>] = []
        for list in lists {
            let touching = result.filter { !$0.isDisjoint(with: list) }
            result.removeAll { !$0.isDisjoint(with: list) }
            result.append(touching.reduce(Set(list)) { $0.union($1) })
        }
        return result.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What no plan can keep, whatever the roads.
    private static func check(
        _ fixed: [Int], _ together: [[Int]], _ apart: [[Int]], _ input: Belts.Input, _ excluded: [Int: Phrase]
    ) throws(CountyError) {
        let (options, names) = (input.options, input.villages.names)
        func list(_ rows: [Int]) -> Phrase {
            let rows = rows.map { names[$0] }
            return Phrase(zh: rows.joined(separator: "、"), en: rows.joined(separator: ", "))
        }
        for group in together {
            for pair in apart {
                let both = group.filter(pair.contains)
                guard both.count > 1 else { continue }
                throw .contradiction(
                    what: "belts.apart",
                    Phrase(
                        zh: "按 together \(list(both).zh)须在同一条示范带",
                        en: "by `together`, \(list(both).en) lie on one belt"))
            }
            guard let held = group.first(where: fixed.contains) else { continue }
            if let barred = group.first(where: { excluded[$0] != nil }), let reason = excluded[barred] {
                throw .contradiction(
                    what: "belts.together",
                    Self.barred(Phrase(same: names[barred]), reason)
                        + Phrase(zh: "，而 fix 要求\(names[held])串入", en: ", and `fix` asks for \(names[held])"))
            }
            guard group.count > options.maximumVillages else { continue }
            throw .contradiction(
                what: "belts.together",
                Phrase(
                    zh: "\(list(group).zh)须在同一条示范带，共 \(group.count) 村，超过上限 \(options.maximumVillages) 村",
                    en:
                        "\(list(group).en) are \(group.count) villages on one belt of \(options.maximumVillages) at most"
                ))
        }
        guard fixed.count > options.count * options.maximumVillages else { return }
        throw .contradiction(
            what: "belts.fix",
            Phrase(
                zh: "\(fixed.count) 村多于 \(options.count) 条示范带至多能串的村数",
                en: "\(fixed.count) villages are more than \(options.count) belts can hold"))
    }

    /// Why required villages are on no belt; none where all are kept.
    func unmet(_ solution: OrienteeringSolution) -> Phrase? {
        guard !solution.unmet.isEmpty else { return nil }
        let left = solution.unmet.filter(names.indices.contains).map { names[$0] }
        let told = Phrase(
            zh: "未能串入：" + left.map(\.zh).joined(separator: "；"),
            en: "on no belt: " + left.map(\.en).joined(separator: "; "))
        guard let conflict = solution.conflict?.filter(names.indices.contains), !conflict.isEmpty else { return told }
        let set = conflict.map { names[$0] }
        if set.count == 1 {
            return told
                + Phrase(zh: "；在限值以内没有示范带能串入\(set[0].zh)", en: "; no belt within the limits holds \(set[0].en)")
        }
        return told
            + Phrase(
                zh: "；不能同时满足的最小一组：" + set.map(\.zh).joined(separator: "；"),
                en: "; the smallest set that cannot all be kept: " + set.map(\.en).joined(separator: "; "))
    }
}
