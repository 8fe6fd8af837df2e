import Columns

/// Which village each cell belongs to, and which town each village: both grown from their seats over the ground, so that
/// borders follow ridges and rivers.
struct VillageMap: Sendable {
    /// Village of each cell, numbered as the seats; -1 outside the county.
    private(set) var villageOfCell: [Int32]
    /// Town of each village; shape `(villages)`.
    private(set) var townOfVillage: [Int] = []
    /// The village that is the seat of each town; the county town is first.
    private(set) var townSeats: [Int] = []
    /// Cells of each village, ascending.
    private(set) var cells: [[Int32]]

    init(_ ground: Ground, _ settling: Settling, noise: LatticeNoise) {
        let mesh = ground.mesh
        villageOfCell = Array(repeating: -1, count: mesh.cellCount)
        var cost = Array(repeating: Double.infinity, count: mesh.cellCount)
        var heap = Heap()
        for (v, seat) in settling.seats.enumerated() {
            let (i, j) = mesh.place(ofNode: seat)
            let home = mesh.cellNumber(i, j)
            villageOfCell[home] = Int32(v)
            cost[home] = 0
            heap.push(0, home)
        }
        let rough = noise.branch(41)
        while let (reached, c) = heap.pop() {
            guard reached == cost[c] else { continue }
            let (east, north, west, south) = mesh.neighbours(ofCell: c)
            for (side, next) in [east, north, west, south].enumerated() where ground.isInside(next) {
                let edge = mesh.edge(ofCell: c, side)
                let climb = (ground.height(next) - ground.height(c)).magnitude / mesh.cell
                var step = 1 + 5 * climb + 0.6 * rough.unit(next)
                if ground.rivers[edge] > 0 { step += 320 / mesh.cell }
                if ground.broad[next] { step += 420 / mesh.cell } else if ground.lakes[next] { step += 1 }
                guard reached + step < cost[next] else { continue }
                cost[next] = reached + step
                villageOfCell[next] = villageOfCell[c]
                heap.push(cost[next], next)
            }
        }
        cells = Array(repeating: [], count: settling.seats.count)
        for c in 0..<mesh.cellCount where villageOfCell[c] >= 0 { cells[Int(villageOfCell[c])].append(Int32(c)) }
        groupIntoTowns(ground, settling)
    }

    private mutating func groupIntoTowns(_ ground: Ground, _ settling: Settling) {
        let places = settling.seats.map { ground.mesh.nodes[$0] }
        let half = places.map { $0.distance(to: Mesh.centre) }.max()!
        townSeats = [0]
        while townSeats.count < ground.plan.towns {
            // Far from the seats so far, but not at the very edge of the county.
            let worths = places.indices.map { worth($0, places, half) }
            townSeats.append(worths.indices.max { worths[$0] < worths[$1] }!)
        }
        townOfVillage = Array(repeating: -1, count: places.count)
        let neighbours = villageNeighbours(ground.mesh)
        var cost = Array(repeating: Double.infinity, count: places.count)
        var heap = Heap()
        for (t, v) in townSeats.enumerated() {
            (townOfVillage[v], cost[v]) = (t, 0)
            heap.push(0, v)
        }
        while let (reached, v) = heap.pop() {
            guard reached == cost[v] else { continue }
            for next in neighbours[v] {
                let step = reached + places[v].distance(to: places[next])
                guard step < cost[next] else { continue }
                (cost[next], townOfVillage[next]) = (step, townOfVillage[v])
                heap.push(step, next)
            }
        }
    }

    private func worth(_ v: Int, _ places: [Position], _ half: Double) -> Double {
        let gap = townSeats.map { places[$0].distance(to: places[v]) }.min()!
        let edge = places[v].distance(to: Mesh.centre) / half
        return gap * (edge > 0.82 ? 0.5 : 1)
    }

    /// Villages that share a border, ascending.
    func villageNeighbours(_ mesh: Mesh) -> [[Int]] {
        var sets = Array(repeating: Set<Int>(), count: cells.count)
        for c in 0..<mesh.cellCount where villageOfCell[c] >= 0 {
            let (east, north, _, _) = mesh.neighbours(ofCell: c)
            for next in [east, north]
            where next >= 0 && villageOfCell[next] >= 0 && villageOfCell[next] != villageOfCell[c] {
                sets[Int(villageOfCell[c])].insert(Int(villageOfCell[next]))
                sets[Int(villageOfCell[next])].insert(Int(villageOfCell[c]))
            }
        }
        return sets.map { $0.sorted() }
    }
}
