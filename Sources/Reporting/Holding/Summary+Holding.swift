import Columns
import FindingValues
import Writers

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
}
