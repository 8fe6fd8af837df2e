import Columns

/// `belts:` of a project, with their defaults.
package struct BeltOptions: Sendable, Hashable {
    /// How villages are collected.
    package enum Collect: String, Sendable, Hashable, CaseIterable {
        /// Every village whose access leg meets the road of the belt.
        case route
        /// Only villages at which the belt stops.
        case stops
    }

    /// Belts wanted.
    package var count = 3
    /// Driving time from the first place to the last, minutes. 30: 平阳 2018–2022, half an hour end to end.
    package var budgetMinutes: Double? = 30
    /// Length that a belt may have instead of a time, metres; none for the time. One of the two is given.
    package var budgetMetres: Double?
    /// How villages are collected.
    package var collect = Collect.route
    /// Least villages of a belt. 3 is the smallest belt of the policy documents (云溪 2024).
    package var minimumVillages = 3
    /// Most villages of a belt.
    package var maximumVillages = 10
    /// Weights by column of the village table.
    package var prizes = [ColumnWeight(column: "population", weight: 1)]
    /// The project names no prizes: residents, demonstration status and grade count, as far as the village table has them.
    package var usesDefaultPrizes = false
    /// Half-width of the corridor, metres. No source gives a number; 1000 is ours.
    package var corridorMetres = 1000.0
    /// How far a line of `given_belts` may lie from the roads that it stands for, metres. No source gives a number; 100 is ours.
    package var offRoadsMetres = BeltOptions.offRoadsMetres
    /// The project sets `offRoadsMetres` itself.
    var setsOffRoads = false
    /// Codes of villages that no belt may collect.
    package var exclude: [String] = []
    /// Villages that belts must hold, and villages that lie together or apart.
    package var rules = BeltVillageRules()

    /// The defaults, with residents for the prizes.
    package init() {}

    /// The options of a project that says nothing about belts.
    package static var unsaid: BeltOptions {
        var options = BeltOptions()
        options.usesDefaultPrizes = true
        return options
    }

    private static let offRoadsMetres = 100.0

    /// What counts where the project names no prizes, each as far as the village table has it.
    package static let defaultPrizes = ["population", "demonstration", "grade"].map {
        ColumnWeight(column: $0, weight: 1)
    }
}

/// A weight on a column of the village table.
package struct ColumnWeight: Sendable, Hashable {
    /// Name of the column, or a short name such as `income`.
    package var column: String
    /// What its normalised value counts; below 0, low values count.
    package var weight: Double

    /// A weight on the column of this name.
    package init(column: String, weight: Double) { (self.column, self.weight) = (column, weight) }
}

extension BeltOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(
            known: [
                "count", "budget", "collect", "villages", "prizes", "corridor_metres", "exclude",
                "off_roads_metres",
            ] + BeltVillageRules.keys)
        if let number = map["count"] { count = try number.integer(.belts, in: 1...50) }
        if let budget = map["budget"] {
            let limit = try budget.mapping(known: ["minutes", "metres"], example: "minutes: 30")
            budgetMinutes = try limit["minutes"]?.number(.minutes, in: 0.1...1440)
            budgetMetres = try limit["metres"]?.number(.metres, in: 1...1_000_000)
            guard (budgetMinutes == nil) != (budgetMetres == nil) else {
                throw budget.error(Messages.oneOfMinutesAndMetres)
            }
        }
        if let text = map["collect"] { collect = try text.choice() }
        if let villages = map["villages"] {
            (minimumVillages, maximumVillages) = try villages.counts(minimumVillages, maximumVillages)
        }
        rules = try BeltVillageRules(map)
        usesDefaultPrizes = map["prizes"] == nil
        if let weights = map["prizes"] {
            prizes = []
            for (column, entry) in try weights.mapping(example: "population: 1, income: 1").entries {
                prizes.append(.init(column: column, weight: try entry.value.number(.weight, in: -1000...1000)))
            }
            guard !prizes.isEmpty else {
                throw weights.error(Phrase(zh: "至少应有一个权重", en: "expected at least one weight"))
            }
        }
        if let width = map["corridor_metres"] { corridorMetres = try width.number(.metres, in: 1...20_000) }
        if let reach = map["off_roads_metres"] {
            (offRoadsMetres, setsOffRoads) = (try reach.number(.metres, in: 1...2000), true)
        }
        if let codes = map["exclude"] {
            exclude = try codes.texts()
            if let both = rules.fix.first(where: exclude.contains) {
                throw codes.error(
                    Phrase(zh: "“\(both)”既在 fix 又在 exclude", en: "`\(both)` stands in both `fix` and `exclude`"),
                    remedy: Phrase(zh: "请去掉其中一处", en: "take it out of one of the two"))
            }
        }
    }
}
