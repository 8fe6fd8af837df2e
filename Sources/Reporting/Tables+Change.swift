import Columns
import Planning
import Survey

extension Tables {
    static func changeTables(_ change: ChangeFindings, _ findings: Findings) -> [ReportTable] {
        [balanceTable(change, findings), changeList(change, findings), fateTable(change)]
    }

    /// 变化平衡表: ground of each class before, by what it is now; hectares with two decimals, adding up as printed. Ground
    /// that one survey alone covers has a row and a column of its own.
    private static func balanceTable(_ change: ChangeFindings, _ findings: Findings) -> ReportTable {
        let alone = "仅一期有"
        let classes =
            Set(change.matrix.flatMap { [$0.before, $0.now] } + (change.gone + change.new).map(\.landClass))
            .sorted(by: utf8Less)
        let places = Dictionary(uniqueKeysWithValues: zip(classes, 0...))
        let n = classes.count
        var cells = [[Int128]](repeating: [Int128](repeating: 0, count: n + 1), count: n + 1)
        for flow in change.matrix { cells[places[flow.before]!][places[flow.now]!] += flow.area.micro }
        for ground in change.gone { cells[places[ground.landClass]!][n] += ground.area.micro }
        for ground in change.new { cells[n][places[ground.landClass]!] += ground.area.micro }
        func heading(_ code: String) -> String {
            LandClass(code).flatMap { LandClassTable.thirdSurvey[$0] }.map { "\($0.name)（\(code)）" } ?? code
        }
        let unit = PrintedArea.hectares2
        let rowSums = cells.map { $0.reduce(0, +) }
        let columnSums = (0...n).map { j in cells.reduce(0) { $0 + $1[j] } }
        let grand = roundedUnits(rowSums.reduce(0, +), unit: unit)
        let rowTotals = balanced(rowSums, unit: unit, total: grand)
        let columnTotals = balanced(columnSums, unit: unit, total: grand)
        let printed = BalancedGrid(cells, unit: unit, rowTotals: rowTotals, columnTotals: columnTotals).units
        var table = ReportTable(
            "土地利用变化平衡表", title: "\(findings.countyName)土地利用变化平衡表", note: "面积单位：公顷；行为变更前地类，列为变更后地类",
            columns: [.text("变更前地类", width: 22), .number("变更前合计（公顷）", 2)]
                + classes.map { .number(heading($0) + "（公顷）", 2) } + [.number("变更后未覆盖（公顷）", 2)])
        table.add([.text("变更后合计"), .number(grand)] + columnTotals.map { .number($0) }, isTotal: true)
        for (i, name) in (classes.map(heading) + [alone]).enumerated() where i < n || rowTotals[i] != 0 {
            table.add([.text(name), .number(rowTotals[i])] + printed[i].map { .number($0) })
        }
        return table
    }

    private static func changeList(_ change: ChangeFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "耕地变化图斑清单", title: "\(findings.countyName)耕地变化图斑清单",
            columns: [
                .number("序号", 0, width: 7), .text("类型", width: 22), .text("行政村"), .text("村代码", width: 15),
                .text("变更前图斑", width: 20), .text("变更后图斑", width: 20), .text("变更前地类", width: 10),
                .text("变更后地类", width: 10), .number("面积（公顷）", 4), .number("面积（亩）", 2), .number("占变更前图斑比例（%）", 2),
            ])
        let names = findings.villages.names
        let rows = change.changes
        let hectares = column(rows.map { PrintedArea.hectares($0.area) }, unit: PrintedArea.hectares4)
        let mu = column(rows.map { PrintedArea.mu($0.area) }, unit: PrintedArea.mu2)
        for (i, row) in rows.enumerated() {
            table.add([
                .count(i + 1), .text(row.flow.name.zh), .text(names[row.village] ?? ""), .text(row.village),
                .text(row.parcelBefore), .text(row.parcelNow), .text(row.classBefore), .text(row.classNow),
                hectares.cells[i], mu.cells[i], .number(row.share * 100, decimals: 2),
            ])
        }
        let blanks = [ReportTable.Cell](repeating: .blank, count: 6)
        table.add([.blank, .text("合计")] + blanks + [hectares.total, mu.total, .blank], isTotal: true)
        return table
    }

    private static func fateTable(_ change: ChangeFindings) -> ReportTable {
        var table = ReportTable(
            "图斑对应情况表", title: "两期图斑对应情况表",
            columns: [.text("情况", width: 20), .number("组数", 0), .number("变更前图斑数", 0), .number("变更后图斑数", 0)])
        for count in change.fates {
            table.add([.text(count.fate.name.zh), .count(count.groups), .count(count.before), .count(count.now)])
        }
        return table
    }
}
