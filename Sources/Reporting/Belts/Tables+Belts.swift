import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Writers

extension Tables {
    static func beltTable(_ belts: BeltFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "示范带一览表", title: "示范带一览表",
            columns: [
                .number("示范带", 0, width: 8), .text("起点"), .number("长度（千米）", 3), .number("车程（分）", 2),
                .number("村数", 0, width: 8), .number("得分", 4), .share("干线比例（%）", 2), .number("廊道面积（公顷）", 2),
                .number("廊道内耕地（公顷）", 2), .number("廊道内永久基本农田（公顷）", 2), .text("途经道路", width: 24),
            ])
        func hectares(_ area: AreaSum?) -> ReportTable.Cell {
            area.map { .number(roundedUnits(PrintedArea.hectares($0), unit: PrintedArea.hectares2)) } ?? .blank
        }
        for belt in belts.belts {
            table.add([
                .count(belt.number), .text(belt.anchor), .number(belt.length / 1000, decimals: 3),
                .number(belt.minutes, decimals: 2), .count(belt.villages.count), .number(belt.prize, decimals: 4),
                .number(belt.trunkShare * 100, decimals: 2), hectares(belt.corridorArea),
                hectares(belt.corridorFarmland),
                hectares(belt.corridorBasicFarmland), .text(belt.roads.joined(separator: "、")),
            ])
        }
        // What parcels count again is told beside the villages.
        let again = roundedUnits(
            PrintedArea.hectares(findings.land?.countyDoubt.counted ?? .zero), unit: PrintedArea.hectares2)
        table.invariants = [(8, 2 + again), (9, 2)].map { column, slack in
            TableInvariant(
                Phrase(zh: "廊道内的耕地不大于廊道", en: "farmland in a corridor is no more than the corridor"),
                .atMost(
                    rows: Array(table.rows.indices), parts: [.init(column)], whole: [.init(7)], slack: slack))
        }
        return table
    }

    static func stopTable(_ belts: BeltFindings, _ findings: Findings) -> ReportTable {
        var table = ReportTable(
            "示范带村庄表", title: "示范带村庄表",
            columns: [
                .number("示范带", 0, width: 8), .number("次序", 0, width: 8), .text("村名"), .text("村代码", width: 15),
                .number("里程（千米）", 3), .number("离路（米）", 0),
            ])
        let names = findings.villages.names
        for stop in belts.stops {
            table.add([
                .count(stop.belt), .count(stop.order), .text(names[stop.code] ?? ""), .text(stop.code),
                .number(stop.chainage / 1000, decimals: 3), .number(stop.offset, decimals: 0),
            ])
        }
        return table
    }
}
