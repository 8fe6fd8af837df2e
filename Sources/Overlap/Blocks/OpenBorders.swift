import Columns

/// The borders of polygons with what is none of them: what is left of their edges when borders between two rows are
/// taken out.
///
/// Edges that two rows have in common cancel exactly. Where a corner of one row lies on an edge of another, to within
/// `onEdge`, the common stretch of both edges is taken out.
public struct OpenBorders: Sendable {
    /// A straight stretch, the row's ground on its left.
    public struct Stretch: Sendable, Hashable {
        /// Where it begins.
        public let a: Position
        /// Where it ends.
        public let b: Position
        /// Row of the column.
        public let row: Int
    }

    /// By row, and then in canonical order.
    public let stretches: [Stretch]
    /// Rows that have a border in common with another without common corners, ascending.
    public let rowsWithoutCommonCorners: [Int]

    /// Metres: nearer than this a corner lies on an edge. Narrower ground is geometric noise.
    static let onEdge = 0.001

    /// The borders that no other row has in the opposite direction.
    /// - Parameter column: rows as `RowCheck.check` gives them: shells counter-clockwise, holes clockwise.
    /// - Complexity: O(*e* log *e*) for *e* edges.
    public init(_ column: PolygonColumn) {
        let left = CoverageEdges(column)
        var found: [Stretch] = []
        found.reserveCapacity(left.edges.count)
        var loose: Set<Int> = []
        var covered: [ClosedRange<Double>] = []
        for edge in left.edges {
            covered.removeAll(keepingCapacity: true)
            let box = Box(
                minX: min(edge.a.x, edge.b.x), minY: min(edge.a.y, edge.b.y), maxX: max(edge.a.x, edge.b.x),
                maxY: max(edge.a.y, edge.b.y))
            left.tree.forEach(meeting: box.grown(by: Self.onEdge)) { i in
                let other = left.edges[i]
                guard other.row != edge.row, let range = Self.common(edge, other) else { return }
                covered.append(range)
            }
            let row = Int(edge.row)
            if covered.isEmpty {
                found.append(Stretch(a: edge.a, b: edge.b, row: row))
            } else {
                loose.insert(row)
                covered.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
                Self.addOpen(edge, covered, to: &found)
            }
        }
        // A stable order by row, by counting.
        var starts = [Int](repeating: 0, count: column.count + 1)
        for stretch in found { starts[stretch.row + 1] += 1 }
        for row in 0..<column.count { starts[row + 1] += starts[row] }
        var order = [Int](repeating: 0, count: found.count)
        for (i, stretch) in found.enumerated() {
            order[starts[stretch.row]] = i
            starts[stretch.row] += 1
        }
        stretches = order.map { found[$0] }
        rowsWithoutCommonCorners = loose.sorted()
    }

    /// The part of an edge, as shares of its way, along which another runs the other way; none when that is shorter than
    /// `onEdge`.
    private static func common(_ edge: CoverageEdges.Edge, _ other: CoverageEdges.Edge) -> ClosedRange<Double>? {
        let (dx, dy) = (edge.b.x - edge.a.x, edge.b.y - edge.a.y)
        let (ex, ey) = (other.b.x - other.a.x, other.b.y - other.a.y)
        guard dx * ex + dy * ey < 0 else { return nil }
        let square = dx * dx + dy * dy
        let length = square.squareRoot()
        // Where the ends of the other lie along this one, and how far to its side.
        let ta = ((other.a.x - edge.a.x) * dx + (other.a.y - edge.a.y) * dy) / square
        let tb = ((other.b.x - edge.a.x) * dx + (other.b.y - edge.a.y) * dy) / square
        let sa = (dx * (other.a.y - edge.a.y) - dy * (other.a.x - edge.a.x)) / length
        let sb = (dx * (other.b.y - edge.a.y) - dy * (other.b.x - edge.a.x)) / length
        let (from, to) = (max(0, tb), min(1, ta))
        guard (to - from) * length > onEdge else { return nil }
        func side(_ t: Double) -> Double { sa + (sb - sa) * ((t - ta) / (tb - ta)) }
        return side(from).magnitude <= onEdge && side(to).magnitude <= onEdge ? from...to : nil
    }

    /// Adds what the ranges, ascending, leave of an edge.
    private static func addOpen(_ edge: CoverageEdges.Edge, _ covered: [ClosedRange<Double>], to found: inout [Stretch])
    {
        let segment = edge.segment
        var from = 0.0
        for range in covered + [1...1] {
            if (range.lowerBound - from) * segment.length > onEdge {
                found.append(
                    Stretch(
                        a: from == 0 ? edge.a : segment.place(at: from),
                        b: range.lowerBound == 1 ? edge.b : segment.place(at: range.lowerBound), row: Int(edge.row)))
            }
            from = max(from, range.upperBound)
        }
    }
}
