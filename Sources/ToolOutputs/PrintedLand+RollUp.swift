import Columns
import FindingValues
import PrintedFigures
import ProjectFile
import Survey
import Tools
import Writers

extension PrintedLand {
    /// The table as CSV with a byte order mark: code, total, a column for each class, and where ground is in doubt 其中重复 and
    /// 未覆盖. The first line is the county, or
    /// 合计 when there are several; the line of a town comes before its villages. Ground that zones share counts once in county and
    /// towns, with a line 其中重复（村界重叠） below.
    ///
    /// - Throws: `TableBreach` when the table does not add up as printed.
    package static func csv(_ rollUp: RollUp, unit: Unit) throws(TableBreach) -> [UInt8] {
        let table = table(rollUp, unit)
        if let breach = TableCheck.breach(of: table) { throw breach }
        return CSVText.bytes(table)
    }

    static func table(_ rollUp: RollUp, _ unit: Unit) -> ReportTable {
        // A unit in which no parcel lies has a line of zeros.
        let units = rollUp.rows.isEmpty ? [] : rollUp.grounds.keys.sorted()
        // The lowest units: those that no other lies in.
        let parents = Set(
            units.flatMap { u in AdministrativeCode.Level.allCases.filter { $0 < u.level }.map { u.prefix($0) } })
        let lowest = units.filter { !parents.contains($0) }
        let codes = Set(rollUp.rows.map(\.landClass)).sorted(by: utf8Less)
        var table = ReportTable(
            "土地利用现状面积汇总表", title: "土地利用现状面积汇总表", note: "面积单位：\(unit.heading)",
            columns: [.text("代码", width: 15), .number("合计（\(unit.heading)）", unit.decimals)]
                + codes.map { code in
                    let name = rollUp.classSystem?.name(of: code) ?? (code.isEmpty ? "未列地类" : "")
                    return .number("\(name)\(code.isEmpty ? "" : "（\(code)）")（\(unit.heading)）", unit.decimals)
                })
        guard !lowest.isEmpty else { return table }
        let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let index = Dictionary(uniqueKeysWithValues: lowest.enumerated().map { ($1, $0) })
        var cells = [[Int128]](repeating: [Int128](repeating: 0, count: codes.count), count: lowest.count)
        for row in rollUp.rows {
            guard let i = index[row.unit], let place = places[row.landClass] else { continue }
            cells[i][place] = unit.exact(max(.zero, row.land))
        }
        let towns = lowest.map { ($0.town ?? $0.county).digits }
        let grid = LandGrid(cells, towns: towns, unit: unit.unit)
        // What zones share counts once in the county and in its towns, with a line of its own below them.
        let repeats = lowest.map { unit in codes.map { rollUp.landAgain(unit, $0) } }
        let shared = SharedLines(
            inCounty: repeats.map { $0.map { unit.exact($0.all - $0.unit) } },
            inTown: repeats.map { $0.map { unit.exact($0.town - $0.unit) } }, towns: towns, unit: unit.unit)
        let doubts = DoubtColumns(lowest.map { rollUp.grounds[$0]?.doubt ?? GroundDoubt() }, towns: towns, unit)
        table.columns += doubts.columns
        let counties = Set(lowest.map(\.county))
        var frame = UnitFrame(1..<table.columns.count)
        func add(_ code: String, _ units: [Int128], _ doubt: [ReportTable.Cell], isTotal: Bool = false) {
            table.add([.text(code), .number(units.reduce(0, +))] + units.map { .number($0) } + doubt, isTotal: isTotal)
        }
        frame.county = table.rows.count
        let county = counties.count == 1 ? counties.first?.digits : nil
        add(county ?? "合计", shared.county(grid.county), doubts.county, isTotal: true)
        let blanks = doubts.columns.map { _ in ReportTable.Cell.blank }
        if let units = shared.county {
            frame.countyLess = table.rows.count
            add(SharedLines.name, units, blanks)
        }
        // Units that no printed town stands above add up to the county themselves.
        var alone: [Int] = []
        var lines: [Int: AdministrativeCode] = [:]
        for (town, rows) in grid.towns {
            let own = rows.map { lowest[$0.village].digits }
            let hasLine = own != [town.code] && town.code != county
            if hasLine {
                frame.addTown(table.rows.count)
                add(town.code, shared.town(town.code, town.units), doubts.cells(ofTown: town.code), isTotal: true)
                if let units = shared.towns[town.code] {
                    frame.addTownLess(table.rows.count)
                    add(SharedLines.name, units, blanks)
                }
            }
            for (code, row) in zip(own, rows) {
                lines[table.rows.count] = lowest[row.village]
                if hasLine { frame.addVillage(table.rows.count, row.village) } else { alone.append(table.rows.count) }
                add(code, row.units, doubts.cells(ofVillage: row.village))
            }
        }
        for row in alone { frame.addTown(row) }
        table.invariants = frame.invariants(parts: Array(2..<2 + codes.count), whole: 1)
        table.invariants.append(
            limit(lines, rollUp, unit, less: doubts.columns.isEmpty ? nil : 2 + codes.count))
        return table
    }

    /// The classes of a unit, less what they count again, fit into its control area, or into the ground of its zone where
    /// nothing was balanced. Land that is stored in the database and not measured may differ from the ground by 1 %, as
    /// areas of the plane or of another height do.
    private static func limit(
        _ lines: [Int: AdministrativeCode], _ rollUp: RollUp, _ unit: Unit, less: Int?
    ) -> TableInvariant {
        let limits = lines.compactMapValues { code in
            rollUp.grounds[code].map { ground in
                let allowed = rollUp.isStored ? ground.limit.micro / 100 : 0
                return roundedUnits(unit.exact(ground.limit + AreaSum(micro: allowed)), unit: unit.unit)
            }
        }
        return TableInvariant(
            Phrase(
                zh: "各地类减去其中重复不大于控制面积",
                en: "the classes less what they count again fit into the control area of the unit"),
            .within(limits: limits, terms: [.init(1)] + (less.map { [.init($0, times: -1)] } ?? []), slack: 2))
    }
}
