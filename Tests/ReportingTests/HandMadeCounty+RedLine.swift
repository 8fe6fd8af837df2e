import Columns
import FindingValues
import AnalysisRuns
import ProjectFile

/// The red line of the county, what it holds and works.
extension HandMadeCounty {
    static func redLine() -> RedLineFindings {
        var findings = RedLineFindings()
        for n in 0..<5 {
            let p = centre(n, (n * 2) % rows)
            let width = 40.0 + 90.0 * Double(n)
            findings.shapes.append([box(Position(p.x + 300, p.y + 200), width, 60)])
            findings.conflicts.append(
                Conflict(
                    rule: n < 3 ? "basic-farmland-orchard" : "basic-farmland-construction", kind: n < 3 ? "林果" : "建设",
                    parcel: "P\(n)", village: n == 4 ? "" : code(n, (n * 2) % rows), landClass: n < 3 ? "0201" : nil,
                    area: AreaSum(squareMetres: width * 60 + 0.005), share: 0.125 * Double(n + 1),
                    source: n < 3 ? "parcels" : "construction", ground: "basic_farmland", patches: ["J1", "J2"]))
        }
        func rule(_ id: String, _ name: Phrase, _ source: String, isVerified: Bool) -> RuleApplied {
            RuleApplied(id: id, name: name, severity: "error", source: source, page: nil, isVerified: isVerified)
        }
        var orchards = rule("basic-farmland-orchard", "永久基本农田发展林果业", "《基本农田保护条例》第十七条", isVerified: true)
        (orchards.conflicts, orchards.area) = (3, AreaSum(squareMetres: 23_400.015))
        var building = rule("basic-farmland-construction", "非农建设占用永久基本农田", "《土地管理法》第三十五条", isVerified: false)
        (building.conflicts, building.area) = (2, AreaSum(squareMetres: 42_600.01))
        var strips = rule("green-strips", "公路沿线绿化带", "国办发明电〔2020〕24号", isVerified: false)
        (strips.state, strips.lacks) = (.off, ["parcels_before"])
        findings.rules = [building, orchards, strips]
        findings.conflictArea = AreaSum(squareMetres: 66_000.025)
        findings.basicFarmland = AreaSum(squareMetres: 47_835_000)
        findings.conflictShare = 66_000.025 / 47_835_000
        findings.total = RedLineTotal(
            farmland: AreaSum(squareMetres: 65_055_047.85), task: AreaSum(squareMetres: 62_000_000),
            taskSource: "protection_targets",
            margin: AreaSum(squareMetres: 3_055_047.85), marginShare: 3_055_047.85 / 62_000_000, state: .met)
        findings.controlAreas = [
            ControlOverlap(
                name: "黄盖湖湿地", village: code(4, 0), belt: nil, area: AreaSum(squareMetres: 800_000), share: 0.14)
        ]
        return findings
    }

    /// Farmland unit by unit, the county with a task, a village with land left fallow.
    static func holding(_ findings: Findings) -> HoldingFindings {
        var holding = HoldingFindings()
        let areas = Dictionary(grouping: findings.land!.byVillage.filter { $0.code.hasPrefix("01") }, by: \.village)
            .mapValues { $0.reduce(AreaSum.zero) { $0 + $1.net } }
        let rows = findings.villages.rows
        func row(_ level: HoldingRow.Level, _ code: String, _ members: [VillageFigures]) -> HoldingRow {
            let sum = members.reduce(AreaSum.zero) { $0 + (areas[$1.code] ?? .zero) }
            return HoldingRow(kind: .farmland, level: level, code: code, gross: sum, net: sum)
        }
        holding.rows = [row(.county, "430603", rows)]
        (holding.rows[0].task, holding.rows[0].taskSource) = (AreaSum(squareMetres: 9_000_000), "YX24-01")
        holding.rows[0].state = holding.rows[0].held >= AreaSum(squareMetres: 9_000_000) ? .met : .notMet
        for (town, members) in Dictionary(grouping: rows, by: \.town).sorted(by: { utf8Less($0.key, $1.key) }) {
            holding.rows.append(row(.town, town, members))
            holding.rows += members.map { row(.village, $0.code, [$0]) }
        }
        holding.fallow = [
            FallowLand(
                village: rows[0].code, landClass: "0101", isIrrigated: true, hasFieldRoad: nil,
                gross: AreaSum(squareMetres: 1234.5))
        ]
        return holding
    }

    static func works() -> WorkFindings {
        var findings = WorkFindings()
        for (n, source) in ["belts", "construction", "planned_works"].enumerated() {
            var work = WorkOnLines(
                source: source, id: "\(n + 1)", name: "工程\(n)", area: AreaSum(squareMetres: 5000.004))
            work.basicFarmland = n == 1 ? nil : AreaSum(squareMetres: 120.5)
            work.villages = [code(n, 0)]
            if n > 0 {
                var land = WorkGround()
                (land.farmland, land.newConstruction) = (AreaSum(squareMetres: 3000), AreaSum(squareMetres: 4000))
                (work.land, work.farmland) = (land, land.farmland)
            }
            if n == 2 { work.isRuralIndustry = true }
            findings.works.append(work)
        }
        findings.totals = findings.works.dropFirst().map { work in
            var total = WorkTotal(source: work.source, works: 1, area: work.area, countedTwice: .zero)
            (total.basicFarmland, total.farmland) = (work.basicFarmland, work.farmland)
            total.newConstruction = work.land?.newConstruction
            return total
        }
        findings.quota = ConstructionQuota(
            works: 1, total: AreaSum(squareMetres: 4000), ruralIndustry: AreaSum(squareMetres: 4000))
        return findings
    }
}
