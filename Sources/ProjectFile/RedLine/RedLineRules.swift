import Columns

/// The rules of a run: one answer for each land class on each protected ground.
package struct RedLineRules: Sendable, Hashable {
    /// By id.
    package let rules: [RedLineRule]
    /// Places in `rules` of those that are on and hold in the year.
    package let active: [Int]
    private let byClass: [Family: [Subject: Place]]
    private let exempt: [Family: Set<String>]

    /// Rules among which a class may stand once: those on one ground, strips beside roads apart.
    private struct Family: Sendable, Hashable {
        let ground: RedLineRule.Ground
        let isBesideRoads: Bool

        init(_ ground: RedLineRule.Ground, besideRoads: Bool) { (self.ground, isBesideRoads) = (ground, besideRoads) }
        init(_ rule: RedLineRule) { self.init(rule.ground, besideRoads: !rule.strips.isEmpty) }
    }

    private struct Place: Sendable, Hashable {
        let rule: Int
        let kind: Int
    }

    /// A class, and what grows on it; nothing for whatever grows.
    private struct Subject: Sendable, Hashable {
        let code: String
        let planting: String
    }

    /// What the rules say about a class.
    package enum Verdict: Sendable, Hashable {
        /// Farmland, or exempt.
        case kept
        /// In conflict with the rule (its place in `rules`), as the named kind.
        case conflict(rule: Int, kind: Phrase)
        /// No rule knows the class.
        case unknown
    }

    /// - Parameter year: the year on which the run judges; none to take every rule that is on.
    /// - Throws: the code of a class that two active rules on one ground, or a rule and an exemption, claim.
    init(_ rules: [RedLineRule], year: Int? = nil) throws(ClaimedTwice) {
        self.rules = rules.sorted { utf8Less($0.id, $1.id) }
        active = self.rules.indices.filter { [rules = self.rules] in rules[$0].isOn && rules[$0].holds(in: year) }
        var byClass: [Family: [Subject: Place]] = [:]
        var exempt: [Family: Set<String>] = [:]
        for r in active { exempt[Family(self.rules[r]), default: []].formUnion(self.rules[r].exempt) }
        for r in active {
            let rule = self.rules[r]
            for (k, kind) in rule.kinds.enumerated() {
                for code in kind.classes {
                    for planting in kind.plantings.isEmpty ? [""] : kind.plantings {
                        let subject = Subject(code: code, planting: planting)
                        if let other = byClass[Family(rule), default: [:]].updateValue(
                            Place(rule: r, kind: k), forKey: subject)
                        {
                            throw ClaimedTwice(code: code, rules: [self.rules[other.rule].id, rule.id])
                        }
                    }
                    if exempt[Family(rule)]?.contains(code) == true {
                        throw ClaimedTwice(code: code, rules: [rule.id, "exempt"])
                    }
                }
            }
        }
        (self.byClass, self.exempt) = (byClass, exempt)
    }

    struct ClaimedTwice: Error, Hashable {
        let code: String
        let rules: [String]
    }

    /// The verdict on a class code of the third survey. The code itself is looked up first, then its base code; what
    /// grows there counts before the class alone.
    package func verdict(
        on code: String, planting: String? = nil, ground: RedLineRule.Ground = .layer(.basicFarmland),
        besideRoads: Bool = false
    ) -> Verdict {
        let family = Family(ground, besideRoads: besideRoads)
        let base = String(code.prefix(4))
        for key in [code, base] {
            if exempt[family]?.contains(key) == true { return .kept }
            for planting in [planting ?? "", ""] {
                if let place = byClass[family]?[Subject(code: key, planting: planting)] {
                    return .conflict(rule: place.rule, kind: rules[place.rule].kinds[place.kind].name)
                }
            }
            if farmlandClasses.contains(key) { return .kept }
        }
        return .unknown
    }

    /// Some active rule objects to land classes on a ground: all of it, or in strips beside roads.
    package func objects(to ground: RedLineRule.Ground, besideRoads: Bool) -> Bool {
        byClass[Family(ground, besideRoads: besideRoads)] != nil
    }

    /// Some active rule is on what was farmland in the earlier survey.
    package var needEarlierSurvey: Bool { active.contains { rules[$0].ground == .earlierFarmland } }

    /// Layers on whose ground some active rule objects to land classes, in the order of `ProjectLayer`.
    package var parcelGrounds: [ProjectLayer] {
        ProjectLayer.allCases.filter { layer in
            active.contains { rules[$0].ground == .layer(layer) && !rules[$0].kinds.isEmpty }
        }
    }

    /// Active rules that object to the polygons of a layer of works, by place in `rules`.
    package func rules(onWorks layer: ProjectLayer) -> [Int] { active.filter { rules[$0].works.contains(layer) } }

    /// Layers of polygons that active rules read besides parcels.
    package var layers: Set<ProjectLayer> {
        var layers: Set<ProjectLayer> = []
        for r in active { layers.formUnion(rules[r].grounds + rules[r].works + rules[r].except) }
        return layers.subtracting([.parcels, .parcelsBefore])
    }

    /// Columns that conditions of active rules read in a layer of works, sorted.
    package func conditionColumns(of layer: ProjectLayer) -> [String] {
        Set(rules(onWorks: layer).flatMap { rules[$0].condition?.columns ?? [] }).sorted(by: utf8Less)
    }
}
