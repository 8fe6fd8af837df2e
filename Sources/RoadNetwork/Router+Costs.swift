import Columns

/// Targets sorted by the nodes from which they are reached last.
struct TargetSet: Sendable {
    let attachments: [Attachment?]
    /// Cost of each target's leg; infinite without an attachment.
    let legs: [Double]
    /// Entries (target, cost from the node) of each node; shape `(nodes + 1)`.
    let offsets: [Int32]
    let entries: [(target: Int32, cost: Double)]
    /// Nodes with entries.
    let nodeCount: Int
    /// Targets on each edge that has any.
    let byEdge: [Int32: [Int32]]

    init(_ router: Router, _ targets: [Attachment?], arriving: Bool = true) {
        attachments = targets
        legs = targets.map { $0.map(router.legCost) ?? .infinity }
        var offsets = [Int32](repeating: 0, count: router.states.count + 1)
        let ends = targets.map { $0.map { router.ends(of: $0, arriving: arriving) } ?? [] }
        for list in ends { for end in list { offsets[Int(end.node) + 1] += 1 } }
        nodeCount = offsets.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        for n in 0..<router.states.count { offsets[n + 1] += offsets[n] }
        self.offsets = offsets
        var next = offsets
        var entries = [(target: Int32, cost: Double)](repeating: (0, 0), count: Int(offsets[offsets.count - 1]))
        for (t, list) in ends.enumerated() {
            for end in list {
                entries[Int(next[Int(end.node)])] = (Int32(t), end.cost)
                next[Int(end.node)] += 1
            }
        }
        self.entries = entries
        var byEdge: [Int32: [Int32]] = [:]
        for (t, a) in targets.enumerated() { if let a { byEdge[a.edge, default: []].append(Int32(t)) } }
        self.byEdge = byEdge
    }

    @inline(__always) func entries(of node: Int32) -> Range<Int> {
        Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1])
    }
}

extension Router {
    /// Cost between two points; none when the second is not reached, or not within the limit.
    public func cost(from: Attachment?, to: Attachment?, within limit: Double = .infinity) -> Double? {
        costs(from: from, to: [to], within: limit)[0]
    }

    /// Costs from one point to many.
    /// - Returns: shape `(targets)`, input order.
    /// - Complexity: one search of Dijkstra, ended when the last target is settled or the limit passed.
    public func costs(from: Attachment?, to: [Attachment?], within limit: Double = .infinity) -> [Double?] {
        var search = DijkstraSearch(nodeCount: states.count)
        var row = [Double](repeating: .nan, count: to.count)
        let targets = TargetSet(self, to)
        row.withUnsafeMutableBufferPointer { fill($0, from: from, targets, within: limit, &search) }
        return row.map { $0.isNaN ? nil : $0 }
    }

    /// Fills a row of costs; what is not reached is left as it is.
    func fill(
        _ row: UnsafeMutableBufferPointer<Double>, from source: Attachment?, _ targets: TargetSet, within limit: Double,
        _ search: inout DijkstraSearch
    ) {
        guard let source else { return }
        let leg = legCost(source)
        var waiting = targets.nodeCount
        func offer(_ target: Int, _ cost: Double) {
            guard cost <= limit, !(row[target] <= cost) else { return }
            row[target] = cost
        }
        search.run(forward, from: ends(of: source, arriving: false), within: limit - leg) { node, cost in
            let entries = targets.entries(of: node)
            guard !entries.isEmpty else { return true }
            for i in entries {
                let (target, rest) = targets.entries[i]
                offer(Int(target), leg + cost + rest + targets.legs[Int(target)])
            }
            waiting -= 1
            return waiting > 0
        }
        offerNear(source, leg, targets, offer)
    }

    /// Ways within the source's own edge, and the source itself.
    func offerNear(_ source: Attachment, _ leg: Double, _ targets: TargetSet, _ offer: (Int, Double) -> Void) {
        for t in targets.byEdge[source.edge] ?? [] {
            guard let target = targets.attachments[Int(t)] else { continue }
            if target.point == source.point {
                offer(Int(t), 0)
            } else if let within = costWithinEdge(source, target) {
                offer(Int(t), leg + within + targets.legs[Int(t)])
            }
        }
    }
}
