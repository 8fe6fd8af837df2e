extension Siting {
    /// p-centre: the least of the distinct costs within which so many sites cover all points, by bisection; first on
    /// what the linear relaxation rules out, then on what the integer program does.
    /// - Source: Minieka, *The m-center problem*, SIAM Review 12, 1970; Elloumi, Labbé and Pochet, *A new formulation
    ///   and resolution method for the p-center problem*, INFORMS Journal on Computing 16, 2004.
    static func centre(_ instance: LocationInstance, sites: Int, _ limits: LocationLimits) throws -> LocationSolution {
        let left = unreachable(instance), out = Set(left)
        let asked = (0..<instance.costs.demandCount).filter { !out.contains($0) }
        let start = try reaching(instance, asked: Set(asked), sites: sites, limits)
        let first = start ?? Array(0..<(asked.isEmpty ? 0 : min(sites, instance.candidates.count)))
        var search = try CentreSearch(instance, asked: asked, sites: sites, limits, first: first)
        try search.run()
        let opened = search.opened
        return LocationSolution(
            opened: opened, sites: (instance.kept + opened).sorted(), assignment: nearest(instance, opened),
            value: search.value,
            bound: LocationBound(value: search.bound, method: search.method), unreachable: left)
    }
}

/// The bisection of a centre.
private struct CentreSearch {
    private let instance: LocationInstance
    private let asked: [Int]
    private let sites: Int
    private let limits: LocationLimits
    /// Distinct costs between points asked and usable sites, ascending.
    private let radii: [Double]
    private(set) var opened: [Int] = []
    private(set) var value = 0.0
    /// Radii before this number are ruled out.
    private var low = 0
    private(set) var method = BoundMethod.relaxationOfCovers

    init(
        _ instance: LocationInstance, asked: [Int], sites: Int, _ limits: LocationLimits, first: [Int]
    ) throws(LocationError) {
        (self.instance, self.asked, self.sites, self.limits) = (instance, asked, sites, limits)
        let usable = instance.usable, costs = instance.costs
        var all: [Double] = []
        // No radius is less than a point's way to the nearest site of all.
        var least = 0.0
        for demand in asked {
            least = max(least, costs.nearest(from: demand, open: usable)?.cost ?? 0)
            for k in costs.starts[demand]..<costs.starts[demand + 1] where usable[Int(costs.sites[k])] {
                all.append(costs.costs[k])
            }
        }
        all.sort()
        var distinct: [Double] = []
        for radius in all where radius >= least && distinct.last != radius { distinct.append(radius) }
        radii = distinct
        guard let value = Self.radius(instance, asked, opened: first.map { instance.candidates[$0] }) else {
            throw .unsettled(asked: sites)
        }
        (self.value, opened) = (value, first.map { instance.candidates[$0] })
    }

    /// A lower bound on the value.
    var bound: Double { radii.isEmpty ? 0 : min(value, radii[min(low, radii.count - 1)]) }

    mutating func run() throws {
        guard !radii.isEmpty else { return }
        try bisect(isExact: false)
        guard bound < value else { return }
        method = .programsOfCovers
        try bisect(isExact: true)
    }

    /// Halves the radii between `low` and the value until every one left below the value is undecided.
    private mutating func bisect(isExact: Bool) throws {
        var from = low
        while from < number(of: value) {
            let middle = (from + number(of: value)) / 2
            let problem = CoverProblem(instance, asked: asked, within: radii[middle])
            let cover = try CoverSearch(problem, limits).least(aim: sites, isExact: isExact)
            if cover.sites.count <= sites {
                keep(cover.sites)
            } else if cover.bound > sites {
                low = max(low, middle + 1)
                from = low
            } else {
                from = middle + 1
            }
        }
    }

    private mutating func keep(_ chosen: [Int]) {
        let sites = chosen.map { instance.candidates[$0] }
        guard let found = Self.radius(instance, asked, opened: sites), found < value else { return }
        (value, opened) = (found, sites)
    }

    private func number(of radius: Double) -> Int { radii.firstIndex { $0 >= radius } ?? radii.count }

    private static func radius(_ instance: LocationInstance, _ asked: [Int], opened: [Int]) -> Double? {
        let open = instance.open(opened)
        var greatest = 0.0
        for demand in asked {
            guard let hit = instance.costs.nearest(from: demand, open: open) else { return nil }
            greatest = max(greatest, hit.cost)
        }
        return greatest
    }
}
