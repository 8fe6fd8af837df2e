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
/// of any size costs little more than its row checks.
/// - Source: the definition follows JTS, `CoverageValidator`; the method is our own.
public struct PolygonCoverage: Sendable {
    /// The rows: shells counter-clockwise, holes clockwise.
    public let column: PolygonColumn
    let edges: CoverageEdges

    /// A coverage of these rows.
    /// - Parameter column: sound polygons as `RowCheck.check` gives them; metres.
    public init(_ column: PolygonColumn) { (self.column, edges) = (column, CoverageEdges(column)) }

    /// All faults, by kind, rows and place.
    ///
    /// One defect is one fault: between two rows that overlap or border one gap, corners cannot agree, and the overlap
    /// or the gap says it all.
    /// - Parameter plane: how shared and uncovered ground is measured.
    /// - Throws: `GEOSError` when the edges cannot be noded.
    /// - Complexity: noding of the edges without a twin, then O(*k*) for *k* faults.
    public func faults(_ limits: CoverageLimits = CoverageLimits(), on plane: OverlapPlane) throws(GEOSError)
        -> [CoverageFault]
    {
        let faces = try CoverageFaces([edges])
        let covers = Dictionary(
            zip(faces.places, faces.places.map(edges.cover)), uniquingKeysWith: { first, _ in first })
        var faults = try overlaps(in: faces, covers, limits, on: plane)
        var explained = Set(faults.map { [$0.row, $0.other ?? -1] })
        for (shape, place, area) in faces.selecting(limits, on: plane, where: { covers[$0] == 0 }) {
            let rows = borderRows(of: shape)
            guard let first = rows.first else { continue }
            let other = rows.count > 1 ? rows[1] : nil
            faults.append(
                CoverageFault(
                    .gap, row: min(first, other ?? first), other: other.map { max(first, $0) }, place: place,
                    measure: area, shape: shape))
            for a in rows { for b in rows where a < b { explained.insert([a, b]) } }
        }
        faults += vertexFaults(limits, except: explained)
        return faults.sorted(by: CoverageFault.inOrder)
    }

    /// Rows that share ground do so on a face of cover two or more, so only rows on such faces are held together.
    private func overlaps(
        in faces: CoverageFaces, _ covers: [Position: Int], _ limits: CoverageLimits, on plane: OverlapPlane
    ) throws(GEOSError) -> [CoverageFault] {
        let shared = faces.selecting(limits, on: plane) { covers[$0] ?? 0 >= 2 }
        guard !shared.isEmpty else { return [] }
        let tree = PackedRTree(column.boxes)
        var near: Set<Int> = []
        for face in shared { tree.forEach(meeting: face.shape.box) { near.insert($0) } }
        return try Self.overlaps(of: column, among: near.sorted(), limits, on: plane)
    }

    /// Pairs of rows that share ground, above the noise; a pair that shares all of it is a duplicate.
    /// - Parameters:
    ///   - column: sound polygons as `RowCheck.check` gives them.
    ///   - rows: rows to hold together, ascending; all of them for rows that need not tile their ground.
    ///   - plane: how shared ground is measured.
    /// - Returns: by row and other row.
    /// - Throws: `GEOSError` when two rows cannot be cut.
    /// - Complexity: an R-tree and edge join of the rows, then one cut by GEOS for each pair that shares ground.
    public static func overlaps(
        of column: PolygonColumn, among rows: [Int], _ limits: CoverageLimits = CoverageLimits(), on plane: OverlapPlane
    ) throws(GEOSError) -> [CoverageFault] {
        let candidates = rows.count == column.count ? column : column.selecting(rows)
        let areas = areas(of: candidates, on: plane)
        let context = GEOSContext()
        var faults: [CoverageFault] = []
        for pair in overlappingPairs(candidates, candidates, on: plane) {
            guard pair.left < pair.right, pair.area > limits.noiseArea else { continue }
            let shape = try GEOSGeometry(polygons: candidates, row: pair.left, in: context).overlay(
                .intersection, with: GEOSGeometry(polygons: candidates, row: pair.right, in: context),
                keeping: .polygons
            ).take().polygonColumn()
            guard !shape.isEmpty(row: 0), shape.meanWidth(ofRow: 0) > limits.noiseWidth else { continue }
            let same = [pair.left, pair.right].allSatisfy { areas[$0] - pair.area <= limits.noiseArea }
            faults.append(
                CoverageFault(
                    same ? .duplicate : .overlap, row: rows[pair.left], other: rows[pair.right],
                    place: try GEOSGeometry(polygons: shape, row: 0, in: context).pointOnSurface(),
                    measure: pair.area, shape: shape))
        }
        return faults
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
