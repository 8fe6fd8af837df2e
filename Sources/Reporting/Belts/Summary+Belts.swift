import Columns
import FindingValues
import Writers

extension Summary {
    static func belts(_ belts: BeltFindings, hasParcels: Bool) -> JSONValue {
        var members = JSONMembers([
            "method": .phrase(belts.method), "normalisation": .phrase(belts.normalisation),
            "requested": .integer(belts.requested), "found": .integer(belts.belts.count),
            "minimum_villages": .integer(belts.minimumVillages), "maximum_villages": .integer(belts.maximumVillages),
            "corridor_half_width_m": .fixed(belts.corridorHalfWidth, decimals: 2),
            "prize": .ratio(belts.prize), "bound": bound(belts.bound), "excluded": excluded(belts.excluded),
            "prizes": .object(
                Dictionary(belts.prizes.map { ($0.code, .ratio($0.value)) }, uniquingKeysWith: { first, _ in first })),
            "prize_parts": .object(
                Dictionary(
                    belts.prizes.map { ($0.code, parts($0, belts.weights)) }, uniquingKeysWith: { first, _ in first })),
            "weights": .list(
                belts.weights.map { weight in
                    .object([
                        "name": .text(weight.name), "column": .text(weight.column), "weight": .ratio(weight.weight),
                        "low": .ratio(weight.low), "high": .ratio(weight.high),
                    ])
                }),
            "belts": .list(belts.belts.map { belt($0, in: belts, hasParcels: hasParcels) }),
            "why": .object(
                Dictionary(belts.reasons.map { ($0.code, reason($0, belts)) }, uniquingKeysWith: { first, _ in first })),
            "stops": stops(belts),
        ])
        if !belts.collect.isEmpty { members["collect"] = .text(belts.collect) }
        if let unmet = belts.unmet { members["unmet"] = .phrase(unmet) }
        if let shortfall = belts.shortfall { members["shortfall"] = .phrase(shortfall) }
        members["villages_with_missing_values"] = .texts(belts.incomplete)
        members.set(
            "demonstration_villages", belts.demonstration?.villages, or: Reasons.noDemonstration, JSONValue.integer)
        members.set("demonstration_strung", belts.demonstration?.strung, or: Reasons.noDemonstration, JSONValue.integer)
        members.set("strung_share", belts.demonstration?.share, or: Reasons.noDemonstration, JSONValue.ratio)
        members["joined"] = .integer(belts.joined)
        let joinedShare = belts.belts.isEmpty ? nil : Double(belts.joined) / Double(belts.belts.count)
        members.set("joined_share", joinedShare, or: Reasons.noBelts, JSONValue.ratio)
        members.set("budget_minutes", belts.budgetMinutes, or: Reasons.noBudget) { .ratio($0) }
        members.set("budget_m", belts.budgetMetres, or: Reasons.noBudget) { .fixed($0, decimals: 2) }
        return members.value
    }

    /// The villages of the belts of a plan.
    static func stops(_ belts: BeltFindings) -> JSONValue {
        .list(
            belts.stops.map { stop in
                .object([
                    "belt": .integer(stop.belt), "code": .text(stop.code), "order": .integer(stop.order),
                    "chainage_m": .fixed(stop.chainage, decimals: 2), "offset_m": .fixed(stop.offset, decimals: 2),
                ])
            })
    }

    /// Why a village is on a belt or on none.
    private static func reason(_ reason: BeltReason, _ belts: BeltFindings) -> JSONValue {
        var members: [String: JSONValue] = ["kind": .text(reason.kind.rawValue), "says": .phrase(reason.phrase)]
        if let belt = reason.belt { members["belt"] = .integer(belt) }
        if let excess = reason.excess { members[excessKey(belts)] = excessValue(excess, belts) }
        if let instead = reason.instead { members["instead"] = .text(instead) }
        return .object(members)
    }

    /// What a budget lacks, by the unit of the budget.
    private static func excessKey(_ belts: BeltFindings) -> String {
        belts.budgetMetres == nil ? "lacking_minutes" : "lacking_m"
    }

    private static func excessValue(_ excess: Double, _ belts: BeltFindings) -> JSONValue {
        belts.budgetMetres == nil ? .ratio(excess) : .fixed(excess, decimals: 2)
    }

    /// The normalised values of a prize by the names of the weights.
    private static func parts(_ prize: VillagePrize, _ weights: [PrizeWeight]) -> JSONValue {
        var members = JSONMembers()
        for (weight, part) in zip(weights, prize.parts) {
            members.set(weight.name, part, or: Reasons.noTableValue, JSONValue.ratio)
        }
        return members.value
    }

    /// A belt of a plan.
    static func belt(_ belt: Belt, in belts: BeltFindings, hasParcels: Bool) -> JSONValue {
        var members = JSONMembers([
            "belt": .integer(belt.number), "anchor": .text(belt.anchor),
            "length_m": .fixed(belt.length, decimals: 2), "minutes": .ratio(belt.minutes),
            "villages": .integer(belt.villages.count), "codes": .texts(belt.villages), "prize": .ratio(belt.prize),
            "trunk_share": .ratio(belt.trunkShare), "roads": .texts(belt.roads),
            "corridor_m2": .area(belt.corridorArea), "distinct_m": .fixed(belt.distinctLength, decimals: 2),
            "repeated_m": .fixed(belt.repeatedLength, decimals: 2), "repeated_share": .ratio(belt.repeatedShare),
            "trunk_m": .fixed(belt.trunkLength, decimals: 2), "meets": .list(belt.meets.map { .integer($0) }),
            "binding": .texts(belt.binding.map(\.rawValue)),
            "prize_parts": .object(
                Dictionary(
                    zip(belts.weights.map(\.name), belt.prizeParts.map(JSONValue.ratio)),
                    uniquingKeysWith: { first, _ in first })),
        ])
        members.set("next", belt.next, or: Reasons.noNextVillage) { next in
            .object([
                "code": .text(next.code), "prize": .ratio(next.prize),
                excessKey(belts): excessValue(next.excess, belts),
            ])
        }
        members.set("bound", nil as Double?, or: Reasons.jointBound, JSONValue.ratio)
        members.set("gap", nil as Double?, or: Reasons.jointBound, JSONValue.ratio)
        members.set(
            "corridor_farmland_m2", belt.corridorFarmland, or: hasParcels ? Reasons.notMeasured : Reasons.noParcels,
            JSONValue.area)
        members.set(
            "corridor_basic_farmland_m2", belt.corridorBasicFarmland, or: Reasons.noBasicFarmland, JSONValue.area)
        return members.value
    }
}
