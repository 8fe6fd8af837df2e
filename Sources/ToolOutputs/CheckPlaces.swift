import Columns
import OGR
import Tools

/// The places of issues as a GeoPackage: points in the layer `places`, ground that is shared or bare in `areas`.
package enum CheckPlaces {
    /// Adds the layers to a new file.
    ///
    /// Places stay in the CRS of the layer they belong to: where the layers of a check have several, each further one has
    /// layers of its own, `places_2`, `areas_2`, in the order in which the layers were given. Issues without a place are
    /// left out.
    /// - Parameter language: of the messages.
    /// - Returns: issues that have no place.
    /// - Throws: `OGRError`.
    @discardableResult
    package static func write(
        _ result: CheckResult, to writer: GeoPackageWriter, language: Language
    ) throws(OGRError) -> Int {
        var systems: [CRS?] = []
        for layer in result.layers where !systems.contains(layer.crs) { systems.append(layer.crs) }
        let crsOf = Dictionary(result.layers.map { ($0.name, $0.crs) }, uniquingKeysWith: { first, _ in first })
        let placed = result.issues.filter { $0.place != nil }
        for (number, crs) in systems.enumerated() {
            let own = placed.filter { (crsOf[$0.layer] ?? nil) == crs }
            guard !own.isEmpty || number == 0 else { continue }
            let suffix = number == 0 ? "" : "_\(number + 1)"
            var points = PointColumn()
            for case let place? in own.map(\.place) {
                points.append(place)
            }
            try writer.add(
                layer("places" + suffix, .points(points), own, crs, language), summary: Self.places[language])
            let shaped = own.filter { $0.shape != nil }
            var shapes = PolygonColumn()
            for case let shape? in shaped.map(\.shape) { shapes.append(row: 0, of: shape) }
            try writer.add(
                layer("areas" + suffix, .polygons(shapes), shaped, crs, language), summary: Self.ground[language])
        }
        return result.issues.count - placed.count
    }

    private static let places = Phrase(zh: "检查所指问题的位置", en: "Places of what the check objects to")
    private static let ground = Phrase(zh: "重叠或未覆盖的范围", en: "Ground that is shared or bare")

    private static func layer(
        _ name: String, _ geometry: GeometryColumn, _ issues: [CheckIssue], _ crs: CRS?, _ language: Language
    ) -> Layer {
        var layer = Layer(name: name, crs: crs, geometry: geometry)
        layer.add(Field("layer", .text), .text(issues.map(\.layer)))
        layer.add(Field("id", .text), .text(issues.map(\.id)))
        layer.add(Field("rule", .text), .text(issues.map(\.rule.id)))
        layer.add(Field("severity", .text), .text(issues.map(\.rule.severity.rawValue)))
        layer.add(Field("measure", .real), .real(issues.map(\.measure)))
        layer.add(
            Field("unit", .text), .text(issues.map { $0.measure == nil ? nil : $0.rule.unit?.rawValue }))
        layer.add(Field("other", .text), .text(issues.map(\.other)))
        layer.add(Field("message", .text), .text(issues.map { $0.phrase[language] }))
        return layer
    }
}
