import Columns
import Planning
import Survey

extension Tables {
    /// 一级分类 and 二级分类: county, towns and villages by class, hectares with two decimals; every row adds up to its
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
        return [
            table("土地利用现状一级分类面积汇总表", first, land, findings) { entry($0)?.group ?? "" },
            table("土地利用现状二级分类面积汇总表", second, land, findings) { $0 },
        ]
    }

    private static func table(
        _ name: String, _ classes: [(key: String, heading: String)], _ land: LandFindings, _ findings: Findings,
        _ key: (String) -> String
    ) -> ReportTable {
        var table = ReportTable(
            name, title: "\(findings.countyName)\(name)", note: "面积单位：公顷",
            columns: [.text("行政区域名称", width: 18), .text("代码", width: 15), .number("国土调查总面积（公顷）", 2)]
                + classes.map { .number($0.heading + "（公顷）", 2) })
        let places = Dictionary(
            classes.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { a, _ in a })
        let villages = findings.villages.rows
        let index = Dictionary(
            villages.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { a, _ in a })
        var cells = [[Int128]](repeating: [Int128](repeating: 0, count: classes.count), count: villages.count)
        for area in land.byVillage {
            if let row = index[area.village], let place = places[key(area.code)] { cells[row][place] += area.net.micro }
        }
        let printed = LandGrid(cells, towns: villages.map(\.town), unit: PrintedArea.hectares2)
        table.add(line(findings.countyName, findings.countyCode, printed.county), isTotal: true)
        for (town, rows) in printed.towns {
            let name = villages[rows.first!.village].townName ?? ""
            table.add(line(name, town.code, town.units), isTotal: true)
            for row in rows { table.add(line(villages[row.village].name, villages[row.village].code, row.units)) }
        }
        return table
    }

    private static func line(_ name: String, _ code: String, _ units: [Int128]) -> [ReportTable.Cell] {
        [.text(name), .text(code), .number(units.reduce(0, +))] + units.map { .number($0) }
    }
}
