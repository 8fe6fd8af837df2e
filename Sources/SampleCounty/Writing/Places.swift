import Columns

/// Where each village is taken to be, and where its nearest road is.
struct Places: Sendable {
    /// The homestead parcel's centroid nearest to the area-weighted mean of all; shape `(villages)`.
    let villages: [Position]
    /// Nearest place on a road, and its distance in metres; shape `(villages)`.
    let roads: [(foot: Position, metres: Double)]

    init(_ county: DrawnCounty, homesteads: [[(place: Position, area: Double)]]) {
        let index = RoadIndex(county)
        villages = county.settling.seats.indices.map { v in
            let all = homesteads[v]
            guard !all.isEmpty else { return county.mesh.nodes[county.settling.seats[v]] }
            let total = all.reduce(0) { $0 + $1.area }
            let origin = all[0].place
            let mean = Position(
                origin.x + all.reduce(0) { $0 + ($1.place.x - origin.x) * $1.area } / total,
                origin.y + all.reduce(0) { $0 + ($1.place.y - origin.y) * $1.area } / total)
            return all.min { $0.place.distance(to: mean) < $1.place.distance(to: mean) }!.place
        }
        roads = villages.map { index.nearest(to: $0) }
    }
}

/// Finds the nearest road that can be joined anywhere.
struct RoadIndex: Sendable {
    private let edges: [Int]
    private let tree: PackedRTree
    private let mesh: Mesh

    init(_ county: DrawnCounty) {
        mesh = county.mesh
        edges = (0..<county.mesh.edgeCount).filter {
            let road = county.roads.roadOfEdge[$0]
            return road >= 0 && county.roads.roads[Int(road)].kind != .expressway
        }
        tree = PackedRTree(
            edges.map { e in
                let (a, b) = county.mesh.ends(ofEdge: e)
                var box = Box()
                for p in [county.mesh.nodes[a], county.mesh.middle(ofEdge: e), county.mesh.nodes[b]] {
                    box.add(x: p.x, y: p.y)
                }
                return box
            })
    }

    func nearest(to p: Position) -> (foot: Position, metres: Double) {
        var best: (foot: Position, metres: Double) = (p, .infinity)
        var reach = 250.0
        while best.metres > reach, reach < 40_000 {
            reach *= 2
            for row in tree.rows(meeting: Box(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y).grown(by: reach)) {
                let (a, b) = mesh.ends(ofEdge: edges[row])
                let m = mesh.middle(ofEdge: edges[row])
                for (q, r) in [(mesh.nodes[a], m), (m, mesh.nodes[b])] {
                    let foot = footpoint(p, q, r)
                    let metres = foot.distance(to: p)
                    if metres < best.metres { best = (foot, metres) }
                }
            }
        }
        return best
    }

    private func footpoint(_ p: Position, _ q: Position, _ r: Position) -> Position {
        let (dx, dy) = (r.x - q.x, r.y - q.y)
        let t = min(max(((p.x - q.x) * dx + (p.y - q.y) * dy) / (dx * dx + dy * dy), 0), 1)
        return Position(q.x + t * dx, q.y + t * dy)
    }
}
