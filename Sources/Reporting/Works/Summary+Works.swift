import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
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
        guard work.source != "belts", work.source != "given_belts" else { return members.value }
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
