import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    static func coverage(_ coverage: CoverageFindings, _ villages: VillageFindings, _ areas: ServiceAreaFindings?)
        -> JSONValue
    {
        var members: [String: JSONValue] = [
            "reach_m": .fixed(coverage.reach, decimals: 2),
            "walking_speed_kmh": .trimmed(coverage.walkingSpeed, decimals: 6),
            "standards": .list(coverage.standards.map { standard($0, villages) }),
            "accessibility": .list(coverage.accessibility.map(access)),
        ]
        members["service_areas"] = areas.map(serviceAreas)
        return .object(members)
    }

    private static func access(_ access: AccessibilityMeasure) -> JSONValue {
        var members = JSONMembers([
            "id": .text(access.id), "service": .text(access.service), "method": .text(access.method.rawValue),
            "mode": .text(access.mode.rawValue), "minutes": .trimmed(access.minutes, decimals: 6),
            "services": .integer(access.services), "supply_of_its_own": .flag(access.hasSupply),
            "supply": .trimmed(access.supply, decimals: 6),
            "supply_reached": .trimmed(access.supplyReached, decimals: 6),
            "residents": .trimmed(access.residents, decimals: 3),
            "villages_without_population": .integer(access.villagesWithoutPopulation),
            "unreached": .texts(access.unreached),
            "unit": .phrase(Phrase(zh: "每千常住人口的供给量", en: "supply for each 1,000 permanent residents")),
        ])
        if !access.weights.isEmpty { members["weights"] = .list(access.weights.map { .trimmed($0, decimals: 6) }) }
        if let failure = access.failure { members["failure"] = .phrase(failure) }
        if let exponent = access.exponent { members["exponent"] = .trimmed(exponent, decimals: 6) }
        members.set("mean", access.mean, or: Reasons.noPopulation, JSONValue.ratio)
        members.set("least", access.least, or: Reasons.noPopulation, JSONValue.ratio)
        members.set("greatest", access.greatest, or: Reasons.noPopulation, JSONValue.ratio)
        return members.value
    }

    private static func standard(_ standard: CoverageStandard, _ villages: VillageFindings) -> JSONValue {
        func codes(_ choose: (CoverageOutcome) -> Bool) -> JSONValue {
            .texts(zip(villages.rows, standard.outcomes).filter { choose($0.1) }.map(\.0.code))
        }
        var members = JSONMembers([
            "id": .text(standard.id), "service": .text(standard.service), "mode": .text(standard.mode),
            "counted": .text(standard.counted.rawValue), "services": .integer(standard.services),
            "services_without_road": .integer(standard.servicesWithoutRoad),
            "met": .trimmed(standard.met, decimals: 3), "of": .trimmed(standard.of, decimals: 3),
            "share_of": .phrase(standard.denominator),
            "not_met": codes {
                switch $0 {
                case .reached(_, _, _, isMet: false), .stated(isMet: false): true
                default: false
                }
            },
            "without_road": codes { $0 == .unreached(.noRoad) },
            "without_service": codes { $0 == .unreached(.noService) },
            "without_population": .texts(standard.withoutPopulation), "without_value": .texts(standard.undecided),
        ])
        if let failure = standard.failure { members["failure"] = .phrase(failure) }
        if standard.counted == .towns {
            members["towns"] = .list(standard.towns.map(town))
            members["towns_met"] = .texts(standard.towns.filter(\.isMet).map(\.code))
            members["towns_not_met"] = .texts(standard.towns.filter { !$0.isMet }.map(\.code))
        }
        if let rule = standard.rule { add(rule, standard, villages, codes, to: &members) }
        if let minutes = standard.minutes { members["minutes"] = .trimmed(minutes, decimals: 6) }
        if let metres = standard.metres { members["metres"] = .trimmed(metres, decimals: 6) }
        if let condition = standard.condition { members["condition"] = .text(condition) }
        members.set("share", standard.share, or: standard.rule?.reason ?? Reasons.nobodyAsked, JSONValue.ratio)
        return members.value
    }

    private static func town(_ town: CoverageTown) -> JSONValue {
        var members: [String: JSONValue] = [
            "code": .text(town.code), "met": .flag(town.isMet), "villages": .integer(town.villages),
            "judged_by": .text(town.basis.rawValue),
        ]
        members["name"] = town.name.map(JSONValue.text)
        return .object(members)
    }

    /// What belongs to a standard of a policy document.
    private static func add(
        _ rule: CoverageRuleUsed, _ standard: CoverageStandard, _ villages: VillageFindings,
        _ codes: ((CoverageOutcome) -> Bool) -> JSONValue, to members: inout JSONMembers
    ) {
        members["name"] = .phrase(rule.name)
        members["met_by"] = codes { $0.isMet == true }
        let lacking = Set(standard.undecided)
        members["without_value"] = .texts(
            zip(villages.rows, standard.outcomes).filter {
                $0.1 == .unreached(.noValue) || lacking.contains($0.0.code)
            }.map(\.0.code))
        members["source"] = .object([
            "target": .text(rule.target), "document": .text(rule.document), "quote": .text(rule.quote),
            "verified": .flag(rule.isVerified),
        ])
        members["note"] = rule.note.map(JSONValue.phrase)
        members["deadline"] = rule.deadline.map(JSONValue.text)
        let reason = rule.reason ?? Reasons.nobodyAsked
        members.set("measured_by", rule.test, or: reason, JSONValue.phrase)
        guard let required = rule.required else { return }
        members["required"] = .object([
            "comparator": .text(required.comparator.rawValue), "percent": .text(required.percent.text),
        ])
        members.set("required_met", rule.isMet, or: reason, JSONValue.flag)
    }
}
