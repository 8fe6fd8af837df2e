import Columns
import FindingValues
import GEOS
import Overlap

/// A piece of a polygon that lies on protected ground, inside one village.
struct ConflictPiece: Sendable {
    /// Row of the column that was asked about.
    var row: Int
    /// Village row; none outside every village.
    var village: Int?
    /// Square metres on the plane of the run.
    var area: Double
    /// `area` as a share of the whole polygon.
    var share: Double
    /// Rows of the patches concerned, ascending.
    var patches: [Int]
    var shape: PolygonColumn
}

/// Finds the pieces: areas by the overlap kernel, shapes by GEOS, only for polygons that do share ground with a patch.
struct ConflictPieces: Sendable {
    let patches: PolygonColumn
    let patchIndex: ZoneIndex
    let villages: PolygonColumn
    let villageIndex: ZoneIndex
    let plane: OverlapPlane

    /// - Parameter villageIndex: made of `villages` when none is given.
    init(patches: PolygonColumn, villages: PolygonColumn, villageIndex: ZoneIndex? = nil, on plane: OverlapPlane) {
        (self.patches, self.villages, self.plane) = (patches, villages, plane)
        patchIndex = ZoneIndex(zones: patches, on: plane)
        self.villageIndex = villageIndex ?? ZoneIndex(zones: villages, on: plane)
    }

    /// What was found, and the noise that was left out.
    struct Result: Sendable {
        var pieces: [ConflictPiece] = []
        var noisePieces = 0
        var noiseArea = AreaSum.zero
    }

    /// The pieces of some rows, by row and then village; ground outside every village comes last.
    ///
    /// Where two patches overlap, their common ground counts once. A part narrower than 0.001 m (2·area/perimeter) or
    /// of 0.01 m² or less is noise: it is taken off and counted.
    /// - Parameter village: of each row of the column, where every row is known to lie in one; without it rows are cut by villages.
    func find(in column: PolygonColumn, rows: [Int], village: [Int]? = nil) throws -> Result {
        var result = Result()
        let context = GEOSContext()
        for row in rows {
            let shares = patchIndex.overlaps(ofRow: row, in: column).filter { $0.area > 0 }
            guard !shares.isEmpty else { continue }
            let total = shares.reduce(0) { $0 + $1.area }
            if total <= Noise.area {
                result.noisePieces += 1
                result.noiseArea += AreaSum(squareMetres: total)
                continue
            }
            try find(row, of: column, shares, total, village?[row], context, &result)
        }
        return result
    }

    private func find(
        _ row: Int, of column: PolygonColumn, _ shares: [ZoneShare], _ total: Double, _ own: Int?,
        _ context: GEOSContext, _ result: inout Result
    ) throws {
        let polygon = try GEOSGeometry(polygons: column, row: row, in: context)
        let whole = areas(of: column.selecting([row]), on: plane)[0]
        var shape = PolygonColumn()
        for share in shares {
            let patch = try GEOSGeometry(polygons: patches, row: share.zone, in: context)
            let common = try polygon.overlay(.intersection, with: patch, keeping: .polygons)
            if try !common.geometry.isEmpty { _ = try common.geometry.polygons(into: &shape) }
        }
        guard shape.count > 0 else { return }
        var area = total
        if shape.count > 1 {
            let union = try GEOSGeometry.union(of: shape, rows: 0..<shape.count, in: context)
            shape = try union.polygonColumn()
            let once = areas(of: shape, on: plane)[0]
            if area - once > Noise.area { area = once }
        }
        let zones = shares.map(\.zone)
        let parts = try own.map { [($0, area, shape)] } ?? split(shape, area: area, of: column, row: row, context)
        for (village, ground, part) in parts {
            let clean = Noise.removed(from: part, on: plane)
            result.noisePieces += clean.pieces
            result.noiseArea += AreaSum(squareMetres: clean.area)
            let rest = ground - clean.area
            guard rest > Noise.area, !clean.column.isEmpty(row: 0) else {
                if clean.pieces == 0 {
                    result.noisePieces += 1
                    result.noiseArea += AreaSum(squareMetres: max(0, rest))
                }
                continue
            }
            result.pieces.append(
                ConflictPiece(
                    row: row, village: village, area: rest, share: min(1, rest / whole), patches: zones,
                    shape: clean.column))
        }
    }

    /// The shape by village. A polygon that lies in one village whole keeps the kernel's area.
    private func split(
        _ shape: PolygonColumn, area: Double, of column: PolygonColumn, row: Int, _ context: GEOSContext
    ) throws -> [(village: Int?, area: Double, shape: PolygonColumn)] {
        let found = villageIndex.shares(ofRow: 0, in: shape)
        let shares = found.shares
        if shares.isEmpty { return [(nil, area, shape)] }
        if shares.count == 1, area - shares[0].area <= Noise.area { return [(shares[0].zone, area, shape)] }
        let geometry = try GEOSGeometry(polygons: shape, row: 0, in: context)
        var result: [(village: Int?, area: Double, shape: PolygonColumn)] = []
        var rows: [Int] = []
        for share in shares {
            let village = try GEOSGeometry(polygons: villages, row: share.zone, in: context)
            let part = try geometry.overlay(.intersection, with: village, keeping: .polygons)
            if try part.geometry.isEmpty { continue }
            result.append((share.zone, share.area, try part.geometry.polygonColumn()))
            rows.append(share.zone)
        }
        let inside = result.reduce(-found.repeated(ofRow: 0)) { $0 + $1.area }
        if area - inside > Noise.area {
            let covered = try GEOSGeometry.union(of: villages, rows: rows, in: context)
            let rest = try geometry.overlay(.difference, with: covered, keeping: .polygons)
            if try !rest.geometry.isEmpty { result.append((nil, area - inside, try rest.geometry.polygonColumn())) }
        }
        return result
    }
}

extension Noise {
    /// The single row without its noisy parts, how many they were and their ground.
    static func removed(
        from column: PolygonColumn, on plane: OverlapPlane
    ) -> (column: PolygonColumn, pieces: Int, area: Double) {
        var kept: [[[Double]]] = []
        var (pieces, ground) = (0, 0.0)
        for part in column.parts(ofRow: 0) {
            let rings = column.rings(ofPart: part).map { ring -> [Double] in
                let v = column.vertices(ofRing: ring)
                return Array(column.coordinates[2 * v.lowerBound..<2 * v.upperBound])
            }
            var single = PolygonColumn()
            single.append(rings)
            let area = areas(of: single, on: plane)[0]
            if isNoise(area: area, perimeter: perimeter(single)) {
                pieces += 1
                ground += area
            } else {
                kept.append(rings)
            }
        }
        guard pieces > 0 else { return (column, 0, 0) }
        var result = PolygonColumn()
        result.append(parts: kept)
        return (result, pieces, ground)
    }

    private static func perimeter(_ column: PolygonColumn) -> Double {
        var sum = 0.0
        for ring in column.rings(ofRow: 0) {
            let v = column.vertices(ofRing: ring)
            for i in v.dropLast() { sum += column.vertex(i).distance(to: column.vertex(i + 1)) }
        }
        return sum
    }
}
