import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    /// 占补平衡、进出平衡 sheets: one a rule set, hectares with four decimals.
    static func farmlandBalances(_ balance: FarmlandBalanceFindings, _ findings: Findings) -> [ReportTable] {
        balance.sheets.map { sheet in
            let period = [balance.yearBefore, balance.yearNow].compactMap { $0 }.map(String.init).joined(separator: "–")
            // A sheet's name has 31 letters at most; the id tells sets of one name apart.
            let name = "\(ReportFiles.balancePrefix)\(sheet.id)".prefix(31)
            let verified = sheet.isVerified ? "" : "（出处未经核实）"
            var table = ReportTable(
                String(name), title: "\(findings.countyName)\(period.isEmpty ? "" : period + "年")\(sheet.name.zh)表",
                note: "依据：\(sheet.source)\(verified)；面积按图形量算，为扣除田坎后的耕地净面积",
                columns: [
                    .text("行政区域", width: 18), .text("代码", width: 15), .number("转出（公顷）", 4),
                    .number("其中免于补充（公顷）", 4), .number("转入（公顷）", 4), .number("差额（公顷）", 4),
                    .number("差额（亩）", 2), .text("是否平衡", width: 10),
                ])
            // The sums hold each place of a village once; what pieces of change count above that has a column of its own.
            let hasRepeated = sheet.rows.contains { $0.countedTwice > .zero }
            if hasRepeated { table.columns.append(.number("其中重复（公顷，未计入）", 4)) }
            // The county, then its towns and what lies outside every village: these add up to it as printed.
            let rows = sheet.rows.filter { $0.level != .village || $0.code.isEmpty }
            // Not where villages share ground: each has what counts once in the county.
            let isSum = !findings.villages.shareGround
            func printed(_ areas: [AreaSum], _ convert: (AreaSum) -> Int128, _ unit: Int128) -> [Int128] {
                let total = roundedUnits(convert(areas[0]), unit: unit)
                guard areas.count > 1 else { return [total] }
                guard isSum else { return areas.map { roundedUnits(convert($0), unit: unit) } }
                return [total] + balanced(areas.dropFirst().map(convert), unit: unit, total: total)
            }
            func hectares(_ area: (FarmlandBalanceRow) -> AreaSum) -> [Int128] {
                printed(rows.map(area), PrintedArea.hectares, PrintedArea.hectares4)
            }
            let (out, exempt, inward) = (hectares(\.out), hectares(\.exempt), hectares(\.inward))
            let outMu = printed(rows.map(\.out), PrintedArea.mu, PrintedArea.mu2)
            let inMu = printed(rows.map(\.inward), PrintedArea.mu, PrintedArea.mu2)
            let repeated = hectares(\.countedTwice)
            for (n, row) in rows.enumerated() {
                table.add(
                    [
                        .text(row.level == .village ? "村界以外" : row.name), .text(row.code), .number(out[n]),
                        .number(exempt[n]), .number(inward[n]), .number(inward[n] - out[n]),
                        .number(inMu[n] - outMu[n]),
                        .text(kept(row.state)),
                    ] + (hasRepeated ? [.number(repeated[n])] : []), isTotal: n == 0)
            }
            let units = Array(rows.indices)
            table.invariants = [
                TableInvariant(
                    Phrase(zh: "差额等于转入减转出", en: "the balance is what came less what went"),
                    .rowAddsUp(rows: units, parts: [.init(4), .init(2, times: -1)], whole: [.init(5)]))
            ]
            for (n, row) in rows.enumerated() {
                for (column, area) in [(2, row.out), (3, row.exempt), (4, row.inward)] {
                    table.invariants.append(
                        near(n, column, PrintedArea.hectares(area), unit: PrintedArea.hectares4, of: rows.count))
                }
            }
            if rows.count > 1, isSum {
                table.invariants.append(
                    TableInvariant(
                        Phrase(zh: "各乡镇相加等于全县", en: "the towns add up to the county"),
                        .columnsAddUp(
                            parts: Array(units.dropFirst()), less: [], whole: 0,
                            columns: [2, 3, 4, 5, 6] + (hasRepeated ? [8] : []))))
            }
            return table
        }
    }

    /// What the update process says against what the surveys show.
    static func updateTables(_ update: UpdateFindings) -> [ReportTable] {
        var pairs = ReportTable(
            "更新过程核对表", title: "更新过程层与两期图斑变化核对表",
            note: "记录为更新过程层图斑变更面积，实测为两期图斑叠加面积（不含边界重绘碎片）",
            columns: [
                .text("变更前地类", width: 10), .text("变更后地类", width: 10), .number("记录（平方米）", 2),
                .number("实测（平方米）", 2), .number("差（平方米）", 2),
            ])
        func area(_ area: AreaSum) -> ReportTable.Cell { .number(Int128(area.hundredths)) }
        for pair in update.pairs {
            pairs.add([
                .text(pair.before), .text(pair.now), area(pair.recorded), area(pair.found),
                .number(Int128(pair.recorded.hundredths) - Int128(pair.found.hundredths)),
            ])
        }
        pairs.invariants = [
            TableInvariant(
                Phrase(zh: "差等于记录减实测", en: "the difference is what is recorded less what was found"),
                .rowAddsUp(
                    rows: Array(pairs.rows.indices), parts: [.init(2), .init(3, times: -1)], whole: [.init(4)]))
        ]
        var list = ReportTable(
            "更新过程差异清单", title: "更新过程层与两期图斑差异清单",
            columns: [
                .number("序号", 0, width: 7), .text("情况", width: 18), .text("变更前图斑", width: 20),
                .text("变更后图斑", width: 20), .text("记录地类变化", width: 16), .text("实际地类变化", width: 16),
                .number("记录面积（平方米）", 2), .number("实测面积（平方米）", 2),
            ])
        func step(_ step: ClassStep?) -> ReportTable.Cell { .text(step.map { "\($0.before)→\($0.now)" } ?? "") }
        for (n, row) in update.differences.enumerated() {
            list.add([
                .count(n + 1), .text(row.kind.name.zh), .text(row.parcelBefore), .text(row.parcelNow),
                step(row.recorded),
                step(row.found), row.recordedArea.map(area) ?? .blank, row.foundArea.map(area) ?? .blank,
            ])
        }
        return [pairs, list]
    }
}
