import Columns
import PROJ

/// The road layer: chains of edges between crossings, with the works of the year, and the faults planted in it.
struct RoadWriting {
    /// A road that ends short of another.
    struct Gap: Sendable {
        var road: String
        var end: Position
        /// The place on the other road, a node, and its distance, metres.
        var target: Position
        var metres: Double
    }

    private let county: DrawnCounty
    private let weight = EllipsoidalWeight(CGCS2000Zone(width: .three, number: 38, prefixed: true))
    private var lines = LineColumn()
    private var table = RowTable(SampleLayers.roadFields)
    private(set) var gaps: [Gap] = []
    /// Ids of the row that is there twice.
    private(set) var duplicate = ""
    /// Ground length of the year's works by kind, metres.
    private(set) var works: [String: Double] = [:]

    init(_ county: DrawnCounty) throws(SampleError) {
        self.county = county
        addChains()
        markNamedRoads()
        addWorks("白改黑", metres: 9600.3, exactly: true)
        addWorks("安全防护", metres: 31_200, exactly: false)
        try addGaps()
        addDuplicate()
    }

    var layer: Layer { table.layer("roads", .lines(lines)) }

    private func id(_ number: Int) -> String { "R" + SampleLayers.padded(number, 5) }

    /// One row for each chain of edges of one road between crossings.
    private mutating func addChains() {
        let mesh = county.mesh
        let roads = county.roads
        var used = Array(repeating: false, count: mesh.edgeCount)
        func isExpressway(_ road: Int32) -> Bool { roads.roads[Int(road)].kind == .expressway }
        // Where another road passes below the expressway, neither ends.
        func isBreak(_ n: Int, _ road: Int32) -> Bool {
            if roads.junctions.contains(n) { return true }
            let edges = (0..<4).map { mesh.edge(ofNode: n, $0) }.filter {
                $0 >= 0 && roads.roadOfEdge[$0] >= 0 && isExpressway(roads.roadOfEdge[$0]) == isExpressway(road)
            }
            return edges.count != 2 || edges.contains { roads.roadOfEdge[$0] != road }
        }
        func walk(from node: Int, _ edge: Int) -> [Double] {
            let road = roads.roadOfEdge[edge]
            var line = [mesh.nodes[node].x, mesh.nodes[node].y]
            var (n, e) = (node, edge)
            while true {
                used[e] = true
                let (a, b) = mesh.ends(ofEdge: e)
                n = n == a ? b : a
                let m = mesh.middle(ofEdge: e)
                line += [m.x, m.y, mesh.nodes[n].x, mesh.nodes[n].y]
                if n == node || isBreak(n, road) { return line }
                e = (0..<4).map { mesh.edge(ofNode: n, $0) }.first {
                    $0 >= 0 && $0 != e && roads.roadOfEdge[$0] == road
                }!
            }
        }
        var chains: [(road: Int, line: [Double])] = []
        for start in 0..<mesh.nodeCount where roads.onRoad[start] || roads.onExpressway[start] {
            for d in 0..<4 {
                let e = mesh.edge(ofNode: start, d)
                guard e >= 0, roads.roadOfEdge[e] >= 0, !used[e], isBreak(start, roads.roadOfEdge[e]) else { continue }
                chains.append((Int(roads.roadOfEdge[e]), walk(from: start, e)))
            }
        }
        // Rings without a crossing.
        for e in 0..<mesh.edgeCount where roads.roadOfEdge[e] >= 0 && !used[e] {
            chains.append((Int(roads.roadOfEdge[e]), walk(from: mesh.ends(ofEdge: e).0, e)))
        }
        // A road that comes back to where it left is two rows, so that neither closes on itself.
        for k in chains.indices {
            let line = chains[k].line
            guard line[0] == line[line.count - 2], line[1] == line[line.count - 1] else { continue }
            // Nodes and middles of edges stand in turn.
            let half = line.count / 8 * 4
            chains[k].line = Array(line[...(half + 1)])
            chains.append((chains[k].road, Array(line[half...])))
        }
        for k in chains.indices.sorted(by: {
            chains[$0].road != chains[$1].road ? chains[$0].road < chains[$1].road : $0 < $1
        }) {
            add(chains[k].line, roads.roads[chains[k].road], year: roads.roads[chains[k].road].year)
        }
    }

    private mutating func add(_ line: [Double], _ road: SampleRoad, year: Int) {
        lines.append(line)
        let surface = road.kind.rawValue <= SampleRoadClass.county.rawValue ? "沥青" : "水泥"
        table.append([
            .text(id(table.rows.count + 1)), .text(road.name), .text(road.kind.chinese), .integer(road.lanes),
            .real(road.width), .text(surface), .integer(year), .none, .integer(road.kind == .expressway ? 1 : 0),
        ])
    }

    private func text(_ row: Int, _ field: Int) -> String {
        if case .text(let text) = table.rows[row][field] { text } else { "" }
    }

    private mutating func mark(_ row: Int, _ kind: String) {
        table.set(row, "works", .text(kind))
        table.set(row, "year", .integer(2024))
        if kind == "白改黑" { table.set(row, "surface", .text("沥青")) }
    }

    /// Works on the five roads that the policy names, one row of each.
    private mutating func markNamedRoads() {
        for (name, kind) in [
            ("和平大道", "提质改造"), ("云华路", "提质改造"), ("S208", "安全设施提升"), ("S209", "安全设施提升"), ("S501", "安全设施提升"),
        ] {
            if let row = table.rows.indices.first(where: { text($0, 1) == name }) { mark(row, kind) }
        }
    }

    /// Marks county, town and village roads until the length is reached; the last row is cut when it must be exact.
    private mutating func addWorks(_ kind: String, metres: Double, exactly: Bool) {
        let luck = county.noise.branch(kind == "白改黑" ? 141 : 142)
        let order = table.rows.indices.filter { ["县道", "乡道", "村道"].contains(text($0, 2)) && text($0, 7).isEmpty }
            .sorted { luck.unit($0) != luck.unit($1) ? luck.unit($0) < luck.unit($1) : $0 < $1 }
        var sum = 0.0
        // Less than a centimetre is left by rounding a cut to the grid.
        for row in order where sum < metres - 0.01 {
            if exactly { cut(row, at: metres - sum) }
            sum += weight.groundLength(of: lines, row: row)
            mark(row, kind)
        }
        works[kind] = sum
    }

    /// Ends a row after so many metres of ground; the rest becomes a new row, joined to it at the cut.
    private mutating func cut(_ row: Int, at metres: Double) {
        guard weight.groundLength(of: lines, row: row) > metres + 1 else { return }
        let points = lines.vertices(ofRow: row).map(lines.vertex)
        var (head, rest) = ([points[0].x, points[0].y], metres)
        for (k, (a, b)) in zip(points, points.dropFirst()).enumerated() {
            let length = weight.groundLength(from: a, to: b)
            if length < rest {
                head += [b.x, b.y]
                rest -= length
                continue
            }
            let t = rest / length
            let at = Mesh.onGrid(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
            let tail = [at.x, at.y] + points[(k + 1)...].flatMap { [$0.x, $0.y] }
            replace(row, head + [at.x, at.y])
            lines.append(tail)
            table.repeatRow(row)
            table.set(table.rows.count - 1, "id", .text(id(table.rows.count)))
            return
        }
    }

    private mutating func replace(_ row: Int, _ line: [Double]) {
        var changed = LineColumn()
        for r in 0..<lines.count {
            if r == row { changed.append(line) } else { changed.append(row: r, of: lines) }
        }
        lines = changed
    }

    /// Field roads that leave one road and stop 3 to 15 m before another.
    private mutating func addGaps() throws(SampleError) {
        let mesh = county.mesh
        let luck = county.noise.branch(143)
        let wanted = max(3, county.villageCount / 15)
        var closed = Set<Int>()
        // A road begins where others end, so that joining roads at their ends is enough.
        var ends = Set<Position>()
        for row in 0..<lines.count {
            let v = lines.vertices(ofRow: row)
            ends.formUnion([lines.vertex(v.lowerBound), lines.vertex(v.upperBound - 1)])
        }
        var starts = (0..<mesh.nodeCount).filter {
            ends.contains(mesh.nodes[$0]) && county.ground.isDryInside($0) && !county.roads.onExpressway[$0]
        }
        starts.sort { luck.unit($0) != luck.unit($1) ? luck.unit($0) < luck.unit($1) : $0 < $1 }
        for start in starts where gaps.count < wanted {
            guard !closed.contains(where: { mesh.nodes[$0].distance(to: mesh.nodes[start]) < 1500 }),
                let way = freeWay(from: start, county.plan.cells(330)...county.plan.cells(620))
            else { continue }
            closed.insert(start)
            let metres = 3.5 + 11 * luck.unit(start, 1)
            addGap(way, metres)
        }
        guard gaps.count == wanted else {
            throw .noPlace(what: Phrase(zh: "在另一条路之前断头的道路", en: "roads that end short of another"), seed: county.seed)
        }
    }

    /// A straight way over free dry ground from one road to another, in cells; none when there is none.
    private func freeWay(from start: Int, _ reach: ClosedRange<Int>) -> [Int]? {
        let mesh = county.mesh
        for d in 0..<4 {
            var way = [start]
            while way.count <= reach.upperBound {
                let edge = mesh.edge(ofNode: way.last!, d)
                guard county.ground.isOpen(edge), county.ground.bridged(edge) == 0, county.roads.roadOfEdge[edge] < 0
                else { break }
                let next = mesh.node(from: way.last!, d)
                guard !county.hamlets.closed[next], !county.roads.onExpressway[next] else { break }
                way.append(next)
                if county.roads.onRoad[next] {
                    // At a dead end both roads would end short of each other.
                    if way.count > reach.lowerBound, !isDeadEnd(next) { return way }
                    break
                }
                // Nothing beside the way, so that only its end is near another road.
                let sides = [(d + 1) & 3, (d + 3) & 3].map { mesh.node(from: next, $0) }
                guard !county.ground.isWet(next),
                    sides.allSatisfy({ !county.roads.onRoad[$0] && !county.roads.onExpressway[$0] }) || way.count == 2
                else { break }
            }
        }
        return nil
    }

    /// One road edge alone comes to the node.
    private func isDeadEnd(_ node: Int) -> Bool {
        let edges = (0..<4).map { county.mesh.edge(ofNode: node, $0) }
        return edges.count { $0 >= 0 && county.roads.roadOfEdge[$0] >= 0 } == 1
    }

    private mutating func addGap(_ way: [Int], _ metres: Double) {
        let mesh = county.mesh
        let target = mesh.nodes[way.last!]
        var line: [Double] = [mesh.nodes[way[0]].x, mesh.nodes[way[0]].y]
        for (a, b) in zip(way, way.dropFirst()) {
            let edge = (0..<4).map { mesh.edge(ofNode: a, $0) }.first {
                $0 >= 0 && (mesh.ends(ofEdge: $0) == (a, b) || mesh.ends(ofEdge: $0) == (b, a))
            }!
            let m = mesh.middle(ofEdge: edge)
            line += [m.x, m.y]
            if b != way.last! { line += [mesh.nodes[b].x, mesh.nodes[b].y] }
        }
        let last = Position(line[line.count - 2], line[line.count - 1])
        let length = last.distance(to: target)
        let t = 1 - metres / length
        let end = Mesh.onGrid(last.x + t * (target.x - last.x), last.y + t * (target.y - last.y))
        line += [end.x, end.y]
        let road = SampleRoad(name: "田间路\(gaps.count + 1)", kind: .village, lanes: 1, width: 3.5, year: 2019)
        add(line, road, year: 2019)
        gaps.append(Gap(road: id(table.rows.count), end: end, target: target, metres: end.distance(to: target)))
    }

    /// The first village road without works is there twice, id and all.
    private mutating func addDuplicate() {
        let row = table.rows.indices.first { text($0, 2) == "村道" && text($0, 7).isEmpty }!
        duplicate = text(row, 0)
        lines.append(row: row, of: LineColumn(copying: lines))
        table.repeatRow(row)
    }
}

extension LineColumn {
    fileprivate init(copying other: LineColumn) { self = other }
}
