import Columns

/// Ground shared by a row of one column and a row of another.
public struct OverlapPair: Sendable, Hashable {
    /// Row of the left column.
    public let left: Int
    /// Row of the right column.
    public let right: Int
    /// Square metres, above 0.
    public let area: Double

    /// A pair.
    public init(left: Int, right: Int, area: Double) { (self.left, self.right, self.area) = (left, right, area) }
}

/// Every pair of rows that share ground, by left and then right row.
///
/// A column with itself gives each row with itself too, and each pair twice. Rows must have passed `RowCheck`.
/// - Complexity: an R-tree of the right column; each pair of rows whose boxes meet costs the right row's edges, or where
///   those are asked for often, the edges near the left row.
public func overlappingPairs(
    _ left: PolygonColumn, _ right: PolygonColumn, on plane: OverlapPlane
) -> [OverlapPair] {
    overlappingPairs(left, right, on: plane, onlyLater: false)
}

/// Every pair of rows of one column that share ground, each once: `left` is the lower row.
///
/// Rows must have passed `RowCheck`.
/// - Complexity: as of two columns, for the pairs of rows whose boxes meet.
public func overlappingPairs(within column: PolygonColumn, on plane: OverlapPlane) -> [OverlapPair] {
    overlappingPairs(column, column, on: plane, onlyLater: true)
}

/// - Parameter onlyLater: only pairs whose right row is the higher one are looked at.
private func overlappingPairs(
    _ left: PolygonColumn, _ right: PolygonColumn, on plane: OverlapPlane, onlyLater: Bool
) -> [OverlapPair] {
    let boxes = right.boxes
    let tree = PackedRTree(boxes)
    // Right rows that may share ground, for each left row, ascending; and how often each is asked for.
    var (offsets, candidates) = ([0], [Int32]())
    var asked = [Int32](repeating: 0, count: right.count)
    offsets.reserveCapacity(left.count + 1)
    for row in 0..<left.count {
        let first = candidates.count
        tree.forEach(meeting: left.box(ofRow: row)) {
            if !onlyLater || $0 > row { candidates.append(Int32(truncatingIfNeeded: $0)) }
        }
        candidates[first...].sort()
        for k in first..<candidates.count { asked[Int(candidates[k])] += 1 }
        offsets.append(candidates.count)
    }
    let edges = PairEdges(right, boxes, asked: asked)
    let ground = SharedGround(plane)
    var pairs: [OverlapPair] = []
    left.withView { lefts in
        right.withView { rights in
            for row in 0..<left.count where offsets[row] < offsets[row + 1] {
                ground.begin(lefts, row)
                for k in offsets[row]..<offsets[row + 1] {
                    let other = Int(candidates[k])
                    let area = ground.shared { edges.collect(rights, other, $0, $1) }
                    if area > 0 { pairs.append(OverlapPair(left: row, right: other, area: area)) }
                }
            }
        }
    }
    return pairs
}

/// Ground that one row after another shares with other rows, with working memory of its own; one per task.
final class SharedGround {
    private let parcel = EdgeList()
    private let kernel = PairKernel()
    private let source: WeightSource
    private var view: PolygonView?
    private var row = 0
    private var box = Box()
    private var isFilled = false
    private var whole: Double?

    init(_ plane: OverlapPlane) { source = WeightSource(plane) }

    /// Starts with a row.
    func begin(_ view: PolygonView, _ row: Int) {
        (self.view, self.row, box) = (view, row, view.box(row))
        (isFilled, whole) = (false, nil)
    }

    /// Ground that the row shares with another one.
    /// - Parameter collect: gives the kernel the other row's edges near and above the box.
    func shared(_ collect: (PairKernel, Box) -> PairKernel.Verdict) -> Double {
        guard let view, !box.isEmpty else { return 0 }
        switch source.size(box) {
        case .local: return shared(view, source.local(box), collect)
        case .wide: return shared(view, source.wide(box), collect)
        case .banded: return shared(view, source.banded(box), collect)
        }
    }

    @inline(__always)
    private func shared(
        _ view: PolygonView, _ weight: some PlaneWeight, _ collect: (PairKernel, Box) -> PairKernel.Verdict
    ) -> Double {
        switch collect(kernel, box) {
        case .outside: return 0
        case .inside:
            let area = whole ?? max(0, view.ground(row, box, weight))
            whole = area
            return area
        case .cut:
            if !isFilled { parcel.fill(view, row, originX: box.centre.x, originY: box.minY) }
            isFilled = true
            return max(0, kernel.sharedArea(parcel, weight))
        }
    }
}
