import Columns
import Glibc
import PROJ

/// Polygons with straight edges so long that their ground depends on the plane in which the edges are straight.
///
/// A straight line of a transverse Mercator plane is no shortest line of the ellipsoid: at a distance x from the central meridian
/// it bends by x cos α / R², α its azimuth. Between it and the shortest line with the same ends lie L³ x cos α / 12R² of ground, and
/// between it and the straight line of a plane whose meridian is X farther, L³ X cos α / 12R². Over a ring these add up with
/// their signs: opposite edges take back most of it. Squares of 1, 10, 100 and 1000 km differ from their geodesics by 2·10⁻⁹,
/// 2·10⁻⁷, 2·10⁻⁵ and 2·10⁻³ of their ground, wherever they lie in the zone; with a vertex every 20 km none by 10⁻⁶.
/// - Source: Bomford, *Geodesy*, 4th ed., 1980, §2.5 (arc-to-chord correction).
package struct LongEdges: Sendable {
    /// A row whose ground depends on the plane.
    package struct Finding: Sendable, Hashable {
        /// Its longest edge, metres.
        package let longest: Double
        /// Where that edge begins.
        package let place: Position
        /// What its ground may differ by, m².
        package let doubt: Double

        /// The issue of the row.
        package var sentence: Phrase {
            let length = fixedText(longest / 1000, decimals: 1)
            let ground = fixedText(doubt, decimals: 0)
            return Phrase(
                zh: "最长的直边 \(length) 公里：换带或按大地线量算，面积相差约 \(ground) 平方米；在其间加密顶点即可消除",
                en: "its longest straight edge is \(length) km: in another zone or along geodesics its "
                    + "ground differs by about \(ground) m²; vertices between would settle it")
        }
    }

    /// Id of the rule.
    package static let rule = "long-edge"
    /// Edges up to here are never asked, metres.
    static let shortest = 1000.0
    /// A difference becomes an issue from this share of a row's ground on, as areas that are stored and measured are
    /// compared.
    static let share = 1e-5
    /// Mean radius of the Earth, metres.
    private static let radius = 6_371_000.0

    private let gauss: GaussKruger?
    private let isGeographic: Bool

    /// - Parameter crs: of the coordinates. None is found without one, nor in other projections than transverse Mercator, in which
    ///   no ground is measured.
    package init(_ crs: CRSDescription?) {
        gauss = crs?.gauss
        isGeographic = crs?.kind == .geographic
    }

    /// What there is to say of a row; none as a rule.
    /// - Complexity: O(1) for a row under a kilometre, else O(vertices).
    package func finding(_ polygons: PolygonColumn, row: Int) -> Finding? {
        guard gauss != nil || isGeographic else { return nil }
        let box = polygons.box(ofRow: row)
        let unit = isGeographic ? Self.radius * .pi / 180 : 1
        guard box.isFinite, max(box.width, box.height) * unit > Self.shortest else { return nil }
        let latitude = min(max(isGeographic ? box.centre.y * .pi / 180 : box.centre.y / Self.radius, -1.5), 1.5)
        let wide = isGeographic ? unit * cos(latitude) : 1
        let meridian =
            isGeographic ? (box.centre.x / 3).rounded() * 3 : gauss?.falseEasting ?? box.centre.x
        // Three degrees of longitude: the next zone.
        let next = 3 * Self.radius * .pi / 180 * cos(latitude)
        var (doubt, twiceArea, longest, place) = (0.0, 0.0, 0.0, Position(0, 0))
        for ring in polygons.rings(ofRow: row) {
            let vertices = polygons.vertices(ofRing: ring)
            var (own, other, area) = (0.0, 0.0, 0.0)
            for v in vertices.dropLast() {
                let (a, b) = (polygons.vertex(v), polygons.vertex(v + 1))
                let (dx, dy) = ((b.x - a.x) * wide, (b.y - a.y) * unit)
                let length = (dx * dx + dy * dy).squareRoot()
                area += (a.x - box.minX) * (b.y - box.minY) - (b.x - box.minX) * (a.y - box.minY)
                guard length > Self.shortest else { continue }
                if length > longest { (longest, place) = (length, a) }
                let bend = dy * length * length / (12 * Self.radius * Self.radius)
                own += bend * ((a.x + b.x) / 2 - meridian) * wide
                other += bend * next
            }
            doubt += max(own.magnitude, other.magnitude)
            twiceArea += area * wide * unit
        }
        guard longest > 0, doubt.isFinite, doubt > 0.1, doubt > Self.share * twiceArea.magnitude / 2 else { return nil }
        return Finding(longest: longest, place: place, doubt: doubt)
    }
}
