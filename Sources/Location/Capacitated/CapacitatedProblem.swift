import Solver

/// Demand points with weights, each served whole by one open site, and the most weight that a site may serve.
struct CapacitatedProblem {
    /// Points asked, by the caller's numbers, ascending.
    let points: [Int]
    /// Shape `(points)`.
    let weights: [Double]
    /// Sites that each point may have, by cost, then number; sites are the caller's numbers.
    let entries: [[(site: Int, cost: Double)]]
    /// The most weight of each site; ∞ for no limit. Shape `(sites)`.
    let capacities: [Double]
    let kept: [Int]
    let candidates: [Int]

    /// - Parameter limit: dearer pairs are left out.
    init(_ instance: LocationInstance, asked: [Int], within limit: Double) {
        let costs = instance.costs, usable = instance.usable
        points = asked
        weights = asked.map { instance.weights[$0] }
        entries = asked.map { demand in
            (costs.starts[demand]..<costs.starts[demand + 1]).compactMap { k in
                let site = Int(costs.sites[k])
                return usable[site] && costs.costs[k] <= limit ? (site, instance.weights[demand] * costs.costs[k]) : nil
            }
        }
        capacities = (0..<costs.siteCount).map { instance.capacities?[$0] ?? .infinity }
        (kept, candidates) = (instance.kept, instance.candidates)
    }

    var entryCount: Int { entries.reduce(0) { $0 + $1.count } }

    /// Shares the points out among open sites: dearest regret first, or heaviest first when that fails, each to its
    /// cheapest site with room; then moves and exchanges points as long as that is cheaper.
    /// - Returns: the site of each point and the sum of costs; `nil` when no way was found.
    /// - Complexity: O(*points²*) a round of exchanges.
    func shared(among open: [Bool]) -> (sites: [Int], cost: Double)? {
        let lists = entries.map { $0.filter { open[$0.site] } }
        guard !lists.contains(where: \.isEmpty) else { return nil }
        let regret = lists.map { $0.count > 1 ? $0[1].cost - $0[0].cost : Double.greatestFiniteMagnitude }
        let orders = [
            points.indices.sorted { regret[$0] != regret[$1] ? regret[$0] > regret[$1] : $0 < $1 },
            points.indices.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 },
        ]
        for order in orders {
            var room = capacities, sites = [Int](repeating: -1, count: points.count)
            var isWhole = true
            for point in order {
                guard let entry = lists[point].first(where: { room[$0.site] >= weights[point] }) else {
                    isWhole = false
                    break
                }
                room[entry.site] -= weights[point]
                sites[point] = entry.site
            }
            if isWhole { return improved(sites, lists) }
        }
        return nil
    }

    private func improved(
        _ start: [Int], _ lists: [[(site: Int, cost: Double)]]
    ) -> (sites: [Int], cost: Double) {
        var sites = start
        let prices = lists.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.site, $0.cost) }) }
        var room = capacities
        for point in points.indices { room[sites[point]] -= weights[point] }
        let cost = { (point: Int, site: Int) in prices[point][site] ?? .infinity }
        var isBetter = true, rounds = 0
        while isBetter, rounds < 50 {
            (isBetter, rounds) = (false, rounds + 1)
            for point in points.indices {
                let here = cost(point, sites[point])
                for entry in lists[point] {
                    guard entry.cost < here - 1e-9 * max(1, here) else { break }
                    guard room[entry.site] >= weights[point] else { continue }
                    room[sites[point]] += weights[point]
                    room[entry.site] -= weights[point]
                    (sites[point], isBetter) = (entry.site, true)
                    break
                }
            }
            for a in points.indices where points.count <= 2000 {
                for b in points.indices where b > a && sites[a] != sites[b] {
                    let now = cost(a, sites[a]) + cost(b, sites[b])
                    guard cost(a, sites[b]) + cost(b, sites[a]) < now - 1e-9 * max(1, now),
                        room[sites[a]] + weights[a] >= weights[b], room[sites[b]] + weights[b] >= weights[a]
                    else { continue }
                    room[sites[a]] += weights[a] - weights[b]
                    room[sites[b]] += weights[b] - weights[a]
                    sites.swapAt(a, b)
                    isBetter = true
                }
            }
        }
        return (sites, points.indices.reduce(0) { $0 + cost($1, sites[$1]) })
    }

    /// No site serves more than it may, by the weights summed up again in order.
    func isKept(_ sites: [Int]) -> Bool {
        var load = [Double](repeating: 0, count: capacities.count)
        for (point, site) in sites.enumerated() { load[site] += weights[point] }
        return load.indices.allSatisfy { load[$0] <= capacities[$0] + 1e-9 * max(1, capacities[$0]) }
    }

    /// What stands in the way: points heavier than every site that may serve them, and weight beyond all capacities. Either
    /// proves that there is no choice.
    /// - Parameter sites: most candidates that may be opened; none for all.
    func obstacle(sites: Int?, isProven: Bool) -> LocationError {
        let heavy = points.indices.filter { point in
            !entries[point].contains { capacities[$0.site] >= weights[point] }
        }
        let roomiest = candidates.map { capacities[$0] }.sorted(by: >).prefix(sites ?? candidates.count)
        let room = kept.reduce(0) { $0 + capacities[$1] } + roomiest.reduce(0, +)
        let need = weights.reduce(0, +)
        let shortfall = need - room > 1e-9 * max(1, need) ? need - room : nil
        return .capacities(
            isProven: isProven || !heavy.isEmpty || shortfall != nil, tooHeavy: heavy.map { points[$0] },
            shortfall: shortfall)
    }

    // MARK: The integer program

    /// Variables: one for each candidate, then one for each entry by point. With `sites` the least cost for at most so
    /// many candidates, without the fewest candidates.
    func program(sites: Int?) -> Program {
        var program = Program(.minimise)
        var number: [Int: Int] = [:]
        for site in candidates {
            number[site] = program.addVariable(cost: sites == nil ? 1 : 0, upper: 1, isWhole: true)
        }
        var loads: [Int: [Program.Term]] = [:]
        var ties: [(entry: Int, site: Int)] = []
        for (point, list) in entries.enumerated() {
            var row: [Program.Term] = []
            for entry in list {
                let x = program.addVariable(cost: sites == nil ? 0 : entry.cost, upper: 1, isWhole: true)
                row.append(.init(x, 1))
                if capacities[entry.site].isFinite { loads[entry.site, default: []].append(.init(x, weights[point])) }
                if let y = number[entry.site] { ties.append((x, y)) }
            }
            program.addConstraint(row, lower: 1, upper: 1)
        }
        for site in (kept + candidates).sorted() {
            guard let load = loads[site] else { continue }
            if let y = number[site] {
                program.addConstraint(load + [.init(y, -capacities[site])], upper: 0)
            } else {
                program.addConstraint(load, upper: capacities[site])
            }
        }
        for tie in ties { program.addConstraint([.init(tie.entry, 1), .init(tie.site, -1)], upper: 0) }
        if let sites {
            program.addConstraint(candidates.indices.map { .init($0, 1) }, upper: Double(sites))
        }
        return program
    }

    /// Values of the program for a choice.
    func values(opened: Set<Int>, sites: [Int]) -> [Double] {
        var values = candidates.map { opened.contains($0) ? 1.0 : 0 }
        for (point, list) in entries.enumerated() {
            for entry in list { values.append(entry.site == sites[point] ? 1 : 0) }
        }
        return values
    }

    /// The choice that values of the program stand for.
    func choice(_ values: [Double]) -> (opened: [Int], sites: [Int]) {
        var next = candidates.count, sites: [Int] = []
        for list in entries {
            for entry in list {
                if values[next] > 0.5 { sites.append(entry.site) }
                next += 1
            }
        }
        let used = Set(sites)
        return (candidates.filter { used.contains($0) }, sites)
    }
}
