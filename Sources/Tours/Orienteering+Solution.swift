import Columns

extension Orienteering {
    /// Joins what was found with its bound, in instance numbers, and checks every limit again.
    static func solution(
        of search: ColumnGeneration, _ problem: ReachProblem, _ rules: TourRules, _ instance: OrienteeringInstance,
        _ limits: OrienteeringLimits
    ) throws(CancellationError) -> OrienteeringSolution {
        let whole = collectingPassed(search.tours, problem, rules, instance)
        let ordered = whole.map { (villages: $0, prize: problem.prize($0), time: problem.duration($0)) }.sorted {
            if $0.prize != $1.prize { return $0.prize > $1.prize }
            return $0.time != $1.time ? $0.time < $1.time : $0.villages.lexicographicallyPrecedes($1.villages)
        }
        let tours = ordered.compactMap { tour -> OrienteeringTour? in
            guard let first = tour.villages.first, let last = tour.villages.last else { return nil }
            return OrienteeringTour(
                anchor: problem.startAnchors[first], end: problem.endAnchors.map { $0[last] },
                villages: tour.villages.map { problem.villages[$0] }, seconds: Double(tour.time) / 1e6,
                prize: Double(tour.prize) / 1e6)
        }
        let prize = ordered.reduce(0) { $0 + $1.prize }
        let unmet = rules.required.indices.filter { !rules.isMet($0, by: whole) }
        var conflict: [Int]?
        if !unmet.isEmpty { conflict = try self.conflict(problem, rules, unmet: unmet) }
        let kept = rules.required.count - unmet.count
        let isComparable = unmet.isEmpty || search.isProven
        let bound = isComparable ? upperBound(search.bound - kept * search.reward, prize, problem) : .saysNothing
        let solution = OrienteeringSolution(
            tours: tours, prize: Double(prize) / 1e6, bound: bound,
            shortfall: tours.count < limits.count ? .tooFewVillages : nil, unmet: unmet, conflict: conflict)
        assert(solution.broken(instance, limits) == nil, "\(solution.broken(instance, limits) ?? "")")
        return solution
    }

    /// A bound that cuts off no prize at all says nothing and is given as none, unless the tours reach it.
    private static func upperBound(_ bound: Int, _ prize: Int64, _ problem: ReachProblem) -> UpperBound {
        guard bound < problem.allPrizes || prize == problem.allPrizes else { return .saysNothing }
        return .proven(
            value: Double(max(Int64(bound), prize)) / 1e6, method: Phrase(zh: "列生成", en: "column generation"))
    }

    /// Adds villages that lie on the way, in the order of passing, where budget and limits allow.
    private static func collectingPassed(
        _ found: [[Int]], _ problem: ReachProblem, _ rules: TourRules, _ instance: OrienteeringInstance
    ) -> [[Int]] {
        guard let passed = instance.passed else { return found }
        let number = Dictionary(uniqueKeysWithValues: problem.villages.enumerated().map { ($0.element, $0.offset) })
        var used = Set(found.joined())
        return found.map { tour in
            var tour = tour
            let places = [instance.villageCount + problem.startAnchors[tour[0]]] + tour.map { problem.villages[$0] }
            for (from, to) in zip(places, places.dropFirst()) {
                for village in passed(from, to) where tour.count < problem.limits.villages.upperBound {
                    guard let v = number[village], !used.contains(v), let next = number[to],
                        let place = tour.firstIndex(of: next)
                    else { continue }
                    var longer = tour
                    longer.insert(v, at: place)
                    guard problem.duration(longer) <= problem.budget, rules.allow(longer) else { continue }
                    tour = longer
                    used.insert(v)
                }
            }
            return tour
        }
    }
}
