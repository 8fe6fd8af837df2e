/// How a matrix is worked out: by sweeps over a hierarchy, sixteen sources at a time, or one search a source when
/// there are few.
struct MatrixPlan: Sendable {
    /// Below this number of sources a hierarchy costs more than it saves.
    static let fewSources = 24

    private let router: Router
    private let sources: [Attachment?]
    private let targets: TargetSet
    private let limit: Double
    private let sweeps: SweepPlan?
    /// Node, its place and the cost from it, for each target; shape `(2 · targets)`; place −1 for none.
    private let arrivals: [(place: Int32, rest: Double)]
    /// Rows in batches: sources near each other together.
    let batches: [[Int]]
    /// Batches that are worked out in one piece, at most.
    static let batchesInPiece = 16

    init(_ router: Router, from sources: [Attachment?], to targets: [Attachment?], within limit: Double) {
        (self.router, self.sources, self.limit) = (router, sources, limit)
        self.targets = TargetSet(router, targets)
        let rows = sources.indices.filter { sources[$0] != nil }
        guard rows.count >= Self.fewSources else {
            (sweeps, arrivals, batches) = (nil, [], rows.map { [$0] })
            return
        }
        let hierarchy = Hierarchy(router, order: EliminationOrder(router))
        let ends = targets.map { $0.map { router.ends(of: $0, arriving: true) } ?? [] }
        let starts = rows.map { router.ends(of: sources[$0]!, arriving: false) }
        let plan = SweepPlan(
            hierarchy, sources: starts.flatMap { $0.map(\.node) }, targets: ends.flatMap { $0.map(\.node) })
        let legs = self.targets.legs
        arrivals = ends.enumerated().flatMap { t, list in
            (0..<2).map { i in i < list.count ? (plan.placeOfNode[Int(list[i].node)], list[i].cost + legs[t]) : (-1, 0)
            }
        }
        let places = starts.map { $0.map { plan.placeOfNode[Int($0.node)] }.min() ?? 0 }
        let order = rows.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        batches = stride(from: 0, to: order.count, by: Sweep.lanes).map { first in
            order[first..<min(first + Sweep.lanes, order.count)].map { rows[$0] }
        }
        sweeps = plan
    }

    /// Works out some batches: the rows, and a matrix of them in that order.
    func rows(ofBatches range: Range<Int>) -> (rows: [Int], costs: CostMatrix) {
        let rows = batches[range].flatMap { $0 }
        var costs = CostMatrix(rows: rows.count, columns: targets.attachments.count)
        var sweep = sweeps.map(Sweep.init)
        var search = DijkstraSearch(nodeCount: sweeps == nil ? router.states.count : 0)
        var first = 0
        for batch in batches[range] {
            if sweep != nil {
                fill(batch, from: first, &sweep!, &costs)
            } else {
                costs.withRow(first) { router.fill($0, from: sources[batch[0]], targets, within: limit, &search) }
            }
            first += batch.count
        }
        return (rows, costs)
    }

    private func fill(_ rows: [Int], from first: Int, _ sweep: inout Sweep, _ matrix: inout CostMatrix) {
        sweep.run(rows.map { router.ends(of: sources[$0]!, arriving: false) })
        let legs = rows.map { router.legCost(sources[$0]!) }
        var laneLegs = Sweep.Lanes(repeating: 0)
        for (lane, leg) in legs.enumerated() { laneLegs[lane] = leg }
        let columns = targets.attachments.count
        matrix.withRows(first..<first + rows.count) { values in
            for t in 0..<columns where targets.legs[t] < .infinity {
                var best = Sweep.Lanes(repeating: .infinity)
                for i in 2 * t..<2 * t + 2 where arrivals[i].place >= 0 {
                    let offer = sweep.costs[Int(arrivals[i].place)] + arrivals[i].rest
                    best = best.replacing(with: offer, where: offer .< best)
                }
                best += laneLegs
                for lane in 0..<rows.count where best[lane] < .infinity && best[lane] <= limit {
                    values[lane * columns + t] = best[lane]
                }
            }
            for (lane, row) in rows.enumerated() {
                router.offerNear(sources[row]!, legs[lane], targets) { t, cost in
                    if cost <= limit, !(values[lane * columns + t] <= cost) { values[lane * columns + t] = cost }
                }
            }
        }
    }
}
