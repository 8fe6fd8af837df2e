import Columns

/// A lower and an upper bound, either of which may be absent.
package struct Limits: Sendable, Hashable {
    /// Least allowed; none for no lower bound.
    package var min: Double?
    /// Greatest allowed; none for no upper bound.
    package var max: Double?

    /// A range that is open at a side whose bound is nil.
    package init(min: Double? = nil, max: Double? = nil) { (self.min, self.max) = (min, max) }
}

extension YAMLCursor {
    /// `{min: …, max: …}` of whole numbers; an absent one keeps its default.
    func counts(_ lowest: Int, _ highest: Int) throws(ProjectError) -> (Int, Int) {
        let map = try mapping(known: ["min", "max"], example: "min: 3, max: 10")
        let least = try map["min"]?.integer(.villages, in: 1...10_000)
        let most = try map["max"]?.integer(.villages, in: 1...10_000)
        let min = least ?? Swift.min(lowest, most ?? highest)
        let max = most ?? Swift.max(highest, min)
        guard min <= max else {
            throw error(Phrase(zh: "min \(min) 大于 max \(max)", en: "min \(min) is more than max \(max)"))
        }
        return (min, max)
    }

    /// `{min: …, max: …}` of numbers.
    func limits(_ unit: Phrase, in range: ClosedRange<Double>) throws(ProjectError) -> Limits {
        let map = try mapping(known: ["min", "max"], example: "max: 30")
        let limits = Limits(min: try map["min"]?.number(unit, in: range), max: try map["max"]?.number(unit, in: range))
        if let min = limits.min, let max = limits.max, min > max {
            throw error(Phrase(zh: "min 大于 max", en: "min is more than max"))
        }
        return limits
    }
}
