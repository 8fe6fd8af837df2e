import Columns
import GEOS
import Overlap
import RoadNetwork

/// Conflicts of rules on ground that was farmland in the earlier survey: from the pieces of change.
struct ChangeConflicts {
    let county: County
    let rules: RedLineRules
    let change: ChangeFindings
    private var grounds: [ProjectLayer: ProtectedGround]
    private let villageIndex: ZoneIndex
    private let context = GEOSContext()
    private(set) var found: [FoundConflict] = []
    private(set) var noise = NoiseLeftOut()

    /// - Parameter grounds: those that were made already.
    init(
        _ county: County, rules: RedLineRules, change: ChangeFindings, grounds: [ProjectLayer: ProtectedGround],
        villageIndex: ZoneIndex
    ) {
        (self.county, self.rules, self.change) = (county, rules, change)
        (self.grounds, self.villageIndex) = (grounds, villageIndex)
    }

    /// Applies every active rule on former farmland.
    mutating func find() throws {
        var strips: [Int: RoadsideStrip] = [:]
        for (row, piece) in change.changes.enumerated() {
            if row & 255 == 0 { try Task.checkCancellation() }
            guard farmlandClasses.contains(String(piece.classBefore.prefix(4))) else { continue }
            for isBesideRoads in [false, true] {
                let verdict = rules.verdict(on: piece.classNow, ground: .earlierFarmland, besideRoads: isBesideRoads)
                guard case .conflict(let r, let kind) = verdict else { continue }
                try add(row, piece, r, kind, &strips)
            }
        }
    }

    private mutating func add(
        _ row: Int, _ piece: FarmlandChange, _ r: Int, _ kind: Phrase, _ strips: inout [Int: RoadsideStrip]
    ) throws {
        let rule = rules.rules[r]
        var (shape, area) = (change.shapes.selecting([row]), piece.area)
        if !rule.strips.isEmpty {
            if strips[r] == nil { strips[r] = try RoadsideStrip(rule.strips, roads: county.roads, in: context) }
            shape = try strips[r]!.part(of: shape)
            area = shape.count == 0 ? .zero : AreaSum(squareMetres: areas(of: shape, on: county.plane.overlap)[0])
        }
        for layer in rule.except {
            guard shape.count > 0 else { break }
            if grounds[layer] == nil { grounds[layer] = county.ground(layer, villageIndex: villageIndex) }
            guard let pieces = grounds[layer]?.pieces else { continue }
            (shape, area) = try rest(of: shape, area, outside: pieces)
        }
        guard shape.count > 0, !shape.isEmpty(row: 0), area > AreaSum(squareMetres: Noise.area) else {
            if area > .zero { noise += NoiseLeftOut(pieces: 1, area: area) }
            return
        }
        let whole = piece.share > 0 ? piece.area.squareMetres / piece.share : piece.area.squareMetres
        found.append(
            FoundConflict(
                rule: r, kind: kind, parcel: piece.parcelNow, landClass: piece.classNow, source: .parcels,
                ground: "farmland_before", patches: [piece.parcelBefore], village: county.villages.rows[piece.village],
                area: area, share: min(1, area.squareMetres / whole), shape: shape))
    }

    /// What of a shape lies outside a layer. The area is the kernel's, less what the kernel finds inside.
    private func rest(
        of shape: PolygonColumn, _ area: AreaSum, outside layer: ConflictPieces
    ) throws -> (PolygonColumn, AreaSum) {
        let inside = try layer.find(in: shape, rows: [0]).pieces
        guard !inside.isEmpty else { return (shape, area) }
        var common = PolygonColumn()
        for piece in inside { common.append(row: 0, of: piece.shape) }
        let whole = try GEOSGeometry(polygons: shape, row: 0, in: context)
        let taken = try GEOSGeometry.union(of: common, rows: 0..<common.count, in: context)
        let rest = try whole.overlay(.difference, with: taken, keeping: .polygons)
        let left = area - inside.reduce(AreaSum.zero) { $0 + AreaSum(squareMetres: $1.area) }
        guard try !rest.geometry.isEmpty else { return (PolygonColumn(), max(left, .zero)) }
        let clean = Noise.removed(from: try rest.geometry.polygonColumn(), on: county.plane.overlap)
        return (clean.column, left - AreaSum(squareMetres: clean.area))
    }
}
