import Columns
import Overlap

extension County {
    /// Layers of polygons that protect ground or build on it, by name.
    var groundLayers: [(layer: ProjectLayer, rows: AreaRows)] {
        ProjectLayer.allCases.compactMap { layer in rows(of: layer).map { (layer, $0) } }
            .sorted { utf8Less($0.layer.rawValue, $1.layer.rawValue) }
    }

    /// How much ground each layer covers; the control areas after the others.
    func extents() -> [LayerExtent] {
        func extent(_ name: String, _ title: Phrase, _ rows: Int, _ once: GroundOnce) -> LayerExtent {
            let grounds = Overlap.areas(of: once.polygons, on: plane.overlap)
            return LayerExtent(
                layer: name, title: title, rows: rows,
                area: grounds.reduce(.zero) { $0 + AreaSum(squareMetres: $1) }, countedTwice: once.repeated)
        }
        return groundLayers.map { extent($0.layer.rawValue, $0.layer.title, $0.rows.polygons.count, $0.rows.once) }
            + controlAreas.map { extent($0.name, Phrase(zh: $0.name, en: $0.name), $0.polygons.count, $0.once) }
    }
}
