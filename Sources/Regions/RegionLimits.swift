/// Lower and upper bounds on each cluster.
public struct RegionLimits: Sendable, Equatable {
    /// Villages of a cluster.
    public var members: ClosedRange<Int>
    /// Bounds on a sum over the members, such as area or population.
    public var sums: [SumLimit]
    /// Number of clusters wanted; `nil`: by the mean size of the bounds, never at the lower bound by itself.
    public var count: Int?
    /// Proposals of the search, never a clock; `nil`: by the number of rows, 16 million for 300.
    public var steps: Int?

    /// Bounds on each cluster, and how long the search may try.
    /// - Precondition: clusters have at least one member; there is at least one cluster, and no negative number of
    ///   steps.
    public init(
        members: ClosedRange<Int> = 1...Int.max, sums: [SumLimit] = [], count: Int? = nil, steps: Int? = nil
    ) {
        precondition(members.lowerBound >= 1, "a cluster has at least one member")
        precondition(steps ?? 0 >= 0 && count ?? 1 >= 1, "limits must be positive")
        (self.members, self.sums, self.count, self.steps) = (members, sums, count, steps)
    }
}

/// A quantity that adds up over the members of a cluster, and its bounds.
public struct SumLimit: Sendable, Equatable {
    /// For messages: `area_km2`, `population`.
    public var name: String
    /// The quantity of each row, finite, ≥ 0; shape `(rows)`.
    public var values: [Double]
    /// Least sum over a cluster; `nil` for no lower bound.
    public var least: Double?
    /// Greatest sum over a cluster; `nil` for no upper bound.
    public var most: Double?

    /// A quantity of each row, and the bounds on its sum over a cluster.
    /// - Precondition: all values are finite and not negative.
    public init(name: String, values: [Double], least: Double? = nil, most: Double? = nil) {
        precondition(values.allSatisfy { $0 >= 0 && $0.isFinite }, "\(name) must be finite and not negative")
        (self.name, self.values, self.least, self.most) = (name, values, least, most)
    }
}
