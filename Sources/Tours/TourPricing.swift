/// The best tours at given prices, by anchor.
///
/// Only villages whose prize exceeds their price can pay; the others are left out unless a way may be shorter through
/// them, so that few villages are left when prices are good.
struct TourPricing {
    let problem: ReachProblem
    let rules: TourRules
    private let depots: [Depot]
    /// Leaving a village out of a tour never makes it longer.
    private let isSkippable: [Bool]
    /// Other villages, the nearest first, those that are hardly any time away among them.
    private let nearest: [[Int32]]
    /// Most villages of a tour, and whether that may matter.
    let most: Int, countMatters: Bool
    let work: TourWork

    /// Where tours start and end. Anchors are never folded into one: a tour starts at one of them.
    private struct Depot {
        let start: [Int], end: [Int]
        /// Least time to stand at each village, stay included, and to finish from there.
        let arrival: [Int], exit: [Int]
    }

    /// A tour at the prices.
    struct Tour {
        /// In order, numbers of the problem.
        let villages: [Int]
        /// Worth at the prices, millionths.
        let gain: Int
        let time: Int
    }

    /// How tours are looked for.
    enum Effort: Equatable {
        /// Some good tours.
        case quick
        /// The best tour whose villages remember so many neighbours.
        case exact(neighbours: Int)
        /// All sets of villages that may tour, with enough villages. The best tour is worth the threshold and the slack.
        case all(slack: Int)
    }

    /// What was found.
    struct Found {
        var tours: [Tour] = []
        /// Nothing above the threshold was missed.
        var isWhole = true
    }

    init(_ problem: ReachProblem, rules: TourRules) {
        (self.problem, self.rules) = (problem, rules)
        work = TourWork(labels: problem.limits.labels)
        let n = problem.count
        let end = (0..<n).map { Int(problem.leg($0, n)) }
        depots = Set(problem.startAnchors).sorted().map { anchor in
            let start = (0..<n).map { problem.startAnchors[$0] == anchor ? Int(problem.leg(n, $0)) : TourSide.far }
            let stays = problem.stays.map { Int($0) }
            let arrival = problem.shortest(from: zip(start, stays).map { min(TourSide.far, $0 + $1) }) {
                Int(problem.leg($0, $1)) + stays[$1]
            }
            let exit = problem.shortest(from: end) { Int(problem.leg($1, $0)) + stays[$0] }
            return Depot(start: start, end: end, arrival: arrival, exit: exit)
        }
        var isSkippable = problem.skippable()
        for v in (rules.together + rules.required).joined() { isSkippable[v] = false }
        self.isSkippable = isSkippable
        nearest = (0..<n).map { u in
            (0..<n).map { v in (time: problem.leg(u, v) + problem.leg(v, u), village: Int32(truncatingIfNeeded: v)) }
                .sorted { $0.time != $1.time ? $0.time < $1.time : $0.village < $1.village }.map(\.village)
        }
        let natural = problem.mostByTime
        most = min(natural, problem.limits.villages.upperBound)
        countMatters = problem.limits.villages.upperBound < natural
    }

    /// Tours that are worth more than a threshold.
    /// - Parameters:
    ///   - gains: prize less price of each village, millionths.
    ///   - tours: most tours wanted of each anchor.
    ///   - limit: most partial tours of each anchor.
    func tours(
        _ gains: [Int], over threshold: Int, _ effort: Effort, tours: Int, limit: Int
    ) throws(CancellationError) -> Found {
        var found = Found()
        for depot in depots {
            let part = try self.tours(depot, gains, threshold, effort, tours, limit)
            found.tours += part.tours
            found.isWhole = found.isWhole && part.isWhole
            if !part.isWhole, effort != .quick { return found }
        }
        found.tours.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.time < $1.time }
        return found
    }

    private func tours(
        _ depot: Depot, _ gains: [Int], _ threshold: Int, _ effort: Effort, _ tours: Int, _ limit: Int
    ) throws(CancellationError) -> Found {
        // A village that lowers the worth of a tour may still be on one of the sets that are wanted.
        let floor = if case .all(let slack) = effort { -slack } else { 0 }
        var isInReach = (0..<problem.count).map { depot.arrival[$0] + depot.exit[$0] <= problem.budget }
        for list in rules.together where !list.allSatisfy({ isInReach[$0] }) {
            for v in list { isInReach[v] = false }
        }
        let chosen = (0..<problem.count).filter { isInReach[$0] && (gains[$0] > floor || !isSkippable[$0]) }
        guard !chosen.isEmpty else { return Found() }
        let search = Search(
            pricing: self, depot: depot, chosen: chosen, gains: gains, threshold: threshold, effort: effort,
            tours: tours, limit: limit)
        return try search.found()
    }

    /// One search at one anchor.
    private struct Search {
        let pricing: TourPricing
        let depot: Depot
        var chosen: [Int]
        let gains: [Int]
        let threshold: Int
        let effort: Effort
        let tours: Int, limit: Int

        private func side(backward: Bool, mostLegs: Int = .max) -> TourSide {
            let problem = pricing.problem
            let (start, end) = (chosen.map { depot.start[$0] }, chosen.map { depot.end[$0] })
            return TourSide(
                budget: Int(problem.budget), start: backward ? end : start, end: backward ? start : end,
                stays: chosen.map { Int(problem.stays[$0]) }, gains: chosen.map { gains[$0] }, mostLegs: mostLegs
            ) { u, v in
                Int(backward ? problem.leg(chosen[v], chosen[u]) : problem.leg(chosen[u], chosen[v]))
            }
        }

        /// The same without the villages through which no tour is worth the threshold, by bounds on walks.
        private func narrowed(_ most: Int?, slots: Int) -> Search {
            let (forward, backward) = (side(backward: false), side(backward: true))
            let after = CompletionBound(walks: forward, most: most, mostSlots: slots, pricing.work)
            let before = CompletionBound(walks: backward, most: most, mostSlots: slots, pricing.work)
            var narrow = self
            var isLeft = [Bool](repeating: false, count: pricing.problem.count)
            for (i, v) in chosen.enumerated() {
                isLeft[v] = after.most(through: i, forward, before) > threshold
            }
            // Without one of a list that lies together none of them can be there.
            for list in pricing.rules.together where !list.allSatisfy({ isLeft[$0] }) {
                for v in list { isLeft[v] = false }
            }
            narrow.chosen = chosen.filter { isLeft[$0] }
            return narrow
        }

        func found() throws(CancellationError) -> Found {
            if effort == .quick { return try sized() }
            if pricing.work.isOver { return Found(isWhole: false) }
            let most = pricing.countMatters ? pricing.most : nil
            var narrow = self
            for slots in [60, 200] where !narrow.chosen.isEmpty { narrow = narrow.narrowed(most, slots: slots) }
            return narrow.chosen.isEmpty ? Found() : try narrow.sized()
        }

        private func sized() throws(CancellationError) -> Found {
            switch chosen.count {
            case ...64: return try run(WordSet.self)
            case ...128: return try run(Set128.self)
            case ...256: return try run(Set256.self)
            case ...1024: return try run(Set1024.self)
            case ...4096: return try run(Set4096.self)
            default: return Found(isWhole: false)
            }
        }

        private func run<Places: PlaceSet>(_: Places.Type) throws(CancellationError) -> Found {
            let constraints = constraints(Places.self)
            let most = pricing.countMatters ? pricing.most : nil
            if effort == .quick {
                let search = labelSearch(side(backward: false, mostLegs: 20), nil, constraints, .quick)
                let labels = try TourLabels(search, bound: CompletionBound())
                return Found(
                    tours: named(labels.routes(search, atMost: tours), reversed: false), isWhole: labels.isWhole)
            }
            let (forward, backward) = (side(backward: false), side(backward: true))
            var neighbours = 8
            if case .exact(let wanted) = effort { neighbours = min(8, wanted) } else { neighbours = 16 }
            let first = labelSearch(backward, neighbours, constraints, .exact)
            let labels = try TourLabels(first, bound: CompletionBound(walks: backward, most: most, pricing.work))
            guard labels.isWhole else { return Found(isWhole: false) }
            if case .exact(let wanted) = effort, wanted <= 8 {
                return Found(tours: named(labels.routes(first, atMost: tours), reversed: true))
            }
            let bound = CompletionBound(forward, from: labels, most: most)
            let join = JoinBound(forward, labels)
            guard case .exact(let wanted) = effort else {
                let last = labelSearch(forward, nil, constraints, .sameSet)
                let all = try TourLabels(last, bound: bound, joining: join)
                let least = pricing.problem.limits.villages.lowerBound
                let routes = all.isWhole ? all.routes(last, least: least, atMost: Int.max) : []
                return Found(tours: named(routes, reversed: false), isWhole: all.isWhole)
            }
            let last = labelSearch(forward, wanted, constraints, .exact)
            let all = try TourLabels(last, bound: bound, joining: join)
            guard all.isWhole else { return Found(isWhole: false) }
            return Found(tours: named(all.routes(last, atMost: tours), reversed: false))
        }

        private func labelSearch<Places>(
            _ side: TourSide, _ neighbours: Int?, _ constraints: SideConstraints<Places>,
            _ dominance: TourLabels<Places>.Dominance
        ) -> TourLabels<Places>.Search {
            TourLabels<Places>.Search(
                side: side, masks: masks(neighbours, constraints), constraints: constraints, dominance: dominance,
                threshold: threshold, most: pricing.most, countMatters: pricing.countMatters, limit: limit,
                work: pricing.work)
        }

        /// What each village keeps in memory; all when `neighbours` is none.
        private func masks<Places>(_ neighbours: Int?, _ constraints: SideConstraints<Places>) -> [Places] {
            var all = Places()
            for i in chosen.indices { all.insert(i) }
            guard let neighbours, neighbours < chosen.count else { return chosen.map { _ in all } }
            var number = [Int32](repeating: -1, count: pricing.problem.count)
            for (i, v) in chosen.enumerated() { number[v] = Int32(truncatingIfNeeded: i) }
            var always = constraints.together
            for places in constraints.apart { always = always.union(places) }
            return chosen.indices.map { i in
                var (mask, left) = (always, neighbours)
                mask.insert(i)
                for v in pricing.nearest[chosen[i]] where number[Int(v)] >= 0 {
                    mask.insert(Int(number[Int(v)]))
                    left -= 1
                    if left == 0 { break }
                }
                return mask
            }
        }

        private func constraints<Places: PlaceSet>(_: Places.Type) -> SideConstraints<Places> {
            var constraints = SideConstraints<Places>(
                apart: [Places](repeating: Places(), count: chosen.count))
            var number: [Int: Int] = [:]
            for (i, v) in chosen.enumerated() { number[v] = i }
            for list in pricing.rules.apart {
                let members = list.compactMap { number[$0] }
                constraints.hasApart = constraints.hasApart || members.count > 1
                for u in members { for v in members where u != v { constraints.apart[u].insert(v) } }
            }
            for list in pricing.rules.together {
                var group = Places()
                for v in list {
                    if let i = number[v] { group.insert(i) }
                }
                guard list.count > 1, !group.isEmpty else { continue }
                constraints.together = constraints.together.union(group)
                constraints.groups.append(group)
            }
            return constraints
        }

        private func named<Places>(_ routes: [TourLabels<Places>.Route], reversed: Bool) -> [Tour] {
            routes.map { route in
                let villages = route.villages.map { chosen[$0] }
                return Tour(villages: reversed ? villages.reversed() : villages, gain: route.gain, time: route.time)
            }
        }
    }
}
