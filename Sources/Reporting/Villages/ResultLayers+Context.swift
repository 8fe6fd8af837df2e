import Columns
import FindingValues
import ProjectFile

extension ResultLayers {
    /// Roads, services, anchors and control areas, where the project has them.
    static func context(_ context: MapContext, _ crs: CRS) -> [Layer] {
        var layers: [Layer] = []
        if context.roads.count > 0 {
            var layer = Layer(name: "roads", crs: crs, geometry: .lines(context.roads))
            layer.add(Field("class", .text, title: "道路等级"), .text(context.roadClasses.map { $0.isEmpty ? nil : $0 }))
            layer.add(Field("name", .text, title: "名称"), .text(context.roadNames))
            layers.append(layer)
        }
        if context.services.count > 0 {
            var layer = Layer(name: "services", crs: crs, geometry: .points(context.services))
            layer.add(Field("kind", .text, title: "类别"), .text(context.serviceKinds))
            layer.add(Field("name", .text, title: "名称"), .text(context.serviceNames))
            layers.append(layer)
        }
        if context.anchors.count > 0 {
            var layer = Layer(name: "anchors", crs: crs, geometry: .points(context.anchors))
            layer.add(Field("name", .text, title: "名称"), .text(context.anchorNames))
            layers.append(layer)
        }
        if context.controlAreas.count > 0 {
            var layer = Layer(name: "control_areas", crs: crs, geometry: .polygons(context.controlAreas))
            layer.add(Field("name", .text, title: "名称"), .text(context.controlAreaNames))
            layers.append(layer)
        }
        return layers
    }
}
