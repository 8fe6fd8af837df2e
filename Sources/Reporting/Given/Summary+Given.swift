import Columns
import FindingValues
import Writers

extension Summary {
    /// Plans of people.
    static func given(_ given: GivenFindings, _ findings: Findings) -> JSONValue {
        var members: [String: JSONValue] = [:]
        if let belts = given.belts { members["belts"] = givenBelts(belts, findings) }
        if let clusters = given.clusters {
            members["clusters"] = .list(
                clusters.map { .object(["cluster": .text($0.name), "codes": .texts($0.villages)]) })
        }
        if let selection = given.selection {
            members["selection"] = .list(
                selection.map { choice in
                    var members = JSONMembers(["code": .text(choice.code)])
                    members.set("grade", choice.grade, or: Reasons.notStated, JSONValue.text)
                    members.set("year", choice.year, or: Reasons.notStated) { .trimmed($0, decimals: 3) }
                    return members.value
                })
        }
        return .object(members)
    }

    private static func givenBelts(_ given: GivenBeltFindings, _ findings: Findings) -> JSONValue {
        let plan = given.plan
        let belts = zip(plan.belts, given.details).map { belt, detail -> JSONValue in
            guard case .object(var members) = Summary.belt(belt, in: plan, hasParcels: findings.land != nil) else {
                return .null
            }
            members["name"] = .text(detail.name)
            if let off = detail.offRoads {
                members["drawn_m"] = .fixed(off.drawn, decimals: 2)
                members["off_roads_m"] = .fixed(off.farthest, decimals: 2)
                members["off_roads_mean_m"] = .fixed(off.mean, decimals: 2)
            }
            members["passed_over"] = excluded(detail.passedOver)
            members["rules"] = .list(
                detail.rules.map { rule in
                    .object([
                        "rule": .text(rule.kind.rawValue), "kept": .flag(rule.isKept), "says": .phrase(rule.phrase),
                    ])
                })
            return .object(members)
        }
        var members = JSONMembers([
            "method": .phrase(plan.method), "found": .integer(plan.belts.count), "prize": .ratio(given.prize),
            "belts": .list(Array(belts)), "joined": .integer(plan.joined),
            "refused": .list(
                given.refused.map { .object(["name": .text($0.name), "says": .phrase($0.reason)]) }),
            "shared": .list(
                given.shared.map { .object(["code": .text($0.code), "belts": .texts($0.belts)]) }),
            "stops": stops(plan),
        ])
        members.set("demonstration_strung", plan.demonstration?.strung, or: Reasons.noDemonstration, JSONValue.integer)
        members.set("strung_share", plan.demonstration?.share, or: Reasons.noDemonstration, JSONValue.ratio)
        members.set("our_prize", findings.belts?.prize, or: Reasons.noBeltsAsked, JSONValue.ratio)
        return members.value
    }
}
