import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    /// County figures and lists of the layout; the figures of each village stand in the layer `villages`.
    static func layout(_ layout: LayoutFindings, _ villages: VillageFindings) -> JSONValue {
        var members = JSONMembers([
            "villages": .integer(layout.villages), "area_m2": .area(layout.area),
            "villages_without_population": .integer(layout.villagesWithoutPopulation),
            "table_codes_without_village": .texts(villages.tableCodesWithoutVillage),
            "villages_without_table_row": .texts(villages.villagesWithoutTableRow),
            "multipart_villages": .texts(layout.multipartVillages), "enclaves": .texts(layout.enclaves),
            "missing": .list(
                layout.missing.map { .object(["figure": .text($0.analysis), "reason": .phrase($0.reason)]) }),
        ])
        members.setArea("farmland", layout.farmland, or: Reasons.noParcels)
        members.setArea("construction", layout.construction, or: Reasons.noParcels)
        members.setArea("basic_farmland", layout.basicFarmland, or: Reasons.noBasicFarmland)
        members.set("population", layout.population, or: Reasons.noPopulation) { .trimmed($0, decimals: 3) }
        members.set("construction_m2_per_resident", layout.constructionPerResident, or: Reasons.noPopulation) {
            .ratio($0)
        }
        members.set("farmland_mu_per_resident", layout.farmlandMuPerResident, or: Reasons.noPopulation) { .ratio($0) }
        members.set("overlaps", villages.overlaps, or: Reasons.notMeasured) {
            .object(["pairs": .integer($0.pairs), "area_m2": .area($0.area)])
        }
        members["settlements"] = settlements(layout)
        members["indicator"] = indicator(layout)
        members["homesteads"] = homesteads(layout)
        members["towns"] = towns(layout)
        members["border"] = border(layout)
        return members.value
    }

    private static func missing(_ figure: String, _ layout: LayoutFindings) -> Phrase {
        layout.missing.first { $0.analysis == figure }?.reason ?? Reasons.notMeasured
    }

    private static func settlements(_ layout: LayoutFindings) -> JSONValue {
        var members = JSONMembers(["merge_m": .trimmed(layout.options.mergeMetres, decimals: 6)])
        let reason = missing("settlements", layout)
        members.set("patches", layout.settlements, or: reason) { .integer($0.count) }
        members.set("area_m2", layout.settlementArea, or: reason, JSONValue.area)
        let account = layout.settlementAccount
        members.set("outside_villages_m2", account?.outside, or: reason, JSONValue.area)
        members.set("in_two_villages_m2", account?.inTwoVillages, or: reason, JSONValue.area)
        members.set("claimed_again_m2", account?.claimedAgain, or: reason, JSONValue.area)
        members.set("without_patch_m2", account?.withoutPatch, or: reason, JSONValue.area)
        return members.value
    }

    private static func indicator(_ layout: LayoutFindings) -> JSONValue {
        var members = JSONMembers()
        let reason = missing("construction_over_indicator", layout)
        members.set("construction_m2_per_resident", layout.options.constructionPerResident, or: reason) {
            .trimmed($0, decimals: 6)
        }
        members.set("villages_above", layout.villagesOverIndicator, or: reason, JSONValue.texts)
        return members.value
    }

    private static func homesteads(_ layout: LayoutFindings) -> JSONValue {
        var members = JSONMembers([
            "hollow_share": .ratio(layout.options.hollowShare),
            "reference": .object([
                "vacant": .integer(layout.options.vacantHomesteads),
                "source": .phrase(
                    layout.options.vacantHomesteads != LayoutOptions().vacantHomesteads
                        ? Phrase(zh: "项目文件 layout.vacant_homesteads", en: "layout.vacant_homesteads of the project")
                        : Phrase(
                            zh: "上虞区 2023：盘活闲置宅基地 200 宗（SY-28），非本县指标；项目可用 layout.vacant_homesteads 改写",
                            en: "Shangyu 2023: 200 vacant homesteads put to use (SY-28), no target of this county; "
                                + "layout.vacant_homesteads of the project replaces it")),
            ]),
        ])
        let reason = missing("hollowness", layout)
        members.set("all", layout.homesteads, or: reason) { .trimmed($0, decimals: 3) }
        members.set("vacant", layout.vacantHomesteads, or: reason) { .trimmed($0, decimals: 3) }
        let share = layout.vacantHomesteads.flatMap { vacant in
            layout.homesteads.flatMap { $0 > 0 ? vacant / $0 : nil }
        }
        members.set("vacant_share", share, or: layout.homesteads == nil ? reason : Reasons.noShare, JSONValue.ratio)
        members.set("vacant_over_reference", layout.vacantHomesteads, or: reason) {
            .trimmed($0 - Double(layout.options.vacantHomesteads), decimals: 3)
        }
        members.set("hollow_villages", layout.hollowVillages, or: reason, JSONValue.texts)
        return members.value
    }

    private static func towns(_ layout: LayoutFindings) -> JSONValue {
        var members = JSONMembers()
        let reason = missing("towns", layout)
        members.set("county_seat", layout.countySeat, or: missing("county_seat", layout), JSONValue.text)
        members.set("by_minutes_from_county_seat", layout.towns, or: reason) { .list($0.map(town)) }
        return members.value
    }

    private static func town(_ town: TownAccess) -> JSONValue {
        var members = JSONMembers([
            "code": .text(town.code), "villages": .integer(town.villages), "measured_to": .text(town.basis.rawValue),
        ])
        members.set("name", town.name, or: Reasons.unknownName, JSONValue.text)
        members.set("population", town.population, or: Reasons.noPopulation) { .trimmed($0, decimals: 3) }
        members.set("seat", town.seat, or: Reasons.noSeat, JSONValue.text)
        members.set("minutes", town.minutes, or: Reasons.notReached) { .fixed($0, decimals: 4) }
        return members.value
    }

    private static func border(_ layout: LayoutFindings) -> JSONValue {
        var members = JSONMembers(["within_m": .trimmed(layout.options.borderMetres, decimals: 6)])
        let reason = missing("border", layout)
        members.set("source", layout.borderSource, or: reason) { .text($0.rawValue) }
        members.set("villages", layout.borderVillages, or: reason, JSONValue.texts)
        if let codes = layout.borderDisagreements { members["layer_and_column_disagree"] = .texts(codes) }
        return members.value
    }
}
