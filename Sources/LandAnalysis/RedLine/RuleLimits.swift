import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap
import ProjectFile

/// Where a rule holds: in its strips beside roads (`beside`), and not on the ground of some layers (`except`). Cuts
/// conflicts down to that.
package struct RuleLimits {
    let county: County
    let rules: RedLineRules
    /// Ground of layers by layer, made when it is first asked for.
    package private(set) var grounds: [ProjectLayer: ProtectedGround]
    private let villageIndex: ZoneIndex
    private let context = GEOSContext()
    /// By place in the rules.
    private var strips: [Int: RoadsideStrip] = [:]
    package private(set) var noise = NoiseLeftOut()

    /// - Parameter grounds: those that were made already.
    package init(
        _ county: County, rules: RedLineRules, grounds: [ProjectLayer: ProtectedGround], villageIndex: ZoneIndex
    ) {
        (self.county, self.rules, self.grounds, self.villageIndex) = (county, rules, grounds, villageIndex)
    }

    /// The conflicts inside the limits of their rules; those of rules without limits as they are. What is left of one and
    /// is noise is counted.
    /// - Complexity: a few overlays for each conflict of a rule with limits.
    package mutating func cut(_ found: [FoundConflict]) throws -> [FoundConflict] {
        var result: [FoundConflict] = []
        result.reserveCapacity(found.count)
        for (n, conflict) in found.enumerated() {
            if n & 255 == 0 { try Task.checkCancellation() }
            let rule = rules.rules[conflict.rule]
            if rule.strips.isEmpty, rule.except.isEmpty {
                result.append(conflict)
            } else if let rest = try cut(conflict, by: rule) {
                result.append(rest)
            }
        }
        return result
    }

    private mutating func cut(_ conflict: FoundConflict, by rule: RedLineRule) throws -> FoundConflict? {
        var (shape, area) = (conflict.shape, conflict.area)
        if !rule.strips.isEmpty {
            if strips[conflict.rule] == nil {
                strips[conflict.rule] = try RoadsideStrip(rule.strips, roads: county.roads, in: context)
            }
            shape = try strips[conflict.rule]!.part(of: shape)
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
            return nil
        }
        var rest = conflict
        (rest.shape, rest.area) = (shape, area)
        rest.share = min(1, conflict.share * area.squareMetres / conflict.area.squareMetres)
        return rest
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
