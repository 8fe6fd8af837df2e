import Columns

extension Orienteering {
    /// Joins what was found with its bound, in instance numbers, and checks every limit again.
    static func solution(
        of found: [[Int]], _ problem: ReachProblem, _ instance: OrienteeringInstance, _ limits: OrienteeringLimits
    ) throws(CancellationError) -> OrienteeringSolution {
        let isExact = limits.count == 1 && problem.count <= limits.exactUpTo
        let whole = collectingPassed(found, problem, instance)
        let ordered = whole.map { (villages: $0, prize: problem.prize($0), time: problem.duration($0)) }.sorted {
            if $0.prize != $1.prize { return $0.prize > $1.prize }
            return $0.time != $1.time ? $0.time < $1.time : $0.villages.lexicographicallyPrecedes($1.villages)
        }
        let tours = ordered.map { tour in
            OrienteeringTour(
                anchor: problem.startAnchors[tour.villages[0]],
                end: problem.endAnchors.map { $0[tour.villages[tour.villages.count - 1]] },
                villages: tour.villages.map { problem.villages[$0] }, seconds: Double(tour.time) / 1e6,
                prize: Double(tour.prize) / 1e6)
        }
        let prize = ordered.reduce(0) { $0 + $1.prize }
        let bound =
            isExact
            ? UpperBound.proven(
                value: Double(prize) / 1e6,
                method: Phrase(zh: "子集动态规划，精确解", en: "subset dynamic programming, exact"))
            : try upperBound(problem, reached: prize)
        let solution = OrienteeringSolution(
            tours: tours, prize: Double(prize) / 1e6, bound: bound,
            shortfall: tours.count < limits.count ? .tooFewVillages : nil)
        assert(solution.broken(instance, limits) == nil, "\(solution.broken(instance, limits) ?? "")")
        return solution
    }

    /// Adds villages that lie on the way, in the order of passing, where budget and limits allow.
    private static func collectingPassed(
        _ found: [[Int]], _ problem: ReachProblem, _ instance: OrienteeringInstance
    ) -> [[Int]] {
        guard let passed = instance.passed else { return found }
        let number = Dictionary(uniqueKeysWithValues: problem.villages.enumerated().map { ($0.element, $0.offset) })
        var used = Set(found.joined())
        return found.map { tour in
            var tour = tour
            let places = [instance.villageCount + problem.startAnchors[tour[0]]] + tour.map { problem.villages[$0] }
            for (from, to) in zip(places, places.dropFirst()) {
                for village in passed(from, to) where tour.count < problem.limits.villages.upperBound {
                    guard let v = number[village], !used.contains(v) else { continue }
                    var longer = tour
                    longer.insert(v, at: tour.firstIndex(of: number[to]!)!)
                    guard problem.duration(longer) <= problem.budget else { continue }
                    tour = longer
                    used.insert(v)
                }
            }
            return tour
        }
    }
}
