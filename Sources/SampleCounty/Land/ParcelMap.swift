import Columns

/// What is known of a parcel before it is drawn.
struct ParcelSketch: Sendable {
    var use: LandUse
    var village: Int32
    /// Slope grade of farmland, 0 for other classes.
    var grade: Int8
    /// Width of a road, river or ditch, metres; 0 for other classes.
    var width: Float
    /// Ground of one parcel has one band: a terrace of farmland, the valley that a wood drains to.
    var band: Int32 = 0
}

/// Which parcel each face of the county belongs to: every face of every village, each once.
///
/// Cells join cells of their class and slope grade inside their village, but never across a strip; strips join strips of
/// their class. Only numbers are kept; a village's parcels are drawn when they are written.
struct ParcelMap: Sendable {
    private(set) var faces: Faces
    /// Village of each face; -1 outside the county.
    private(set) var villageOfFace: [Int32]
    /// Parcel of each face; -1 outside the county. Numbers ascend with the village.
    private(set) var parcelOfFace: [Int32]
    private(set) var parcels: [ParcelSketch] = []
    /// First parcel of each village, and the end.
    private(set) var firstParcel: [Int] = []
    /// Faces of each village, ascending.
    private(set) var facesOfVillage: [[Int32]]

    /// - Complexity: O(*n* log *n*) for *n* faces.
    init(
        _ ground: Ground, _ map: VillageMap, _ roads: RoadPlan, _ cover: LandCover, _ strips: Strips,
        noise: LatticeNoise
    ) {
        let mesh = ground.mesh
        faces = Faces(strips)
        villageOfFace = Array(repeating: -1, count: faces.count)
        parcelOfFace = Array(repeating: -1, count: faces.count)
        facesOfVillage = Array(repeating: [], count: map.cells.count)
        for c in 0..<mesh.cellCount { villageOfFace[c] = map.villageOfCell[c] }
        for e in 0..<mesh.edgeCount where strips.isStrip(e) {
            let (left, right) = mesh.cells(ofEdge: e)
            let owners = [left, right].filter { $0 >= 0 && map.villageOfCell[$0] >= 0 }.map { map.villageOfCell[$0] }
            if let owner = owners.min() { villageOfFace[faces.stripFace(e)] = owner }
        }
        for n in 0..<mesh.nodeCount where strips.degree(n) > 2 {
            let owners = (0..<4).map { mesh.edge(ofNode: n, $0) }.filter(strips.isStrip)
                .map { villageOfFace[faces.stripFace($0)] }.filter { $0 >= 0 }
            if let owner = owners.min() { villageOfFace[faces.meetingFace(n)] = owner }
        }
        for f in 0..<faces.count where villageOfFace[f] >= 0 { facesOfVillage[Int(villageOfFace[f])].append(Int32(f)) }
        let sizes = noise.branch(81)
        for v in facesOfVillage.indices {
            firstParcel.append(parcels.count)
            for face in facesOfVillage[v] where parcelOfFace[Int(face)] < 0 {
                grow(from: Int(face), ground, roads, cover, sizes)
            }
        }
        firstParcel.append(parcels.count)
    }

    /// Draws the same parcels on a mesh whose nodes have moved.
    mutating func draw(on strips: Strips) { faces = Faces(strips) }

    /// Farmland lies in terraces along the contours, the narrower the steeper the ground; woods end on the ridges.
    private static func band(_ c: Int, _ use: LandUse, _ grade: Int, _ ground: Ground) -> Int32 {
        if use.isFarmland || use == .orchard || use == .tea || use == .otherOrchard {
            let rise = [1, 1, 3, 6.5, 11, 16][use.isFarmland ? grade : 3]
            return Int32(clamping: Int(clamping: (ground.height(c) / (rise * ground.mesh.cell / 60)).rounded(.down)))
        }
        guard use.isForest else { return 0 }
        let (a, _, _, _) = ground.mesh.corners(ofCell: c)
        let (i, j) = ground.mesh.place(ofNode: Int(ground.sinks[a]))
        return Int32(clamping: (i / 14) * 1000 + j / 14)
    }

    private func sketch(_ f: Int, _ ground: Ground, _ roads: RoadPlan, _ cover: LandCover) -> ParcelSketch {
        let village = villageOfFace[f]
        if f < ground.mesh.cellCount {
            let use = cover.use[f]
            let grade = use.isFarmland ? cover.grade(ofCell: f).grade : 0
            return ParcelSketch(
                use: use, village: village, grade: Int8(clamping: grade), width: 0,
                band: Self.band(f, use, grade, ground))
        }
        // A meeting belongs to its greatest road; a road goes over a river.
        let edges =
            faces.edge(ofFace: f).map { [$0] }
            ?? (0..<4).map { ground.mesh.edge(ofNode: faces.node(ofFace: f)!, $0) }.filter(faces.strips.isStrip)
            .filter { villageOfFace[faces.stripFace($0)] == village }
        let road = edges.compactMap { roads.roadOfEdge[$0] >= 0 ? roads.roads[Int(roads.roadOfEdge[$0])] : nil }
            .min { $0.kind.rawValue < $1.kind.rawValue }
        guard let road else {
            let width = edges.map { faces.strips.halves[$0] }.max()! * 2
            return ParcelSketch(use: .river, village: village, grade: 0, width: width.rounded())
        }
        let width = min(Float(road.width), Float(2 * faces.strips.widest).rounded(.down))
        return ParcelSketch(
            use: road.kind == .village ? .ruralRoad : .highway, village: village, grade: 0, width: width)
    }

    private mutating func grow(
        from start: Int, _ ground: Ground, _ roads: RoadPlan, _ cover: LandCover, _ sizes: LatticeNoise
    ) {
        let number = Int32(parcels.count)
        let first = sketch(start, ground, roads, cover)
        parcels.append(first)
        let isCell = start < ground.mesh.cellCount
        let limit = isCell ? cells(first.use, ground.plan, sizes.unit(start)) : 60
        var members = [start]
        parcelOfFace[start] = number
        var k = 0
        while k < members.count {
            // Cells in an order of their own, so that parcels do not grow as squares.
            if isCell, members.count - k > 1 {
                let pick =
                    k + min(members.count - k - 1, Int(clamping: sizes.unit(members[k], 7) * Double(members.count - k)))
                members.swapAt(k, pick)
            }
            var open: [Int] = []
            faces.forEachSide(ofFace: members[k]) { side in
                let f = side.opposite
                guard f >= 0, villageOfFace[f] == first.village, parcelOfFace[f] < 0 else { return }
                guard (f < ground.mesh.cellCount) == isCell else { return }
                open.append(f)
            }
            for f in open where members.count < limit && parcelOfFace[f] < 0 {
                let other = sketch(f, ground, roads, cover)
                guard other.use == first.use, other.grade == first.grade, other.band == first.band else { continue }
                if first.use == .highway || first.use == .ruralRoad, other.width != first.width { continue }
                parcelOfFace[f] = number
                members.append(f)
                parcels[Int(number)].width = max(parcels[Int(number)].width, other.width)
            }
            k += 1
        }
    }

    /// Most cells that a parcel of this class may have; few are large.
    private func cells(_ use: LandUse, _ plan: ScalePlan, _ chance: Double) -> Int {
        let spread = 0.35 + 1.3 * chance * chance * 1.5
        switch use {
        case .paddy, .irrigated, .dry: return max(1, Int(clamping: (plan.farmCells * 1.6 * spread).rounded()))
        case .lake, .reservoir, .river: return 4000
        case .homestead: return max(1, Int(clamping: (60_000 / (plan.cell * plan.cell) * spread).rounded()))
        case .forest, .bamboo, .shrub, .otherForest:
            return max(1, Int(clamping: (plan.otherCells * 2.2 * spread).rounded()))
        case .pond, .fishPond, .facility: return 2
        default: return max(1, Int(clamping: (plan.otherCells * 0.5 * spread).rounded()))
        }
    }
}
