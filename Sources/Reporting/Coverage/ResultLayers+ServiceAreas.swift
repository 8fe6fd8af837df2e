import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
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
