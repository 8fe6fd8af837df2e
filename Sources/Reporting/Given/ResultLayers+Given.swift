import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    static func given(_ given: GivenFindings, _ findings: Findings) -> [Layer] {
        var layers: [Layer] = []
        if let belts = given.belts, !belts.plan.belts.isEmpty {
            layers += [
                givenBelts(belts, findings.crs), stops(belts.plan, findings, name: "given_belt_villages"),
                corridors(belts.plan, findings.crs, name: "given_belt_corridors"),
            ]
        }
        if let clusters = given.clusters { layers.append(givenClusters(clusters, given, findings)) }
        if let selection = given.selection { layers.append(givenSelection(selection, given, findings)) }
        return layers
    }

    /// As ours, with the name in the plan, how far the line lies off the roads, and the limits that it breaks.
    private static func givenBelts(_ belts: GivenBeltFindings, _ crs: CRS) -> Layer {
        var layer = beltLines(belts.plan, crs, name: "given_belts")
        let details = belts.details
        layer.add(Field("name", .text, title: "名称"), .text(details.map(\.name)))
        layer.add(
            Field("drawn_m", .real, title: "图上长度（米）"), .real(details.map { $0.offRoads.map { rounded($0.drawn, 2) } }))
        layer.add(
            Field("off_roads_m", .real, title: "离路最远（米）"),
            .real(details.map { $0.offRoads.map { rounded($0.farthest, 2) } }))
        layer.add(
            Field("off_roads_mean_m", .real, title: "平均离路（米）"),
            .real(details.map { $0.offRoads.map { rounded($0.mean, 2) } }))
        layer.add(
            Field("broken", .text, title: "未满足的限制"),
            .text(
                details.map { detail in
                    let broken = detail.rules.filter { !$0.isKept }.map(\.phrase.zh)
                    return broken.isEmpty ? nil : broken.joined(separator: "；")
                }))
        return layer
    }

    private static func givenClusters(
        _ clusters: [GivenCluster], _ given: GivenFindings, _ findings: Findings
    ) -> Layer {
        var layer = Layer(name: "given_clusters", crs: findings.crs, geometry: .polygons(given.clusterPolygons))
        layer.add(Field("cluster", .text, title: "片区"), .text(clusters.map(\.name)))
        layer.add(Field("villages", .integer, title: "村数"), .integer(clusters.map { Int64($0.villages.count) }))
        layer.add(Field("codes", .text, title: "村代码"), .text(clusters.map { $0.villages.joined(separator: " ") }))
        return layer
    }

    private static func givenSelection(
        _ selection: [GivenChoice], _ given: GivenFindings, _ findings: Findings
    ) -> Layer {
        let names = findings.villages.names
        var layer = Layer(name: "given_selection", crs: findings.crs, geometry: .polygons(given.selectionPolygons))
        layer.add(Field("code", .text, title: "村代码"), .text(selection.map(\.code)))
        layer.add(Field("name", .text, title: "村名"), .text(selection.map { names[$0.code] }))
        layer.add(Field("grade", .text, title: "等级"), .text(selection.map(\.grade)))
        layer.add(Field("year", .real, title: "年份"), .real(selection.map(\.year)))
        return layer
    }
}
