import Columns

extension PolicyTarget {
    /// An area in the document's unit, and the decimals to print; none in a unit that is no unit of area.
    package static func inUnit(_ area: AreaSum, _ unit: String?) -> (ExactRatio?, Int) {
        let centiares = AreaSum.centiares(area)
        switch unit {
        case "亩": return (ExactRatio(centiares * 3, 200_000), 2)
        case "万亩": return (ExactRatio(centiares * 3, 2_000_000_000), 6)
        case "公顷": return (ExactRatio(centiares, 1_000_000), 4)
        case "平方米", "m2": return (ExactRatio(centiares, 100), 2)
        case "平方公里", "km2": return (ExactRatio(centiares, 100_000_000), 6)
        default: return (nil, 0)
        }
    }

    /// Whether a measured value, in the document's unit, fulfils the target.
    package func isMet(by measured: ExactRatio) -> Bool {
        let wanted = self.value?.ratio ?? ExactRatio(comparator == .all ? 100 : 1)
        let value = step.map { measured.rounded(to: $0.ratio) } ?? measured
        switch comparator {
        case .atLeast, .all, .exists: return value >= wanted
        case .above: return value > wanted
        case .atMost: return value <= wanted
        case .below: return value < wanted
        case .equal: return moreIsMet ? value >= wanted : value == wanted
        }
    }

    /// Whether ground meets a target that asks for some ground at least; none for a target that asks for something else.
    package func isMet(by area: AreaSum) -> Bool? {
        guard [.atLeast, .above, .equal].contains(comparator), canonicalArea != nil,
            let value = Self.inUnit(area, unit).0
        else { return nil }
        return isMet(by: value)
    }
}
