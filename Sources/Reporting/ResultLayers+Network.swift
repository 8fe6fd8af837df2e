import Columns
import FindingValues

extension ResultLayers {
    static func gaps(_ network: NetworkFindings, _ crs: CRS) -> Layer {
        let gaps = network.gaps
        var layer = Layer(name: "road_gaps", crs: crs, geometry: .points(network.gapPoints))
        layer.add(Field("kind", .text, title: "类型"), .text(gaps.map(\.kind)))
        layer.add(Field("road", .text, title: "道路"), .text(gaps.map(\.road)))
        layer.add(Field("distance_m", .real, title: "距离（米）"), .real(gaps.map { $0.distance.map { rounded($0, 3) } }))
        layer.add(Field("name", .text, title: "路名"), .text(gaps.map(\.name)))
        layer.add(Field("length_m", .real, title: "路段长度（米）"), .real(gaps.map { $0.length.map { rounded($0, 2) } }))
        layer.add(Field("village", .text, title: "村代码"), .text(gaps.map(\.village)))
        return layer
    }

    static func serviceAreas(_ findings: ServiceAreaFindings, _ crs: CRS) -> Layer {
        let areas = findings.areas
        var layer = Layer(name: "service_areas", crs: crs, geometry: .polygons(findings.polygons))
        layer.add(Field("service", .text, title: "设施"), .text(areas.map(\.service)))
        layer.add(Field("minutes", .real, title: "限时（分）"), .real(areas.map(\.minutes)))
        layer.add(Field("mode", .text, title: "方式"), .text(areas.map(\.mode)))
        layer.add(Field("metres", .real, title: "限距（米）"), .real(areas.map(\.metres)))
        layer.add(Field("id", .text, title: "要求"), .text(areas.map(\.id)))
        layer.add(area("area_m2", "面积（平方米）"), .real(areas.map { squareMetres($0.area) }))
        layer.add(Field("road_m", .real, title: "可达道路（米）"), .real(areas.map { rounded($0.roadMetres, 2) }))
        layer.add(Field("villages", .integer, title: "可达村"), .integer(areas.map { Int64($0.villages) }))
        layer.add(Field("population", .real, title: "可达人口"), .real(areas.map { $0.population.map { rounded($0, 3) } }))
        return layer
    }
}
