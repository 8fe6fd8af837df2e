import Columns
import FindingValues
import Intake
import Foundation
import AnalysisRuns
import ProjectFile

/// Findings made by hand on a wavy grid of villages: nothing here was computed, so the tests of layers, tables and the
/// page know what must come out.
enum HandMadeCounty {
    static let columns = 6
    static let rows = 5
    /// South-west corner in zone 38 with its prefix, and the side of a village, metres.
    static let origin = Position(38_432_000, 3_262_000)
    static let side = 2400.0

    /// A corner of the grid, moved a little, the same for all villages that share it.
    static func corner(_ i: Int, _ j: Int) -> Position {
        let (x, y) = (Double(i), Double(j))
        return Position(
            origin.x + side * (x + 0.22 * sin(1.7 * y + 0.6 * x)), origin.y + side * (y + 0.22 * cos(1.3 * x + 0.8 * y))
        )
    }

    /// A border between two corners with two bends, without the first corner, the same from either side.
    static func border(_ a: Position, _ b: Position) -> [Position] {
        let isForward = a < b
        let (p, q) = isForward ? (a, b) : (b, a)
        let (dx, dy) = (q.x - p.x, q.y - p.y)
        let bends = [(0.33, 0.09), (0.7, -0.07)].map {
            Position(p.x + $0.0 * dx - $0.1 * dy, p.y + $0.0 * dy + $0.1 * dx)
        }
        return (isForward ? bends : bends.reversed()) + [b]
    }

    static func ring(_ i: Int, _ j: Int) -> [Double] {
        let corners = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j)]
        var ring = [corners[0]]
        for k in 0..<4 { ring += border(corners[k], corners[k + 1]) }
        return ring.flatMap { [$0.x, $0.y] }
    }

    static func centre(_ i: Int, _ j: Int) -> Position {
        let corners = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]
        return Position(corners.reduce(0) { $0 + $1.x } / 4, corners.reduce(0) { $0 + $1.y } / 4)
    }

    static func code(_ i: Int, _ j: Int) -> String { "43060310\(1 + i / 3)" + String(200 + j * columns + i) }

    static func box(_ p: Position, _ width: Double, _ height: Double) -> [Double] {
        [p.x, p.y, p.x + width, p.y, p.x + width, p.y + height, p.x, p.y + height, p.x, p.y]
    }

    static func findings() -> Findings {
        var findings = Findings(
            title: "云溪示例 <b>&“一”</b>", countyCode: "430603", countyName: "云溪区", asOf: "2024-12-31", crs: .epsg(4526),
            crsReason: Phrase(zh: "村庄中心在 113.3°E，属 3 度带 38 带", en: "the villages centre on 113.3°E, 3-degree zone 38"),
            areaMethod: Phrase(zh: "CGCS2000 椭球面积", en: "ellipsoidal on CGCS2000"),
            lengthMethod: Phrase(zh: "沿线积分的地面长度", en: "ground length, integrated along the line"))
        findings.notices = [
            Phrase(
                zh: "按选项 treat_as_cgcs2000，EPSG:4326 的坐标视同 CGCS2000。",
                en: "By the option treat_as_cgcs2000, coordinates in EPSG:4326 are taken as CGCS2000.")
        ]
        findings.operations = [
            OperationUsed(
                layer: "roads", from: .epsg(4326), to: .epsg(4526), name: "3-degree Gauss-Kruger zone 38",
                accuracy: nil,
                assumedCGCS2000: .epsg(4326))
        ]
        findings.inputs = [
            InputRead(
                layer: "villages", path: "villages.gpkg", absolutePath: "/data/villages.gpkg", sourceLayer: "CJDCQ",
                rows: 31,
                setAside: 1, crs: .epsg(4526), crsFrom: "source", standard: "CJDCQ",
                fields: [FieldUsed(ours: "code", theirs: "ZLDWDM")])
        ]
        findings.villages = villages()
        findings.context = context()
        findings.land = land()
        findings.layout = layout(findings)
        findings.network = network()
        findings.redLine = redLine()
        findings.holding = holding(findings)
        findings.works = works()
        findings.belts = belts()
        findings.clusters = clusters()
        findings.coverage = coverage(findings)
        findings.targets = targets()
        findings.issues = [
            RowIssue(
                layer: "villages", row: 30, id: "430603101299", rule: "self-crossing",
                place: Position(38_433_000, 3_263_000),
                message: "the ring crosses itself; the row is set aside"),
            RowIssue(
                layer: "village_table", row: 4, id: "=HYPERLINK(1)", rule: "wrong-code", severity: .warning,
                message: "+10 digits"),
        ]
        findings.absent = [
            Absence("change", Phrase(zh: "没有上一次调查的图斑", en: "there are no parcels of an earlier survey")),
            Absence("location", Phrase(zh: "本版本尚不计算", en: "not computed by this version")),
        ]
        return findings
    }

    static func villages() -> VillageFindings {
        var findings = VillageFindings()
        for j in 0..<rows {
            for i in 0..<columns {
                findings.polygons.append([ring(i, j)])
                let n = j * columns + i
                var row = VillageFigures(
                    code: code(i, j), name: "\(["青", "白", "云", "石", "柳", "竹"][i])\(["溪", "山", "塘", "桥", "湾"][j])村",
                    town: "43060310\(1 + i / 3)", area: AreaSum(squareMetres: 5_700_000 + 1000.37 * Double(n)),
                    place: centre(i, j), placeSource: .homesteads)
                row.townName = i < 3 ? "路口镇" : "陆城镇"
                row.farmland = AreaSum(squareMetres: 1_400_000 + 53_000.11 * Double((n * 7) % 30))
                row.farmlandGross = AreaSum(squareMetres: 1_500_000 + 53_000.11 * Double((n * 7) % 30))
                row.basicFarmland = AreaSum(squareMetres: 1_000_000 + 41_000 * Double((n * 7) % 30))
                row.construction = AreaSum(squareMetres: 300_000 + 9000 * Double((n * 11) % 30))
                row.population = n == 17 ? nil : Double(600 + (n * 131) % 2400)
                row.constructionPerResident = row.population.map { row.construction!.squareMetres / $0 }
                row.farmlandMuPerResident = row.population.map { row.farmland!.mu / $0 }
                row.roadOffset = n == 29 ? nil : Double((n * 37) % 300)
                row.belt = j == 1 ? 1 : (i == 4 && j > 1 ? 2 : nil)
                row.cluster = (j < 3 ? 0 : 1) * 2 + (i < 3 ? 1 : 2)
                row.score = Double((n * 13) % 30) / 30
                findings.rows.append(row)
            }
        }
        return findings
    }

    private static func line(_ positions: [Position]) -> [Double] { positions.flatMap { [$0.x, $0.y] } }

    static func context() -> MapContext {
        var context = MapContext()
        func road(_ name: String, _ roadClass: String, _ positions: [Position]) {
            context.roads.append(line(positions))
            context.roadClasses.append(roadClass)
            context.roadNames.append(name)
        }
        road("G107", "国道", (0..<columns).map { centre($0, 1) })
        road("S208", "省道", (1..<rows).map { centre(4, $0) })
        road("X021", "县道", (0..<columns).map { centre($0, 3) })
        for i in 0..<columns { road("Y\(i)", "乡道", [centre(i, 0), centre(i, 1), centre(i, 2)]) }
        for i in 0..<columns where i != 4 { road("C\(i)", "村道", [centre(i, 3), centre(i, 4)]) }
        road("路", "", [centre(0, 3), centre(0, 2)])
        for (n, kind) in ["clinic", "primary_school", "market"].enumerated() {
            for i in stride(from: n, to: columns, by: 2) {
                let p = centre(i, (i + n) % rows)
                context.services.append(Position(p.x + 180, p.y - 90))
                context.serviceKinds.append(kind)
                context.serviceNames.append(i == 0 ? nil : "\(kind)\(i)")
            }
        }
        context.anchors = PointColumn([centre(0, 1), centre(4, 4)])
        context.anchorNames = ["路口镇", "陆城镇"]
        context.controlAreas.append([box(Position(origin.x + 9000, origin.y + 1200), 2600, 2100)])
        context.controlAreaNames = ["黄盖湖湿地"]
        return context
    }

    static func belts() -> BeltFindings {
        var findings = BeltFindings(
            normalisation: Phrase(zh: "最小—最大", en: "minimum to maximum"),
            bound: Bound(value: 9.25, method: Phrase(zh: "背包", en: "knapsack"), gap: 0.12),
            method: Phrase(zh: "沿路网的定向越野搜索", en: "orienteering along the road graph"))
        let stops = [(0..<columns).map { ($0, 1) }, [4, 4, 4].enumerated().map { ($0.element, 4 - $0.offset) }]
        for (n, places) in stops.enumerated() {
            findings.lines.append(line(places.map { centre($0.0, $0.1) }))
            var corridor = box(centre(places[0].0, places[0].1), 100, 100)
            let (a, b) = (
                centre(places[0].0, places[0].1), centre(places[places.count - 1].0, places[places.count - 1].1)
            )
            corridor = [a.x, a.y - 500, b.x + 100, b.y - 500, b.x + 100, b.y + 500, a.x, a.y + 500, a.x, a.y - 500]
            findings.corridors.append([corridor])
            var belt = Belt(
                number: n + 1, anchor: n == 0 ? "路口镇" : "陆城镇", length: 12_345.678 / Double(n + 1),
                minutes: 24.5 / Double(n + 1),
                villages: places.map { code($0.0, $0.1) }, prize: 5.5 - Double(n) * 2.86, trunkShare: n == 0 ? 1 : 0.5,
                roads: n == 0 ? ["G107"] : ["S208"], corridorArea: AreaSum(squareMetres: 12_000_000.125))
            belt.corridorFarmland = AreaSum(squareMetres: 4_000_000)
            findings.belts.append(belt)
            for (order, place) in places.enumerated() {
                let c = centre(place.0, place.1)
                findings.stopPlaces.append(Position(c.x, c.y + 120))
                findings.stops.append(
                    BeltStop(
                        belt: n + 1, code: code(place.0, place.1), chainage: Double(order) * 2400.5, offset: 120,
                        order: order + 1))
            }
        }
        findings.prizes = [VillagePrize(code: code(0, 0), value: 1.25, parts: [0.5, 0.75])]
        findings.weights = [PrizeWeight(name: "population", column: "population", weight: 1, low: 600, high: 3000)]
        findings.prize = 8.14
        findings.budgetMinutes = 30
        (findings.minimumVillages, findings.maximumVillages, findings.requested) = (3, 10, 3)
        findings.excluded = [Excluded(code: code(5, 4), reason: Phrase(zh: "附近无路", en: "no road within reach"))]
        findings.corridorHalfWidth = 500
        return findings
    }

    static func clusters() -> ClusterFindings {
        var findings = ClusterFindings(
            bound: Bound(value: nil, reason: Phrase(zh: "没有有用的下界", en: "no useful bound is known")),
            method: Phrase(zh: "上下限之间的连续生长", en: "contiguous growth between bounds"))
        for (n, part) in [(0..<3, 0..<3), (3..<6, 0..<3), (0..<3, 3..<5), (3..<6, 3..<5)].enumerated() {
            let (i, j) = part
            var ring = [corner(i.lowerBound, j.lowerBound)]
            for k in i { ring += border(corner(k, j.lowerBound), corner(k + 1, j.lowerBound)) }
            for k in j { ring += border(corner(i.upperBound, k), corner(i.upperBound, k + 1)) }
            for k in i.reversed() { ring += border(corner(k + 1, j.upperBound), corner(k, j.upperBound)) }
            for k in j.reversed() { ring += border(corner(i.lowerBound, k + 1), corner(i.lowerBound, k)) }
            findings.polygons.append([line(ring)])
            findings.clusters.append(
                Cluster(
                    number: n + 1, villages: j.flatMap { j in i.map { code($0, j) } }, population: 9000 + Double(n),
                    area: AreaSum(squareMetres: 51_000_000.555), compactness: 0.71, heterogeneity: 3.25,
                    broken: n == 3 ? [Phrase(zh: "面积超过上限", en: "area above the bound")] : []))
        }
        findings.columns = ["population", "income"]
        (findings.minimumVillages, findings.maximumVillages) = (3, 9)
        (findings.heterogeneity, findings.neighbourPairs, findings.tolerance) = (13, 49, 0)
        return findings
    }

    static func land() -> LandFindings {
        var land = LandFindings(method: Phrase(zh: "图斑与村界求交，椭球面积", en: "parcels by village, ellipsoidal area"))
        let classes: [(String, String, Double)] = [
            ("0101", "水田", 0.6), ("0103", "旱地", 0.3), ("0301", "乔木林地", 2.2), ("0702", "农村宅基地", 0.35), ("1203", "田坎", 0),
        ]
        var totals = [AreaSum](repeating: .zero, count: classes.count)
        for j in 0..<rows {
            for i in 0..<columns {
                for (n, item) in classes.enumerated() where item.2 > 0 {
                    let extra = Double((i * 17 + j * 31 + n * 7) % 97)
                    let area = AreaSum(squareMetres: item.2 * 1_000_000 + extra * 123.456789)
                    land.byVillage.append(VillageClassArea(village: code(i, j), code: item.0, gross: area, net: area))
                    totals[n] = totals[n] + area
                }
            }
        }
        land.byVillage.sort {
            utf8Less($0.village, $1.village) || $0.village == $1.village && utf8Less($0.code, $1.code)
        }
        for (n, item) in classes.enumerated() where item.2 > 0 {
            land.classes.append(ClassArea(code: item.0, name: item.1, gross: totals[n], net: totals[n]))
        }
        land.total = totals.reduce(.zero, +)
        (land.farmland, land.farmlandGross) = (totals[0] + totals[1], totals[0] + totals[1])
        (land.parcels, land.parcelArea) = (1234, land.total)
        land.byOwner = land.byVillage.enumerated().map { n, area in
            OwnedClassArea(
                village: area.village, code: area.code, owner: n % 3 == 0 ? .state : .collective, net: area.net)
        }
        land.onBasicFarmland = land.byVillage.filter { $0.code.hasPrefix("01") }.map {
            VillageClassArea(village: $0.village, code: $0.code, gross: $0.gross, net: AreaSum(micro: $0.net.micro / 3))
        }
        return land
    }

    static func layout(_ findings: Findings) -> LayoutFindings {
        var layout = LayoutFindings(
            villages: findings.villages.rows.count, area: findings.villages.rows.reduce(.zero) { $0 + $1.area })
        layout.farmland = findings.land?.farmland
        layout.basicFarmland = AreaSum(squareMetres: 47_835_000)
        layout.construction = findings.villages.rows.compactMap(\.construction).reduce(.zero, +)
        layout.population = findings.villages.rows.compactMap(\.population).reduce(0, +)
        layout.villagesWithoutPopulation = 1
        layout.constructionPerResident = 210.123456
        layout.farmlandMuPerResident = 0.7
        return layout
    }

    static func network() -> NetworkFindings {
        var network = NetworkFindings()
        (network.roads, network.nodes, network.edges, network.components) = (15, 40, 42, 2)
        network.length = 98_765.4321
        network.lengthByClass = [
            RoadLength(roadClass: "国道", length: 12_000), RoadLength(roadClass: "省道", length: 9_600),
            RoadLength(roadClass: "", length: 77_165.4321),
        ]
        network.gapPoints = PointColumn([centre(2, 2), centre(5, 4)])
        network.gaps = [
            RoadGap(kind: "dangling", road: "Y2", distance: 3.25), RoadGap(kind: "island", road: "C5", distance: 812.5),
        ]
        network.villagesWithoutRoad = [code(5, 4)]
        network.reach = 500
        return network
    }

    static func coverage(_ findings: Findings) -> CoverageFindings {
        var coverage = CoverageFindings()
        (coverage.reach, coverage.walkingSpeed) = (500, 4.3)
        for (service, minutes, mode) in [("clinic", 15.0, "walk"), ("primary_school", 10, "drive")] {
            let outcomes = findings.villages.rows.indices.map { n -> CoverageOutcome in
                if n == 29 { return .unreached(.noRoad) }
                if n == 17 { return .notAsked }
                let time = Double((n * 7) % 23)
                return .reached(metres: time * 70, minutes: time, service: "S\(n)", isMet: time <= minutes)
            }
            let asked = outcomes.compactMap(\.isMet)
            coverage.standards.append(
                CoverageStandard(
                    id: "\(service)_\(Int(clamping: minutes))min_\(mode)", service: service, mode: mode,
                    minutes: minutes,
                    metres: nil,
                    counted: .villages, condition: "population >= 500", services: 3, servicesWithoutRoad: 0,
                    met: Double(asked.filter { $0 }.count), of: Double(asked.count),
                    share: Double(asked.filter { $0 }.count) / Double(asked.count),
                    denominator: Phrase(zh: "人口不少于 500 的行政村", en: "villages of 500 residents or more"),
                    outcomes: outcomes))
        }
        return coverage
    }

    static func targets() -> TargetFindings {
        var findings = TargetFindings()
        findings.catalogues = [
            CatalogueUsed(
                id: "yunxi-2024", title: "云溪区 2024 年目标", areaCode: "430603", areaName: "云溪区", isForCounty: true,
                source: "云溪区人民政府")
        ]
        func add(
            _ id: String, _ label: String, _ state: TargetResult.State, _ value: String?, _ unit: String?,
            _ measured: String?
        ) {
            var result = TargetResult(
                catalogue: "yunxi-2024", id: id, label: label, indicator: .manual, comparator: .atLeast, value: value,
                unit: unit,
                state: state, reason: Phrase(zh: "依据图斑计算", en: "computed from the parcels"))
            result.measured = measured
            result.deadline = state == .notDue ? "2027-12-31" : nil
            result.lead = ["自然资源局"]
            result.quote = "到 2027 年……"
            findings.results.append(result)
        }
        add("farmland", "耕地保有量", .met, "9.3", "万亩", "9.76")
        add("clinics", "卫生室覆盖率", .notMet, "100", "%", "82.1")
        add("belts", "示范带数量", .notDue, "5", "条", "2")
        add("green", "绿化覆盖率", .notComputable, "30", "%", nil)
        add("acceptance", "验收合格", .manual, nil, nil, nil)
        return findings
    }
}
