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
    /// Villages whose access place lies on the way between two places, in order of passing; `nil` when not known.
    /// They are added to a finished tour where the budget and the limits allow.
    public let passed: (@Sendable (_ from: Int, _ to: Int) -> [Int])?

    /// An instance of villages with prizes, numbered before the anchors.
    /// - Parameters:
    ///   - times: over `prizes.count` villages and then the anchors.
    ///   - stays: `nil` means none anywhere.
    ///   - excluded: `nil` means none.
    public init(
        times: TravelTimes, prizes: [Double], stays: [Double]? = nil, excluded: [Bool]? = nil, ends: [Int]? = nil,
        passed: (@Sendable (_ from: Int, _ to: Int) -> [Int])? = nil
    ) {
        precondition(times.count >= prizes.count, "travel times must cover every village")
        precondition(prizes.allSatisfy { $0 >= 0 && $0 <= 1e9 }, "a prize must lie in 0...10⁹")
        (villageCount, anchorCount) = (prizes.count, times.count - prizes.count)
        (self.times, self.prizes, self.ends, self.passed) = (times, prizes, ends, passed)
        self.stays = stays ?? [Double](repeating: 0, count: prizes.count)
        self.excluded = excluded ?? [Bool](repeating: false, count: prizes.count)
        precondition(self.stays.count == prizes.count && self.excluded.count == prizes.count, "one value a village")
        precondition(self.stays.allSatisfy { $0 >= 0 && $0 <= 1e9 }, "a stay must lie in 0...10⁹ seconds")
        let anchors = 0..<anchorCount
        precondition(ends?.allSatisfy(anchors.contains) ?? true, "an end must be an anchor")
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
    /// Rounds of taking apart and rebuilding, for each start of the search. Never a clock.
    public var rounds: Int
    /// Independent starts of the search; the best answer wins, the earlier one at a tie.
    public var starts: Int
    /// One tour over at most this many villages within reach is solved exactly; at most 16.
    public var exactUpTo: Int

    /// Limits with the defaults of a county: counts must be positive, and a budget 0 or more.
    public init(
        budgetSeconds: Double, count: Int = 1, villages: ClosedRange<Int> = 1...Int.max, rounds: Int = 3000,
        starts: Int = 2, exactUpTo: Int = 13
    ) {
        precondition(budgetSeconds >= 0 && budgetSeconds <= 1e9, "a budget must lie in 0...10⁹ seconds")
        precondition(count >= 1 && villages.lowerBound >= 1 && rounds >= 0 && starts >= 1, "limits must be positive")
        precondition(0...16 ~= exactUpTo, "the exact method takes at most 16 villages")
        (self.budgetSeconds, self.count, self.villages) = (budgetSeconds, count, villages)
        (self.rounds, self.starts, self.exactUpTo) = (rounds, starts, exactUpTo)
    }
}
