import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Survey
import Writers

extension Tables {
    /// 一级分类, 二级分类, by owner, and basic farmland by present class: county, towns and villages by class, in hectares with two
    /// decimals and some in mu with one; every row adds up to its
    /// total and every column to the line above it, as printed. Net areas: ridges stand under 1203.
    static func landTables(_ land: LandFindings, _ findings: Findings, _ settled: Settled) -> [ReportTable] {
        let groups = settled.hectares.groups
        let second = settled.hectares.codes.map { code in
            let name = land.classes.first { $0.code == code }?.name ?? groups.entry(code)?.name ?? ""
            return (key: code, heading: "\(name)（\(code)）")
        }
        let whole = "国土调查总面积"
        let (first, firstMu, finer) = ("土地利用现状一级分类面积汇总表", "土地利用现状一级分类面积汇总表（亩）", "土地利用现状二级分类面积汇总表")
        let again = (county: land.again.inCounty, town: land.again.inTown)
        func place(in classes: [(key: String, heading: String)]) -> (String) -> Int? {
            let places = Dictionary(classes.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { a, _ in a })
            return { places[$0] }
        }
        var tables: [ReportTable] = []
        for (name, figures) in [(first, settled.hectares), (firstMu, settled.mu)] {
            guard let grid = figures.firstLevel else { continue }
            tables.append(table(name, whole, groups.classes, grid, again, findings, figures.unit, groups.place))
        }
        if let grid = settled.hectares.secondLevel {
            tables.append(table(finer, whole, second, grid, again, findings, .hectares, place(in: second)))
        }
        if !land.byOwner.isEmpty, let grid = settled.hectares.firstLevel {
            tables.append(ownerTable(land, findings, settled.hectares, grid))
        }
        if let basic = land.onBasicFarmland {
            let present = Set(basic.map(\.code))
            let classes = second.filter { present.contains($0.key) }
            let name = "永久基本农田现状情况统计表"
            for (name, figures) in [(name, settled.hectares), (name + "（亩）", settled.mu)] {
                let cells = findings.villages.rows.cells(basic, classes: classes.map(\.key), figures.unit)
                let sums = cells.map { $0.reduce(0, +) }
                let doubts = DoubtColumns(
                    findings.villages.rows.map { land.doubtOnBasicFarmland[$0.code] ?? GroundDoubt() },
                    towns: figures.towns, figures.unit)
                let above =
                    doubts.columns.isEmpty
                    ? nil : figures.basicFarmland.flatMap { SettledColumn(sums, above: $0, by: doubts) }
                let totals = above ?? figures.column(sums, as: figures.basicFarmland)
                let grid = LandGrid(cells, towns: figures.towns, unit: figures.unit.unit, totals: totals)
                let again = (county: land.again.basicInCounty, town: land.again.basicInTown)
                tables.append(
                    table(
                        name, "永久基本农田面积", classes, grid, again, findings, figures.unit, place(in: classes),
                        isWhole: false, ground: above == nil ? nil : figures.basicFarmland))
            }
        }
        return tables
    }

    /// - Parameters:
    ///   - isWhole: of all land; else of basic farmland.
    ///   - ground: the total where it is the ground itself, and what the classes come to stands beside what they count again and
    ///     what is not covered.
    private static func table(
        _ name: String, _ total: String, _ classes: [(key: String, heading: String)], _ printed: LandGrid,
        _ again: (county: [VillageClassArea], town: [VillageClassArea]), _ findings: Findings,
        _ unit: PrintedLand.Unit, _ place: (String) -> Int?, isWhole: Bool = true,
        ground: SettledColumn? = nil
    ) -> ReportTable {
        func number(_ heading: String) -> ReportTable.Column { .number("\(heading)（\(unit.heading)）", unit.decimals) }
        var table = ReportTable(
            name, title: "\(findings.countyName)\(name)", note: "面积单位：\(unit.heading)",
            columns: [.text("行政区域名称", width: 18), .text("代码", width: 15), number(total)]
                + classes.map { number($0.heading) })
        let villages = findings.villages.rows
        func cells(_ areas: [VillageClassArea]) -> [[Int128]] {
            villages.cells(areas.map { ($0.village, place($0.code), $0.net) }, columns: classes.count, unit)
        }
        let shared = SharedLines(
            inCounty: cells(again.county), inTown: cells(again.town), towns: villages.map(\.town), unit: unit.unit)
        if ground != nil { table.columns.append(number("各地类之和")) }
        let groundAgain = SharedLines(ground: findings.villages.again, villages.map(\.town), unit)
        // The total of a line is the sum of its classes, or the ground with that sum behind the classes.
        func line(_ name: String, _ code: String, _ units: [Int128], _ whole: Int128?) -> [ReportTable.Cell] {
            let sum = units.reduce(0, +)
            return [.text(name), .text(code), .number(ground == nil ? sum : whole ?? 0)] + units.map { .number($0) }
                + (ground == nil ? [] : [.number(sum)])
        }
        var frame = UnitFrame(2..<table.columns.count)
        let doubts = DoubtColumns(
            villages.map { figures in
                (isWhole ? findings.land?.doubt : findings.land?.doubtOnBasicFarmland)?[figures.code] ?? GroundDoubt()
            }, towns: villages.map(\.town), unit)
        table.columns += doubts.columns
        frame.county = table.rows.count
        table.add(
            line(
                findings.countyName, findings.countyCode, shared.county(printed.county),
                ground.map { groundAgain.county([$0.county])[0] }) + doubts.county,
            isTotal: true)
        let blanks = doubts.columns.map { _ in ReportTable.Cell.blank }
        let none = [Int128](repeating: 0, count: classes.count)
        if shared.county != nil || ground != nil && groundAgain.county != nil {
            frame.countyLess = table.rows.count
            table.add(
                line(SharedLines.name, findings.countyCode, shared.county ?? none, groundAgain.county?[0]) + blanks)
        }
        for (town, rows) in printed.towns {
            let name = villages[rows.first!.village].townName ?? ""
            let whole = ground?.towns[town.code].map { groundAgain.town(town.code, [$0])[0] }
            frame.addTown(table.rows.count)
            table.add(
                line(name, town.code, shared.town(town.code, town.units), whole) + doubts.cells(ofTown: town.code),
                isTotal: true)
            if shared.towns[town.code] != nil || ground != nil && groundAgain.towns[town.code] != nil {
                frame.addTownLess(table.rows.count)
                table.add(
                    line(
                        SharedLines.name, town.code, shared.towns[town.code] ?? none, groundAgain.towns[town.code]?[0])
                        + blanks)
            }
            for row in rows {
                frame.addVillage(table.rows.count, row.village)
                table.add(
                    line(
                        villages[row.village].name, villages[row.village].code, row.units,
                        ground?.villages[row.village]) + doubts.cells(ofVillage: row.village))
            }
        }
        let sum = ground == nil ? 2 : 3 + classes.count
        table.invariants = frame.invariants(parts: Array(3..<3 + classes.count), whole: sum)
        let doubt = doubts.columns.isEmpty ? nil : (ground == nil ? 3 : 4) + classes.count
        table.invariants.append(limit(frame, findings, unit, isWhole: isWhole, less: doubt, column: sum))
        if ground != nil, let doubt {
            // Villages that share ground have what is in doubt there in each: units above them are no such sum.
            let rows = findings.villages.shareGround ? frame.villages.map(\.row) : frame.all
            table.invariants.append(
                TableInvariant(
                    Phrase(
                        zh: "各地类之和减去其中重复、加上未覆盖等于合计",
                        en: "the classes less what they count again and what is not covered make the total"),
                    .rowAddsUp(
                        rows: rows, parts: [.init(sum), .init(doubt, times: -1), .init(doubt + 1)], whole: [.init(2)])))
        }
        return table
    }

    /// A village's classes, less what they count again, fit into its control area: the village's ground, or what of it is basic
    /// farmland.
    private static func limit(
        _ frame: UnitFrame, _ findings: Findings, _ unit: PrintedLand.Unit, isWhole: Bool, less: Int?,
        column: Int = 2
    ) -> TableInvariant {
        var limits: [Int: Int128] = [:]
        for (row, village) in frame.villages {
            let figures = findings.villages.rows[village]
            guard let ground = isWhole ? figures.area : figures.basicFarmland else { continue }
            limits[row] = roundedUnits(unit.exact(ground), unit: unit.unit)
        }
        return TableInvariant(
            Phrase(
                zh: isWhole ? "各地类减去其中重复不大于村庄控制面积" : "各地类减去重复计入的部分不大于永久基本农田",
                en: isWhole
                    ? "the classes less what they count again fit into the control area of the village"
                    : "the classes less what they count again are no more than the basic farmland of the village"),
            .within(limits: limits, terms: [.init(column)] + (less.map { [.init($0, times: -1)] } ?? []), slack: 2))
    }

    /// 一级分类 by owner: of each unit a line for all land, for 国有 and for 集体, and for land whose owner is not known when there
    /// is any; lines of a unit add up to its first, and units to the unit above.
    private static func ownerTable(
        _ land: LandFindings, _ findings: Findings, _ settled: SettledFigures, _ whole: LandGrid
    ) -> ReportTable {
        let areas = land.byOwner
        let classes = settled.groups.classes
        let name = "土地利用现状一级分类面积按权属性质汇总表"
        let present = Set(areas.map(\.owner))
        let owners: [(owner: LandOwner, name: String)] = [(.state, "国有"), (.collective, "集体"), (.unknown, "未注明")]
            .filter { $0.0 != .unknown || present.contains(.unknown) }
        var table = ReportTable(
            name, title: "\(findings.countyName)\(name)", note: "面积单位：公顷",
            columns: [
                .text("行政区域名称", width: 18), .text("代码", width: 15), .text("权属性质", width: 10),
                .number("国土调查总面积（公顷）", 2),
            ] + classes.map { .number($0.heading + "（公顷）", 2) })
        // What is in doubt is known of a unit, and not of each owner.
        let doubts = DoubtColumns(findings, .hectares)
        table.columns += doubts.columns
        let villages = findings.villages.rows
        func place(_ area: OwnedClassArea) -> Int? {
            guard let owner = owners.firstIndex(where: { $0.owner == area.owner }),
                let place = settled.groups.place(area.code)
            else { return nil }
            return owner * classes.count + place
        }
        func cells(_ areas: [OwnedClassArea]) -> [[Int128]] {
            villages.cells(
                areas.map { ($0.village, place($0), $0.net) }, columns: classes.count * owners.count, .hectares)
        }
        var frames = (0...owners.count).map { _ in UnitFrame(3..<4 + classes.count) }
        func add(
            _ name: String, _ code: String, _ units: [Int128], _ doubt: [ReportTable.Cell], isTotal: Bool,
            _ place: (inout UnitFrame, Int) -> Void
        ) {
            for n in frames.indices { place(&frames[n], table.rows.count + n) }
            let parts = owners.indices.map { Array(units[$0 * classes.count..<($0 + 1) * classes.count]) }
            let all = classes.indices.map { j in parts.reduce(0) { $0 + $1[j] } }
            for (label, units) in [("合计", all)] + zip(owners.map(\.name), parts) {
                let cells: [ReportTable.Cell] = [.text(name), .text(code), .text(label), .number(units.reduce(0, +))]
                let isFirst = label == "合计"
                table.add(
                    cells + units.map { .number($0) } + (isFirst ? doubt : doubt.map { _ in .blank }),
                    isTotal: isTotal || isFirst)
            }
        }
        let unit = PrintedArea.hectares2
        let printed = LandGrid(
            cells(areas), towns: settled.towns, unit: unit, within: whole,
            groups: owners.flatMap { _ in classes.indices })
        let shared = SharedLines(
            inCounty: cells(land.again.ownedInCounty), inTown: cells(land.again.ownedInTown), towns: settled.towns,
            unit: unit)
        let blanks = doubts.columns.map { _ in ReportTable.Cell.blank }
        add(
            findings.countyName, findings.countyCode, shared.county(printed.county), doubts.county, isTotal: true
        ) { $0.county = $1 }
        if let units = shared.county {
            add(SharedLines.name, findings.countyCode, units, blanks, isTotal: false) { $0.countyLess = $1 }
        }
        for (town, rows) in printed.towns {
            let name = rows.first.flatMap { villages[$0.village].townName } ?? ""
            add(
                name, town.code, shared.town(town.code, town.units), doubts.cells(ofTown: town.code), isTotal: true
            ) { $0.addTown($1) }
            if let units = shared.towns[town.code] {
                add(SharedLines.name, town.code, units, blanks, isTotal: false) { $0.addTownLess($1) }
            }
            for row in rows {
                let village = villages[row.village]
                add(village.name, village.code, row.units, doubts.cells(ofVillage: row.village), isTotal: false) {
                    $0.addVillage($1, row.village)
                }
            }
        }
        for frame in frames { table.invariants += frame.invariants(parts: Array(4..<4 + classes.count), whole: 3) }
        table.invariants.append(
            limit(
                frames[0], findings, .hectares, isWhole: true, less: doubts.columns.isEmpty ? nil : 4 + classes.count,
                column: 3))
        table.invariants += frames[0].all.map { row in
            TableInvariant(
                Phrase(zh: "各权属性质相加等于合计", en: "the owners of a unit add up to its first line"),
                .columnsAddUp(
                    parts: Array(row + 1...row + owners.count), less: [], whole: row,
                    columns: Array(3..<4 + classes.count)))
        }
        return table
    }

    private static func line(_ name: String, _ code: String, _ units: [Int128]) -> [ReportTable.Cell] {
        [.text(name), .text(code), .number(units.reduce(0, +))] + units.map { .number($0) }
    }
}
