import Columns
import PROJ

/// Area of a parcel by the notice of the land survey: the number a survey database holds as `TBMJ`.
///
/// Coordinates are rounded to 0.0001 m. An edge longer than 70 m gets ⌊length/70⌋ points at equal distances, rounded alike.
/// Each vertex goes to latitude and longitude by the notice's inverse Gauss series and is rounded to 10⁻⁶ arc-second. Each
/// edge then counts the trapezoid between its latitudes and its mean longitude. It differs from the exact ellipsoidal
/// area by those roundings, about 0.001 m² on a hectare.
///
/// - Source: 国土调查办发〔2008〕32号; the rules of rounding and densifying as production software follows them (domain facts
///   §C.1–C.3).
package struct OfficialArea: Sendable, Hashable {
    /// False easting, zone prefix included, metres.
    package let falseEasting: Double
    /// Longitude of the central meridian, radians by the printed π. It takes part in the rounding of arc-seconds.
    private let centralMeridian: Double

    /// For a plane in a CGCS2000 zone.
    package init(_ zone: CGCS2000Zone) {
        falseEasting = zone.falseEasting
        centralMeridian = Double(zone.centralMeridian) * OfficialSeries.pi / 180
    }

    /// Longest edge taken as it is, metres.
    static let longestEdge = 70.0
    /// Most points an edge gets: 21,000 km, from pole to pole. The gate of the rows lets no such edge through;
    /// whoever calls without one waits for no more than this.
    static let mostPoints = 300_000

    /// Area of one row, square metres, not rounded: shells count positive and holes negative whichever way they run. 0 for
    /// an empty row.
    /// - Complexity: O(*n + l*/70 m) for *n* vertices and a border of length *l*.
    package func area(of column: PolygonColumn, row: Int) -> Double {
        var sum = 0.0
        for part in column.parts(ofRow: row) {
            let rings = column.rings(ofPart: part)
            for ring in rings {
                let own = area(ofRing: ring, of: column).magnitude
                sum += ring == rings.lowerBound ? own : -own
            }
        }
        return sum
    }

    /// Area of one row as the survey prints it: hundredths of a square metre, half up.
    package func hundredths(of column: PolygonColumn, row: Int) -> Int64 {
        Int64(clamping: (area(of: column, row: row) * 100 + 0.5).rounded(.down))
    }

    /// Signed area of a ring, positive when it runs counter-clockwise.
    private func area(ofRing ring: Int, of column: PolygonColumn) -> Double {
        let v = column.vertices(ofRing: ring)
        guard v.count > 3 else { return 0 }
        let first = rounded(column.vertex(v.lowerBound))
        var (previous, here) = (first, geographic(first))
        var sum = 0.0
        for i in v.dropFirst() {
            let next = rounded(column.vertex(i))
            let length = previous.distance(to: next)
            let inserted =
                length > Self.longestEdge ? min(Int(clamping: length / Self.longestEdge), Self.mostPoints) : 0
            for k in 1..<inserted + 2 {
                let to: Position
                if k == inserted + 1 {
                    to = next
                } else {
                    let t = Double(k) / Double(inserted + 1)
                    to = rounded(
                        Position(previous.x + (next.x - previous.x) * t, previous.y + (next.y - previous.y) * t))
                }
                let there = geographic(to)
                sum += OfficialSeries.trapezoid(
                    from: here.latitude, to: there.latitude, span: (here.longitude + there.longitude) / 2)
                here = there
            }
            previous = next
        }
        return sum
    }

    /// To 0.0001 m, half up.
    private func rounded(_ p: Position) -> Position {
        Position((p.x * 1e4 + 0.5).rounded(.down) / 1e4, (p.y * 1e4 + 0.5).rounded(.down) / 1e4)
    }

    /// Latitude and longitude, radians, after rounding to 10⁻⁶ arc-second.
    private func geographic(_ p: Position) -> (latitude: Double, longitude: Double) {
        let (latitude, longitude) = OfficialSeries.inverse(northing: p.y, easting: p.x - falseEasting)
        return (
            OfficialSeries.roundedSeconds(latitude) / OfficialSeries.rho,
            OfficialSeries.roundedSeconds(centralMeridian + longitude) / OfficialSeries.rho
        )
    }
}
