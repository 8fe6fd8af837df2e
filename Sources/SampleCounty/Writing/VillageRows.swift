import Columns

/// The village table: people, income, status, grades, heritage, hazard, homesteads.
struct VillageRows {
    private(set) var table: RowTable
    /// Villages counted by the targets, by village number.
    private(set) var withoutPlan: [Int] = []
    private(set) var demonstration2023: [Int] = []
    private(set) var notEvaluated: [Int] = []

    static let fields = [
        Field("code", .text), Field("name", .text), Field("town", .text), Field("population", .integer),
        Field("registered_population", .integer), Field("households", .integer), Field("rural_income", .integer),
        Field("collective_income", .integer), Field("operating_income", .integer), Field("demonstration", .flag),
        Field("demonstration_year", .integer), Field("type", .text), Field("grade", .text),
        Field("grade_history", .text), Field("retained", .flag), Field("heritage", .text), Field("hazard", .text),
        Field("urban_rural_code", .text), Field("homesteads", .integer), Field("homesteads_vacant", .integer),
        Field("border", .flag), Field("ex_poor", .flag), Field("plan_done", .flag), Field("clean_households", .flag),
    ]

    /// - Parameter raised: villages that were named to be raised in 2023.
    init(_ county: DrawnCounty, _ names: Gazetteer, communities: Set<Int>, raised: [Int]) {
        table = RowTable(Self.fields)
        let luck = county.noise.branch(171)
        let town = county.map.townSeats[0]
        // Good villages by chance and nearness; the order decides who was chosen when.
        let ranked = names.order.filter {
            !communities.contains($0) && !county.hamlets.roadless.contains($0) && !raised.contains($0)
        }
        .sorted { luck.unit($0, 1) != luck.unit($1, 1) ? luck.unit($0, 1) < luck.unit($1, 1) : $0 < $1 }
        demonstration2023 = Array(ranked.prefix(9))
        let provincial = ranked[9]
        let municipal = ranked[10]
        let earlier = Set(ranked.dropFirst(11).prefix(county.villageCount / 6))
        withoutPlan = names.order.filter { !demonstration2023.contains($0) && luck.unit($0, 2) < 0.12 }
        if withoutPlan.isEmpty { withoutPlan = [ranked[11]] }
        notEvaluated = [demonstration2023[4]]
        for v in names.order {
            let people = county.people[v]
            let remote =
                county.mesh.nodes[county.settling.seats[v]].distance(to: county.mesh.nodes[county.settling.seats[town]])
                / 15_000
            let isRoadless = county.hamlets.roadless.contains(v)
            var history: [(Int, String)] = []
            if earlier.contains(v) { history.append((2019 + luck.integer(0...3, v), "市级美丽乡村示范村")) }
            if demonstration2023.contains(v) { history.append((2023, "九有六无示范村")) }
            if raised.contains(v) { history.append((2023, "百村提升")) }
            if v == provincial { history += [(2021, "市级美丽乡村示范村"), (2024, "省级美丽乡村示范村")] }
            if v == municipal { history.append((2024, "市级美丽乡村示范村")) }
            // To be raised is not yet to be a demonstration village.
            let year = history.last { $0.1 != "百村提升" }?.0
            let registered = Int(clamping: Double(people) * (1.05 + 0.45 * luck.unit(v, 3) * (0.4 + remote)))
            let homesteads = registered * 10 / 33 + luck.integer(0...20, v)
            let vacant = Int(clamping: Double(homesteads) * min(0.38, 0.04 + 0.16 * luck.unit(v, 4) + 0.12 * remote))
            let income = Int(clamping: 27_500 - 7_000 * min(remote, 1.4) + 6_500 * luck.unit(v, 5)) / 10 * 10
            let collective =
                Int(clamping: 90_000 + 1_300_000 * luck.unit(v, 6) * luck.unit(v, 6) * (1.3 - min(remote, 1))) / 100
                * 100
            let heritage = luck.unit(v, 7) < 0.05 ? "中国传统村落" : (luck.unit(v, 7) < 0.11 ? "省级历史文化名村" : "")
            let hazard = luck.unit(v, 8) < 0.05 ? "高" : (luck.unit(v, 8) < 0.14 ? "中" : "")
            let moved = isRoadless && luck.unit(v, 9) < 0.6
            let urban = county.map.cells[v].contains { county.cover.urban[Int($0)] >= 0 }
            table.append([
                .text(names.villageCodes[v]), .text(names.villageNames[v]),
                .text(names.townNames[county.map.townOfVillage[v]]), .integer(people), .integer(registered),
                .integer(registered * 10 / 34), .integer(income), .integer(collective),
                .integer(Int(clamping: Double(collective) * (0.35 + 0.5 * luck.unit(v, 10))) / 100 * 100),
                .flag(year != nil),
                year.map { .integer($0) } ?? .none, .text(Self.kind(isMoved: moved, isUrban: urban, heritage, income)),
                .text(history.last?.1 ?? Self.grade(collective)),
                .filled(history.map { "\($0.0):\($0.1)" }.joined(separator: ";")), .flag(!moved), .filled(heritage),
                .filled(hazard), .text(Self.urbanRuralCode(county, v, communities)), .integer(homesteads),
                .integer(vacant),
                .flag(false), .flag(luck.unit(v, 11) < 0.12 + (isRoadless ? 0.6 : 0)), .flag(!withoutPlan.contains(v)),
                .flag(demonstration2023.contains(v) ? !notEvaluated.contains(v) : luck.unit(v, 12) < 0.6),
            ])
        }
    }

    /// The kinds of village of the national plan for rural revitalisation of 2018 (村庄分类).
    private static func kind(isMoved: Bool, isUrban: Bool, _ heritage: String, _ income: Int) -> String {
        if isMoved { return "搬迁撤并类" }
        if isUrban { return "城郊融合类" }
        if !heritage.isEmpty { return "特色保护类" }
        return income > 26_000 ? "集聚提升类" : "其他类"
    }

    /// The grade of a village that is neither a demonstration village nor named to become one.
    private static func grade(_ collective: Int) -> String { collective > 300_000 ? "提升村" : "整治村" }

    private static func urbanRuralCode(_ county: DrawnCounty, _ v: Int, _ communities: Set<Int>) -> String {
        if communities.contains(v) { return county.map.townOfVillage[v] == 0 ? "111" : "121" }
        let urban = county.map.cells[v].contains { county.cover.urban[Int($0)] >= 0 }
        if urban { return county.map.townOfVillage[v] == 0 ? "112" : "122" }
        return county.map.townSeats.contains(v) ? "210" : "220"
    }
}
