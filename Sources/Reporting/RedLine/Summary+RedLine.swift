import Columns
import FindingValues
import PrintedFigures
import Writers

extension Summary {
    static func redLine(_ redLine: RedLineFindings, hasParcels: Bool) -> JSONValue {
        let settled = SettledConflicts.mu(redLine)
        var members = JSONMembers([
            "rules": .list(redLine.rules.map { rule($0, settled) }),
            "noise_pieces": .integer(redLine.noisePieces), "noise_m2": .area(redLine.noiseArea),
            "small_pieces": .integer(redLine.smallPieces), "small_m2": .area(redLine.smallArea),
            "by_village": .list(
                redLine.byVillage.map { village, area, twice in
                    var members = JSONMembers([
                        "area_m2": .area(area), "area_mu": .mu(area), "counted_twice_m2": .area(twice),
                    ])
                    members.set("village", village.isEmpty ? nil : village, or: Reasons.outsideCounty, JSONValue.text)
                    return members.value
                }),
            "control_areas": .list(redLine.controlAreas.map(control)),
            "layers": .list(redLine.layers.map(extent)),
        ])
        // Without a rule nothing was looked for: no conflicts would be a claim.
        let wasExamined = redLine.wasExamined
        members.set("conflicts", wasExamined ? redLine.conflicts.count : nil, or: Reasons.noRule, JSONValue.integer)
        members.set(
            "basic_farmland_conflicts", wasExamined ? redLine.basicFarmlandConflicts : nil, or: Reasons.noRule,
            JSONValue.integer)
        members.setArea("conflict", wasExamined ? redLine.conflictArea : nil, or: Reasons.noRule)
        members.set(
            "counted_twice_m2", wasExamined ? redLine.conflictsCountedTwice : nil, or: Reasons.noRule, JSONValue.area)
        members["in_doubt_m2"] = .area(redLine.conflictsInDoubt)
        members["without_parcels_m2"] = .area(redLine.unseen)
        members.setArea("other_conflict", wasExamined ? redLine.otherArea : nil, or: Reasons.noRule)
        members.set(
            "other_counted_twice_m2", wasExamined ? redLine.othersCountedTwice : nil, or: Reasons.noRule,
            JSONValue.area)
        members.setArea("basic_farmland", redLine.basicFarmland, or: Reasons.noBasicFarmland)
        members.set(
            "conflict_share", redLine.conflictShare,
            or: redLine.basicFarmland == nil ? Reasons.noBasicFarmland : Reasons.noShare, JSONValue.ratio)
        if redLine.conflictShare != nil { members["conflict_share_of"] = .text("basic_farmland_m2") }
        members.set("total", redLine.total, or: hasParcels ? Reasons.noTask : Reasons.noParcels, total)
        return members.value
    }

    private static func total(_ total: RedLineTotal) -> JSONValue {
        var members = JSONMembers([
            "farmland_m2": .area(total.farmland), "farmland_mu": .mu(total.farmland),
            "compared_m2": .area(total.stored ?? total.farmland), "compared_mu": .mu(total.stored ?? total.farmland),
            "tolerance_m2": .area(total.tolerance),
            "task_m2": .area(total.task), "task_mu": .mu(total.task), "task_source": .text(total.taskSource),
            "margin_m2": .area(total.margin), "margin_mu": .mu(total.margin),
            "margin_share": .ratio(total.marginShare), "margin_share_of": .text("task_m2"), "met": .flag(total.isMet),
            "state": .text(total.state.rawValue),
            "counted_twice_m2": .area(total.doubt.repeated), "without_parcels_m2": .area(total.doubt.bare),
        ])
        members["reason"] = total.reason.map(JSONValue.phrase)
        return members.value
    }

    private static func rule(_ rule: RuleApplied, _ settled: SettledConflicts) -> JSONValue {
        var members = JSONMembers([
            "id": .text(rule.id), "name": .phrase(rule.name), "severity": .text(rule.severity),
            "source": .text(rule.source), "verified": .flag(rule.isVerified), "state": .text(rule.state.rawValue),
            "lacks": .list(rule.lacks.map(JSONValue.text)),
        ])
        let isApplied = rule.state == .applied
        members.set("page", rule.page, or: Reasons.noPage, JSONValue.text)
        members.set("conflicts", isApplied ? rule.conflicts : nil, or: Reasons.notApplied, JSONValue.integer)
        members.setArea("area", isApplied ? rule.area : nil, or: Reasons.notApplied)
        // As it stands in the tables, where rules add up to the list.
        members.set("listed_mu", isApplied ? Tables.printedMu(rule, settled) : nil, or: Reasons.notApplied) {
            .text(decimalText($0, scale: 2, decimals: 2))
        }
        members.set("counted_twice_m2", isApplied ? rule.countedTwice : nil, or: Reasons.notApplied, JSONValue.area)
        members.set("in_doubt_m2", isApplied ? rule.inDoubt : nil, or: Reasons.notApplied, JSONValue.area)
        members.set("without_parcels_m2", isApplied ? rule.unseen : nil, or: Reasons.notApplied, JSONValue.area)
        members.set("verdict", rule.verdict?.rawValue, or: Reasons.notApplied, JSONValue.text)
        members["verdict_reason"] = rule.reason.map(JSONValue.phrase)
        return members.value
    }

    /// A control area has its ground only.
    private static func extent(_ extent: LayerExtent) -> JSONValue {
        var members = JSONMembers([
            "layer": .text(extent.layer), "name": .phrase(extent.title), "rows": .integer(extent.rows),
            "area_m2": .area(extent.area), "area_mu": .mu(extent.area), "counted_twice_m2": .area(extent.countedTwice),
        ])
        guard let outside = extent.outsideVillages else { return members.value }
        members["outside_villages_m2"] = .area(outside)
        members.set("without_parcels_m2", extent.withoutParcels, or: Reasons.noParcels, JSONValue.area)
        members["uncovered"] = .list(
            extent.uncovered.map { polygon in
                var members = JSONMembers([
                    "id": .text(polygon.id), "outside_villages_m2": .area(polygon.outsideVillages),
                ])
                members.set("without_parcels_m2", polygon.withoutParcels, or: Reasons.noParcels, JSONValue.area)
                return members.value
            })
        return members.value
    }

    private static func control(_ overlap: ControlOverlap) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(overlap.name), "area_m2": .area(overlap.area), "share": .ratio(overlap.share),
        ]
        if let village = overlap.village {
            members["village"] = .text(village)
            members["share_of"] = .text("village")
        }
        if let belt = overlap.belt {
            members["belt"] = .integer(belt)
            members["share_of"] = .text("belt_corridor")
            if let given = overlap.given { members["given"] = .text(given) }
        }
        return .object(members)
    }
}
