/// What there is to collect and how long the ways take: the input of `Orienteering.solve`.
///
/// Places are dense numbers: villages `0..<villageCount`, then anchors `villageCount..<villageCount + anchorCount`.
/// Callers number villages by key order, because ties go to the lower number.
///
/// A tour starts at an anchor, visits villages one after another and ends at its last village, or at an anchor of
/// `ends` when that is given. With the collecting rule "route" a village counts when its access place lies on the way:
/// give times between access places and no stay, and such a village costs nothing to visit.
public struct OrienteeringInstance: Sendable {
    /// Villages, numbered from 0.
    public let villageCount: Int
    /// Anchors, numbered after the villages.
    public let anchorCount: Int
    /// Between all places, villages first.
    public let times: TravelTimes
    /// Prize of each village, finite, ≥ 0; kept in millionths. Shape `(villageCount)`.
    public let prizes: [Double]
    /// Seconds spent at each village, ≥ 0. Shape `(villageCount)`.
    public let stays: [Double]
    /// Villages that no tour may collect. Shape `(villageCount)`.
    public let excluded: [Bool]
    /// Anchors (0-based among anchors) where a tour may end; `nil`: it ends at its last village.
    public let ends: [Int]?
    /// Villages that must be strung, or lie together or apart.
    public let rules: TourRules
    /// Villages whose access place lies on the way between two places, in order of passing; `nil` when not known.
    /// They are added to a finished tour where the budget, the limits and the rules allow.
    public let passed: (@Sendable (_ from: Int, _ to: Int) -> [Int])?

    /// An instance of villages with prizes, numbered before the anchors.
    /// - Parameters:
    ///   - times: over `prizes.count` villages and then the anchors.
    ///   - stays: `nil` means none anywhere.
    ///   - excluded: `nil` means none.
    ///   - rules: every village that they name is one of the instance.
    public init(
        times: TravelTimes, prizes: [Double], stays: [Double]? = nil, excluded: [Bool]? = nil, ends: [Int]? = nil,
        rules: TourRules = TourRules(), passed: (@Sendable (_ from: Int, _ to: Int) -> [Int])? = nil
    ) {
        precondition(times.count >= prizes.count, "travel times must cover every village")
        precondition(prizes.allSatisfy { $0 >= 0 && $0 <= 1e9 }, "a prize must lie in 0...10⁹")
        (villageCount, anchorCount) = (prizes.count, times.count - prizes.count)
        (self.times, self.prizes, self.ends, self.rules, self.passed) = (times, prizes, ends, rules, passed)
        self.stays = stays ?? [Double](repeating: 0, count: prizes.count)
        self.excluded = excluded ?? [Bool](repeating: false, count: prizes.count)
        precondition(self.stays.count == prizes.count && self.excluded.count == prizes.count, "one value a village")
        precondition(self.stays.allSatisfy { $0 >= 0 && $0 <= 1e9 }, "a stay must lie in 0...10⁹ seconds")
        let anchors = 0..<anchorCount
        precondition(ends?.allSatisfy(anchors.contains) ?? true, "an end must be an anchor")
        let named = (rules.required + rules.together + rules.apart).joined()
        precondition(named.allSatisfy((0..<prizes.count).contains), "rules name villages of the instance")
    }
}

/// The limits that every tour keeps, and how hard to search.
public struct OrienteeringLimits: Sendable, Equatable {
    /// Seconds from the anchor to the end of the tour, stays included.
    public var budgetSeconds: Double
    /// Most tours wanted; no village belongs to two.
    public var count: Int
    /// Villages of a tour; a tour with fewer than the minimum is not returned.
    public var villages: ClosedRange<Int>
    /// Most partial tours in looking for the best tours of an anchor, and 20,000 times as many comparisons of them in
    /// all; when there are more, the search ends with the tours and the bound that it has. Never a clock.
    public var labels: Int
    /// Most nodes of the search tree in which the last tours are packed.
    public var nodes: Int

    /// Limits with the defaults of a county: counts must be positive, and a budget 0 or more.
    public init(
        budgetSeconds: Double, count: Int = 1, villages: ClosedRange<Int> = 1...Int.max, labels: Int = 1_000_000,
        nodes: Int = 20_000
    ) {
        precondition(budgetSeconds >= 0 && budgetSeconds <= 1e9, "a budget must lie in 0...10⁹ seconds")
        precondition(count >= 1 && villages.lowerBound >= 1 && labels >= 0 && nodes >= 0, "limits must be positive")
        (self.budgetSeconds, self.count, self.villages) = (budgetSeconds, count, villages)
        (self.labels, self.nodes) = (labels, nodes)
    }
}
