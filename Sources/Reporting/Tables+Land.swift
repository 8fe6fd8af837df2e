import Columns
import Planning
import Survey

extension Tables {
    /// 一级分类, 二级分类, by owner, and basic farmland by present class: county, towns and villages by class, in hectares with two
    /// decimals and some in mu with one; every row adds up to its
    /// total and every column to the line above it, as printed. Net areas: ridges stand under 1203.
    static func landTables(_ land: LandFindings, _ findings: Findings) -> [ReportTable] {
        let known = Dictionary(
            LandClassTable.thirdSurvey.entries.map { ($0.landClass.code, $0) }, uniquingKeysWith: { first, _ in first })
        func entry(_ code: String) -> LandClassTable.Entry? {
            known[code] ?? LandClass(code).flatMap { known[$0.base] }
        }
        let groups = Dictionary(
            LandClassTable.thirdSurvey.entries.map { ($0.group, $0.groupName) }, uniquingKeysWith: { first, _ in first }
        )
        let hasUnknown = land.byVillage.contains { entry($0.code) == nil }
        let first =
            groups.keys.sorted(by: utf8Less).map { (key: $0, heading: "\(groups[$0]!)（\($0)）") }
            + (hasUnknown ? [(key: "", heading: "未列地类")] : [])
        let codes = Set(land.byVillage.map(\.code)).sorted(by: utf8Less)
        let second = codes.map { code in
            (key: code, heading: "\(land.classes.first { $0.code == code }?.name ?? entry(code)?.name ?? "")（\(code)）")
        }
        let group = { (code: String) in entry(code)?.group ?? "" }
        let whole = "国土调查总面积"
        var tables = [
            table("土地利用现状一级分类面积汇总表", whole, first, land.byVillage, findings, .hectares, group),
            table("土地利用现状一级分类面积汇总表（亩）", whole, first, land.byVillage, findings, .mu, group),
            table("土地利用现状二级分类面积汇总表", whole, second, land.byVillage, findings, .hectares) { $0 },
        ]
        if !land.byOwner.isEmpty {
            tables.append(ownerTable(first, land.byOwner, findings, group))
        }
        if let basic = land.onBasicFarmland {
            let present = Set(basic.map(\.code))
            let classes = second.filter { present.contains($0.key) }
            let name = "永久基本农田现状情况统计表"
            for (name, unit) in [(name, PrintedLand.Unit.hectares), (name + "（亩）", .mu)] {
                tables.append(
                    table(name, "永久基本农田面积", classes, basic, findings, unit, isWhole: false) { $0 })
            }
        }
        return tables
    }

    private static func table(
        _ name: String, _ total: String, _ classes: [(key: String, heading: String)], _ areas: [VillageClassArea],
        _ findings: Findings, _ unit: PrintedLand.Unit, isWhole: Bool = true, _ key: (String) -> String
    ) -> ReportTable {
        func number(_ heading: String) -> ReportTable.Column { .number("\(heading)（\(unit.heading)）", unit.decimals) }
        var table = ReportTable(
            name, title: "\(findings.countyName)\(name)", note: "面积单位：\(unit.heading)",
            columns: [.text("行政区域名称", width: 18), .text("代码", width: 15), number(total)]
                + classes.map { number($0.heading) })
        let places = Dictionary(
            classes.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { a, _ in a })
        let villages = findings.villages.rows
        let index = Dictionary(
            villages.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { a, _ in a })
        var cells = [[Int128]](repeating: [Int128](repeating: 0, count: classes.count), count: villages.count)
        for area in areas {
            if let row = index[area.village], let place = places[key(area.code)] {
                cells[row][place] += unit.exact(area.net)
            }
        }
        let printed = LandGrid(cells, towns: villages.map(\.town), unit: unit.unit)
        var frame = UnitFrame(2..<table.columns.count)
        let doubts = isWhole ? DoubtColumns(findings, unit) : nil
        table.columns += doubts?.columns ?? []
        frame.county = table.rows.count
        table.add(
            line(findings.countyName, findings.countyCode, printed.county) + (doubts?.county ?? []), isTotal: true)
        for (town, rows) in printed.towns {
            let name = villages[rows.first!.village].townName ?? ""
            frame.addTown(table.rows.count)
            table.add(line(name, town.code, town.units) + (doubts?.cells(ofTown: town.code) ?? []), isTotal: true)
            for row in rows {
                frame.addVillage(table.rows.count, row.village)
                table.add(
                    line(villages[row.village].name, villages[row.village].code, row.units)
                        + (doubts?.cells(ofVillage: row.village) ?? []))
            }
        }
        table.invariants = frame.invariants(parts: Array(3..<3 + classes.count), whole: 2)
        table.invariants.append(
            limit(
                frame, findings, unit, isWhole: isWhole,
                less: doubts?.columns.isEmpty == false ? 3 + classes.count : nil))
        if isWhole, let shared = findings.land?.sharedByVillages, shared > .zero, unit.exact(shared) >= unit.unit {
            let text = unit == .mu ? shared.muText(decimals: 1) : shared.hectaresText()
            table.note = (table.note ?? "") + "；村界互相重叠处在各村分别计入，共 \(text) \(unit.heading)"
        }
        return table
    }

    /// A village's classes, less what they count again, fit into its control area: the village's ground, or what of it is basic
    /// farmland. Basic farmland counts again what the whole village does at most.
    private static func limit(
        _ frame: UnitFrame, _ findings: Findings, _ unit: PrintedLand.Unit, isWhole: Bool, less: Int?
    ) -> TableInvariant {
        var limits: [Int: Int128] = [:]
        for (row, village) in frame.villages {
            let figures = findings.villages.rows[village]
            let again = findings.land?.doubt[figures.code]?.counted ?? .zero
            guard let ground = isWhole ? figures.area : figures.basicFarmland.map({ $0 + again }) else { continue }
            limits[row] = roundedUnits(unit.exact(ground), unit: unit.unit)
        }
        return TableInvariant(
            Phrase(
                zh: isWhole ? "各地类减去其中重复不大于村庄控制面积" : "各地类减去重复计入的部分不大于永久基本农田",
                en: isWhole
                    ? "the classes less what they count again fit into the control area of the village"
                    : "the classes less what they count again are no more than the basic farmland of the village"),
            .within(limits: limits, terms: [.init(2)] + (less.map { [.init($0, times: -1)] } ?? []), slack: 2))
    }

    /// 一级分类 by owner: of each unit a line for all land, for 国有 and for 集体, and for land whose owner is not known when there
    /// is any; lines of a unit add up to its first, and units to the unit above.
    private static func ownerTable(
        _ classes: [(key: String, heading: String)], _ areas: [OwnedClassArea], _ findings: Findings,
        _ key: (String) -> String
    ) -> ReportTable {
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
        let places = Dictionary(classes.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { a, _ in a })
        let villages = findings.villages.rows
        let index = Dictionary(villages.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
        let width = classes.count * owners.count
        var cells = [[Int128]](repeating: [Int128](repeating: 0, count: width), count: villages.count)
        for area in areas {
            guard let row = index[area.village], let place = places[key(area.code)],
                let owner = owners.firstIndex(where: { $0.owner == area.owner })
            else { continue }
            cells[row][owner * classes.count + place] += area.net.micro
        }
        var frames = (0...owners.count).map { _ in UnitFrame(3..<4 + classes.count) }
        func add(
            _ name: String, _ code: String, _ units: [Int128], isTotal: Bool, _ place: (inout UnitFrame, Int) -> Void
        ) {
            for n in frames.indices { place(&frames[n], table.rows.count + n) }
            let parts = owners.indices.map { Array(units[$0 * classes.count..<($0 + 1) * classes.count]) }
            let all = classes.indices.map { j in parts.reduce(0) { $0 + $1[j] } }
            for (label, units) in [("合计", all)] + zip(owners.map(\.name), parts) {
                let cells: [ReportTable.Cell] = [.text(name), .text(code), .text(label), .number(units.reduce(0, +))]
                table.add(cells + units.map { .number($0) }, isTotal: isTotal || label == "合计")
            }
        }
        let printed = LandGrid(cells, towns: villages.map(\.town), unit: PrintedArea.hectares2)
        add(findings.countyName, findings.countyCode, printed.county, isTotal: true) { $0.county = $1 }
        for (town, rows) in printed.towns {
            add(villages[rows.first!.village].townName ?? "", town.code, town.units, isTotal: true) { $0.addTown($1) }
            for row in rows {
                add(villages[row.village].name, villages[row.village].code, row.units, isTotal: false) {
                    $0.addVillage($1, row.village)
                }
            }
        }
        for frame in frames { table.invariants += frame.invariants(parts: Array(4..<4 + classes.count), whole: 3) }
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
