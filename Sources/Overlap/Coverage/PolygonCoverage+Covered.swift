import Columns
import GEOS

/// Ground of a row that another coverage leaves bare.
public struct UncoveredGround: Sendable, Equatable {
    /// Row of the coverage that ought to be covered.
    public let row: Int
    /// A place in it, CRS units.
    public let place: Position
    /// Square metres.
    public let area: Double
    /// The ground: a column of one row.
    public let shape: PolygonColumn
}

extension PolygonCoverage {
    /// Ground that rows of this coverage have and no row of the other covers, row by row and then by place.
    ///
    /// What a row of several pieces lacks is one issue, at its largest piece, with the ground of all of them.
    /// - Parameters:
    ///   - other: the coverage that ought to cover this one, in the same plane.
    ///   - limits: noise, which holds for each piece.
    ///   - isKnown: pieces of bare ground that hold such a place are passed over.
    /// - Throws: `GEOSError` when the edges cannot be noded.
    /// - Complexity: noding of the edges that both leave without a twin: for clean coverages their outer borders.
    public func uncovered(
        by other: PolygonCoverage, _ limits: CoverageLimits = CoverageLimits(), on plane: OverlapPlane,
        isKnown: (Position) -> Bool = { _ in false }
    ) throws(GEOSError) -> [UncoveredGround] {
        let bare = try CoverageFaces([outlines, other.outlines]).selecting(limits, on: plane) { place in
            outlines.cover(of: place) > 0 && other.outlines.cover(of: place) == 0 && !isKnown(place)
        }
        guard !bare.isEmpty else { return [] }
        var faces = PolygonColumn()
        for face in bare { faces.append(row: 0, of: face.shape) }
        let tree = PackedRTree(column.boxes)
        var near: Set<Int> = []
        for row in 0..<faces.count { tree.forEach(meeting: faces.box(ofRow: row)) { near.insert($0) } }
        let rows = near.sorted()
        let candidates = column.selecting(rows)
        let context = GEOSContext()
        var pieces: [Int: [(place: Position, area: Double, shape: PolygonColumn)]] = [:]
        for pair in overlappingPairs(candidates, RowCheck.check(faces).column, on: plane)
        where pair.area > limits.noiseArea {
            let shape = try GEOSGeometry(polygons: candidates, row: pair.left, in: context).overlay(
                .intersection, with: GEOSGeometry(polygons: faces, row: pair.right, in: context), keeping: .polygons
            ).take().polygonColumn()
            guard !shape.isEmpty(row: 0), shape.meanWidth(ofRow: 0) > limits.noiseWidth else { continue }
            let place = try GEOSGeometry(polygons: shape, row: 0, in: context).pointOnSurface()
            pieces[rows[pair.left], default: []].append((place, pair.area, shape))
        }
        return pieces.keys.sorted().map { row in
            let own = pieces[row, default: []].sorted { $0.area != $1.area ? $0.area > $1.area : $0.place < $1.place }
            let parts = own.flatMap { piece in
                piece.shape.parts(ofRow: 0).map { part in
                    piece.shape.rings(ofPart: part).map { ring in
                        let v = piece.shape.vertices(ofRing: ring)
                        return Array(piece.shape.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                    }
                }
            }
            var shape = PolygonColumn()
            shape.append(parts: parts)
            return UncoveredGround(row: row, place: own[0].place, area: own.reduce(0) { $0 + $1.area }, shape: shape)
        }
    }
}
