import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Survey
import Writers

extension Tables {
    static func changeTables(
        _ change: ChangeFindings, _ findings: Findings, _ settled: Settled
    ) -> [ReportTable] {
        let present = settled.hectares.counties
        var cells = Cells(change.matrix, change.gone, change.new)
        cells.addClaims(
            change.claimedBefore, change.claimedNow, newAgain: change.newAgain, goneAgain: change.goneAgain)
        var ground = balanceTable(cells, "土地利用变化平衡表", "按图形面积量算", findings, present)
        addRepeated(change, to: &ground)
        var tables = [ground]
        if let net = change.balanced?.net {
            var cells = Cells(
                net.matrix, StoredMatrix.byClass(net.gone), StoredMatrix.byClass(net.new),
                levelled: StoredMatrix.byClass(net.levelled))
            cells.addClaims(
                StoredMatrix.byClass(net.claimedBefore), StoredMatrix.byClass(net.claimedNow), newAgain: net.newAgain,
                goneAgain: net.goneAgain)
            tables.append(
                balanceTable(
                    cells, "土地利用变化平衡表（平差后）",
                    "按图斑地类面积（TBDLMJ），田坎计入1203；平差为上期与本期对同一地块存储面积之差", findings,
                    present))
        }
        tables += farmlandBalances(change.farmlandBalance, findings)
        tables += change.update.map(updateTables) ?? []
        return tables + [
            villageTable(change, findings), changeList(change, findings), fateTable(change), groupTable(change),
        ]
    }

    /// What a balance table is made of, and the classes in it.
    private struct Cells {
        let classes: [String]
        /// By class before and class now; the last row and column are of ground that one survey alone covers.
        var areas: [[Int128]]
        /// By class before; none without stored areas.
        var levelled: [Int128]?
        /// What rows and columns hold above the ground of their class; of the last row and column, above the ground that one
        /// survey alone covers.
        private(set) var again: (rows: [Int128], columns: [Int128])
        /// Some hold more.
        var hasAgain: Bool { (again.rows + again.columns).contains { $0 != 0 } }

        init(_ matrix: [ClassFlow], _ gone: [ClassGround], _ new: [ClassGround], levelled: [ClassGround]? = nil) {
            classes = Set(
                matrix.flatMap { [$0.before, $0.now] } + (gone + new + (levelled ?? [])).map(\.landClass)
            ).sorted(by: utf8Less)
            let places = Dictionary(uniqueKeysWithValues: zip(classes, 0...))
            let n = classes.count
            areas = [[Int128]](repeating: [Int128](repeating: 0, count: n + 1), count: n + 1)
            for flow in matrix { areas[places[flow.before]!][places[flow.now]!] += flow.area.micro }
            for ground in gone { areas[places[ground.landClass]!][n] += ground.area.micro }
            for ground in new { areas[n][places[ground.landClass]!] += ground.area.micro }
            again = ([Int128](repeating: 0, count: n + 1), [Int128](repeating: 0, count: n + 1))
            guard let levelled else { return }
            var sums = [Int128](repeating: 0, count: n + 1)
            for ground in levelled { sums[places[ground.landClass]!] += ground.area.micro }
            self.levelled = sums
        }

        /// Takes what a survey claims for several classes: the ground stands in the row or column of each.
        mutating func addClaims(
            _ before: [ClassGround], _ now: [ClassGround], newAgain: AreaSum = .zero, goneAgain: AreaSum = .zero
        ) {
            for (place, name) in classes.enumerated() {
                for ground in before where ground.landClass == name { again.rows[place] += ground.area.micro }
                for ground in now where ground.landClass == name { again.columns[place] += ground.area.micro }
            }
            again.rows[classes.count] += newAgain.micro
            again.columns[classes.count] += goneAgain.micro
        }
    }

    /// 变化平衡表: ground of each class before, by what it is now; hectares with two decimals, adding up as printed. Ground
    /// that one survey alone covers has a row and a column of its own, and so has what levelling took.
    private static func balanceTable(
        _ cells: Cells, _ name: String, _ note: String, _ findings: Findings,
        _ present: [String: (exact: Int128, units: Int128)]
    ) -> ReportTable {
        let (n, areas) = (cells.classes.count, cells.areas)
        let unit = PrintedArea.hectares2
        let rowSums = areas.map { $0.reduce(0, +) }
        let columnSums = (0...n).map { j in areas.reduce(0) { $0 + $1[j] } }
        // The classes as the other tables print them, and what columns hold above them.
        let twiceNow = cells.again.columns.map { max(0, roundedUnits($0, unit: unit)) }
        let columnAreas = totals(
            (0...n).map { columnSums[$0] - cells.again.columns[$0] }, cells.classes, present
        ).columns
        let columnTotals = (0...n).map { columnAreas[$0] + twiceNow[$0] }
        let grand = columnTotals.reduce(0, +)
        let rowTotals = balancedAboveZero(rowSums, unit: unit, total: grand)
        let twiceBefore = (0...n).map { min(rowTotals[$0], max(0, roundedUnits(cells.again.rows[$0], unit: unit))) }
        let printed = BalancedGrid(areas, unit: unit, rowTotals: rowTotals, columnTotals: columnTotals).units
        let again: [ReportTable.Column] =
            cells.hasAgain ? [.number("其中重复（公顷）", 2), .number("变更前地类面积（公顷）", 2)] : []
        var columns: [ReportTable.Column] =
            [.text("变更前地类", width: 22), .number("变更前合计（公顷）", 2)]
            + cells.classes.map { .number(heading($0) + "（公顷）", 2) } + [.number("变更后未覆盖（公顷）", 2)] + again
        if cells.levelled != nil { columns.append(.number("面积平差（平方米）", 2)) }
        var table = ReportTable(
            name, title: "\(findings.countyName)\(name)",
            note: "面积单位：公顷；行为变更前地类，列为变更后地类；\(note)"
                + (cells.hasAgain ? "；一期以多个地类主张的土地计入各地类，合计减其中重复为地类面积" : ""),
            columns: columns)
        func rest(_ twice: Int128, of whole: Int128, _ levelled: Int128?) -> [ReportTable.Cell] {
            (cells.hasAgain ? [.number(twice), .number(whole - twice)] : [])
                + (cells.levelled == nil ? [] : [levelled.map { .number($0 / 10_000) } ?? .blank])
        }
        table.add(
            [.text("变更后合计"), .number(grand)] + columnTotals.map { .number($0) }
                + rest(twiceBefore.reduce(0, +), of: grand, cells.levelled?.reduce(0, +)), isTotal: true)
        for (i, name) in (cells.classes.map(heading) + ["仅一期有"]).enumerated() where i < n || rowTotals[i] != 0 {
            table.add(
                [.text(name), .number(rowTotals[i])] + printed[i].map { .number($0) }
                    + rest(twiceBefore[i], of: rowTotals[i], cells.levelled?[i]))
        }
        let rows = Array(1..<table.rows.count)
        table.invariants = [
            TableInvariant(
                Phrase(zh: "变更前各地类等于其去向之和", en: "a class before is the sum of what became of it"),
                .rowAddsUp(rows: [0] + rows, parts: (2..<n + 3).map { .init($0) }, whole: [.init(1)])),
            TableInvariant(
                Phrase(
                    zh: "变更后各地类等于变更前加增加减减少", en: "a class after is the class before with gains and without losses"),
                .columnsAddUp(
                    parts: rows, less: [], whole: 0, columns: Array(1..<n + 3 + (cells.hasAgain ? 2 : 0)))),
        ]
        if cells.hasAgain { addAreas(columnAreas, twiceNow, rows, to: &table) }
        return table
    }

    /// Adds the lines of what columns hold again and of the ground of their classes, and what must hold of them.
    private static func addAreas(
        _ areas: [Int128], _ twice: [Int128], _ rows: [Int], to table: inout ReportTable
    ) {
        func line(_ name: String, _ values: [Int128]) {
            var cells = [.text(name), .number(values.reduce(0, +))] + values.map { ReportTable.Cell.number($0) }
            cells += [ReportTable.Cell](repeating: .blank, count: table.columns.count - cells.count)
            table.add(cells, isTotal: true)
        }
        line("其中重复", twice)
        line("变更后地类面积", areas)
        let end = areas.count + 2
        table.invariants += [
            TableInvariant(
                Phrase(
                    zh: "变更前合计减去其中重复等于地类面积", en: "what became of a class less what is claimed again is its ground"),
                .rowAddsUp(rows: [0] + rows, parts: [.init(end), .init(end + 1)], whole: [.init(1)])),
            TableInvariant(
                Phrase(
                    zh: "变更后合计减去其中重复等于地类面积", en: "what came to a class less what is claimed again is its ground"),
                .columnsAddUp(
                    parts: [0], less: [table.rows.count - 2], whole: table.rows.count - 1, columns: Array(1..<end))),
        ]
    }

    /// The ground of all classes, and each class now: as the tables of the land print it where it is the same.
    private static func totals(
        _ exact: [Int128], _ classes: [String], _ present: [String: (exact: Int128, units: Int128)]
    ) -> (grand: Int128, columns: [Int128]) {
        let unit = PrintedArea.hectares2
        let whole = present.values.reduce((exact: 0, units: 0)) { ($0.exact + $1.exact, $0.units + $1.units) }
        let grand = max(0, whole.units + roundedUnits(exact.reduce(0, +) - whole.exact, unit: unit))
        var columns = [Int128?](repeating: nil, count: exact.count)
        for (place, name) in classes.enumerated() {
            guard let other = present[name] else { continue }
            if roundedUnits(exact[place] - other.exact, unit: unit) == 0 { columns[place] = other.units }
        }
        let free = columns.indices.filter { columns[$0] == nil }
        let rest = grand - columns.reduce(0) { $0 + ($1 ?? 0) }
        if rest >= 0, free.contains(where: { exact[$0] > 0 }) || rest == 0 {
            let units = balancedAboveZero(free.map { exact[$0] }, unit: unit, total: rest)
            for (place, units) in zip(free, units) { columns[place] = units }
            return (grand, columns.map { $0 ?? 0 })
        }
        return (grand, balancedAboveZero(exact, unit: unit, total: grand))
    }

    /// Adds lines below a table of two surveys for ground that rows of one survey share: of one class, and of several.
    private static func addRepeated(_ change: ChangeFindings, to table: inout ReportTable) {
        for shared in change.sharedGround {
            var cells = [ReportTable.Cell](repeating: .blank, count: table.columns.count)
            let how = shared.isSameClass ? "同地类，只计一次" : "不同地类，计入各地类"
            cells[0] = .text("\(shared.isBefore ? "变更前" : "变更后")图斑互相重叠（\(how)）")
            cells[1] = .number(roundedUnits(shared.area.micro, unit: PrintedArea.hectares2))
            table.add(cells)
        }
    }

    /// 名称（代码） of a class.
    private static func heading(_ code: String) -> String {
        LandClass(code).flatMap { LandClassTable.thirdSurvey[$0] }.map { "\($0.name)（\(code)）" } ?? code
    }

    /// Ground of each village that changed its class.
    private static func villageTable(_ change: ChangeFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "分村地类变化表", title: "\(findings.countyName)分村地类变化表",
            note: "按图形面积量算，含边界重绘碎片" + repeatedNote(change),
            columns: [
                .text("行政村"), .text("村代码", width: 15), .text("变更前地类", width: 22), .text("变更后地类", width: 22),
                .number("面积（公顷）", 4), .number("面积（亩）", 2),
            ])
        let rows = change.byVillage.filter { $0.before != $0.now }
        let names = findings.villages.names
        let hectares = ListColumn(
            4, rows.map { PrintedArea.hectares($0.area) }, once: nil,
            twice: PrintedArea.hectares(change.changedAgain), unit: PrintedArea.hectares4)
        let mu = ListColumn(
            5, rows.map { PrintedArea.mu($0.area) }, once: nil, twice: PrintedArea.mu(change.changedAgain),
            unit: PrintedArea.mu2)
        for (i, row) in rows.enumerated() {
            table.add([
                .text(names[row.village] ?? ""), .text(row.village), .text(heading(row.before)),
                .text(heading(row.now)),
                hectares.cells[i], mu.cells[i],
            ])
        }
        table.addTotals([hectares, mu], label: 0, rows: 0..<rows.count)
        return table
    }

    /// What rows of one survey share, in words; empty where they share nothing.
    private static func repeatedNote(_ change: ChangeFindings) -> String {
        change.sharedGround.map { shared in
            let area = shared.area.hectaresText(decimals: 4)
            return "；\(shared.isBefore ? "变更前" : "变更后")\(shared.isSameClass ? "同地类" : "不同地类")图斑互相重叠 \(area) 公顷，"
                + (shared.isSameClass ? "只计一次" : "计入各地类")
        }.joined()
    }

    /// Parcels that correspond, group by group, where they are not simply the same.
    private static func groupTable(_ change: ChangeFindings) -> ReportTable {
        var table = ReportTable(
            "图斑对应清单", title: "两期图斑对应清单", note: "未变化的图斑不列，边界重绘的除外",
            columns: [
                .number("序号", 0, width: 7), .text("情况", width: 12), .text("变更前图斑", width: 40),
                .text("变更后图斑", width: 40), .number("变更前面积（平方米）", 2), .number("变更后面积（平方米）", 2),
            ])
        for (i, group) in change.groups.enumerated() {
            func area(_ area: AreaSum) -> ReportTable.Cell { .number(Int128(area.hundredths)) }
            table.add([
                .count(i + 1), .text(group.fate == .unchanged ? "边界重绘" : group.fate.name.zh),
                .text(group.before.joined(separator: "；")), .text(group.now.joined(separator: "；")),
                area(group.areaBefore), area(group.areaNow),
            ])
        }
        return table
    }

    private static func changeList(_ change: ChangeFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "耕地变化图斑清单", title: "\(findings.countyName)耕地变化图斑清单",
            columns: [
                .number("序号", 0, width: 7), .text("类型", width: 22), .text("行政村"), .text("村代码", width: 15),
                .text("变更前图斑", width: 20), .text("变更后图斑", width: 20), .text("变更前地类", width: 10),
                .text("变更后地类", width: 10), .number("面积（公顷）", 4), .number("面积（亩）", 2),
                .number("耕地净面积（亩）", 2), .share("占变更前图斑比例（%）", 2),
            ])
        let names = findings.villages.names
        let rows = change.changes
        let twice = change.allCountedTwice
        let hectares = ListColumn(
            8, rows.map { PrintedArea.hectares($0.area) }, once: nil, twice: PrintedArea.hectares(twice.area),
            unit: PrintedArea.hectares4)
        let mu = ListColumn(
            9, rows.map { PrintedArea.mu($0.area) }, once: nil, twice: PrintedArea.mu(twice.area), unit: PrintedArea.mu2
        )
        let net = ListColumn(
            10, rows.map { PrintedArea.mu($0.net) }, once: nil, twice: PrintedArea.mu(twice.net), unit: PrintedArea.mu2)
        for (i, row) in rows.enumerated() {
            table.add([
                .count(i + 1), .text(row.flow.name.zh), .text(names[row.village] ?? ""), .text(row.village),
                .text(row.parcelBefore), .text(row.parcelNow), .text(row.classBefore), .text(row.classNow),
                hectares.cells[i], mu.cells[i], net.cells[i], .number(row.share * 100, decimals: 2),
            ])
        }
        table.addTotals([hectares, mu, net], label: 1, rows: 0..<rows.count)
        // Ridges are taken off, never added.
        table.invariants.append(
            TableInvariant(
                Phrase(zh: "耕地净面积不大于面积", en: "farmland net of ridges is no more than the ground"),
                .atMost(rows: Array(0..<rows.count), parts: [.init(10)], whole: [.init(9)], slack: 4)))
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
