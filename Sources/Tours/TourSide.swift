/// The villages that may pay at some prices, with the legs between them, seen in one direction of travel.
///
/// Villages are numbered anew from 0. A time at a village includes its stay. Seen backwards, a tour starts where it
/// ends; the two views fit together at a village: forward time + backward time − stay.
struct TourSide {
    let count: Int
    let budget: Int
    /// Time to stand at each village first of all, stay included; `TourSide.far` where no tour starts.
    let start: [Int]
    /// Time to finish from each village; `TourSide.far` where no tour ends.
    let end: [Int]
    /// Least time to finish from each village, by way of others or not.
    let exit: [Int]
    let stays: [Int]
    /// What a visit is worth at the prices, millionths.
    let gains: [Int]
    /// Legs out of village `v` are `first[v]..<first[v + 1]`, by rising time.
    let first: [Int]
    let legs: [Leg]

    struct Leg {
        /// Stay at `to` included.
        let time: Int
        let to: Int
    }

    static let far = Int(ReachProblem.far)

    /// - Parameters:
    ///   - start: time of the leg from the depot, without the stay.
    ///   - mostLegs: no more than so many of the shortest legs out of a village; a search without proof is quicker so.
    ///   - leg: time between two villages, without stays.
    init(
        budget: Int, start: [Int], end: [Int], stays: [Int], gains: [Int], mostLegs: Int = .max, leg: (Int, Int) -> Int
    ) {
        let n = gains.count
        (count, self.budget, self.end, self.stays, self.gains) = (n, budget, end, stays, gains)
        self.start = (0..<n).map { start[$0] + stays[$0] }
        var (first, legs) = ([0], [Leg]())
        first.reserveCapacity(n + 1)
        for u in 0..<n {
            var out: [Leg] = []
            for v in 0..<n where v != u {
                let time = leg(u, v) + stays[v]
                if time <= budget { out.append(Leg(time: time, to: v)) }
            }
            out.sort { $0.time != $1.time ? $0.time < $1.time : $0.to < $1.to }
            legs.append(contentsOf: out.prefix(mostLegs))
            first.append(legs.count)
        }
        (self.first, self.legs) = (first, legs)
        exit = Self.exits(end, first, legs)
    }

    /// Shortest times to finish: relaxed until nothing changes, seldom more than twice.
    private static func exits(_ end: [Int], _ first: [Int], _ legs: [Leg]) -> [Int] {
        var exit = end
        var changed = true
        while changed {
            changed = false
            for u in end.indices {
                for leg in legs[first[u]..<first[u + 1]] {
                    guard leg.time < exit[u] else { break }
                    if leg.time + exit[leg.to] < exit[u] {
                        exit[u] = leg.time + exit[leg.to]
                        changed = true
                    }
                }
            }
        }
        return exit
    }
}
