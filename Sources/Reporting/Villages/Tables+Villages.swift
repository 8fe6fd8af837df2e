import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    static func villages(_ findings: Findings, _ settled: SettledFigures) -> ReportTable {
        var table = ReportTable(
            "村庄一览表", title: "村庄一览表",
            columns: [
                .text("乡镇"), .text("村名"), .text("村代码", width: 15), .number("面积（公顷）", 2), .number("耕地（公顷）", 2),
                .number("永久基本农田（公顷）", 2), .number("建设用地（公顷）", 2), .number("占用永久基本农田（亩）", 2),
                .number("常住人口（人）", 0, width: 10), .number("人均建设用地（平方米）", 2), .number("人均耕地（亩）", 2),
                .number("村位离路（米）", 0, width: 10), .number("示范带", 0, width: 8), .number("片区", 0, width: 8),
                .number("得分", 4, width: 10), .text("类型"),
            ])
        let hasBelts = findings.belts != nil
        if hasBelts { table.columns.append(.text("示范带说明", width: 40)) }
        let doubts = DoubtColumns(findings)
        table.columns += doubts.columns
        let rows = findings.villages.rows
        let sums = Dictionary(
            (findings.redLine?.byVillage ?? []).map { ($0.village, $0.area) }, uniquingKeysWith: { a, _ in a })
        let wasExamined = findings.redLine?.wasExamined == true
        func hectares(
            _ settled: SettledColumn?, _ value: (VillageFigures) -> AreaSum?
        ) -> (cells: [ReportTable.Cell], total: ReportTable.Cell) {
            if let settled { return (settled.villages.map { .number($0) }, .number(settled.county)) }
            return ListColumn.printed(rows.map { value($0).map(PrintedArea.hectares) }, unit: PrintedArea.hectares2)
        }
        let areas = hectares(settled.area, \.area)
        let farmland = hectares(settled.farmland, \.farmland)
        let basic = hectares(settled.basicFarmland, \.basicFarmland)
        let construction = hectares(nil, \.construction)
        var conflicts = ListColumn.printed(
            rows.map { wasExamined ? PrintedArea.mu(sums[$0.code] ?? .zero) : nil }, unit: PrintedArea.mu2)
        if wasExamined, let listed = findings.redLine.flatMap({ SettledConflicts.mu($0).byVillage }) {
            let units = rows.map { listed[$0.code] ?? 0 }
            conflicts = (units.map { .number($0) }, .number(units.reduce(0, +)))
        }
        for (i, row) in rows.enumerated() {
            table.add(
                [
                    .text(row.townName ?? row.town), .text(row.name), .text(row.code), areas.cells[i],
                    farmland.cells[i],
                    basic.cells[i], construction.cells[i], conflicts.cells[i], .number(row.population, decimals: 0),
                    .number(row.constructionPerResident, decimals: 2), .number(row.farmlandMuPerResident, decimals: 2),
                    .number(row.roadOffset, decimals: 0), row.belt.map { .count($0) } ?? .blank,
                    row.cluster.map { .count($0) } ?? .blank, .number(row.score, decimals: 4), .text(row.type),
                ] + (hasBelts ? [.text(row.why?.zh)] : []) + doubts.cells(ofVillage: i))
        }
        let layout = findings.layout
        let totals = [areas.total, farmland.total, basic.total, construction.total, conflicts.total]
        let again = villageRepeats(findings, settled)
        if let again {
            // What villages share stands in each of them, and once in the total.
            table.add(
                [.text(SharedLines.name), .blank, .blank]
                    + zip(totals, again).map { total, units in total == .blank ? .blank : .number(units) }
                    + [ReportTable.Cell](repeating: .blank, count: table.columns.count - 8))
        }
        var notes: [String] = []
        let counted = rows.count { $0.constructionPerResident != nil }
        if counted > 0, counted < rows.count {
            notes.append("合计行的人均数只计有常住人口的 \(counted) 个村（共 \(rows.count) 个村）")
        }
        if again != nil { notes.append("村界重叠处在各村分别计入，合计只计一次") }
        if !notes.isEmpty { table.note = notes.joined(separator: "；") }
        table.add(
            [.text("合计"), .blank, .blank] + zip(totals, again ?? totals.map { _ in 0 }).map { $0.less($1) } + [
                .number(layout?.population, decimals: 0), .number(layout?.constructionPerResident, decimals: 2),
                .number(layout?.farmlandMuPerResident, decimals: 2), .blank, .blank, .blank, .blank, .blank,
            ] + (hasBelts ? [.blank] : []) + doubts.county, isTotal: true)
        table.invariants = villageInvariants(table, findings, doubts, sharesLine: again != nil)
        return table
    }

    /// What the columns of the villages' ground, farmland, basic farmland, construction land and occupied basic farmland hold
    /// again because villages overlap, in printed units; none where they do not.
    private static func villageRepeats(_ findings: Findings, _ settled: SettledFigures) -> [Int128]? {
        guard findings.villages.shareGround else { return nil }
        let again = findings.villages.again
        func hectares(_ area: AreaSum) -> Int128 {
            roundedUnits(PrintedArea.hectares(area), unit: PrintedArea.hectares2)
        }
        // Farmland as the tables of land print it.
        let farmland = findings.land.flatMap { land in
            settled.groups.farmland.map { place in
                SharedLines(
                    inCounty: settled.groups.cells(land.again.inCounty, villages: findings.villages.rows, settled.unit),
                    inTown: settled.groups.cells(land.again.inTown, villages: findings.villages.rows, settled.unit),
                    towns: settled.towns, unit: settled.unit.unit
                ).sum(place)
            }
        }
        // What each place of the county has once, the villages together have oftener where they overlap.
        let occupied = findings.redLine.map { redLine in
            redLine.byVillage.reduce(.zero) { $0 + $1.area } - redLine.conflictArea
        }
        return [
            hectares(again.area), farmland ?? hectares(again.farmland),
            SharedLines(ground: again, settled.towns, settled.unit).sum(0), hectares(again.construction),
            roundedUnits(PrintedArea.mu(max(.zero, occupied ?? .zero)), unit: PrintedArea.mu2),
        ]
    }

    /// What must hold of the villages: columns add up; farmland and construction land fit into a village but for what they
    /// count again, basic farmland does, and what is occupied of it is no more than there is.
    private static func villageInvariants(
        _ table: ReportTable, _ findings: Findings, _ doubts: DoubtColumns, sharesLine: Bool
    ) -> [TableInvariant] {
        let villages = Array(findings.villages.rows.indices)
        let (shared, total) = (sharesLine ? [villages.count] : [], villages.count + (sharesLine ? 1 : 0))
        let first = table.columns.count - doubts.columns.count
        // One unit of each figure, in the unit of the smallest.
        let less = doubts.columns.isEmpty ? [] : [TableInvariant.Term(first, times: -1)]
        let units = villages + [total]
        var invariants = [
            TableInvariant(
                Phrase(zh: "各村相加等于合计", en: "the villages add up to the total"),
                .columnsAddUp(
                    parts: villages, less: shared, whole: total,
                    columns: [3, 4, 5, 6, 7] + doubts.columns.indices.map { first + $0 })),
            TableInvariant(
                Phrase(
                    zh: "耕地与建设用地减去其中重复不大于村域面积",
                    en: "farmland and construction land less what is counted again fit into the village"),
                .atMost(
                    rows: villages, parts: [.init(4), .init(6)] + less, whole: [.init(3)], slack: 4)),
            TableInvariant(
                Phrase(zh: "永久基本农田不大于村域面积", en: "basic farmland fits into the village"),
                .atMost(rows: villages, parts: [.init(5)], whole: [.init(3)], slack: 2)),
            TableInvariant(
                Phrase(zh: "占用永久基本农田不大于永久基本农田", en: "no more basic farmland is occupied than there is"),
                .atMost(rows: units, parts: [.init(7)], whole: [.init(5, times: 15)], slack: 2 * 15 + 2)),
        ]
        if let redLine = findings.redLine, redLine.wasExamined {
            let ground = redLine.conflictArea
            invariants.append(
                TableInvariant(
                    Phrase(
                        zh: "各村占用永久基本农田合计不大于全县不重复的占用面积",
                        en: "villages together have no more conflicts than the county, each place once"),
                    .within(
                        limits: [total: roundedUnits(PrintedArea.mu(ground), unit: PrintedArea.mu2)],
                        terms: [.init(7)], slack: 2)))
        }
        return invariants
    }
}
