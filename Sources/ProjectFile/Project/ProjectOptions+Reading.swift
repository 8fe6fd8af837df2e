import Columns
import RoadNetwork

extension ProjectOptions {
    init(_ value: YAMLCursor) throws(ProjectError) {
        self.init()
        let map = try value.mapping(known: [
            "treat_as_cgcs2000", "area", "reach_metres", "noding", "snap_metres", "code_digits", "sliver_metres",
            "repair", "seed", "least_conflict_m2", "service_areas", "budgets", "road_rules", "junctions_only",
            "turn_restrictions", "no_u_turn",
        ])
        if let list = map["treat_as_cgcs2000"] { treatAsCGCS2000 = try list.texts() }
        if let area = map["area"] { self.area = try area.choice() }
        if let reach = map["reach_metres"] { reachMetres = try reach.number(.metres, in: 1...100_000) }
        if let noding = map["noding"] { roadsCross = try noding.choice(["crossings", "ends"]) == "crossings" }
        if let snap = map["snap_metres"] { snapMetres = try snap.number(.metres, in: 0...50) }
        if let names = map["junctions_only"] {
            for item in names.node.sequence == nil ? [names] : try names.list() {
                let name = try item.text()
                guard RoadClass(name) != nil else {
                    throw item.error(
                        RoadClass.isNone(name),
                        remedy: nearestName(to: name, among: RoadClass.allCases.map(\.rawValue))
                            .map(Messages.didYouMean))
                }
                junctionsOnly.append(name)
            }
        }
        if let flag = map["no_u_turn"] { turnsAround = try !flag.flag() }
        if let flag = map["turn_restrictions"] { turnRestrictions = try flag.flag() }
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
