import Columns
import PROJ

/// Which plane a run works in, and whether coordinates can be of the CRS that a layer declares.
enum PlaneChoice {
    /// The plane for a first layer: its own CRS when that is a 3-degree zone of CGCS2000, else the zone natural to it.
    static func plane(for crs: CRS, box: Box, layer: String, options: ProjectOptions) throws -> Plane {
        let treat = options.treatAsCGCS2000.map { CRS($0) }
        let description = try CRSDescription(of: crs)
        if let zone = description.zone, zone.width == .three {
            return Plane(
                zone: zone,
                reason: Phrase(zh: "图层 \(layer) 即在此 3° 带", en: "the layer \(layer) is in this 3-degree zone"),
                area: options.area, treatAsCGCS2000: treat)
        }
        let degrees = try Transformation.of(
            layer: layer, from: crs, to: .cgcs2000, over: box, treatAsCGCS2000: treat
        ).transformed(box)
        guard let zone = CGCS2000.naturalZone(over: degrees) else {
            throw CountyError.outsideChina(layer: layer, longitude: degrees.centre.x, latitude: degrees.centre.y)
        }
        let centre = fixedText(degrees.centre.x, decimals: 2)
        return Plane(
            zone: zone,
            reason: Phrase(
                zh: "图层 \(layer) 中心经度 \(centre)°E 所在的 3° 带",
                en: "the 3-degree zone of \(centre)°E, the centre of the layer \(layer)"),
            area: options.area, treatAsCGCS2000: treat)
    }

    /// Refuses coordinates that contradict the declared CRS.
    static func check(_ geometry: GeometryColumn, crs: CRS, layer: String, path: String) throws {
        guard let fault = CGCS2000.contradiction(crs: try CRSDescription(of: crs), geometry: geometry) else { return }
        throw CountyError.contradictedCRS(
            layer: layer, path: path, reason: fault.description, advice: fault.advice)
    }
}
