import FindingValues
import Writers

extension Summary {
    static func location(_ location: LocationFindings) -> JSONValue {
        .object([
            "reach_m": .fixed(location.reach, decimals: 2),
            "walking_speed_kmh": .trimmed(location.walkingSpeed, decimals: 6),
            "items": .list(location.items.map(item)),
        ])
    }

    private static func item(_ item: LocationResult) -> JSONValue {
        var members = JSONMembers([
            "id": .text(item.id), "service": .text(item.service), "model": .text(item.model),
            "mode": .text(item.mode), "unit": .text(item.unit.rawValue), "counted": .text(item.counted.rawValue),
            "candidates_from": .text(item.source.rawValue), "candidates": .integer(item.candidates),
            "candidates_without_road": .integer(item.candidatesWithoutRoad), "existing": .integer(item.existing),
            "existing_without_road": .integer(item.existingWithoutRoad), "villages": .integer(item.villages),
            "weight": .trimmed(item.weight, decimals: 3), "without_weight": .integer(item.withoutWeight),
            "weight_unknown": .texts(item.weightUnknown), "without_value": .texts(item.undecided),
            "without_road": .texts(item.withoutRoad), "unreached": .texts(item.unreached),
            "beyond_limit": .texts(item.beyondLimit), "before": state(item.before, item),
            "after": state(item.after, item), "sites": .list(item.sites.map { site($0) }),
            "proven": .flag(item.isProven),
        ])
        if let asked = item.asked { members["sites_asked"] = .integer(asked) }
        if item.spare > 0 { members["sites_spare"] = .integer(item.spare) }
        if let condition = item.condition { members["condition"] = .text(condition) }
        if let capacity = item.capacity { members["capacity"] = .trimmed(capacity, decimals: 3) }
        if let isLeastMean = item.isLeastMean { members["least_mean_proven"] = .flag(isLeastMean) }
        if let method = item.method { members["bound_by"] = .phrase(method) }
        if let failure = item.failure { members["failure"] = .phrase(failure) }
        members.set("limit", item.limit, or: Reasons.noLimitAsked) { .trimmed($0, decimals: 6) }
        members.set("value", item.value, or: Reasons.noChoice) { .trimmed($0, decimals: 6) }
        members.set("bound", item.bound, or: Reasons.noChoice) { .trimmed($0, decimals: 6) }
        members.set("gap", item.gap, or: Reasons.noChoice, JSONValue.ratio)
        return members.value
    }

    private static func state(_ state: LocationState, _ item: LocationResult) -> JSONValue {
        var members = JSONMembers([
            "reached_villages": .integer(state.reachedVillages), "reached": .trimmed(state.reached, decimals: 3),
        ])
        members.set("covered_villages", state.coveredVillages, or: Reasons.noLimitAsked, JSONValue.integer)
        members.set("covered", state.covered, or: Reasons.noLimitAsked) { .trimmed($0, decimals: 3) }
        members.set("mean", state.mean, or: Reasons.noSiteReached) { .trimmed($0, decimals: 6) }
        members.set("farthest", state.farthest, or: Reasons.noSiteReached) { .trimmed($0, decimals: 6) }
        return members.value
    }

    private static func site(_ site: ProposedSite) -> JSONValue {
        var members = JSONMembers([
            "rank": .integer(site.rank), "key": .text(site.key), "serves": .texts(site.serves),
            "served": .trimmed(site.served, decimals: 3), "covers": .trimmed(site.covers, decimals: 3),
        ])
        if let name = site.name { members["name"] = .text(name) }
        members.set("added_villages", site.addedVillages, or: Reasons.noLimitAsked, JSONValue.integer)
        members.set("added", site.added, or: Reasons.noLimitAsked) { .trimmed($0, decimals: 3) }
        members.set("mean", site.mean, or: Reasons.noSiteReached) { .trimmed($0, decimals: 6) }
        return members.value
    }
}
