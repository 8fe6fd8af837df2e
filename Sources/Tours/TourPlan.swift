/// Tours under construction, with the cheapest place of every free village in each tour kept at hand.
///
/// Villages are numbers of a `ReachProblem`. Every tour keeps the budget and the most villages at all times.
struct TourPlan {
    let problem: ReachProblem
    private(set) var tours: [[Int]]
    private(set) var durations: [Int64]
    private(set) var isUsed: [Bool]
    /// Least extra time of each village in each tour, and the position; shape `(tours)` of `(count)`.
    private(set) var extra: [[Int64]]
    private(set) var place: [[Int32]]

    /// Empty tours, as many as wanted.
    init(_ problem: ReachProblem) {
        let wanted = min(problem.limits.count, problem.count)
        self.problem = problem
        tours = [[Int]](repeating: [], count: wanted)
        durations = [Int64](repeating: 0, count: wanted)
        isUsed = [Bool](repeating: false, count: problem.count)
        let first = (0..<problem.count).map { problem.duration([$0]) }
        extra = [[Int64]](repeating: first, count: wanted)
        place = [[Int32]](repeating: [Int32](repeating: 0, count: problem.count), count: wanted)
    }

    /// Sum over the tours with enough villages, millionths.
    var prize: Int64 {
        tours.reduce(0) { $1.count >= problem.limits.villages.lowerBound ? $0 + problem.prize($1) : $0 }
    }
    var duration: Int64 { durations.reduce(0, +) }

    /// Puts a free village at its cheapest place.
    mutating func insert(_ village: Int, into tour: Int) {
        tours[tour].insert(village, at: Int(place[tour][village]))
        durations[tour] += extra[tour][village]
        isUsed[village] = true
        refresh(tour)
    }

    /// Frees the villages at the given positions of a tour.
    mutating func remove(from tour: Int, where goes: (Int) -> Bool) {
        var kept: [Int] = []
        for (position, village) in tours[tour].enumerated() {
            if goes(position) { isUsed[village] = false } else { kept.append(village) }
        }
        replace(tour, by: kept)
    }

    /// Gives a tour the same villages in another order.
    mutating func replace(_ tour: Int, by villages: [Int]) {
        tours[tour] = villages
        durations[tour] = problem.duration(villages)
        refresh(tour)
    }

    /// Shortens a tour by `TourOrder`; false when there is nothing to gain.
    mutating func shorten(_ tour: Int) -> Bool {
        var order = TourOrder(problem, tours[tour])
        guard order.improve() else { return false }
        replace(tour, by: order.villages)
        return true
    }

    private mutating func refresh(_ tour: Int) {
        let (n, width, stops) = (problem.count, problem.count + 1, tours[tour])
        var costs = [Int64](repeating: .max, count: n)
        var positions = [Int32](repeating: 0, count: n)
        problem.legs.withUnsafeBufferPointer { legs in
            costs.withUnsafeMutableBufferPointer { costs in
                var before = n
                for position in 0...stops.count {
                    let after = position < stops.count ? stops[position] : n
                    let direct = stops.isEmpty ? 0 : legs[before * width + after]
                    // Legs out of `before` lie side by side; legs into `after` do too in the transposed square.
                    for village in 0..<n {
                        let cost = legs[before * width + village] + problem.legsBack[after * width + village] - direct
                        if cost < costs[village] { (costs[village], positions[village]) = (cost, Int32(position)) }
                    }
                    before = after
                }
                for village in 0..<n { costs[village] += problem.stays[village] }
            }
        }
        (extra[tour], place[tour]) = (costs, positions)
    }
}
