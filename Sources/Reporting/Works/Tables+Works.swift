import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    /// Works and corridors on the control lines. Works of a source have their total below them, each place once; corridors
    /// are not summed.
    static func workTable(_ works: WorkFindings, _ findings: Findings) -> ReportTable {
        let sources = [
            "belts": "示范带廊道", "given_belts": "给定示范带廊道", "construction": "施工图斑", "planned_works": "拟建工程",
        ]
        var table = ReportTable(
            "工程与控制线表", title: "工程及示范带廊道占用三条控制线情况表",
            columns: [
                .text("来源", width: 12), .text("标识", width: 14), .text("名称", width: 20), .number("面积（公顷）", 4),
                .number("占用永久基本农田（公顷）", 4), .number("占用生态保护红线（公顷）", 4), .number("城镇开发边界内（公顷）", 4),
                .number("占用耕地（公顷）", 4), .number("新增建设用地（公顷）", 4), .text("乡村产业", width: 10),
                .text("涉及村", width: 30),
            ])
        let names = findings.villages.names
        for source in works.works.reduce(into: [String](), { if !$0.contains($1.source) { $0.append($1.source) } }) {
            let own = works.works.filter { $0.source == source }
            let total = works.totals.first { $0.source == source }
            let columns = workColumns(own, total)
            let first = table.rows.count
            for (n, work) in own.enumerated() {
                table.add(
                    [.text(sources[source] ?? source), .text(work.id), .text(work.name)] + columns.map { $0.cells[n] }
                        + [
                            .text(work.isRuralIndustry.map { $0 ? "是" : "否" }),
                            .text(work.villages.map { names[$0] ?? $0 }.joined(separator: "、")),
                        ])
            }
            let rows = first..<table.rows.count
            if total != nil { table.addTotals(columns, label: 0, rows: rows, of: sources[source] ?? source) }
            table.invariants += workInvariants(Array(rows), own, findings)
        }
        for issue in findings.worksWithoutWidth {
            let areas = [ReportTable.Cell](repeating: .blank, count: table.columns.count - 3)
            table.add([.text("拟建工程（缺少宽度，未计）"), .text(issue.id ?? "第 \(issue.row) 行"), .blank] + areas)
        }
        return table
    }

    /// Areas of the works of one source: of their polygons, then of what these lie on.
    private static func workColumns(_ works: [WorkOnLines], _ total: WorkTotal?) -> [ListColumn] {
        func column(
            _ place: Int, _ value: (WorkOnLines) -> AreaSum?, _ once: AreaSum?, twice: AreaSum? = nil
        ) -> ListColumn {
            let sum = works.reduce(AreaSum.zero) { $0 + (value($1) ?? .zero) }
            let again = twice ?? once.map { sum - $0 } ?? .zero
            return ListColumn(
                place, works.map { value($0).map(PrintedArea.hectares) }, once: once.map(PrintedArea.hectares),
                twice: PrintedArea.hectares(again), unit: PrintedArea.hectares4)
        }
        return [
            column(3, \.area, total?.area, twice: total?.countedTwice),
            column(4, \.basicFarmland, total?.basicFarmland),
            column(5, \.ecologicalRedLine, total?.ecologicalRedLine),
            column(6, \.insideUrbanBoundary, total?.insideUrbanBoundary), column(7, \.farmland, total?.farmland),
            column(8, { $0.land?.newConstruction }, total?.newConstruction),
        ]
    }

    /// What a work lies on is no more than its ground; of parcels, but for what they count again.
    private static func workInvariants(
        _ rows: [Int], _ works: [WorkOnLines], _ findings: Findings
    ) -> [TableInvariant] {
        let again = findings.land?.doubt(of: Set(works.flatMap(\.villages))).counted ?? .zero
        let slack = roundedUnits(PrintedArea.hectares(again), unit: PrintedArea.hectares4)
        return (4...8).map { column in
            TableInvariant(
                Phrase(zh: "占用面积不大于工程面积", en: "what a work lies on is no more than its ground"),
                .atMost(rows: rows, parts: [.init(column)], whole: [.init(3)], slack: column < 7 ? 2 : 2 + slack))
        }
    }
}
