import Columns
import Intake
import Overlap
import ProjectFile

extension Plane {
    /// Why the plane was chosen, in words.
    package var reason: Phrase {
        switch choice {
        case .own(let layer): Phrase(zh: "图层 \(layer) 即在此 3° 带", en: "the layer \(layer) is in this 3-degree zone")
        case .natural(let layer, let longitude):
            Phrase(
                zh: "图层 \(layer) 中心经度 \(fixedText(longitude, decimals: 2))°E 所在的 3° 带",
                en: "the 3-degree zone of \(fixedText(longitude, decimals: 2))°E, the centre of the layer \(layer)")
        case .named: Phrase(zh: "由使用者指定", en: "named by the user")
        }
    }

    /// How reported areas are computed, in words.
    package var areaMethod: Phrase {
        switch overlap {
        case .ellipsoidal:
            Phrase(
                zh: "CGCS2000 椭球面积：在 3° 带高斯平面上以 k⁻² 加权积分",
                en: "ellipsoidal area on CGCS2000: integral of k⁻² over the 3-degree Gauss plane")
        case .planar: Phrase(zh: "高斯平面面积（未改正投影变形）", en: "planar area of the Gauss plane, not corrected")
        }
    }

    /// How reported lengths are computed, in words.
    package static let lengthMethod = Phrase(
        zh: "CGCS2000 椭球长度：沿线积分 ds/k", en: "ellipsoidal length on CGCS2000: integral of ds/k along the line")
}
