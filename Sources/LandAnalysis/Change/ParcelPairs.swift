import Columns
import Overlap

/// Ground that a parcel of the earlier survey shares with a parcel of the later one.
struct ParcelPair: Sendable, Hashable {
    private let first: Int32
    private let second: Int32
    /// 10⁻⁶ m², above 0.
    let ground: Int64
    var before: Int { Int(first) }
    var now: Int { Int(second) }

    init(before: Int, now: Int, ground: Int64) { (first, second, self.ground) = (Int32(before), Int32(now), ground) }
}

/// Pairs of parcels of two surveys that share ground, by the overlap kernel, in blocks of neighbours, so that memory does
/// not grow with the number of changes.
/// - Complexity: for each row the edges near it.
enum ParcelPairs {
    /// By earlier and then later row.
    static func find(
        _ before: RowShapes, _ now: RowShapes, on plane: OverlapPlane, threads: Int
    ) async throws -> [ParcelPair] {
        guard before.count > 0, now.count > 0 else { return [] }
        let tree = PackedRTree(before.polygons.boxes)
        var pairs: [ParcelPair] = []
        try await withThrowingTaskGroup(of: [ParcelPair].self) { group in
            var running = 0
            for block in blocks(now.polygons) {
                try Task.checkCancellation()
                if running >= threads, let done = try await group.next() {
                    pairs += done
                    running -= 1
                }
                running += 1
                group.addTask {
                    try Task.checkCancellation()
                    var near: Set<Int> = []
                    for place in block { tree.forEach(meeting: now.polygons.box(ofRow: place)) { near.insert($0) } }
                    let places = near.sorted()
                    let (lefts, rights) = (before.polygons.selecting(places), now.polygons.selecting(block))
                    return overlappingPairs(lefts, rights, on: plane).compactMap {
                        let ground = SurveyParcels.micro($0.area)
                        guard ground > 0 else { return nil }
                        return ParcelPair(
                            before: before.rows[places[$0.left]], now: now.rows[block[$0.right]], ground: ground)
                    }
                }
            }
            while let done = try await group.next() { pairs += done }
        }
        return pairs.sorted { ($0.before, $0.now) < ($1.before, $1.now) }
    }

    private static let blockRows = 2048

    /// The rows in blocks of neighbours: along a curve that fills the plane.
    private static func blocks(_ column: PolygonColumn) -> [[Int]] {
        let box = column.box
        let scale = 65_535 / max(box.width, box.height, 1)
        let order = (0..<column.count).map { row -> (curve: UInt32, row: Int) in
            let centre = column.box(ofRow: row).centre
            return (interleaved((centre.x - box.minX) * scale) | interleaved((centre.y - box.minY) * scale) << 1, row)
        }.sorted { ($0.curve, $0.row) < ($1.curve, $1.row) }
        return stride(from: 0, to: order.count, by: blockRows).map { start in
            order[start..<min(start + blockRows, order.count)].map(\.row)
        }
    }

    /// The low 16 bits of a whole number, a zero between each.
    private static func interleaved(_ value: Double) -> UInt32 {
        var bits = UInt32(clamping: max(0, min(65_535, value)))
        bits = (bits | bits << 8) & 0x00ff_00ff
        bits = (bits | bits << 4) & 0x0f0f_0f0f
        bits = (bits | bits << 2) & 0x3333_3333
        return (bits | bits << 1) & 0x5555_5555
    }
}
