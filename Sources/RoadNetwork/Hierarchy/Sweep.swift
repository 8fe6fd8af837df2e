/// Costs from sixteen sources at once to every place of a plan: one sweep up, one sweep down.
///
/// - Complexity: O(*arcs of the plan*) additions of sixteen numbers.
struct Sweep {
    static let lanes = 16
    typealias Lanes = SIMD16<Double>

    private let plan: SweepPlan
    /// Cost to each place; shape `(places)` of sixteen.
    private(set) var costs: [Lanes]
    private var isReached: [Bool]

    init(_ plan: SweepPlan) {
        self.plan = plan
        costs = Array(repeating: Lanes(repeating: .infinity), count: plan.count)
        isReached = Array(repeating: false, count: plan.count)
    }

    /// - Parameter starts: for each lane the nodes where its source starts, and the costs to them. Sixteen at most.
    mutating func run(_ starts: [[NodeCost]]) {
        precondition(starts.count <= Self.lanes, "sixteen sources at most")
        let n = plan.count
        for place in 0..<n {
            costs[place] = Lanes(repeating: .infinity)
            isReached[place] = false
        }
        for (lane, list) in starts.enumerated() {
            for start in list {
                var place = Int(plan.placeOfNode[Int(start.node)])
                costs[place][lane] = min(costs[place][lane], start.cost)
                while place >= 0, !isReached[place] {
                    isReached[place] = true
                    place = Int(plan.parents[place])
                }
            }
        }
        sweepUp()
        sweepDown()
    }

    /// Children come after their parents, so the way up is from the last place to the first.
    private mutating func sweepUp() {
        let n = plan.count
        costs.withUnsafeMutableBufferPointer { costs in
            plan.up.withUnsafeBufferPointer { arcs in
                plan.upOffsets.withUnsafeBufferPointer { offsets in
                    for place in stride(from: n - 1, through: 0, by: -1) where isReached[place] {
                        let own = costs[place]
                        for a in Int(offsets[place])..<Int(offsets[place + 1]) {
                            let arc = arcs[a]
                            let head = Int(arc.head)
                            let offer = own + arc.cost
                            let old = costs[head]
                            costs[head] = old.replacing(with: offer, where: offer .< old)
                        }
                    }
                }
            }
        }
    }

    private mutating func sweepDown() {
        let n = plan.count
        costs.withUnsafeMutableBufferPointer { costs in
            plan.down.withUnsafeBufferPointer { arcs in
                plan.downOffsets.withUnsafeBufferPointer { offsets in
                    for place in 0..<n {
                        var own = costs[place]
                        for a in Int(offsets[place])..<Int(offsets[place + 1]) {
                            let arc = arcs[a]
                            let offer = costs[Int(arc.head)] + arc.cost
                            own = own.replacing(with: offer, where: offer .< own)
                        }
                        costs[place] = own
                    }
                }
            }
        }
    }
}
