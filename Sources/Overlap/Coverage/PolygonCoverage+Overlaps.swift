import Columns
import GEOS

extension PolygonCoverage {
    /// Partners of a row on a heap that are counted beyond those that are faults of their own.
    static let counted = 256

    /// Pairs of rows that share ground, above the noise; a pair that shares all of it is a duplicate.
    ///
    /// Where rows lie on each other by the dozen, the pairs of each row with the first few before it are told, the others are
    /// counted, and the ground that the rows of the heap share is told whole: `CoverageFault.Kind.heap`.
    /// - Parameters:
    ///   - column: sound polygons as `RowCheck.check` gives them.
    ///   - rows: rows to hold together, ascending; all of them for rows that need not tile their ground.
    ///   - comesBefore: of two rows of the column, which comes first: rows on a heap are held against the first before them.
    ///   - plane: how shared ground is measured.
    /// - Returns: by row and other row, and then the heaps.
    /// - Throws: `GEOSError` when two rows cannot be cut.
    /// - Complexity: an R-tree and edge join of the rows, then one cut by GEOS for each pair that shares ground; of rows on a
    ///   heap for a few of each row, and about log *n* cuts of each for what the heap shares.
    public static func overlaps(
        of column: PolygonColumn, among rows: [Int], _ limits: CoverageLimits = CoverageLimits(),
        inOrder comesBefore: (Int, Int) -> Bool = { $0 < $1 }, on plane: OverlapPlane
    ) throws(GEOSError) -> [CoverageFault] {
        let candidates = rows.count == column.count ? column : column.selecting(rows)
        let earlier = EarlierRows(candidates, above: limits.noiseArea, on: plane)
        let cutter = PairCutter(candidates, limits, plane)
        var faults: [CoverageFault] = []
        for (row, partners) in earlier.partners {
            for partner in partners where earlier.heap[row] == nil || earlier.heap[row] != earlier.heap[partner.row] {
                if let fault = try cutter.fault(partner.row, row, partner.area) { faults.append(fault) }
            }
        }
        var heaps: [CoverageFault] = []
        for members in earlier.heaps {
            // Which pairs are told must not depend on the order of the rows.
            let order = members.sorted { comesBefore(rows[$0], rows[$1]) }
            let (pairs, heap) = try heap(order, of: candidates, cutter, limits, on: plane)
            faults += pairs
            if let heap { heaps.append(heap) }
        }
        return (faults.sorted { ($0.row, $0.other ?? -1) < ($1.row, $1.other ?? -1) } + heaps).map { fault in
            var fault = fault
            (fault.row, fault.other) = (rows[fault.row], fault.other.map { rows[$0] })
            return fault
        }
    }

    /// The pairs of a heap that are told, and what is told of it whole where some are not.
    private static func heap(
        _ members: [Int], of column: PolygonColumn, _ cutter: PairCutter, _ limits: CoverageLimits,
        on plane: OverlapPlane
    ) throws(GEOSError) -> (pairs: [CoverageFault], heap: CoverageFault?) {
        let own = column.selecting(members)
        let earlier = EarlierRows(own, above: limits.noiseArea, counting: counted, on: plane)
        var (pairs, unlisted) = ([CoverageFault](), earlier.unlisted.values.reduce(0, +))
        for row in earlier.partners.keys.sorted() {
            let partners = earlier.partners[row, default: []]
            let told = earlier.unlisted[row] == nil ? partners[...] : partners.prefix(EarlierRows.few)
            unlisted += partners.count - told.count
            for partner in told {
                let (a, b) = (members[partner.row], members[row])
                if let fault = try cutter.fault(min(a, b), max(a, b), partner.area) { pairs.append(fault) }
            }
        }
        guard unlisted > 0 else { return (pairs, nil) }
        let once = try RepeatedGround(own, classes: members.map { _ in 0 }, limits, on: plane).once
        let shape = try once.dissolved(once.boxes.indices.filter { !once.isEmpty(row: $0) })
        guard !shape.isEmpty(row: 0) else { return (pairs, nil) }
        var fault = CoverageFault(
            .heap, row: members[0], other: nil,
            place: try GEOSGeometry(polygons: shape, row: 0, in: cutter.context).pointOnSurface(),
            measure: areas(of: once, on: plane).reduce(0, +), shape: shape)
        fault.heap = CoverageFault.Heap(
            rows: members.count, listed: pairs.count, unlisted: unlisted, isCounted: earlier.uncounted.isEmpty)
        return (pairs, fault)
    }
}

/// Cuts pairs of rows that share ground; one per task.
private final class PairCutter {
    private let column: PolygonColumn
    private let limits: CoverageLimits
    private let grounds: [Double]
    let context = GEOSContext()

    init(_ column: PolygonColumn, _ limits: CoverageLimits, _ plane: OverlapPlane) {
        (self.column, self.limits, grounds) = (column, limits, areas(of: column, on: plane))
    }

    /// What two rows share; none when it is too thin to count.
    func fault(_ row: Int, _ other: Int, _ area: Double) throws(GEOSError) -> CoverageFault? {
        let shape = try GEOSGeometry(polygons: column, row: row, in: context).overlay(
            .intersection, with: GEOSGeometry(polygons: column, row: other, in: context), keeping: .polygons
        ).take().polygonColumn()
        guard !shape.isEmpty(row: 0), shape.meanWidth(ofRow: 0) > limits.noiseWidth else { return nil }
        let same = [row, other].allSatisfy { grounds[$0] - area <= limits.noiseArea }
        return CoverageFault(
            same ? .duplicate : .overlap, row: row, other: other,
            place: try GEOSGeometry(polygons: shape, row: 0, in: context).pointOnSurface(), measure: area, shape: shape)
    }
}
