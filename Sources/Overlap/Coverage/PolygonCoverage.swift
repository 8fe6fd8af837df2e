import Columns
import GEOS

/// Polygons that ought to tile the plane, ready to be asked where they do not: no ground shared, no enclosed gap, and
/// borders that agree corner by corner.
///
/// A coverage is valid when no two rows share ground and where two rows touch they have the same corners. Rows must be
/// sound (`RowCheck`); the others are to be set aside first, and leave gaps. An empty row covers nothing.
///
/// False positives: enclosed ground that no row covers is a gap even where it is meant to be (a lake outside the survey,
/// another county's enclave); the caller knows. A wedge between two rows that meet at a sharp corner is a narrow gap only
/// where a corner looks across it. Not found: a gap open to the outside and wider than `gapWidth`, and noise as
/// `CoverageLimits` says. A corner within 0.000071 m of a neighbour's edge counts as on it, since coordinates rounded to
/// 0.0001 m cannot lie nearer.
///
/// Every edge is looked at once, when the value is made; after that only edges without a twin are, so a clean coverage
/// of any size costs little more than its row checks. Where rows lie on each other by the dozen, gaps are those of the union
/// of such a heap, corners of its rows against each other are not asked for, and of its pairs the first few of each row are
/// faults; the others are counted, and the ground that the rows of the heap share is told whole: `CoverageFault.Kind.heap`.
/// - Source: the definition follows JTS, `CoverageValidator`; the method is our own.
public struct PolygonCoverage: Sendable {
    /// The rows: shells counter-clockwise, holes clockwise.
    public let column: PolygonColumn
    let edges: CoverageEdges
    /// Rows on heaps; none where no rows lie on one.
    let heaps: CoverageHeaps?
    /// Edges without a twin that say where the coverage has ground: each heap is one polygon.
    var outlines: CoverageEdges { heaps?.outlines ?? edges }

    /// A coverage of these rows.
    /// - Parameter column: sound polygons as `RowCheck.check` gives them; metres.
    public init(_ column: PolygonColumn) {
        (self.column, edges) = (column, CoverageEdges(column))
        heaps = CoverageHeaps(column, edges)
    }

    /// All faults, by kind, rows and place.
    ///
    /// One defect is one fault: between two rows that overlap or border one gap, corners cannot agree, and the overlap
    /// or the gap says it all.
    /// - Parameters:
    ///   - comesBefore: of two rows, which comes first: rows on a heap are held against the first before them.
    ///   - plane: how shared and uncovered ground is measured.
    /// - Throws: `GEOSError` when the edges cannot be noded.
    /// - Complexity: noding of the edges without a twin, then O(*k*) for *k* faults.
    public func faults(
        _ limits: CoverageLimits = CoverageLimits(), inOrder comesBefore: (Int, Int) -> Bool = { $0 < $1 },
        on plane: OverlapPlane
    ) throws(GEOSError) -> [CoverageFault] {
        let faces = try CoverageFaces([outlines])
        let covers = Dictionary(
            zip(faces.places, faces.places.map(outlines.cover)), uniquingKeysWith: { first, _ in first })
        var faults = try overlaps(in: faces, covers, limits, comesBefore, on: plane)
        var explained = Set(faults.map { [$0.row, $0.other ?? -1] })
        for (shape, place, area) in faces.selecting(limits, on: plane, where: { covers[$0] == 0 }) {
            let rows = borderRows(of: shape)
            guard let first = rows.first else { continue }
            let other = rows.count > 1 ? rows[1] : nil
            faults.append(
                CoverageFault(
                    .gap, row: min(first, other ?? first), other: other.map { max(first, $0) }, place: place,
                    measure: area, shape: shape))
            for a in rows { for b in rows where a < b && !areOnOneHeap(a, b) { explained.insert([a, b]) } }
        }
        faults += vertexFaults(limits, except: explained)
        return faults.sorted(by: CoverageFault.inOrder)
    }

    /// Two rows lie on one heap.
    func areOnOneHeap(_ a: Int, _ b: Int) -> Bool {
        guard let heaps, let heap = heaps.number[a] else { return false }
        return heaps.number[b] == heap
    }

    /// Rows that share ground do so on a face of cover two or more, so only rows on such faces are held together, and rows on
    /// heaps.
    private func overlaps(
        in faces: CoverageFaces, _ covers: [Position: Int], _ limits: CoverageLimits,
        _ comesBefore: (Int, Int) -> Bool, on plane: OverlapPlane
    ) throws(GEOSError) -> [CoverageFault] {
        let shared = faces.selecting(limits, on: plane) { covers[$0] ?? 0 >= 2 }
        var near = Set(heaps?.rows.joined() ?? [].joined())
        guard !shared.isEmpty || !near.isEmpty else { return [] }
        let tree = PackedRTree(column.boxes)
        for face in shared { tree.forEach(meeting: face.shape.box) { near.insert($0) } }
        return try Self.overlaps(of: column, among: near.sorted(), limits, inOrder: comesBefore, on: plane)
    }

    /// Rows with a border on a face, the longest border first; equal ones by row.
    private func borderRows(of face: PolygonColumn) -> [Int] {
        var border: [Int32: Double] = [:]
        for ring in face.rings(ofRow: 0) {
            for v in face.vertices(ofRing: ring).dropLast() {
                let (a, b) = (face.vertex(v), face.vertex(v + 1))
                let middle = Segment(a, b).place(at: 0.5)
                var met: Set<Int32> = []
                edges.tree.forEach(meeting: Box(middle, reach: Self.onEdge)) { i in
                    if edges.edges[i].segment.distance(to: middle) <= Self.onEdge { met.insert(edges.edges[i].row) }
                }
                for row in met { border[row, default: 0] += a.distance(to: b) }
            }
        }
        return border.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map { Int($0.key) }
    }

    /// Farther than this a corner is not on an edge: the distance by which rounding to 0.0001 m can move a place off a
    /// line, half the diagonal of a grid cell.
    static let onEdge = 0.000_071
}

extension Box {
    /// All places within `reach` of a place along either axis.
    init(_ place: Position, reach: Double) {
        self.init(minX: place.x - reach, minY: place.y - reach, maxX: place.x + reach, maxY: place.y + reach)
    }
}
