import Columns

/// The smaller settlements of each village, and the villages that no road reaches.
struct Hamlets: Sendable {
    /// Nodes of each village's hamlets; its seat is not among them.
    private(set) var nodes: [[Int]]
    /// Villages without a road, ascending: planted.
    private(set) var roadless: [Int]
    /// Nodes that no road may touch.
    private(set) var closed: [Bool]

    /// Ground around a roadless seat that roads keep clear of, metres.
    static let clearance = 980.0

    init(_ ground: Ground, _ settling: Settling, _ map: VillageMap, noise: LatticeNoise, seed: UInt64)
        throws(SampleError)
    {
        let mesh = ground.mesh
        (roadless, closed) = ([], [])
        var chosen = Self.chooseRoadless(ground, settling, map)
        var open: [Bool] = []
        while true {
            closed = Self.clearings(around: chosen.map { settling.seats[$0] }, mesh)
            open = ground.reachable(from: settling.seats[0], closed: closed)
            let cutOff = settling.seats.indices.filter { !open[settling.seats[$0]] && !chosen.contains($0) }
            if cutOff.isEmpty { break }
            // A clearing lies across the only way to another village: it is given up.
            let inTheWay = cutOff.compactMap { v in
                chosen.min {
                    mesh.nodes[settling.seats[$0]].distance(to: mesh.nodes[settling.seats[v]])
                        < mesh.nodes[settling.seats[$1]].distance(to: mesh.nodes[settling.seats[v]])
                }
            }
            chosen.removeAll(where: inTheWay.contains)
            guard chosen.count >= 2 else {
                throw .noPlace(what: Phrase(zh: "通到每个村的道路", en: "a road to every village"), seed: seed)
            }
        }
        roadless = chosen
        nodes = Array(repeating: [], count: settling.seats.count)
        let luck = noise.branch(51)
        for v in settling.seats.indices where !roadless.contains(v) {
            let area = Double(map.cells[v].count) * mesh.cell * mesh.cell
            let wanted = min(7, 2 + Int(clamping: area / 2.2e6 + luck.unit(v)))
            nodes[v] = hamlets(of: v, wanted, ground, settling, map, luck, open)
        }
    }

    private func hamlets(
        of v: Int, _ wanted: Int, _ ground: Ground, _ settling: Settling, _ map: VillageMap, _ luck: LatticeNoise,
        _ open: [Bool]
    ) -> [Int] {
        let mesh = ground.mesh
        var worth: [(value: Double, node: Int)] = []
        for c in map.cells[v] {
            let (n, _, _, _) = mesh.corners(ofCell: Int(c))
            let around = ground.cells(around: n)
            guard ground.isDryInside(n), !ground.isWet(n), open[n],
                around.allSatisfy({ map.villageOfCell[$0] == Int32(v) })
            else { continue }
            let slope = Double(around.map { ground.slopes[$0] }.max()!)
            let above = Double(ground.nodesAboveWater[n])
            worth.append((-6 * slope - 0.006 * (above - 8).magnitude + 0.8 * luck.unit(n), n))
        }
        worth.sort { $0.value != $1.value ? $0.value > $1.value : $0.node < $1.node }
        var chosen = [settling.seats[v]]
        for (_, n) in worth where chosen.count <= wanted {
            if chosen.allSatisfy({ mesh.nodes[$0].distance(to: mesh.nodes[n]) > 560 }) { chosen.append(n) }
        }
        return Array(chosen.dropFirst())
    }

    /// One village in thirty, two at least: high up, away from the county town, its seat deep inside.
    private static func chooseRoadless(_ ground: Ground, _ settling: Settling, _ map: VillageMap) -> [Int] {
        let wanted = max(2, settling.seats.count / 30)
        let mesh = ground.mesh
        let ranked = settling.seats.indices.dropFirst().filter { !map.townSeats.contains($0) }.sorted {
            let (a, b) = (ground.relief.heights[settling.seats[$0]], ground.relief.heights[settling.seats[$1]])
            return a != b ? a > b : $0 < $1
        }
        var chosen: [Int] = []
        for v in ranked where chosen.count < wanted {
            let p = mesh.nodes[settling.seats[v]]
            // No other seat in the cleared ground, and no other roadless village beside it.
            let free = settling.seats.indices.allSatisfy {
                $0 == v || mesh.nodes[settling.seats[$0]].distance(to: p) > clearance + 500
            }
            let apart = chosen.allSatisfy { mesh.nodes[settling.seats[$0]].distance(to: p) > 3.2 * clearance }
            if free, apart { chosen.append(v) }
        }
        return chosen.sorted()
    }

    /// Marks the nodes that lie too near to a roadless seat for a road.
    private static func clearings(around seats: [Int], _ mesh: Mesh) -> [Bool] {
        var closed = Array(repeating: false, count: mesh.nodeCount)
        for seat in seats {
            for n in nodes(near: seat, within: clearance + 2 * mesh.cell, mesh)
            where mesh.nodes[n].distance(to: mesh.nodes[seat]) < clearance { closed[n] = true }
        }
        return closed
    }

    private static func nodes(near node: Int, within metres: Double, _ mesh: Mesh) -> [Int] {
        let (i, j) = mesh.place(ofNode: node)
        let reach = Int(clamping: 1.25 * metres / mesh.cell) + 2
        var result: [Int] = []
        for b in max(0, j - reach)...min(mesh.rows, j + reach) {
            for a in max(0, i - reach)...min(mesh.columns, i + reach) { result.append(mesh.node(a, b)) }
        }
        return result
    }
}
