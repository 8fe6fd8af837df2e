import Columns

/// The whole county as numbers on the mesh; drawing and writing come after.
struct DrawnCounty: Sendable {
    let plan: ScalePlan
    let seed: UInt64
    let noise: LatticeNoise
    let ground: Ground
    let settling: Settling
    let map: VillageMap
    let hamlets: Hamlets
    let roads: RoadPlan
    let cover: LandCover
    let parcels: ParcelMap
    /// Residents of each village.
    let people: [Int]

    var mesh: Mesh { ground.mesh }
    var faces: Faces { parcels.faces }
    var villageCount: Int { settling.seats.count }

    /// - Parameter drawing: 0 for the county of the seed itself; each other number is another county of the same seed.
    /// - Throws: `SampleError.noPlace`; `CancellationError` between stages.
    init(_ plan: ScalePlan, seed: UInt64, drawing: Int = 0, progress: (Phrase) -> Void = { _ in }) throws {
        func stage(_ name: Phrase) throws {
            try Task.checkCancellation()
            progress(name)
        }
        (self.plan, self.seed) = (plan, seed)
        let own = LatticeNoise(seed: seed)
        noise = drawing == 0 ? own : own.branch(UInt64(clamping: 1000 + drawing))
        try stage(Phrase(zh: "地形和河流", en: "relief and rivers"))
        let raw = Ground(plan, noise: noise)
        try stage(Phrase(zh: "村庄和乡镇", en: "villages and towns"))
        settling = try Settling(raw, noise: noise, seed: seed)
        map = VillageMap(raw, settling, noise: noise)
        hamlets = try Hamlets(raw, settling, map, noise: noise, seed: seed)
        try stage(Phrase(zh: "道路", en: "roads"))
        roads = try RoadPlan.build(raw, settling, map, hamlets, noise: noise, seed: seed)
        let smooth = raw.relaxed(roads, map)
        people = Self.people(hamlets, map, noise.branch(91))
        try stage(Phrase(zh: "地表覆盖", en: "land cover"))
        let strips = Self.strips(smooth, roads)
        let place = LandCover.Place(
            ground: smooth, settling: settling, map: map, hamlets: hamlets, people: people, onRoad: roads.onRoad,
            cellAreas: Self.cellAreas(smooth, Faces(strips)))
        cover = LandCover(place, noise: noise)
        var parcels = ParcelMap(smooth, map, roads, cover, strips, noise: noise)
        ground = smooth.relaxed(alongParcels: parcels.parcelOfFace, strips)
        parcels.draw(on: Self.strips(ground, roads))
        self.parcels = parcels
    }

    /// Villages hold 900 to 3,400 people, most of them toward the lower end; roadless ones fewer than 700.
    private static func people(_ hamlets: Hamlets, _ map: VillageMap, _ luck: LatticeNoise) -> [Int] {
        map.cells.indices.map { v in
            if hamlets.roadless.contains(v) { return luck.integer(320...690, v) }
            let chance = luck.unit(v)
            let town = map.townSeats.contains(v) ? 1400 : 0
            return town + Int(clamping: 620 + 2700 * chance * chance.squareRoot())
        }
    }

    private static func strips(_ ground: Ground, _ roads: RoadPlan) -> Strips {
        var strips = Strips(ground.mesh)
        for e in 0..<ground.mesh.edgeCount {
            if roads.roadOfEdge[e] >= 0 {
                strips.set(e, .road, width: roads.roads[Int(roads.roadOfEdge[e])].kind.width)
            } else if ground.rivers[e] > 0 {
                strips.set(e, .river, width: Double(ground.rivers[e]))
            }
        }
        return strips
    }

    /// Ellipsoidal area of each cell of the county as it is drawn, m².
    private static func cellAreas(_ ground: Ground, _ faces: Faces) -> [Float] {
        (0..<ground.mesh.cellCount).map { c in
            guard ground.isInside(c) else { return 0 }
            var ring: [Double] = []
            faces.forEachSide(ofFace: c) { side in
                let p = faces.strips.position(ofVertex: side.start)
                let q = faces.strips.middle(ofEdge: side.middle!.edge, left: side.middle!.left)
                ring += [p.x, p.y, q.x, q.y]
            }
            ring += [ring[0], ring[1]]
            return Float(signedArea(ring))
        }
    }
}
