import Columns
import GEOS
import Synchronization

/// The sum of the borders of all rows that were added, whatever their number and order.
///
/// A border that two neighbours share vertex by vertex comes to nothing. What is left is the border of the function that
/// says how many rows cover a place: the outline, gaps, ground that rows share, and stretches where neighbours have
/// different corners. So a clean coverage costs a look at each edge once, and memory only for the edges whose other side
/// has not been read yet.
///
/// Shared by any number of tasks, each with a `BorderCollector`; the sum does not depend on the order of the rows.
/// - Complexity: O(*e*) for *e* edges, and 80 to 160 bytes for each edge that is open at one time. Rows in the order of their
///   place keep few open; rows in no order keep most of them open until the last are read: of 200,000 parcels 1.3 million
///   edges, 170 MB.
/// - Source: our own; it is the boundary operator on the sum of the rows as chains.
public final class BorderSum: Sendable {
    private let table = Mutex(BorderTable())

    /// No rows yet.
    public init() {}

    /// Edges that are open now.
    public var openEdges: Int { table.withLock { $0.count } }

    fileprivate func add(_ edges: borrowing Scratch<BorderTable.Item>) {
        let all = UnsafeBufferPointer(start: edges.base, count: edges.count).span
        table.withLock { table in table.add(all) }
    }

    /// Adds rows of a column, which must have passed `RowCheck`; for many small columns use a `BorderCollector`.
    /// - Parameter rows: numbers of rows; all without it.
    public func add(_ column: PolygonColumn, rows: [Int]? = nil) {
        let collector = BorderCollector(self)
        if let rows { collector.add(column, rows: rows) } else { collector.add(column) }
        collector.finish()
    }

    /// What is left of the borders. Every collector must have been finished before.
    public func residual() -> BorderResidual { BorderResidual(table.withLock { $0.left }) }
}

/// Adds rows to a `BorderSum`; one per task, with working memory of its own.
public final class BorderCollector {
    private let sum: BorderSum
    private let edges = Scratch<BorderTable.Item>(capacity: 2 * BorderCollector.handedOver)

    /// Edges are handed over so many at a time: they and their part of the table stay in a processor's cache.
    private static let handedOver = 1024

    /// Rows are taken out of the sum instead.
    private let takesOut: Bool

    /// Working memory for a task.
    public convenience init(_ sum: BorderSum) { self.init(sum, takesOut: false) }

    fileprivate init(_ sum: BorderSum, takesOut: Bool) { (self.sum, self.takesOut) = (sum, takesOut) }

    /// Adds rows of a column. They must have passed `RowCheck`; rings may run either way. An empty row adds nothing.
    public func add(_ column: PolygonColumn, rows: [Int]) {
        column.withView { view in
            for row in rows { add(view, row: row) }
        }
    }

    /// Adds all rows of a column.
    public func add(_ column: PolygonColumn) {
        column.withView { view in
            for row in 0..<view.count { add(view, row: row) }
        }
    }

    private func add(_ view: PolygonView, row: Int) {
        for part in view.parts(row) {
            let rings = view.rings(ofPart: part)
            for ring in rings { add(view, ring, isShell: ring == rings.lowerBound) }
        }
        if edges.count >= Self.handedOver { finish() }
    }

    /// Hands over what is still held. To be called after the last row.
    public func finish() {
        guard edges.count > 0 else { return }
        sum.add(edges)
        edges.count = 0
    }

    /// Adds borders that are left of a sum.
    fileprivate func add(_ residual: BorderResidual) {
        for edge in residual.edges {
            let (a, b) = (SIMD2(edge.a.x, edge.a.y), SIMD2(edge.b.x, edge.b.y))
            edges.append(Self.item(a, Self.hash(a), b, Self.hash(b), net: edge.rows))
            if edges.count >= Self.handedOver { finish() }
        }
    }

    @inline(__always) private static func item(
        _ a: SIMD2<Double>, _ hash: UInt64, _ b: SIMD2<Double>, _ other: UInt64, net: Int
    ) -> BorderTable.Item {
        BorderTable.Item(
            hash: UInt32(truncatingIfNeeded: folded(hash &+ other, 0x9e37_79b9_7f4a_7c15)),
            edge: BorderEdge(a: a, b: b, net: net))
    }

    private func add(_ view: PolygonView, _ ring: Int, isShell: Bool) {
        let v = view.vertices(ofRing: ring)
        guard v.count > 2 else { return }
        let groundOnLeft = ((doubledRingArea(view, ring) > 0) == isShell) != takesOut
        edges.reserve(edges.count &+ v.count)
        let out = edges.base
        var count = edges.count
        // Adding 0 makes −0 the 0 that it equals.
        var last = view.point(v.lowerBound) + 0
        var lastHash = Self.hash(last)
        var i = v.lowerBound &+ 1
        while i < v.upperBound {
            let next = view.point(i) + 0
            i &+= 1
            guard next != last else { continue }
            let nextHash = Self.hash(next)
            out[count] =
                groundOnLeft
                ? Self.item(last, lastHash, next, nextHash, net: 1) : Self.item(next, nextHash, last, lastHash, net: 1)
            count &+= 1
            (last, lastHash) = (next, nextHash)
        }
        edges.count = count
    }

    /// - Source: the folded product of wyhash (Wang Yi, 2019) over the two coordinates.
    @inline(__always) private static func hash(_ p: SIMD2<Double>) -> UInt64 {
        folded(p.x.bitPattern ^ 0xa076_1d64_78bd_642f, p.y.bitPattern ^ 0xe703_7ed1_a0b4_28db)
    }

    @inline(__always) private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}

extension BorderResidual {
    /// The borders left when each heap of rows that lie on each other by the dozen is one polygon, the union of its rows.
    ///
    /// The same ground is covered, though less often. The borders of a heap cross as often as it has pairs; those of its
    /// union do not.
    /// - Parameters:
    ///   - heaps: rows of the column that lie on each other, each in one heap; they are in the sum.
    /// - Throws: `GEOSError` when a heap cannot be dissolved.
    /// - Complexity: O(*e*) for *e* borders left, and a union of the rows of each heap.
    public func dissolving(_ heaps: [[Int]], of column: PolygonColumn) throws(GEOSError) -> BorderResidual {
        guard !heaps.isEmpty else { return self }
        let sum = BorderSum()
        let (all, given) = (BorderCollector(sum), BorderCollector(sum, takesOut: true))
        all.add(self)
        for rows in heaps {
            all.add(try column.dissolved(rows))
            given.add(column, rows: rows)
        }
        all.finish()
        given.finish()
        return sum.residual()
    }
}
