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
            "belts": .list(belts.belts.map { belt($0, hasParcels: hasParcels) }),
            "stops": .list(
                belts.stops.map { stop in
                    .object([
                        "belt": .integer(stop.belt), "code": .text(stop.code), "order": .integer(stop.order),
                        "chainage_m": .fixed(stop.chainage, decimals: 2), "offset_m": .fixed(stop.offset, decimals: 2),
                    ])
                }),
        ])
        if !belts.collect.isEmpty { members["collect"] = .text(belts.collect) }
        if let shortfall = belts.shortfall { members["shortfall"] = .phrase(shortfall) }
        members["villages_with_missing_values"] = .texts(belts.incomplete)
        members.set("budget_minutes", belts.budgetMinutes, or: Reasons.noBudget) { .ratio($0) }
        members.set("budget_m", belts.budgetMetres, or: Reasons.noBudget) { .fixed($0, decimals: 2) }
        return members.value
    }

    /// The normalised values of a prize by the names of the weights.
    private static func parts(_ prize: VillagePrize, _ weights: [PrizeWeight]) -> JSONValue {
        var members = JSONMembers()
        for (weight, part) in zip(weights, prize.parts) {
            members.set(weight.name, part, or: Reasons.noTableValue, JSONValue.ratio)
        }
        return members.value
    }

    private static func belt(_ belt: Belt, hasParcels: Bool) -> JSONValue {
        var members = JSONMembers([
            "belt": .integer(belt.number), "anchor": .text(belt.anchor),
            "length_m": .fixed(belt.length, decimals: 2), "minutes": .ratio(belt.minutes),
            "villages": .integer(belt.villages.count), "codes": .texts(belt.villages), "prize": .ratio(belt.prize),
            "trunk_share": .ratio(belt.trunkShare), "roads": .texts(belt.roads),
            "corridor_m2": .area(belt.corridorArea),
        ])
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
