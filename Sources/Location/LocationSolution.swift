import Columns

/// A number that no admissible choice of sites can beat, and how it is proven.
public struct LocationBound: Sendable, Equatable {
    /// A lower bound when the least is looked for, an upper one for a maximal cover.
    public let value: Double
    /// What proves it.
    public let method: Phrase

    init(value: Double, method: BoundMethod) { (self.value, self.method) = (value, method.phrase) }
}

/// The sites chosen, their objective value, and the bound on it.
public struct LocationSolution: Sendable, Equatable {
    /// New sites, ascending. No site without which the value would be the same, for a median, cover or maximal cover.
    public let opened: [Int]
    /// Sites kept and new, ascending.
    public let sites: [Int]
    /// The site that serves each demand point: the nearest open one, or the assigned one where sites have capacities;
    /// `nil` when no open site has a way, and for a point left out of a capacitated cover that no site without a limit has a
    /// way to. Shape `(demandCount)`.
    public let assignment: [Int?]
    /// Number of new sites (cover), weight within the limit (maximal cover), Σ weight · cost (median), or greatest cost
    /// (centre).
    public let value: Double
    /// What no choice can beat; of the same unit as `value`.
    public let bound: LocationBound
    /// Demand points that no site, kept or candidate, has a way to, or none within the limit of a cover; ascending.
    /// They are left out of the value, and are not within the limit of a maximal cover.
    public let unreachable: [Int]
    /// Of equally good choices the one with the least mean cost: what it comes to. None for a median, whose first
    /// objective it is, and with capacities.
    public var leastMean: LeastMean?

    /// The value reaches the bound to 10⁻⁹ of itself.
    public var isProven: Bool { abs(value - bound.value) <= 1e-9 * max(1, abs(value)) }
    /// |value − bound| over the greater of them; 0 when both are 0.
    public var gap: Double {
        let greater = max(abs(value), abs(bound.value))
        return isProven || greater == 0 ? 0 : abs(value - bound.value) / greater
    }
}

/// Why there is no choice of sites.
public enum LocationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sites asked for cannot serve all demand points that some site has a way to; at least `least` are needed.
    case tooFewSites(asked: Int, least: Int)
    /// No choice of so many sites that serves all such demand points was found, and none was ruled out.
    case unsettled(asked: Int)
    /// The capacities do not suffice, however demand is shared out; or no way of sharing it out was found.
    /// - Parameters:
    ///   - tooHeavy: demand points with more weight than any site that has a way to them may serve; ascending.
    ///   - shortfall: weight beyond what the sites kept and so many of the roomiest candidates may serve; none where it is
    ///   not the sum that is too small.
    case capacities(isProven: Bool, tooHeavy: [Int] = [], shortfall: Double? = nil)

    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        phrase(calling: Phrase(zh: "需求点", en: "demand points")) { "\($0)" }
    }

    /// The same sentence with other words for demand points.
    /// - Parameters:
    ///   - points: what demand points are called.
    ///   - name: of one of them.
    package func phrase(calling points: Phrase, name: (Int) -> String) -> Phrase {
        switch self {
        case .tooFewSites(let asked, let least):
            Phrase(
                zh: "\(asked) 个新设点不能到达所有\(points.zh)，至少需要 \(least) 个",
                en: "\(asked) new sites cannot reach all \(points.en); at least \(least) are needed")
        case .unsettled(let asked):
            Phrase(
                zh: "没有找到能到达所有\(points.zh)的 \(asked) 个新设点，也没有证明其不存在",
                en: "no choice of \(asked) new sites that reaches all \(points.en) was found, and none was ruled out")
        case .capacities(let isProven, let tooHeavy, let shortfall):
            Self.capacities(isProven, heavy: tooHeavy.map { Phrase(same: name($0)) }, shortfall, points: points)
        }
    }

    /// Why capacities do not suffice, in words.
    /// - Parameters:
    ///   - heavy: names of the demand points that are too heavy.
    ///   - points: what demand points are called.
    public static func capacities(_ isProven: Bool, heavy: [Phrase], _ shortfall: Double?, points: Phrase) -> Phrase {
        guard isProven else {
            return Phrase(
                zh: "没有找到不超过容量的\(points.zh)分配",
                en: "no way to share out the \(points.en) within the capacities was found")
        }
        var result = Phrase(
            zh: "各点的容量不足以服务所有\(points.zh)", en: "the capacities of the sites do not suffice for all \(points.en)")
        if !heavy.isEmpty {
            let some = heavy.joined(first: 10)
            result += Phrase(
                zh: "：有 \(heavy.count) 个\(points.zh)的需求超过任何一处的容量（\(some.zh)）",
                en: ": \(heavy.count) \(points.en) need more than any site may serve (\(some.en))")
        }
        if let shortfall {
            let text = Int(exactly: shortfall).map(String.init) ?? fixedText(shortfall, decimals: 2)
            result += Phrase(zh: "；总容量还差 \(text)", en: "; all capacities together fall short by \(text)")
        }
        return result
    }

    /// The sentence in English.
    public var description: String { phrase.en }
}
