import Columns
import CountyLayers
import FindingValues
import ProjectFile
import RoadNetwork

/// Measures coverage standards by the first of their tests for which there are data.
package struct StandardMeasure {
    package let county: County
    /// None without roads.
    package let graph: RoadGraph?
    package let columns: VillageColumns
    package let figures: [VillageFigures]
    /// Farthest gap to a road, metres.
    package let reach: Double

    package init(county: County, graph: RoadGraph?, columns: VillageColumns, figures: [VillageFigures], reach: Double) {
        self.county = county
        self.graph = graph
        self.columns = columns
        self.figures = figures
        self.reach = reach
    }

    /// What a test found: an outcome for each village, and how it was measured.
    struct Found {
        var outcomes: [CoverageOutcome]
        var test: Phrase
        /// What stands for service and mode in results.
        var service: String
        var mode: String
        var minutes: Double?
        var metres: Double?
        var services = 0
        var servicesWithoutRoad = 0
        /// Codes of the towns that were judged at their seat; none when the test knows no seats.
        var townsBySeat: Set<String>?
    }

    /// One standard; not computable, with the reasons, when no test has its data.
    package func measure(_ rule: CoverageRule) throws -> CoverageStandard {
        try Task.checkCancellation()
        var used = CoverageRuleUsed(rule)
        var lacking: [Phrase] = []
        var condition = AskedRows(asked: Array(repeating: true, count: figures.count))
        if let asks = rule.condition {
            let missing = asks.columns.filter { columns.column($0) == nil }.sorted(by: utf8Less)
            try columns.refuseColumnAsValue(in: asks, for: "coverage \(rule.id)")
            if let name = missing.first {
                lacking.append(Self.lacks("village_table", field: name))
            } else {
                condition = columns.rows(meeting: asks, of: figures.count)
            }
        }
        let asked = condition.asked
        if rule.counted == .population, !figures.contains(where: { $0.population != nil }) {
            lacking.append(Self.lacks("village_table", field: "population"))
        }
        var found: Found?
        if lacking.isEmpty {
            for test in rule.tests where found == nil {
                switch try outcomes(of: test, asked: asked) {
                case .success(let result): found = result
                case .failure(let missing): lacking.append(missing.reason)
                }
            }
        }
        guard let found else {
            used.reason = Phrase(
                zh: lacking.map(\.zh).joined(separator: "；"), en: lacking.map(\.en).joined(separator: "; "))
            return CoverageStandard(
                rule: rule, used: used, outcomes: figures.map { _ in .notAsked }, met: 0, of: 0)
        }
        let outcomes = zip(found.outcomes, asked).enumerated().map { row, item -> CoverageOutcome in
            guard item.1 else { return .notAsked }
            return rule.counted == .population && figures[row].population == nil ? .notAsked : item.0
        }
        used.test = found.test
        let (met, of) = Self.share(outcomes, rule.counted, figures)
        if let required = rule.required, of > 0 { used.isMet = required.isMet(met, of: of) }
        var standard = CoverageStandard(rule: rule, used: used, outcomes: outcomes, met: met, of: of)
        (standard.service, standard.mode) = (found.service, found.mode)
        (standard.minutes, standard.metres) = (found.minutes, found.metres)
        (standard.services, standard.servicesWithoutRoad) = (found.services, found.servicesWithoutRoad)
        standard.undecided = condition.open.map { figures[$0].code }
        if rule.counted == .population {
            standard.withoutPopulation = asked.indices.filter { asked[$0] && figures[$0].population == nil }
                .map { figures[$0].code }
        }
        if rule.counted == .towns { standard.towns = Self.towns(outcomes, figures, bySeat: found.townsBySeat) }
        return standard
    }

    /// Towns with a village that is asked about, by code. A town is met when all of these villages are.
    static func towns(
        _ outcomes: [CoverageOutcome], _ figures: [VillageFigures], bySeat: Set<String>? = nil
    ) -> [CoverageTown] {
        let asked = outcomes.indices.filter { outcomes[$0] != .notAsked }
        return Dictionary(grouping: asked) { figures[$0].town }.map { code, rows in
            CoverageTown(
                code: code, name: figures[rows[0]].townName, isMet: rows.allSatisfy { outcomes[$0].isMet == true },
                villages: rows.count, basis: bySeat?.contains(code) == true ? .seat : .villages)
        }.sorted { utf8Less($0.code, $1.code) }
    }

    /// Numerator and denominator. A town is met when all of its villages that are asked about are.
    static func share(
        _ outcomes: [CoverageOutcome], _ counted: CoverageStandard.Counted, _ figures: [VillageFigures]
    ) -> (met: Double, of: Double) {
        let asked = outcomes.indices.filter { outcomes[$0] != .notAsked }
        func isMet(_ row: Int) -> Bool { outcomes[row].isMet == true }
        switch counted {
        case .villages: return (Double(asked.count(where: isMet)), Double(asked.count))
        case .population:
            let all = asked.reduce(0) { $0 + (figures[$1].population ?? 0) }
            return (asked.filter(isMet).reduce(0) { $0 + (figures[$1].population ?? 0) }, all)
        case .area:
            let all = asked.reduce(AreaSum.zero) { $0 + figures[$1].area }
            return (asked.filter(isMet).reduce(AreaSum.zero) { $0 + figures[$1].area }.squareMetres, all.squareMetres)
        case .towns:
            let towns = towns(outcomes, figures)
            return (Double(towns.count(where: \.isMet)), Double(towns.count))
        }
    }

    /// What a test lacks.
    struct Missing: Error { let reason: Phrase }

    static func lacks(_ layer: String, field: String? = nil) -> Phrase {
        guard let field else { return ProjectLayer.absent(layer) }
        return Phrase(zh: "图层 \(layer) 没有字段 \(field)", en: "the layer `\(layer)` has no field `\(field)`")
    }
}
