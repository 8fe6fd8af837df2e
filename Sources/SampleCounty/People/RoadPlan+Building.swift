import Columns

extension RoadPlan {
    /// All roads of a county, the great ones first: later ones join what is there.
    ///
    /// - Throws: `SampleError.noPlace` when a settlement cannot be reached wherever the expressway runs.
    static func build(
        _ ground: Ground, _ settling: Settling, _ map: VillageMap, _ hamlets: Hamlets, noise: LatticeNoise, seed: UInt64
    ) throws(SampleError) -> RoadPlan {
        var last = SampleError.noPlace(what: Phrase(zh: "高速公路", en: "the expressway"), seed: seed)
        for course in RoadSearch.expresswayCourses {
            do {
                return try build(ground, settling, map, hamlets, course, noise: noise, seed: seed)
            } catch {
                last = error
            }
        }
        throw last
    }

    private static func build(
        _ ground: Ground, _ settling: Settling, _ map: VillageMap, _ hamlets: Hamlets,
        _ course: RoadSearch.ExpresswayCourse, noise: LatticeNoise, seed: UInt64
    ) throws(SampleError) -> RoadPlan {
        var search = RoadSearch(ground, closed: hamlets.closed, town: settling.seats[0], noise: noise)
        var maker = RoadMaker(luck: noise.branch(61))
        let seats = settling.seats
        let towns = map.townSeats.map { seats[$0] }
        func require(_ way: [Int]?) throws(SampleError) {
            if way == nil { throw .noPlace(what: Phrase(zh: "连通的路网", en: "a connected road network"), seed: seed) }
        }
        try search.buildExpressway(course, seats, hamlets.nodes.flatMap { $0 }, towns, maker, seed: seed)
        // Trunk roads through the county town, from border to border.
        let (west, east) = (search.exit(toward: -1, 0.1), search.exit(toward: 1, 0.15))
        let (north, south) = (search.exit(toward: -0.2, 1), search.exit(toward: 0.3, -1))
        let trunk = maker.road("G240", .national)
        try require(search.build(trunk, from: west, reuse: 1, to: .node(towns[0])))
        try require(search.build(trunk, from: east, reuse: 1, to: .node(towns[0])))
        let s208 = maker.road("S208", .provincial)
        try require(search.build(s208, from: north, reuse: 0.7, to: .node(towns[0])))
        try require(search.build(s208, from: south, reuse: 0.7, to: .node(towns[0])))
        try require(search.build(maker.road("S209", .provincial), from: towns[1], reuse: 0.7, to: .node(towns[0])))
        try require(search.build(maker.road("S501", .provincial), from: towns[2], reuse: 0.7, to: .node(towns[1])))
        for (node, name) in zip(search.junctions, ["东互通连接线", "西互通连接线"]) {
            try require(search.build(maker.road(name, .county), from: node, reuse: 0.6, to: .network))
        }
        for (name, x, y) in [("和平大道", 1.0, 0.9), ("云华路", -0.8, 1.1)] {
            guard let end = search.freeNode(near: towns[0], offset: (1300 * x, 1300 * y)) else { continue }
            search.build(maker.road(name, .county), from: end, reuse: 1.2, to: .network)
        }
        for (t, node) in towns.enumerated().dropFirst() {
            if !search.onRoad[node] {
                try require(search.build(maker.road(.county), from: node, reuse: 0.6, to: .network))
            }
            let other = partner(of: t, towns, ground.mesh)
            if t > 1, other != node { search.build(maker.road(.county), from: node, reuse: 0.6, to: .node(other)) }
        }
        try require(
            search.reach(seats.indices.filter { !hamlets.roadless.contains($0) }.map { seats[$0] }, .town, &maker))
        try require(search.reach(hamlets.nodes.flatMap { $0 }, .village, &maker))
        search.link(seats, map.villageNeighbours(ground.mesh), hamlets.roadless, &maker)
        return search.plan
    }

    /// The town that a town is joined to besides the network: the next one, and where there are many the nearest of those
    /// before it, since a search across a large county is dear.
    private static func partner(of t: Int, _ towns: [Int], _ mesh: Mesh) -> Int {
        guard towns.count > 20 else { return towns[(t + 1) % towns.count == 0 ? 1 : (t + 1) % towns.count] }
        let home = mesh.nodes[towns[t]]
        return towns[..<t].min { mesh.nodes[$0].distance(to: home) < mesh.nodes[$1].distance(to: home) }!
    }
}

extension RoadSearch {
    /// Builds a road from each place to the network, near places first. None when a place cannot be reached.
    mutating func reach(_ places: [Int], _ kind: SampleRoadClass, _ maker: inout RoadMaker) -> [Int]? {
        for node in places where !onRoad[node] {
            let lesser = kind == .town && maker.luck.unit(node, 5) < 0.35 ? SampleRoadClass.village : kind
            guard build(maker.road(lesser), from: node, reuse: 0.5, to: .network) != nil else { return nil }
        }
        return places
    }

    /// Joins some neighbouring villages directly, so that the network has loops.
    mutating func link(_ seats: [Int], _ neighbours: [[Int]], _ roadless: [Int], _ maker: inout RoadMaker) {
        for (v, list) in neighbours.enumerated() where !roadless.contains(v) {
            for w in list where w > v && !roadless.contains(w) && maker.luck.unit(v, w) < 0.22 {
                build(maker.road(.village), from: seats[v], reuse: 0.5, to: .node(seats[w]))
            }
        }
    }
}

/// Names roads and gives them their years.
struct RoadMaker {
    let luck: LatticeNoise
    private var numbers = [0, 0, 0, 0, 0, 0]

    init(luck: LatticeNoise) { self.luck = luck }

    /// A road with the next number of its class: X001, Y001, C001.
    mutating func road(_ kind: SampleRoadClass) -> SampleRoad {
        numbers[kind.rawValue] += 1
        let digits = String(1000 + numbers[kind.rawValue])
        let letter = ["G", "G", "S", "X", "Y", "C"][kind.rawValue]
        return road(letter + (digits.count == 4 ? String(digits.dropFirst()) : digits), kind)
    }

    func road(_ name: String, _ kind: SampleRoadClass) -> SampleRoad {
        let n = name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }
        let twoLanes = [true, true, true, true, luck.unit(n, 1) < 0.7, luck.unit(n, 1) < 0.15][kind.rawValue]
        let lanes = kind.rawValue <= SampleRoadClass.national.rawValue || name == "和平大道" ? 4 : (twoLanes ? 2 : 1)
        let width = [24.5, 22, 11, 8.5, twoLanes ? 6.5 : 5, twoLanes ? 6 : 4.5][kind.rawValue]
        return SampleRoad(
            name: name, kind: kind, lanes: lanes, width: name == "和平大道" ? 18 : width,
            year: luck.integer(2006...2022, n))
    }
}
