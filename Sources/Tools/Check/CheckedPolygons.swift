import Columns
import Overlap
import PROJ
import Survey

/// The polygons of a layer in a plane in metres, with the rows that may be held against each other.
///
/// Belongs to one task, as the way back to the layer's own CRS does.
struct CheckedPolygons {
    /// Rows in the plane as they were read; those set aside are empty.
    let asRead: PolygonColumn
    /// The same with shells counter-clockwise and holes clockwise.
    let column: PolygonColumn
    /// How ground is measured.
    let plane: OverlapPlane
    /// The plane's CRS; none when the layer names none.
    let crs: CRSDescription?
    /// Ground of each row, m².
    let areas: [Double]
    /// Boxes of rows set aside because their geometry is faulty: what lies there is not known.
    let faulty: [Box]
    /// From the plane to the layer's own CRS; none when they are one.
    private let back: Transformation?

    /// - Parameters:
    ///   - sound: the layer's polygons, rows set aside empty, in its own CRS.
    ///   - faulty: boxes of the rows set aside, in its own CRS.
    /// - Returns: none when the layer lies in no plane of metres and cannot be brought into one.
    init?(_ layer: CheckedLayer, sound: PolygonColumn, faulty: [Box], treatAsCGCS2000: [CRS]) {
        var geometry = GeometryColumn.polygons(sound)
        var (boxes, crs, back) = (faulty, layer.crs, Transformation?.none)
        let box = sound.box
        if let own = layer.crs, own.kind == .geographic {
            guard let zone = CGCS2000.naturalZone(over: box), let target = try? CRSDescription(of: zone.crs),
                let way = try? Transformation(
                    from: own.given, to: zone.crs, over: box, treatAsCGCS2000: treatAsCGCS2000),
                let home = try? Transformation(from: zone.crs, to: own.given, treatAsCGCS2000: treatAsCGCS2000),
                (try? way.transform(&geometry)) != nil
            else { return nil }
            (crs, back) = (target, home)
            boxes = faulty.compactMap { try? way.transformed($0) }
        } else if let own = layer.crs, !own.isMetric {
            return nil
        } else if layer.crs == nil, box.minX >= -360, box.maxX <= 360 {
            return nil
        }
        guard case .polygons(let polygons) = geometry else { return nil }
        (asRead, self.crs, self.back, self.faulty) = (polygons, crs, back, boxes)
        column = RowCheck.check(polygons).column
        plane = crs?.gauss.map { .ellipsoidal(EllipsoidalWeight($0)) } ?? .planar
        areas = Overlap.areas(of: column, on: plane)
    }

    /// Ground is measured on the ellipsoid.
    var isEllipsoidal: Bool { plane != .planar }

    /// A place of the plane in the layer's own CRS.
    func own(_ place: Position) -> Position {
        guard let back else { return place }
        return (try? back.transformed(place)) ?? place
    }

    /// A shape of the plane in the layer's own CRS.
    func own(_ shape: PolygonColumn) -> PolygonColumn {
        guard let back else { return shape }
        var geometry = GeometryColumn.polygons(shape)
        guard (try? back.transform(&geometry)) != nil, case .polygons(let moved) = geometry else { return shape }
        return moved
    }

    /// The place lies on ground that a faulty row may hold.
    func isDoubtful(_ place: Position) -> Bool { faulty.contains { $0.holds(place) } }
}
