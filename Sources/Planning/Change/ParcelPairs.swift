import Columns
import Overlap

/// Ground that a parcel of the earlier survey shares with a parcel of the later one.
struct ParcelPair: Sendable, Hashable {
    let before: Int
    let now: Int
    /// 10⁻⁶ m², above 0.
    let ground: Int64
    /// Both have the same shape.
    let isSame: Bool
}

/// Every pair of parcels of two surveys that share ground.
///
/// Most parcels of a survey were not touched: those whose shape stands unchanged in the other survey are paired by their
/// coordinates. Where both rows of a candidate pair are so settled it is not looked at: in a survey without overlaps two
/// parcels that are both settled share no ground. All other pairs go to the overlap kernel, in blocks of neighbours, so
/// that memory does not grow with the number of changes.
/// - Complexity: O(*v*) for the vertices of both surveys, and for each changed parcel the edges near it.
enum ParcelPairs {
    /// By earlier and then later row.
    /// - Parameter grounds: ground of each earlier row, 10⁻⁶ m²; what an unchanged shape counts.
    static func find(
        before: PolygonColumn, grounds: [Int64], now: PolygonColumn, on plane: OverlapPlane, threads: Int
    ) async throws -> [ParcelPair] {
        let same = SameShape.pairs(before, now)
        var (settledBefore, settledNow) = (
            [Bool](repeating: false, count: before.count), [Bool](repeating: false, count: now.count)
        )
        var pairs: [ParcelPair] = []
        for (a, b) in same {
            (settledBefore[a], settledNow[b]) = (true, true)
            if grounds[a] > 0 { pairs.append(ParcelPair(before: a, now: b, ground: grounds[a], isSame: true)) }
        }
        let changedBefore = before.indices(where: { !settledBefore[$0] })
        let changedNow = now.indices(where: { !settledNow[$0] })
        try Task.checkCancellation()
        // Changed later parcels against every earlier one, and changed earlier parcels against settled later ones.
        pairs += try await shared(before, Array(0..<before.count), now, changedNow, on: plane, threads: threads)
        let settled = now.indices(where: { settledNow[$0] })
        pairs += try await shared(before, changedBefore, now, settled, on: plane, threads: threads)
        return pairs.sorted { ($0.before, $0.now) < ($1.before, $1.now) }
    }

    /// Pairs among the named rows of two columns.
    private static func shared(
        _ lefts: PolygonColumn, _ leftRows: [Int], _ rights: PolygonColumn, _ rightRows: [Int], on plane: OverlapPlane,
        threads: Int
    ) async throws -> [ParcelPair] {
        guard !leftRows.isEmpty, !rightRows.isEmpty else { return [] }
        // The index is made of the fewer rows that lie near the others.
        let tree = PackedRTree(leftRows.map(lefts.box(ofRow:)))
        var pairs: [ParcelPair] = []
        try await withThrowingTaskGroup(of: [ParcelPair].self) { group in
            var running = 0
            for block in blocks(rights, rightRows) {
                try Task.checkCancellation()
                if running >= threads, let done = try await group.next() {
                    pairs += done
                    running -= 1
                }
                running += 1
                group.addTask {
                    var near: Set<Int> = []
                    for row in block { tree.forEach(meeting: rights.box(ofRow: row)) { near.insert($0) } }
                    let rows = near.sorted().map { leftRows[$0] }
                    return overlappingPairs(lefts.selecting(rows), rights.selecting(block), on: plane).compactMap {
                        let ground = SurveyParcels.micro($0.area)
                        guard ground > 0 else { return nil }
                        return ParcelPair(before: rows[$0.left], now: block[$0.right], ground: ground, isSame: false)
                    }
                }
            }
            while let done = try await group.next() { pairs += done }
        }
        return pairs
    }

    private static let blockRows = 8192

    /// The rows in blocks of neighbours: along a curve that fills the plane.
    private static func blocks(_ column: PolygonColumn, _ rows: [Int]) -> [[Int]] {
        let box = column.box
        let scale = 65_535 / max(box.width, box.height, 1)
        let order = rows.map { row -> (curve: UInt32, row: Int) in
            let centre = column.box(ofRow: row).centre
            return (interleaved((centre.x - box.minX) * scale) | interleaved((centre.y - box.minY) * scale) << 1, row)
        }.sorted { ($0.curve, $0.row) < ($1.curve, $1.row) }
        return stride(from: 0, to: order.count, by: blockRows).map { start in
            order[start..<min(start + blockRows, order.count)].map(\.row)
        }
    }

    /// The low 16 bits of a whole number, a zero between each.
    private static func interleaved(_ value: Double) -> UInt32 {
        var bits = UInt32(max(0, min(65_535, value)))
        bits = (bits | bits << 8) & 0x00ff_00ff
        bits = (bits | bits << 4) & 0x0f0f_0f0f
        bits = (bits | bits << 2) & 0x3333_3333
        return (bits | bits << 1) & 0x5555_5555
    }
}

extension PolygonColumn {
    /// Rows that meet a condition and are not empty, ascending.
    fileprivate func indices(where condition: (Int) -> Bool) -> [Int] {
        (0..<count).filter { !isEmpty(row: $0) && condition($0) }
    }
}
