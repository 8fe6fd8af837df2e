import Columns
import RoadNetwork

/// Costs between the stops of belts, anchors and villages, foot to foot, without a limit.
struct JoiningCosts: Sendable {
    /// Number of the first stop of each belt among the stops.
    private let first: [Int]
    /// Stops of each belt.
    private let counts: [Int]
    private let anchors: Int
    /// From stops, then anchors, to villages, then stops.
    private let out: CostMatrix
    /// From villages to stops.
    private let back: CostMatrix
    private let points: [Attachment?]
    private let villages: [Attachment?]
    private let router: Router

    /// - Parameter belts: stops of each belt in the order of travel.
    init(
        _ belts: [[Attachment]], villages: [Attachment?], anchors: [Attachment?], _ router: Router, threads: Int
    ) async throws(CancellationError) {
        var (first, stops): ([Int], [Attachment?]) = ([], [])
        for belt in belts {
            first.append(stops.count)
            stops += belt
        }
        (self.first, counts, self.anchors) = (first, belts.map(\.count), anchors.count)
        (points, self.villages, self.router) = (stops + anchors, villages, router)
        out = try await router.matrix(from: stops + anchors, to: villages + stops, threads: threads)
        back = try await router.matrix(from: villages, to: stops, threads: threads)
    }

    /// Without the legs of its two ends.
    private func bare(_ cost: Double?, _ a: Attachment?, _ b: Attachment?) -> Double? {
        guard let cost, let a, let b else { return nil }
        return a.point == b.point ? 0 : max(0, cost - router.legCost(a) - router.legCost(b))
    }

    /// To a village from a stop of a belt; none where no way leads there.
    func to(_ village: Int, from stop: Int, of belt: Int) -> Double? {
        let s = first[belt] + stop
        return bare(out[s, village], points[s], villages[village])
    }

    /// From a village to a stop of a belt.
    func from(_ village: Int, to stop: Int, of belt: Int) -> Double? {
        let s = first[belt] + stop
        return bare(back[village, s], villages[village], points[s])
    }

    /// Between two stops of a belt; stops of a belt are joined.
    func between(_ a: Int, _ b: Int, of belt: Int) -> Double {
        let (a, b) = (first[belt] + a, first[belt] + b)
        return bare(out[a, villages.count + b], points[a], points[b]) ?? .infinity
    }

    /// From the first stop of a belt to its last.
    func driven(_ belt: Int) -> Double {
        (1..<max(1, counts[belt])).reduce(0) { $0 + between($1 - 1, $1, of: belt) }
    }

    /// The anchor from which a village is reached with the least; none where none reaches it. Equal costs go to the first.
    func nearestAnchor(_ village: Int) -> (anchor: Int, cost: Double)? {
        let stops = points.count - anchors
        let reached = (0..<anchors).compactMap { anchor in
            bare(out[stops + anchor, village], points[stops + anchor], villages[village]).map { (anchor, $0) }
        }
        return reached.min { $0.1 < $1.1 }.map { (anchor: $0.0, cost: $0.1) }
    }
}
