import Columns
import FindingValues
import ProjectFile

/// Makes the result layers of the contract from findings, in the project's CRS, and the layers that the map shows
/// beside them. A layer whose analysis did not run is absent; one that found nothing is there and empty.
enum ResultLayers {
    /// What each layer is, for people.
    static let titles = [
        "villages": "行政村及其指标", "belts": "示范带", "belt_villages": "示范带村庄", "belt_corridors": "示范带廊道",
        "clusters": "片区", "settlements": "农村居民点", "red_line_conflicts": "违反耕地红线规则的地块",
        "farmland_change": "耕地变化", "farmland_blocks": "集中连片耕地", "service_areas": "服务范围",
        "proposed_sites": "新设服务点", "road_gaps": "道路疑点", "roads": "道路",
        "services": "服务设施", "anchors": "起点城镇", "control_areas": "管控区",
    ]

    static func all(_ findings: Findings) -> [Layer] {
        var layers: [Layer] = []
        if findings.villages.polygons.count > 0 { layers.append(villages(findings)) }
        if let layout = findings.layout, let patches = layout.settlements {
            layers.append(settlements(layout, patches, findings))
        }
        if let belts = findings.belts {
            layers += [beltLines(belts, findings.crs), stops(belts, findings), corridors(belts, findings.crs)]
        }
        if let clusters = findings.clusters { layers.append(clusterPolygons(clusters, findings.crs)) }
        // Without a rule nothing was looked for; an empty layer would claim that nothing was found.
        if let redLine = findings.redLine, redLine.wasExamined { layers.append(conflicts(redLine, findings)) }
        if let change = findings.change { layers.append(farmlandChange(change, findings)) }
        if let blocks = findings.consolidation { layers.append(farmlandBlocks(blocks, findings.crs)) }
        if let areas = findings.serviceAreas { layers.append(serviceAreas(areas, findings.crs)) }
        if let location = findings.location { layers.append(proposedSites(location, findings.crs)) }
        if let network = findings.network { layers.append(gaps(network, findings.crs)) }
        return layers + context(findings.context, findings.crs)
    }

    /// A number as layers hold it: rounded half away from zero to so many decimals.
    static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let scale = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][decimals]
        return (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    }

    /// Square metres rounded to 0.01, from the exact sum.
    static func squareMetres(_ area: AreaSum) -> Double {
        let half: Int128 = area.micro < 0 ? -5000 : 5000
        return Double((area.micro + half) / 10_000) / 100
    }

    private static func beltLines(_ findings: BeltFindings, _ crs: CRS) -> Layer {
        let belts = findings.belts
        var layer = Layer(name: "belts", crs: crs, geometry: .lines(findings.lines))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(belts.map { Int64($0.number) }))
        layer.add(Field("anchor", .text, title: "起点"), .text(belts.map(\.anchor)))
        layer.add(Field("length_m", .real, title: "长度（米）"), .real(belts.map { rounded($0.length, 2) }))
        layer.add(Field("minutes", .real, title: "车程（分）"), .real(belts.map { rounded($0.minutes, 6) }))
        layer.add(Field("villages", .integer, title: "村数"), .integer(belts.map { Int64($0.villages.count) }))
        layer.add(Field("prize", .real, title: "得分"), .real(belts.map { rounded($0.prize, 6) }))
        layer.add(Field("bound", .real, title: "上界"), .real(belts.map { _ in nil }))
        layer.add(Field("gap", .real, title: "差距"), .real(belts.map { _ in nil }))
        layer.add(Field("trunk_share", .real, title: "干线比例"), .real(belts.map { rounded($0.trunkShare, 6) }))
        layer.add(Field("roads", .text, title: "道路"), .text(belts.map { $0.roads.joined(separator: "、") }))
        layer.add(Field("codes", .text, title: "村代码"), .text(belts.map { $0.villages.joined(separator: " ") }))
        return layer
    }

    private static func stops(_ belts: BeltFindings, _ findings: Findings) -> Layer {
        let names = findings.villages.names
        let stops = belts.stops
        var layer = Layer(name: "belt_villages", crs: findings.crs, geometry: .points(belts.stopPlaces))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(stops.map { Int64($0.belt) }))
        layer.add(Field("code", .text, title: "村代码"), .text(stops.map(\.code)))
        layer.add(Field("name", .text, title: "村名"), .text(stops.map { names[$0.code] }))
        layer.add(Field("chainage_m", .real, title: "里程（米）"), .real(stops.map { rounded($0.chainage, 2) }))
        layer.add(Field("offset_m", .real, title: "离路（米）"), .real(stops.map { rounded($0.offset, 2) }))
        layer.add(Field("order", .integer, title: "次序"), .integer(stops.map { Int64($0.order) }))
        return layer
    }

    private static func corridors(_ findings: BeltFindings, _ crs: CRS) -> Layer {
        let belts = findings.belts
        var layer = Layer(name: "belt_corridors", crs: crs, geometry: .polygons(findings.corridors))
        layer.add(Field("belt", .integer, title: "示范带"), .integer(belts.map { Int64($0.number) }))
        layer.add(area("area_m2", "面积（平方米）"), .real(belts.map { squareMetres($0.corridorArea) }))
        layer.add(area("farmland_m2", "耕地（平方米）"), .real(belts.map { $0.corridorFarmland.map(squareMetres) }))
        layer.add(
            area("basic_farmland_m2", "永久基本农田（平方米）"), .real(belts.map { $0.corridorBasicFarmland.map(squareMetres) }))
        return layer
    }

    private static func clusterPolygons(_ findings: ClusterFindings, _ crs: CRS) -> Layer {
        let clusters = findings.clusters
        var layer = Layer(name: "clusters", crs: crs, geometry: .polygons(findings.polygons))
        layer.add(Field("cluster", .integer, title: "片区"), .integer(clusters.map { Int64($0.number) }))
        layer.add(Field("villages", .integer, title: "村数"), .integer(clusters.map { Int64($0.villages.count) }))
        layer.add(Field("population", .real, title: "人口"), .real(clusters.map { $0.population.map { rounded($0, 3) } }))
        layer.add(area("area_m2", "面积（平方米）"), .real(clusters.map { squareMetres($0.area) }))
        layer.add(Field("compactness", .real, title: "紧凑度"), .real(clusters.map { rounded($0.compactness, 6) }))
        layer.add(Field("heterogeneity", .real, title: "异质性"), .real(clusters.map { rounded($0.heterogeneity, 6) }))
        layer.add(Field("codes", .text, title: "村代码"), .text(clusters.map { $0.villages.joined(separator: " ") }))
        layer.add(
            Field("broken", .text, title: "未满足的限制"),
            .text(clusters.map { $0.broken.isEmpty ? nil : $0.broken.map(\.zh).joined(separator: "；") }))
        return layer
    }

    private static func conflicts(_ redLine: RedLineFindings, _ findings: Findings) -> Layer {
        let names = findings.villages.names
        let rows = redLine.conflicts
        var layer = Layer(name: "red_line_conflicts", crs: findings.crs, geometry: .polygons(redLine.shapes))
        layer.add(Field("rule", .text, title: "规则"), .text(rows.map(\.rule)))
        layer.add(Field("kind", .text, title: "类型"), .text(rows.map(\.kind.zh)))
        layer.add(Field("parcel", .text, title: "图斑"), .text(rows.map(\.parcel)))
        layer.add(Field("village", .text, title: "村代码"), .text(rows.map { $0.village.isEmpty ? nil : $0.village }))
        layer.add(Field("village_name", .text, title: "村名"), .text(rows.map { names[$0.village] }))
        layer.add(Field("class", .text, title: "地类"), .text(rows.map(\.landClass)))
        layer.add(area("area_m2", "面积（平方米）"), .real(rows.map { squareMetres($0.area) }))
        layer.add(Field("area_mu", .real, title: "面积（亩）"), .real(rows.map { rounded($0.area.mu, 4) }))
        layer.add(Field("share", .real, title: "占图斑比例"), .real(rows.map { rounded($0.share, 6) }))
        layer.add(Field("source", .text, title: "来源图层"), .text(rows.map(\.source)))
        layer.add(Field("ground", .text, title: "受保护范围"), .text(rows.map(\.ground)))
        layer.add(Field("patches", .text, title: "受保护图斑"), .text(rows.map { $0.patches.joined(separator: " ") }))
        return layer
    }

    static func area(_ name: String, _ title: String) -> Field { Field(name, .real, title: title) }
}
