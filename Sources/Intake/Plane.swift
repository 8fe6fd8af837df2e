import Columns
import Overlap
import PROJ

/// The one plane of a run, in which layers are held against each other, and how ground is measured on it.
package struct Plane: Sendable {
    /// Why the plane was chosen.
    package enum Choice: Sendable, Hashable {
        /// The layer of that name lies in it.
        case own(layer: String)
        /// It is the 3-degree zone of CGCS2000 natural to the longitude of the middle of that layer.
        case natural(layer: String, longitude: Double)
        /// The caller named it.
        case named
    }

    /// The CRS of the plane, projected, in metres.
    package let description: CRSDescription
    /// How ground is measured: with ellipsoidal weight, or planar.
    package let overlap: OverlapPlane
    /// Point scale of the plane, which turns lengths on it into ground; none when it is not transverse Mercator.
    package let weight: EllipsoidalWeight?
    /// Geographic CRSs that the user declares equal to CGCS2000.
    package let treatAsCGCS2000: [CRS]
    /// Why the plane was chosen.
    package let choice: Choice

    /// The CRS by its code.
    package var crs: CRS { description.crs }
    /// The zone of CGCS2000; none when the plane is no such zone.
    package var zone: CGCS2000Zone? { description.zone }
    /// Code and name of the CRS, for messages.
    package var label: String { description.label }

    /// A plane.
    /// - Parameter ellipsoidal: ground is on the ellipsoid, which needs a transverse Mercator plane; otherwise any plane in
    ///   metres will do.
    /// - Throws: `IntakeError.noGroundPlane`.
    package init(
        _ description: CRSDescription, ellipsoidal: Bool, treatAsCGCS2000: [CRS] = [], choice: Choice = .named
    ) throws(IntakeError) {
        (self.description, self.treatAsCGCS2000, self.choice) = (description, treatAsCGCS2000, choice)
        weight = description.gauss.map(EllipsoidalWeight.init)
        if ellipsoidal {
            guard let weight else { throw .noGroundPlane(crs: description.label) }
            overlap = .ellipsoidal(weight)
        } else {
            overlap = .planar
        }
    }

    /// The plane of a zone.
    /// - Throws: `ProjectionError`, when PROJ's database does not answer.
    package init(
        zone: CGCS2000Zone, ellipsoidal: Bool = true, treatAsCGCS2000: [CRS] = [], choice: Choice = .named
    ) throws {
        try self.init(
            CRSDescription(of: zone.crs), ellipsoidal: ellipsoidal, treatAsCGCS2000: treatAsCGCS2000, choice: choice)
    }

    /// How straight pieces of lines are measured: on the ellipsoid, or in the plane where it is not transverse Mercator.
    package var length: @Sendable (Position, Position) -> Double {
        guard let weight else { return { $0.distance(to: $1) } }
        return { weight.groundLength(from: $0, to: $1) }
    }
}

extension Plane {
    /// A layer that may decide the plane.
    package struct Candidate: Sendable {
        /// Our name of the layer.
        package let name: String
        /// The projected CRS whose easting and northing are the plane's x and y.
        package let crs: CRSDescription
        /// The box of the rows that the gate kept.
        package let box: Box

        /// A candidate.
        package init(name: String, crs: CRSDescription, box: Box) { (self.name, self.crs, self.box) = (name, crs, box) }
    }

    /// The plane of a command: the CRS of the first layer that is projected; when all are geographic, the natural 3-degree
    /// zone of the last that has a row.
    /// - Parameters:
    ///   - candidates: most wanted plane first; at least one.
    ///   - ellipsoidal: as in `init`.
    /// - Throws: `IntakeError` for degrees outside every zone, or a plane that does not fit; `ProjectionError`.
    package static func ofFirstProjected(
        _ candidates: [Candidate], ellipsoidal: Bool, treatAsCGCS2000: [CRS] = []
    ) throws -> Plane {
        if let first = candidates.first(where: { $0.crs.kind == .projected }) {
            return try Plane(
                first.crs, ellipsoidal: ellipsoidal, treatAsCGCS2000: treatAsCGCS2000, choice: .own(layer: first.name))
        }
        guard let last = candidates.last(where: { !$0.box.isEmpty }) ?? candidates.last else {
            throw IntakeError.noGroundPlane(crs: "no layer")
        }
        // Without a row nothing is measured, and any zone will do.
        let zone =
            last.box.isEmpty
            ? CGCS2000Zone(width: .three, number: 36, prefixed: true) : CGCS2000.naturalZone(over: last.box)
        guard let zone else {
            throw IntakeError.outsideChina(layer: last.name, longitude: last.box.centre.x, latitude: last.box.centre.y)
        }
        return try Plane(
            zone: zone, ellipsoidal: ellipsoidal, treatAsCGCS2000: treatAsCGCS2000,
            choice: .natural(layer: last.name, longitude: last.box.centre.x))
    }

    /// The plane of a project: the layer's own CRS when that is a 3-degree zone of CGCS2000, else the zone natural to it.
    /// - Throws: `IntakeError`; `ProjectionError`; `TransformError`.
    package static func zone(
        of layer: Candidate, ellipsoidal: Bool, treatAsCGCS2000: [CRS] = []
    ) throws -> Plane {
        if let zone = layer.crs.zone, zone.width == .three {
            return try Plane(
                zone: zone, ellipsoidal: ellipsoidal, treatAsCGCS2000: treatAsCGCS2000, choice: .own(layer: layer.name))
        }
        let degrees = try Transformation.of(
            layer: layer.name, from: layer.crs.given, to: .cgcs2000, over: layer.box, treatAsCGCS2000: treatAsCGCS2000
        ).transformed(layer.box)
        guard let zone = CGCS2000.naturalZone(over: degrees) else {
            throw IntakeError.outsideChina(
                layer: layer.name, longitude: degrees.centre.x, latitude: degrees.centre.y)
        }
        return try Plane(
            zone: zone, ellipsoidal: ellipsoidal, treatAsCGCS2000: treatAsCGCS2000,
            choice: .natural(layer: layer.name, longitude: degrees.centre.x))
    }

    /// The zone of UTM natural to a layer in longitude and latitude of WGS 84 that lies outside China; none for any other.
    /// - Throws: `ProjectionError`; `IntakeError`.
    package static func utm(of layer: Candidate) throws -> Plane? {
        let (box, centre) = (layer.box, layer.box.centre)
        guard layer.crs.kind == .geographic, layer.crs.crs.epsgCode == 4326, box.isFinite,
            CGCS2000.naturalZone(over: box) == nil || !(3...54).contains(centre.y) || !(73...136).contains(centre.x),
            -180...180 ~= centre.x, -80...84 ~= centre.y
        else { return nil }
        let zone = min(60, 1 + (Int(exactly: ((centre.x + 180) / 6).rounded(.down)) ?? 0))
        let crs = try CRSDescription(of: CRS("EPSG:\((centre.y < 0 ? 32700 : 32600) + zone)"))
        return try Plane(crs, ellipsoidal: true, choice: .natural(layer: layer.name, longitude: centre.x))
    }

    /// The way of a layer into the plane. Belongs to one task.
    /// - Throws: `IntakeError.datum` when no published operation leads there.
    package func way(from source: CRS, layer: String, over box: Box? = nil) throws -> Transformation {
        try Transformation.of(layer: layer, from: source, to: crs, over: box, treatAsCGCS2000: treatAsCGCS2000)
    }
}

extension Transformation {
    /// The transformation of a layer; a refusal names the layer.
    /// - Throws: `IntakeError.datum` when no published operation leads from one CRS to the other.
    static func of(
        layer: String, from source: CRS, to target: CRS, over box: Box?, treatAsCGCS2000: [CRS]
    ) throws -> Transformation {
        do {
            return try Transformation(from: source, to: target, over: box, treatAsCGCS2000: treatAsCGCS2000)
        } catch let error as any ExplainedError {
            throw IntakeError.datum(layer: layer, reason: error.phrase, remedy: error.remedy)
        }
    }
}

extension Plane {
    /// Ground length of a row of lines, metres.
    /// - Complexity: O(*n*) for *n* vertices.
    package func groundLength(of lines: LineColumn, row: Int) -> Double {
        if let weight { return weight.groundLength(of: lines, row: row) }
        return lines.parts(ofRow: row).reduce(0) { sum, part in
            let vertices = lines.vertices(ofPart: part)
            return vertices.dropLast().reduce(sum) { $0 + lines.vertex($1).distance(to: lines.vertex($1 + 1)) }
        }
    }
}
