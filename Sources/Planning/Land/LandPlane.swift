import Columns
import OGR
import Overlap
import PROJ

/// The one plane in which layers are held against each other.
public struct LandPlane: Sendable {
    /// The CRS of the plane, projected, in metres.
    public let crs: CRSDescription
    /// The same as the overlap kernel takes it: with ellipsoidal weight or planar.
    public let plane: OverlapPlane
    /// Geographic CRSs that the user declares equal to CGCS2000.
    public let treatAsCGCS2000: [CRS]

    /// Chooses the plane: the CRS of the first layer that is projected; when all are geographic, the natural 3° zone of
    /// the last.
    /// - Parameters:
    ///   - layers: path, CRS and box of each layer, most wanted plane first; at least one.
    ///   - ellipsoidal: ground is on the ellipsoid, which needs a transverse Mercator plane; otherwise any plane in
    ///     metres will do.
    /// - Throws: `LandError` for a projected CRS that is not in metres, degrees outside every zone, or a plane that
    ///   does not fit; `ProjectionError`.
    public init(
        layers: [(path: String, crs: CRSDescription, box: Box)], ellipsoidal: Bool, treatAsCGCS2000: [CRS] = []
    ) throws {
        precondition(!layers.isEmpty, "at least one layer")
        self.treatAsCGCS2000 = treatAsCGCS2000
        for layer in layers where layer.crs.kind == .projected && !layer.crs.isMetric {
            throw LandError.notMetric(path: layer.path, crs: layer.crs.label)
        }
        if let projected = layers.first(where: { $0.crs.kind == .projected }) {
            crs = projected.crs
        } else {
            let last = layers[layers.count - 1]
            guard let zone = CGCS2000.naturalZone(over: last.box) else { throw LandError.noZone(path: last.path) }
            crs = try CRSDescription(of: zone.crs)
        }
        if ellipsoidal {
            guard let gauss = crs.gauss else { throw LandError.noGroundPlane(crs: crs.label) }
            plane = .ellipsoidal(EllipsoidalWeight(gauss))
        } else {
            plane = .planar
        }
    }

    /// The way of a layer into the plane; none when it lies there already. Belongs to one task.
    /// - Throws: `ProjectionError`.
    public func transformation(from source: CRSDescription, over box: Box? = nil) throws -> Transformation? {
        if source.crs == crs.crs { return nil }
        return try Transformation(from: source.given, to: crs.crs, over: box, treatAsCGCS2000: treatAsCGCS2000)
    }
}
