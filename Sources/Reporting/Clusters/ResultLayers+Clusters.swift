import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    static func clusterPolygons(_ findings: ClusterFindings, _ crs: CRS) -> Layer {
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
}
