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
}
