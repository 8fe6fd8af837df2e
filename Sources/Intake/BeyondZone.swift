import Columns
import PROJ

/// Rows that reach so far from the central meridian of the plane that the series for ground and lengths there gives way.
///
/// The series of `EllipsoidalWeight` ends with the fourth power of u = x²/R². Beside the zones it is right to 10⁻⁹; with the
/// fifth power, which it leaves out, areas are off by about 0.15 u⁵ of themselves: 5·10⁻⁷ at 1 800 km, 10⁻⁴ at 3 000 km, as held
/// against PROJ's geodesic areas at 20° and 35° of latitude. Lengths are off by half as much.
package struct BeyondZone: Sendable {
    /// Id of the rule.
    package static let rule = "beyond-zone"
    /// Metres from the central meridian within which areas are right to 10⁻⁶.
    package static let limit = 1_800_000.0
    private static let radius = 6_371_000.0

    private let gauss: GaussKruger?

    /// - Parameter crs: of the plane in which ground is measured; in none but transverse Mercator it is.
    package init(_ crs: CRSDescription?) { gauss = crs?.gauss }

    /// Metres between the central meridian and what of a box is farthest from it; none within the limit.
    package func distance(_ box: Box) -> Double? {
        guard let gauss, box.isFinite else { return nil }
        let x = max((box.minX - gauss.falseEasting).magnitude, (box.maxX - gauss.falseEasting).magnitude) / gauss.scale
        return x > Self.limit ? x : nil
    }

    /// The issue of a row that reaches as far.
    package static func sentence(_ distance: Double) -> Phrase {
        let u = (distance / radius) * (distance / radius)
        let share = 0.15 * u * u * u * u * u
        let (kilometres, millionths) = (fixedText(distance / 1000, decimals: 0), fixedText(share * 1e6, decimals: 1))
        return Phrase(
            zh: "距量算平面的中央子午线达 \(kilometres) 公里：面积只准到百万分之 \(millionths)；用其所在带的图层则更准",
            en: "it reaches \(kilometres) km from the central meridian of the plane in which it is "
                + "measured: its area is right to \(millionths) parts in a million, not better; a layer of "
                + "its own zone is")
    }
}
