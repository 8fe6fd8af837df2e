import Columns

extension RoadSearch {
    /// Lays the expressway from border to border, past the settlements, and finds the places of its two junctions: where it
    /// passes nearest to the county town and nearest to another town, well apart.
    /// - Throws: `SampleError.noPlace` when there is no way or no place for a junction.
    mutating func buildExpressway(
        _ course: ExpresswayCourse, _ seats: [Int], _ hamlets: [Int], _ towns: [Int], _ maker: RoadMaker, seed: UInt64
    ) throws(SampleError) {
        let mesh = ground.mesh
        let none = SampleError.noPlace(what: Phrase(zh: "高速公路", en: "the expressway"), seed: seed)
        let (bySeats, byHamlets) = (nearness(to: seats), nearness(to: hamlets))
        let near = zip(bySeats, byHamlets).map { min($0, $1 + 200) }
        let start = exit(toward: course.west.x, course.west.y)
        guard start >= 0, let goal = end(beside: exit(toward: course.east.x, course.east.y), from: start),
            let way = expresswayWay(
                from: start, to: goal,
                apart: { node in
                    switch near[node] {
                    case ..<300: .infinity
                    case ..<420: 6
                    case ..<900: 1.7
                    default: 1
                    }
                })
        else { throw none }
        lay(way, as: maker.road("S71", .expressway))
        // A junction needs the expressway straight and free ground to one side.
        let places = way.indices.filter { k in
            guard k > way.count / 8, k < way.count * 7 / 8 else { return false }
            return (0..<4).contains { passesAcross(way[k], $0) && isFree(way[k], toward: $0) }
        }
        func nearest(_ target: Int, _ fits: (Int) -> Bool) -> Int? {
            places.filter(fits).min {
                mesh.nodes[way[$0]].distance(to: mesh.nodes[target])
                    < mesh.nodes[way[$1]].distance(to: mesh.nodes[target])
            }
        }
        guard let first = nearest(towns[0], { _ in true }) else { throw none }
        let apart = way.count / 4
        let others = towns.dropFirst().compactMap { town -> (Int, Double)? in
            guard let k = nearest(town, { ($0 - first).magnitude >= UInt(apart) }) else { return nil }
            return (k, mesh.nodes[way[k]].distance(to: mesh.nodes[town]))
        }
        guard let second = others.min(by: { $0.1 < $1.1 })?.0 else { throw none }
        setJunctions([way[first], way[second]])
    }

    /// Directions in which the expressway comes in and leaves.
    typealias ExpresswayCourse = (west: (x: Double, y: Double), east: (x: Double, y: Double))

    /// Courses in the order in which they are tried.
    static let expresswayCourses: [ExpresswayCourse] = [
        ((-1, -0.55), (1, -0.35)), ((-1, -0.55), (1, 0.5)), ((-1, 0.5), (1, 0.5)), ((-1, 0.5), (1, -0.35)),
        ((-0.5, -1), (1, 0.7)), ((-0.5, 1), (1, -0.7)), ((-1, -0.2), (0.6, 1)), ((-1, 0.2), (0.6, -1)),
    ]

    /// Open ground beside a node, a whole number of double steps from the start.
    private func end(beside node: Int, from start: Int) -> Int? {
        guard node >= 0 else { return nil }
        let mesh = ground.mesh
        let (parity, at) = (mesh.place(ofNode: start), mesh.place(ofNode: node))
        for b in max(0, at.j - 2)...min(mesh.rows, at.j + 2) {
            for a in max(0, at.i - 2)...min(mesh.columns, at.i + 2)
            where (a - parity.i) % 2 == 0 && (b - parity.j) % 2 == 0 {
                let n = mesh.node(a, b)
                let isOpen = (0..<4).contains { ground.isOpen(mesh.edge(ofNode: n, $0)) }
                if land[n], !ground.isWet(n), isOpen { return n }
            }
        }
        return nil
    }

    /// Open ground for some nodes from a node, none of it wet.
    private func isFree(_ node: Int, toward d: Int) -> Bool {
        var at = node
        for _ in 0..<3 {
            let edge = ground.mesh.edge(ofNode: at, d)
            guard ground.isOpen(edge), ground.bridged(edge) == 0 else { return false }
            at = ground.mesh.node(from: at, d)
            guard !ground.isWet(at), ground.isDryInside(at) else { return false }
        }
        return true
    }

    /// Metres from each node to the nearest of the seats, as far as they count here.
    private func nearness(to seats: [Int]) -> [Float] {
        let mesh = ground.mesh
        var result = Array(repeating: Float(9999), count: mesh.nodeCount)
        let reach = Int(clamping: 1200 / mesh.cell) + 2
        for seat in seats {
            let (i, j) = mesh.place(ofNode: seat)
            for b in max(0, j - reach)...min(mesh.rows, j + reach) {
                for a in max(0, i - reach)...min(mesh.columns, i + reach) {
                    let n = mesh.node(a, b)
                    result[n] = min(result[n], Float(mesh.nodes[n].distance(to: mesh.nodes[seat])))
                }
            }
        }
        return result
    }
}
