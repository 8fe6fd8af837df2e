import Columns
import Survey

extension Messages {
    /// Rules that are asked of other kinds of layers than this one.
    static func ruleSetNotAsked(of layer: CheckedLayer) -> Phrase? {
        let isPolygon = layer.geometry.kind == .polygon
        guard layer.standard == nil else {
            guard isPolygon, !CheckRule.overlap.applies(to: layer.standard, isPolygon: true) else { return nil }
            return Phrase(
                zh: "重叠和缝隙：这种图层的图斑可以重叠", en: "overlaps and gaps: the rows of such a layer may overlap")
        }
        return isPolygon
            ? Phrase(
                zh: "重叠、缝隙、字段、编码和面积字段：只对标准图层检查，本图层未认出是哪一种",
                en:
                    "overlaps, gaps, fields, codes and stored areas: they are asked of standard layers, and this one is not "
                    + "recognised as one")
            : Phrase(
                zh: "字段和编码：只对标准图层检查，本图层未认出是哪一种",
                en: "fields and codes: they are asked of standard layers, and this one is not recognised as one")
    }
}
