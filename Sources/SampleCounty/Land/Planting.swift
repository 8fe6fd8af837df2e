import Columns
import Survey

/// A rectangle that is planted on basic farmland: its exact area is known without the code that looks for it.
struct PlantedRectangle: Sendable {
    enum Layer: String, Sendable {
        /// A parcel of its own, carved out of the field around it.
        case parcels
        /// Works on a field.
        case construction
    }

    var layer: Layer
    var use: LandUse
    var rule: String
    /// Sides, multiples of 0.0001 m.
    var box: Box
    /// The parcel that it lies in, for `parcels` also the one it is carved out of.
    var parcel: Int
    /// Blocks of basic farmland that it lies on: one, or the two of a split patch.
    var blocks: [Int]
    /// Villages and the ring of the part in each; one village, or two when it lies across a border.
    var shares: [(village: Int, ring: [Double])]

    /// Closed, counter-clockwise.
    var ring: [Double] { Self.ring(box) }

    static func ring(_ b: Box) -> [Double] {
        [b.minX, b.minY, b.maxX, b.minY, b.maxX, b.maxY, b.minX, b.maxY, b.minX, b.minY]
    }
}

/// Finds places for the planted rectangles, each in a village and a parcel of its own.
struct Planting: Sendable {
    private(set) var rectangles: [PlantedRectangle] = []

    private let county: DrawnCounty
    private let blocks: FieldBlocks
    private var tracer: RegionTracer
    private var villages: Set<Int> = []
    private var parcels: Set<Int32> = []

    /// What is planted, in this order.
    private static let kinds: [(PlantedRectangle.Layer, LandUse, String)] = [
        (.parcels, .orchard, "RL-1"), (.parcels, .forest, "RL-1"), (.parcels, .fishPond, "RL-1"),
        (.parcels, .facility, "RL-9"), (.parcels, .park, "RL-1"), (.parcels, .industry, "RL-3"),
        (.parcels, .homestead, "RL-3"), (.parcels, .grass, "RL-1"), (.parcels, .otherForest, "RL-1"),
        (.construction, .none, "RL-3"), (.construction, .none, "RL-3"), (.parcels, .utility, "RL-3"),
    ]

    init(_ county: DrawnCounty, _ blocks: FieldBlocks) throws(SampleError) {
        (self.county, self.blocks) = (county, blocks)
        tracer = RegionTracer(county.faces)
        try plantAcross(.construction, .none, "RL-3", Phrase(zh: "跨村界的建设", en: "works across a village border")) {
            c, d in
            county.map.villageOfCell[c] != county.map.villageOfCell[d]
        }
        try plantAcross(.parcels, .tea, "RL-1", Phrase(zh: "分割地块中的冲突", en: "a conflict in a split patch")) { c, d in
            county.parcels.parcelOfFace[c] == county.parcels.parcelOfFace[d]
                && blocks.blockOfCell[c] != blocks.blockOfCell[d]
        }
        for (layer, use, rule) in Self.kinds { try plant(layer, use, rule) }
    }

    private func isBasic(_ c: Int) -> Bool { c >= 0 && blocks.blockOfCell[c] >= 0 }

    private func hasNoStrip(_ c: Int) -> Bool {
        (0..<4).allSatisfy { !county.faces.strips.isStrip(county.mesh.edge(ofCell: c, $0)) }
    }

    /// The cell takes no part in anything planted so far.
    private func isFree(_ c: Int) -> Bool {
        isBasic(c) && hasNoStrip(c) && !parcels.contains(county.parcels.parcelOfFace[c])
    }

    /// Cells of all villages that have nothing planted yet, in an order that jumps about the county.
    private func candidates(_ purpose: Int) -> [Int] {
        let luck = county.noise.branch(UInt64(200 + purpose))
        return (0..<county.villageCount).filter { !villages.contains($0) }
            .sorted { luck.unit($0) != luck.unit($1) ? luck.unit($0) < luck.unit($1) : $0 < $1 }
            .flatMap { county.map.cells[$0].map(Int.init) }
    }

    private mutating func plant(_ layer: PlantedRectangle.Layer, _ use: LandUse, _ rule: String) throws(SampleError) {
        let mesh = county.mesh
        for c in candidates(rectangles.count) where isFree(c) {
            if use == .homestead, !isNearRoad(c) { continue }
            let p = mesh.middle(ofCell: c)
            let size = mesh.cell * (1 - 0.2 * county.noise.branch(300).unit(c))
            let grown = Self.scale(to: leastArea(layer, use), from: 4 * 0.23 * 0.19 * size * size)
            guard let box = fitted(p, 0.23 * size * grown, 0.19 * size * grown, in: [c]) else { continue }
            let village = Int(county.map.villageOfCell[c])
            add(
                PlantedRectangle(
                    layer: layer, use: use, rule: rule, box: box, parcel: Int(county.parcels.parcelOfFace[c]),
                    blocks: [Int(blocks.blockOfCell[c])], shares: [(village, PlantedRectangle.ring(box))]))
            return
        }
        throw .noPlace(what: Phrase(zh: "与永久基本农田的冲突", en: "a conflict with basic farmland"), seed: county.seed)
    }

    /// Plants across the straight first half of the edge between two cells.
    private mutating func plantAcross(
        _ layer: PlantedRectangle.Layer, _ use: LandUse, _ rule: String, _ what: Phrase,
        where fits: (Int, Int) -> Bool
    ) throws(SampleError) {
        let mesh = county.mesh
        for c in candidates(rectangles.count) where isFree(c) {
            let d = mesh.neighbours(ofCell: c).0
            let edge = mesh.edge(ofCell: c, 0)
            guard d >= 0, isFree(d), fits(c, d), mesh.hasMiddle(edge) else { continue }
            let (a, m) = (mesh.nodes[mesh.ends(ofEdge: edge).0], mesh.middle(ofEdge: edge))
            guard county.faces.strips.degree(mesh.ends(ofEdge: edge).0) == 0 else { continue }
            // A little to the east, so that the two parts differ.
            let middle = Position((a.x + m.x) / 2 + 0.05 * mesh.cell, (a.y + m.y) / 2)
            let size = mesh.cell * Self.scale(to: leastArea(layer, use), from: 4 * 0.17 * 0.12 * mesh.cell * mesh.cell)
            guard let box = fitted(middle, 0.17 * size, 0.12 * size, in: [c, d]),
                a.y < box.minY - 0.5, m.y > box.maxY + 0.5
            else { continue }
            // Where the border enters below and leaves above, as the straight line that it is.
            let low = a.x + (m.x - a.x) * (box.minY - a.y) / (m.y - a.y)
            let high = a.x + (m.x - a.x) * (box.maxY - a.y) / (m.y - a.y)
            guard min(low, high) > box.minX + 2, max(low, high) < box.maxX - 2 else { continue }
            let west = [box.minX, box.minY, low, box.minY, high, box.maxY, box.minX, box.maxY, box.minX, box.minY]
            let east = [low, box.minY, box.maxX, box.minY, box.maxX, box.maxY, high, box.maxY, low, box.minY]
            let (v, w) = (Int(county.map.villageOfCell[c]), Int(county.map.villageOfCell[d]))
            add(
                PlantedRectangle(
                    layer: layer, use: use, rule: rule, box: box, parcel: Int(county.parcels.parcelOfFace[c]),
                    blocks: [Int(blocks.blockOfCell[c]), Int(blocks.blockOfCell[d])],
                    shares: v == w ? [(v, PlantedRectangle.ring(box))] : [(v, west), (w, east)]))
            parcels.insert(county.parcels.parcelOfFace[d])
            villages.insert(w)
            return
        }
        throw .noPlace(what: what, seed: county.seed)
    }

    /// The least area of a planted parcel, m²: what the survey maps of its class, and a little more. 0 for works.
    private func leastArea(_ layer: PlantedRectangle.Layer, _ use: LandUse) -> Double {
        layer == .parcels ? 1.03 * (MinimumArea.of(use.code) ?? 0) : 0
    }

    /// How much longer the sides must be to reach an area; 1 when they reach it.
    private static func scale(to least: Double, from area: Double) -> Double { max(1, (least / area).squareRoot()) }

    private mutating func add(_ rectangle: PlantedRectangle) {
        rectangles.append(rectangle)
        parcels.insert(Int32(rectangle.parcel))
        villages.insert(rectangle.shares[0].village)
    }

    /// A road passes within about 200 m.
    private func isNearRoad(_ c: Int) -> Bool {
        let p = county.mesh.middle(ofCell: c)
        let (i, j) = county.mesh.place(ofCell: c)
        let reach = max(1, Int(clamping: 200 / county.mesh.cell))
        for b in max(0, j - reach)...min(county.mesh.rows, j + reach + 1) {
            for a in max(0, i - reach)...min(county.mesh.columns, i + reach + 1) {
                let n = county.mesh.node(a, b)
                if county.roads.onRoad[n], county.mesh.nodes[n].distance(to: p) < 220 { return true }
            }
        }
        return false
    }

    /// A rectangle around a place, inside the cells by a metre at least; none when it does not fit.
    private mutating func fitted(_ p: Position, _ halfWidth: Double, _ halfHeight: Double, in cells: [Int]) -> Box? {
        let (a, b) = (Mesh.onGrid(p.x - halfWidth, p.y - halfHeight), Mesh.onGrid(p.x + halfWidth, p.y + halfHeight))
        let box = Box(minX: a.x, minY: a.y, maxX: b.x, maxY: b.y)
        let ring = tracer.rings(of: cells) { cells.contains($0) }[0]
        let wide = box.grown(by: 1)
        for (x, y) in [(wide.minX, wide.minY), (wide.maxX, wide.minY), (wide.maxX, wide.maxY), (wide.minX, wide.maxY)]
        where !ringHolds(ring, x, y) { return nil }
        for k in stride(from: 0, to: ring.count - 2, by: 2)
        where segmentMeets(wide, ring[k], ring[k + 1], ring[k + 2], ring[k + 3]) { return nil }
        return box
    }
}

/// The point lies inside the closed ring (crossing number).
func ringHolds(_ ring: [Double], _ x: Double, _ y: Double) -> Bool {
    var inside = false
    for k in stride(from: 0, to: ring.count - 2, by: 2) where (ring[k + 1] > y) != (ring[k + 3] > y) {
        let at = ring[k] + (ring[k + 2] - ring[k]) * (y - ring[k + 1]) / (ring[k + 3] - ring[k + 1])
        if at > x { inside.toggle() }
    }
    return inside
}

/// The segment has a point in the box.
func segmentMeets(_ box: Box, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Bool {
    var (from, to) = (0.0, 1.0)
    for (start, change, low, high) in [(ax, bx - ax, box.minX, box.maxX), (ay, by - ay, box.minY, box.maxY)] {
        if change == 0 {
            if start < low || start > high { return false }
            continue
        }
        let (s, t) = ((low - start) / change, (high - start) / change)
        from = max(from, min(s, t))
        to = min(to, max(s, t))
    }
    return from <= to
}
