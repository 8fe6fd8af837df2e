import Columns
import FindingValues

extension Summary {
    static func holding(_ holding: HoldingFindings) -> JSONValue {
        var members = JSONMembers([
            "rows": .list(holding.rows.map(row)),
            "kinds": .list(
                HoldingKind.allCases.map { .object(["kind": .text($0.rawValue), "name": .phrase($0.name)]) }),
        ])
        members.set("fallow", holding.fallow, or: Reasons.noPlanting) { .list($0.map(fallow)) }
        return members.value
    }

    private static func row(_ row: HoldingRow) -> JSONValue {
        var members = JSONMembers([
            "kind": .text(row.kind.rawValue), "level": .text(row.level.rawValue), "code": .text(row.code),
            "gross_m2": .area(row.gross), "held_m2": .area(row.held), "held_mu": .mu(row.held),
        ])
        members.set("net_m2", row.net, or: Reasons.noNetArea, JSONValue.area)
        members.set("task_m2", row.task, or: Reasons.noUnitTask, JSONValue.area)
        members["task_mu"] = row.task.map(JSONValue.mu)
        if let doubt = row.doubt {
            members["counted_twice_m2"] = .area(doubt.repeated)
            members["without_parcels_m2"] = .area(doubt.bare)
        }
        guard let margin = row.margin else { return members.value }
        members["task_source"] = row.taskSource.map(JSONValue.text)
        members["compared_m2"] = .area(row.compared)
        members["compared_mu"] = .mu(row.compared)
        members["tolerance_m2"] = .area(row.tolerance)
        members["margin_m2"] = .area(margin)
        members["margin_mu"] = .mu(margin)
        members["met"] = row.isMet.map(JSONValue.flag)
        members["state"] = row.state.map { .text($0.rawValue) }
        members["state_reason"] = row.reason.map(JSONValue.phrase)
        members.set("margin_share", row.marginShare, or: Reasons.noShare, JSONValue.ratio)
        members["margin_share_of"] = .text("task_m2")
        return members.value
    }

    private static func fallow(_ land: FallowLand) -> JSONValue {
        var members = JSONMembers([
            "village": .text(land.village), "class": .text(land.landClass), "area_m2": .area(land.gross),
            "area_mu": .mu(land.gross),
        ])
        members.set("irrigated", land.isIrrigated, or: Reasons.notStated, JSONValue.flag)
        members.set("field_road", land.hasFieldRoad, or: Reasons.notStated, JSONValue.flag)
        return members.value
    }

    static func works(_ findings: WorkFindings, hasParcels: Bool) -> JSONValue {
        var members = JSONMembers([
            "works": .list(findings.works.map { work($0, hasParcels: hasParcels) }),
            "totals": .list(findings.totals.map(total)),
        ])
        members.set("quota", findings.quota, or: Reasons.noPlannedWorks, quota)
        return members.value
    }

    private static func work(_ work: WorkOnLines, hasParcels: Bool) -> JSONValue {
        var members = JSONMembers([
            "source": .text(work.source), "id": .text(work.id), "area_m2": .area(work.area),
            "area_mu": .mu(work.area), "villages": .list(work.villages.map(JSONValue.text)),
        ])
        if let name = work.name { members["name"] = .text(name) }
        members.set("basic_farmland_m2", work.basicFarmland, or: Reasons.noLine, JSONValue.area)
        members.set("ecological_red_line_m2", work.ecologicalRedLine, or: Reasons.noLine, JSONValue.area)
        members.set("inside_urban_boundary_m2", work.insideUrbanBoundary, or: Reasons.noLine, JSONValue.area)
        members.set("farmland_m2", work.farmland, or: Reasons.noParcels, JSONValue.area)
        guard work.source != "belts" else { return members.value }
        members.set("new_construction_m2", work.land?.newConstruction, or: Reasons.noParcels, JSONValue.area)
        members.set("rural_industry", work.isRuralIndustry, or: Reasons.notStated, JSONValue.flag)
        return members.value
    }

    /// All works of a source, ground under several of them once.
    private static func total(_ total: WorkTotal) -> JSONValue {
        var members = JSONMembers([
            "source": .text(total.source), "works": .integer(total.works), "area_m2": .area(total.area),
            "area_mu": .mu(total.area), "counted_twice_m2": .area(total.countedTwice),
        ])
        members.set("basic_farmland_m2", total.basicFarmland, or: Reasons.noLine, JSONValue.area)
        members.set("ecological_red_line_m2", total.ecologicalRedLine, or: Reasons.noLine, JSONValue.area)
        members.set("inside_urban_boundary_m2", total.insideUrbanBoundary, or: Reasons.noLine, JSONValue.area)
        members.set("farmland_m2", total.farmland, or: Reasons.noParcels, JSONValue.area)
        members.set("new_construction_m2", total.newConstruction, or: Reasons.noParcels, JSONValue.area)
        return members.value
    }

    private static func quota(_ quota: ConstructionQuota) -> JSONValue {
        var members = JSONMembers([
            "works": .integer(quota.works), "new_construction_m2": .area(quota.total),
            "new_construction_mu": .mu(quota.total), "counted_twice_m2": .area(quota.countedTwice),
        ])
        members.set("rural_industry_m2", quota.ruralIndustry, or: Reasons.notStated, JSONValue.area)
        members.set("rural_industry_share", quota.share, or: Reasons.noShare, JSONValue.ratio)
        members["rural_industry_share_of"] = .text("new_construction_m2")
        return members.value
    }
}
