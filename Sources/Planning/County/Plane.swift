import Columns
import Overlap
import PROJ

/// The one plane of a run: the county's 3-degree CGCS2000 zone, and how ground is measured on it.
public struct Plane: Sendable {
    /// The zone.
    public let zone: CGCS2000Zone
    /// The CRS of the zone.
    public let crs: CRS
    /// Why this zone was chosen.
    public let reason: Phrase
    /// Point scale of the zone: what turns the plane into ground.
    public let weight: EllipsoidalWeight
    /// How reported areas are measured.
    public let area: ReportedArea
    /// Geographic CRSs that the project lets pass as CGCS2000.
    public let treatAsCGCS2000: [CRS]

    /// The plane of a zone.
    public init(zone: CGCS2000Zone, reason: Phrase, area: ReportedArea = .ellipsoidal, treatAsCGCS2000: [CRS] = []) {
        (self.zone, crs, self.reason) = (zone, zone.crs, reason)
        weight = EllipsoidalWeight(zone)
        (self.area, self.treatAsCGCS2000) = (area, treatAsCGCS2000)
    }

    /// The plane that the overlap kernel works on.
    public var overlap: OverlapPlane {
        switch area {
        case .ellipsoidal: .ellipsoidal(weight)
        case .planar: .planar
        }
    }

    /// Length on the ground of a straight piece, metres.
    public func length(_ a: Position, _ b: Position) -> Double { weight.groundLength(from: a, to: b) }

    /// How reported areas are computed, in words.
    public var areaMethod: Phrase {
        switch area {
        case .ellipsoidal:
            Phrase(
                zh: "CGCS2000 椭球面积:在 3° 带高斯平面上以 k⁻² 加权积分",
                en: "ellipsoidal area on CGCS2000: integral of k⁻² over the 3-degree Gauss plane")
        case .planar: Phrase(zh: "高斯平面面积(未改正投影变形)", en: "planar area of the Gauss plane, not corrected")
        }
    }

    /// How reported lengths are computed, in words.
    public static let lengthMethod = Phrase(
        zh: "CGCS2000 椭球长度:沿线积分 ds/k", en: "ellipsoidal length on CGCS2000: integral of ds/k along the line")
}
