import Columns

/// One tour: an anchor, and villages in the order of the way.
public struct OrienteeringTour: Sendable, Equatable {
    /// Number of the start among the anchors, from 0.
    public let anchor: Int
    /// Number of the end among the anchors; `nil` when tours end at their last village.
    public let end: Int?
    /// Villages in order; never empty.
    public let villages: [Int]
    /// From the anchor to the end, stays included.
    public let seconds: Double
    /// Sum of the villages' prizes, each rounded to 10⁻⁶.
    public let prize: Double
}

/// A number that no admissible answer can exceed, and how it is proven; or why there is none.
public enum UpperBound: Sendable, Equatable {
    case proven(value: Double, method: Phrase)
    case none(reason: Phrase)

    /// No bound, as the one at hand cuts off nothing.
    static let saysNothing = UpperBound.none(
        reason: Phrase(zh: "松弛问题不能排除收集全部得分", en: "the relaxations do not rule out collecting every prize"))

    /// The bound; `nil` when there is none.
    public var value: Double? {
        if case .proven(let value, _) = self { value } else { nil }
    }
    /// What proves the bound; `nil` when there is none.
    public var method: Phrase? {
        if case .proven(_, let method) = self { method } else { nil }
    }
    /// Why there is no bound.
    public var reason: Phrase? {
        if case .none(let reason) = self { reason } else { nil }
    }
}

/// The tours found, best first, and what they are measured against.
public struct OrienteeringSolution: Sendable, Equatable {
    /// By prize, larger first; then by seconds, villages. At most `limits.count`, no village twice.
    public let tours: [OrienteeringTour]
    /// Sum of the tours' prizes.
    public let prize: Double
    /// On the sum of the prizes of all wanted tours together.
    public let bound: UpperBound
    /// Why there are fewer tours than wanted; `nil` when there are as many.
    public let shortfall: Shortfall?
    /// Required lists, by their number in `TourRules.required`, of which no village lies on a tour.
    ///
    /// As many lists are kept as can be, whatever that costs in prize; the bound is on tours that keep as many.
    public var unmet: [Int] = []
    /// The smallest set of required lists that cannot all be kept within the limits and the other rules; `nil` when all
    /// are kept, or when the limits of the search leave it open whether they can be.
    public var conflict: [Int]?

    /// Why fewer tours came out than were wanted.
    public enum Shortfall: String, Sendable, Hashable {
        case noAnchor = "no anchor"
        case noVillage = "no village may be collected"
        case noVillageInReach = "no village lies within the budget of an anchor"
        case tooFewVillages = "no further tour with enough villages was found within the budget"

        /// In both languages.
        public var phrase: Phrase {
            switch self {
            case .noAnchor: Phrase(zh: "没有锚点", en: rawValue)
            case .noVillage: Phrase(zh: "没有可收集的村庄", en: rawValue)
            case .noVillageInReach: Phrase(zh: "锚点预算之内没有村庄", en: rawValue)
            case .tooFewVillages: Phrase(zh: "预算之内找不到更多村数足够的示范带", en: rawValue)
            }
        }
    }

    /// (bound − prize) / bound; `nil` without a bound.
    public var gap: Double? {
        bound.value.map { $0 > 0 ? max(0, ($0 - prize) / $0) : 0 }
    }
    /// The prize is proven best: it reaches the bound to 10⁻⁶.
    public var isProvenBest: Bool { bound.value.map { $0 - prize < 1e-6 } ?? false }
}
