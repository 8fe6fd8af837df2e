import Columns

/// Where people settled: a seat for each village, on gentle dry ground near water, well apart.
struct Settling: Sendable {
    /// The node at the centre of each village, in order of choice: the county town is first.
    let seats: [Int]

    /// - Throws: `SampleError.noPlace` when the ground holds fewer villages than planned.
    init(_ ground: Ground, noise: LatticeNoise, seed: UInt64) throws(SampleError) {
        let mesh = ground.mesh
        let luck = noise.branch(31)
        let margin = max(3, Int(clamping: 420 / mesh.cell))
        let land = ground.mainLand()
        let candidates = (0..<mesh.nodeCount).filter { n in
            let (i, j) = mesh.place(ofNode: n)
            guard i % 2 == 0, j % 2 == 0, land[n], !ground.isWet(n), ground.isDryInside(n) else { return false }
            return Self.isDeepInside(ground, i, j, margin)
        }
        let worth = candidates.map { n -> Double in
            let slope = Double(ground.cells(around: n).map { ground.slopes[$0] }.max()!)
            let above = Double(ground.nodesAboveWater[n])
            return -9 * slope - 0.012 * (above - 6).magnitude + 0.55 * luck.unit(n)
        }
        let ranked = candidates.indices.sorted { worth[$0] != worth[$1] ? worth[$0] > worth[$1] : $0 < $1 }
        let area = Double(ground.shape.inside.count { $0 }) * mesh.cell * mesh.cell
        var spacing = 1.0 * (area / Double(ground.plan.villages)).squareRoot()
        var chosen: [Int] = []
        repeat {
            chosen = Self.apart(ranked.map { candidates[$0] }, mesh, spacing)
            spacing *= 0.975
        } while chosen.count < ground.plan.villages && spacing > 4 * mesh.cell
        guard chosen.count >= ground.plan.villages else {
            throw .noPlace(what: Phrase(zh: "全部村庄", en: "all its villages"), seed: seed)
        }
        chosen = Array(chosen.prefix(ground.plan.villages))
        // The county town: the flattest of the seats near the middle.
        let town = chosen.min { Self.remoteness($0, ground) < Self.remoteness($1, ground) }!
        seats = [town] + chosen.filter { $0 != town }
    }

    private static func remoteness(_ node: Int, _ ground: Ground) -> Double {
        let p = ground.mesh.nodes[node]
        let size = Double(ground.mesh.columns) * ground.mesh.cell
        let slope = ground.cells(around: node).map { Double(ground.slopes[$0]) }.max()!
        return p.distance(to: Position(Mesh.centre.x - 0.08 * size, Mesh.centre.y)) / size + 3 * slope
    }

    private static func isDeepInside(_ ground: Ground, _ i: Int, _ j: Int, _ margin: Int) -> Bool {
        for (di, dj) in [(-1, -1), (-1, 1), (1, -1), (1, 1), (0, -1), (0, 1), (-1, 0), (1, 0)] {
            let (a, b) = (i + di * margin, j + dj * margin)
            guard a >= 0, b >= 0, a < ground.mesh.columns, b < ground.mesh.rows,
                ground.isInside(ground.mesh.cellNumber(a, b))
            else { return false }
        }
        return true
    }

    /// The first of the ranked nodes, each at least `spacing` from all before it.
    private static func apart(_ ranked: [Int], _ mesh: Mesh, _ spacing: Double) -> [Int] {
        var buckets: [Int: [Int]] = [:]
        var result: [Int] = []
        func bucket(_ p: Position) -> (Int, Int) {
            (
                Int(clamping: (p.x - Mesh.centre.x) / spacing + 1000),
                Int(clamping: (p.y - Mesh.centre.y) / spacing + 1000)
            )
        }
        for n in ranked {
            let p = mesh.nodes[n]
            let (bx, by) = bucket(p)
            let near = (bx - 1...bx + 1).contains { x in
                (by - 1...by + 1).contains { y in
                    buckets[x * 10_000 + y, default: []].contains { mesh.nodes[$0].distance(to: p) < spacing }
                }
            }
            if near { continue }
            buckets[bx * 10_000 + by, default: []].append(n)
            result.append(n)
        }
        return result
    }
}
