import Columns
import Survey

/// The land class of each cell of the county.
struct LandCover: Sendable {
    /// One for each cell; `.none` outside the county.
    private(set) var use: [LandUse]
    /// Cells of the county town and the key towns, inside the urban boundary; the town's number, or -1.
    private(set) var urban: [Int16]
    private var place: Place

    /// What the land cover is drawn from.
    struct Place: Sendable {
        let ground: Ground
        let settling: Settling
        let map: VillageMap
        let hamlets: Hamlets
        /// Residents of each village.
        let people: [Int]
        /// Nodes that roads pass through.
        let onRoad: [Bool]
        /// Ground area of a cell without its strips, m².
        var cellAreas: [Float]
    }

    init(_ place: Place, noise: LatticeNoise) {
        self.place = place
        use = Array(repeating: .none, count: place.ground.mesh.cellCount)
        urban = Array(repeating: -1, count: place.ground.mesh.cellCount)
        placeLakes()
        placeTowns(noise.branch(71))
        placeSettlements(noise.branch(72))
        placeSmallPlots()
        placePonds(noise.branch(73))
        placeFarmland(noise.branch(74))
        placeTheRest(noise.branch(75))
        self.place.cellAreas = []
    }

    private var ground: Ground { place.ground }
    private var mesh: Mesh { place.ground.mesh }

    private mutating func placeLakes() {
        var seen = Array(repeating: false, count: use.count)
        for c in use.indices where ground.broad[c] && ground.isInside(c) { use[c] = .river }
        for start in use.indices where isStill(start) && !seen[start] {
            var piece = [start]
            seen[start] = true
            var k = 0
            while k < piece.count {
                let (e, n, w, s) = mesh.neighbours(ofCell: piece[k])
                for next in [e, n, w, s] where next >= 0 && isStill(next) && !seen[next] {
                    seen[next] = true
                    piece.append(next)
                }
                k += 1
            }
            let area = Double(piece.count) * mesh.cell * mesh.cell
            let kind: LandUse = area > 1.2e6 ? .lake : (area > 8e4 ? .reservoir : .pond)
            for c in piece where ground.isInside(c) { use[c] = kind }
        }
    }

    private func isStill(_ c: Int) -> Bool { ground.lakes[c] && !ground.broad[c] }

    /// Ground of the county that has no class yet.
    private func isFree(_ c: Int) -> Bool { ground.isInside(c) && use[c] == .none }

    /// Grows a built-up place from a node: free cells by distance and slope, connected, until `area` is used up.
    private func grow(
        from node: Int, area: Double, within metres: Double, _ luck: LatticeNoise, allowed: (Int) -> Bool
    ) -> [Int] {
        let home = mesh.nodes[node]
        var heap = Heap()
        var seen = Set<Int>()
        func offer(_ c: Int) {
            guard c >= 0, !seen.contains(c), isFree(c), allowed(c) else { return }
            let gap = mesh.middle(ofCell: c).distance(to: home)
            guard gap <= metres else { return }
            seen.insert(c)
            // Houses stand along the roads.
            let (p, q, r, s) = mesh.corners(ofCell: c)
            let road = [p, q, r, s].contains { place.onRoad[$0] } ? 90.0 : 0
            heap.push((gap * (0.75 + 0.5 * luck.unit(c)) - road) / mesh.cell + 30 * Double(ground.slopes[c]), c)
        }
        for c in ground.cells(around: node) { offer(c) }
        var result: [Int] = []
        var rest = area
        while rest > 0, let (_, c) = heap.pop() {
            result.append(c)
            rest -= Double(place.cellAreas[c])
            let (e, n, w, s) = mesh.neighbours(ofCell: c)
            for next in [e, n, w, s] { offer(next) }
        }
        return result
    }

    private mutating func placeTowns(_ luck: LatticeNoise) {
        for (t, v) in place.map.townSeats.enumerated() {
            // The county town, then the key towns; the rest have no urban boundary.
            let area = t == 0 ? min(3.0e6, 0.042 * ground.plan.farmland) : (t <= ground.plan.towns / 2 ? 3.6e5 : 0)
            guard area > 0 else { continue }
            let node = place.settling.seats[v]
            let home = mesh.nodes[node]
            for c in grow(from: node, area: area, within: 2500, luck, allowed: { _ in true }) {
                urban[c] = Int16(t)
                let p = mesh.middle(ofCell: c)
                let block = Int(clamping: luck.smooth(p.x / 310, p.y / 310) * 97)
                use[c] = Self.urbanUse(luck.unit(block, t), core: p.distance(to: home) < 0.35 * area.squareRoot())
            }
        }
    }

    private static func urbanUse(_ chance: Double, core: Bool) -> LandUse {
        switch chance {
        case ..<0.50: .townHousing
        case ..<0.64: core ? .business : .industry
        case ..<0.74: core ? .office : .industry
        case ..<0.84: .school
        case ..<0.91: .park
        case ..<0.96: .utility
        default: .vacant
        }
    }

    private mutating func placeSettlements(_ luck: LatticeNoise) {
        for v in place.settling.seats.indices {
            let total = Double(place.people[v]) * (105 + 55 * luck.unit(v, 1))
            let nodes = place.hamlets.nodes[v]
            let roadless = place.hamlets.roadless.contains(v)
            let seat = place.settling.seats[v]
            let owner = place.map.villageOfCell
            let allowed = { (c: Int) in owner[c] == Int32(v) }
            let core = roadless ? min(total, 60_000) : total * (nodes.isEmpty ? 1 : 0.4)
            for c in grow(from: seat, area: core, within: roadless ? 190 : 270, luck, allowed: allowed) {
                use[c] = .homestead
            }
            for (k, node) in nodes.enumerated() {
                let area = total * 0.6 * (0.6 + 0.8 * luck.unit(v, 10 + k)) / Double(nodes.count)
                for c in grow(from: node, area: area, within: 240, luck, allowed: allowed) { use[c] = .homestead }
            }
            // A school and the village office stand beside the seat.
            for kind in v % 3 == 0 ? [LandUse.school, .utility] : [.utility] where !roadless {
                for c in grow(from: seat, area: 1, within: 420, luck, allowed: allowed) { use[c] = kind }
            }
        }
    }

    /// Plots between roads that are too small to be mapped as a field or a wood are built up with sheds.
    private mutating func placeSmallPlots() {
        for c in use.indices where isFree(c) && !holds(c, .paddy) { use[c] = .facility }
    }

    /// The cell alone reaches the least area that the survey maps of the class.
    private func holds(_ c: Int, _ use: LandUse) -> Bool {
        Double(place.cellAreas[c]) >= 1.02 * (MinimumArea.of(use.code) ?? 0)
    }

    private mutating func placePonds(_ luck: LatticeNoise) {
        let share = min(1, 9000 / (mesh.cell * mesh.cell))
        for c in use.indices where isFree(c) {
            let above = ground.aboveWater(c)
            guard above < 30, ground.slopes[c] < 0.10 else { continue }
            let chance = luck.unit(c)
            if chance < 0.022 * share { use[c] = chance < 0.005 * share ? .fishPond : .pond }
            if chance > 1 - 0.004 * share { use[c] = .facility }
            let (e, n, w, s) = mesh.neighbours(ofCell: c)
            let byLake = [e, n, w, s].contains { $0 >= 0 && use[$0] == .lake }
            if byLake, luck.unit(c, 1) < 0.25, holds(c, .shore) { use[c] = .shore }
        }
    }

    /// The gentlest ground nearest to water, until the planned net area is reached.
    private mutating func placeFarmland(_ luck: LatticeNoise) {
        var ranked: [(rank: Double, cell: Int)] = []
        for c in use.indices where isFree(c) {
            let p = mesh.middle(ofCell: c)
            let patch = luck.fractal(p.x / 900, p.y / 900, octaves: 3)
            let rank = 15 * Double(ground.slopes[c]) + 0.035 * ground.aboveWater(c) + 3.2 * patch + 0.2 * luck.unit(c)
            ranked.append((rank, c))
        }
        ranked.sort { $0.rank != $1.rank ? $0.rank < $1.rank : $0.cell < $1.cell }
        var net = 0.0
        for (_, c) in ranked where net < ground.plan.farmland {
            let p = mesh.middle(ofCell: c)
            let moist = -0.5 + 8 * luck.fractal(p.x / 400, p.y / 400, octaves: 2)
            let wet = ground.slopes[c] < 0.075 && ground.aboveWater(c) < moist
            use[c] = wet ? (luck.unit(c, 2) < 0.02 ? .irrigated : .paddy) : .dry
            net += Double(place.cellAreas[c]) * (1 - grade(ofCell: c).ridgeShare)
        }
    }

    /// Slope grade of the farmland of a cell. A slope map is finer than the mesh, so slopes in it are steeper; paddy
    /// fields lie in terraces one grade gentler than the ground.
    func grade(ofCell c: Int) -> SlopeGrade {
        let grade = SlopeGrade(slope: 1.9 * Double(ground.slopes[c])).grade
        return SlopeGrade(grade: use[c] == .paddy ? max(1, grade - 1) : grade)
    }

    private mutating func placeTheRest(_ luck: LatticeNoise) {
        for c in use.indices where isFree(c) {
            let home = mesh.middle(ofCell: c)
            let (east, north) = (luck.smooth(home.x / 900, home.y / 900), luck.smooth(home.y / 900, home.x / 900))
            let p = Position(home.x + 900 * east, home.y + 900 * north)
            let patch = luck.fractal(p.x / 1400, p.y / 1400, octaves: 3)
            let second = luck.fractal(p.y / 800 + 50, p.x / 800, octaves: 2)
            let slope = ground.slopes[c]
            if slope < 0.22, patch > 0.60 {
                use[c] = second > 0.55 ? .tea : (second > 0.36 ? .orchard : .otherOrchard)
            } else if slope < 0.2, second > 0.70, holds(c, .grass) {
                use[c] = .grass
            } else if patch < 0.30 {
                use[c] = .bamboo
            } else if second < 0.30 {
                use[c] = slope > 0.25 ? .shrub : .otherForest
            } else {
                use[c] = .forest
            }
        }
    }
}
