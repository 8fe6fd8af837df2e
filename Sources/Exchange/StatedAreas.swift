import Columns
import OGR
import Overlap
import PROJ

/// Stated areas of parcels held against their corner points.
enum StatedAreas {
    /// One issue for each parcel whose stated area is not that of its corners.
    ///
    /// The area of the corners is ellipsoidal, on CGCS2000. Stated and computed may differ by half a unit of the last stated
    /// digit, and by what rounding the corners can move: the perimeter times half a unit of their last digit on either axis.
    /// Rules: `stated-area` (they differ), `stated-area-planar` (they differ, and what is stated is the area in the plane), and those
    /// of `RowFault` for a parcel that is no valid polygon, whose area is then not compared.
    /// - Parameters:
    ///   - stated: areas as written; shape `(rows)`. None is not compared.
    ///   - unit: what they are stated in.
    ///   - crs: of the corners; areas are only compared in a transverse Mercator plane.
    ///   - decimals: of the coordinates.
    static func issues(
        _ polygons: PolygonColumn, stated: [String?], unit: CornerPointFile.AreaUnit, ids: [String?], sourceRows: [Int],
        crs: CRS, decimals: Int
    ) throws -> [RowIssue] {
        guard let gauss = try CRSDescription(of: crs).gauss else { return [] }
        let weight = EllipsoidalWeight(gauss)
        let domain = CoordinateDomain(crs: try CRSDescription(of: crs))
        // A row outside the CRS has no area, and measuring it would not end.
        let isPlaced = (0..<polygons.count).map { domain.fault(of: polygons.box(ofRow: $0)) == nil }
        let astray = isPlaced.indices.filter { !isPlaced[$0] }
        guard case .polygons(let placed) = GeometryColumn.polygons(polygons).emptying(Set(astray)) else { return [] }
        let ground = areas(of: placed, on: .ellipsoidal(weight))
        let plane = areas(of: placed, on: .planar)
        var issues: [RowIssue] = []
        for row in 0..<polygons.count where isPlaced[row] && !polygons.isEmpty(row: row) {
            if let fault = RowCheck.fault(of: polygons, row: row) {
                issues.append(fault.issue(layer: "", sourceRow: sourceRows[row], id: ids[row]))
                continue
            }
            guard let text = stated[row], let value = Double(text), value.isFinite else { continue }
            let stepOfArea = unit.squareMetres * step(of: text)
            let stepOfCorner = step(decimals: decimals)
            let allowed =
                stepOfArea / 2 + weight.groundPerimeter(of: polygons, row: row) * stepOfCorner / 2 * 2.0.squareRoot()
            func isStated(_ area: Double) -> Bool {
                (value * unit.squareMetres - area).magnitude <= allowed * (1 + 1e-9)
            }
            if isStated(ground[row]) { continue }
            let isPlanar = isStated(plane[row])
            let computed = fixedText(ground[row] / unit.squareMetres, decimals: unit == .squareMetre ? 2 : 4)
            issues.append(
                RowIssue(
                    layer: "", row: sourceRows[row], id: ids[row],
                    rule: isPlanar ? "stated-area-planar" : "stated-area",
                    severity: .warning, place: polygons.vertex(polygons.vertices(ofRow: row).lowerBound),
                    message: Messages.stated(text, computed, unit: unit.symbol, isPlanar: isPlanar)))
        }
        return issues
    }

    /// Hectares as text with four decimals, ellipsoidal; shape `(rows)`.
    static func hectares(_ polygons: PolygonColumn, in zone: CGCS2000Zone) -> [String] {
        areas(of: polygons, on: .ellipsoidal(EllipsoidalWeight(zone))).map {
            AreaSum(squareMetres: $0).hectaresText(decimals: 4)
        }
    }

    /// One unit of the last digit of a decimal text.
    private static func step(of text: String) -> Double {
        guard let point = text.firstIndex(of: ".") else { return 1 }
        return step(decimals: text.distance(from: point, to: text.endIndex) - 1)
    }

    private static func step(decimals: Int) -> Double {
        var unit = 1.0
        for _ in 0..<decimals { unit /= 10 }
        return unit
    }
}
