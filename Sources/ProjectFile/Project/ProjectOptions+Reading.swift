import Columns

extension ProjectOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: [
            "treat_as_cgcs2000", "area", "reach_metres", "noding", "snap_metres", "code_digits", "sliver_metres",
            "repair", "seed", "least_conflict_m2", "service_areas", "budgets",
        ])
        if let list = map["treat_as_cgcs2000"] { treatAsCGCS2000 = try list.texts() }
        if let area = map["area"] {
            self.area = ReportedArea(rawValue: try area.choice(ReportedArea.allCases.map(\.rawValue)))!
        }
        if let reach = map["reach_metres"] { reachMetres = try reach.number(.metres, in: 1...100_000) }
        if let noding = map["noding"] { roadsCross = try noding.choice(["crossings", "ends"]) == "crossings" }
        if let snap = map["snap_metres"] { snapMetres = try snap.number(.metres, in: 0...50) }
        if let areas = map["service_areas"] { serviceAreas = try ServiceAreaOptions(areas) }
        if let digits = map["code_digits"] { codeDigits = try digits.integer(.digits, in: 4...20) }
        if let width = map["sliver_metres"] { sliverMetres = try width.number(.metres, in: 0...5) }
        if let flag = map["repair"] { repair = try flag.flag() }
        if let least = map["least_conflict_m2"] {
            leastConflict =
                least.node.scalar?.string == "mapped"
                ? .mapped : .squareMetres(try least.number(.squareMetres, in: 0...1_000_000))
        }
        if let limits = map["budgets"] {
            let known = Budgets.Key.allCases
            let given = try limits.mapping(known: known.map(\.rawValue), example: "archive_mb: 4096")
            for key in known {
                if let value = given[key.rawValue] { budgets[key] = try value.integer(.units, in: key.range) }
            }
        }
        if let number = map["seed"] { seed = UInt64(try number.integer(.seed, in: 0...Int.max)) }
    }
}

extension BeltOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: [
            "count", "budget", "collect", "villages", "prizes", "corridor_metres", "exclude",
        ])
        if let number = map["count"] { count = try number.integer(.belts, in: 1...50) }
        if let budget = map["budget"] {
            let limit = try budget.mapping(known: ["minutes", "metres"], example: "minutes: 30")
            budgetMinutes = try limit["minutes"]?.number(.minutes, in: 0.1...1440)
            budgetMetres = try limit["metres"]?.number(.metres, in: 1...1_000_000)
            guard (budgetMinutes == nil) != (budgetMetres == nil) else {
                throw budget.error(Messages.oneOfMinutesAndMetres)
            }
        }
        if let text = map["collect"] {
            collect = Collect(rawValue: try text.choice(Collect.allCases.map(\.rawValue)))!
        }
        if let villages = map["villages"] {
            (minimumVillages, maximumVillages) = try villages.counts(minimumVillages, maximumVillages)
        }
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
        if let codes = map["exclude"] { exclude = try codes.texts() }
    }
}

extension ClusterOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: ["villages", "area_km2", "population", "columns", "tolerance_metres"])
        if let villages = map["villages"] {
            (minimumVillages, maximumVillages) = try villages.counts(minimumVillages, maximumVillages)
        }
        if let limits = map["area_km2"] { areaKm2 = try limits.limits(.squareKilometres, in: 0.0001...1_000_000) }
        if let limits = map["population"] { population = try limits.limits(.residents, in: 0...1e9) }
        if let tolerance = map["tolerance_metres"] { toleranceMetres = try tolerance.number(.metres, in: 0...20) }
        if let names = map["columns"] {
            columns = try names.texts()
            guard Set(columns).count == columns.count else {
                throw names.error(Phrase(zh: "有一列写了两次", en: "a column is named twice"))
            }
        }
    }
}

extension LayoutOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: [
            "merge_metres", "hollow_share", "construction_m2_per_resident", "vacant_homesteads", "border_metres",
            "county_seat",
        ])
        if let metres = map["merge_metres"] { mergeMetres = try metres.number(.metres, in: 0...1000) }
        if let share = map["hollow_share"] { hollowShare = try share.number(.shareOfHomesteads, in: 0...1) }
        constructionPerResident = try map["construction_m2_per_resident"]?.number(.squareMetres, in: 1...100_000)
        if let count = map["vacant_homesteads"] {
            vacantHomesteads = try count.integer(.homesteads, in: 1...10_000_000)
        }
        if let metres = map["border_metres"] { borderMetres = try metres.number(.metres, in: 0...10_000) }
        countySeat = try map["county_seat"]?.text()
    }
}

extension YAMLCursor {
    /// `{min: …, max: …}` of whole numbers; an absent one keeps its default.
    func counts(_ lowest: Int, _ highest: Int) throws(ProjectError) -> (Int, Int) {
        let map = try mapping(known: ["min", "max"], example: "min: 3, max: 10")
        let least = try map["min"]?.integer(.villages, in: 1...10_000)
        let most = try map["max"]?.integer(.villages, in: 1...10_000)
        let min = least ?? Swift.min(lowest, most ?? highest)
        let max = most ?? Swift.max(highest, min)
        guard min <= max else {
            throw error(Phrase(zh: "min \(min) 大于 max \(max)", en: "min \(min) is more than max \(max)"))
        }
        return (min, max)
    }

    /// `{min: …, max: …}` of numbers.
    func limits(_ unit: Phrase, in range: ClosedRange<Double>) throws(ProjectError) -> Limits {
        let map = try mapping(known: ["min", "max"], example: "max: 30")
        let limits = Limits(min: try map["min"]?.number(unit, in: range), max: try map["max"]?.number(unit, in: range))
        if let min = limits.min, let max = limits.max, min > max {
            throw error(Phrase(zh: "min 大于 max", en: "min is more than max"))
        }
        return limits
    }
}
