import Columns
import CountyLayers
import FindingValues
import Overlap
import ProjectFile
import Survey

/// Ground that no rule could be asked about, because it has no parcel: what of it a rule might object to.
///
/// A bare place is treated as a parcel of unknown class: it counts where it lies inside the county, on the ground that the rule
/// protects and within its limits, and where it is large enough to be listed.
package struct UnseenGround {
    /// Pieces of ground in villages that no parcel covers, in the plane: by village, so that where villages overlap each has its
    /// own.
    package let bare: PolygonColumn
    /// The village of each; shape `(bare)`.
    package let villages: [Int]
    /// Farmland of the earlier survey that the later does not cover; none without an earlier survey.
    package let goneFarmland: AreaSum?

    package init(bare: PolygonColumn, villages: [Int], goneFarmland: AreaSum?) {
        self.bare = bare
        self.villages = villages
        self.goneFarmland = goneFarmland
    }

    /// By place in the rules, each place once; rules that no bare place could break left out.
    /// - Parameter limits: of the rules; what it counts as noise is not ours.
    /// - Throws: `GEOSError`.
    /// - Complexity: as `ConflictPieces.find` for the bare pieces and each layer that protects ground.
    package func byRule(
        _ rules: RedLineRules, _ county: County, _ limits: RuleLimits, least: LeastConflict, villageIndex: ZoneIndex
    ) throws -> [Int: AreaSum] {
        guard bare.count > 0 else { return [:] }
        var limits = limits
        var pieces: [ProjectLayer: [(ConflictPiece, ProtectedGround)]] = [:]
        var result: [Int: AreaSum] = [:]
        for r in rules.active where !rules.rules[r].kinds.isEmpty {
            let rule = rules.rules[r]
            var found: [FoundConflict] = []
            switch rule.ground {
            case .layer(let layer):
                if pieces[layer] == nil {
                    let ground = limits.grounds[layer] ?? county.ground(layer, villageIndex: villageIndex)
                    pieces[layer] = try ground.map { ground in
                        try ground.pieces.find(in: bare, rows: Array(0..<bare.count), village: villages).pieces.map {
                            ($0, ground)
                        }
                    }
                }
                found = (pieces[layer] ?? []).map { piece, ground in
                    FoundConflict(
                        rule: r, kind: rule.name, parcel: "", landClass: nil, source: .parcels, on: ground, piece: piece
                    )
                }
            case .earlierFarmland:
                guard let goneFarmland, goneFarmland > AreaSum(squareMetres: Noise.area) else { continue }
                let grounds = areas(of: bare, on: county.plane.overlap)
                found = (0..<bare.count).map { row in
                    FoundConflict(
                        rule: r, kind: rule.name, parcel: "", landClass: nil, source: .parcels,
                        ground: "farmland_before", patches: [], village: villages[row],
                        area: AreaSum(squareMetres: grounds[row]), share: 1, shape: bare.selecting([row]))
                }
            }
            let smallest = Self.smallest(rule, least)
            let open = try limits.cut(found).filter { $0.village != nil && $0.area >= smallest }
            var area = open.reduce(AreaSum.zero) { $0 + $1.area }
            if villageIndex.repeated != nil, !open.isEmpty {
                var shapes = PolygonColumn()
                for piece in open { shapes.append(row: 0, of: piece.shape) }
                area -= try ListGround(shapes, on: county.plane.overlap).repeated(within: Array(0..<shapes.count))
            }
            if rule.ground == .earlierFarmland { area = min(area, goneFarmland ?? .zero) }
            if area > AreaSum(squareMetres: Noise.area) { result[r] = area }
        }
        return result
    }

    /// The least conflict of a rule that is listed, whatever its class.
    private static func smallest(_ rule: RedLineRule, _ least: LeastConflict) -> AreaSum {
        rule.kinds.flatMap(\.classes).map { least.area(of: $0) }.min() ?? .zero
    }
}

/// Ground of conflicts that a parcel of another class claims too.
package enum ClaimedGround {
    /// Of so many conflicts all are looked at for each place.
    private static let few = 64

    /// By conflict; nothing for those that come from no parcel. Ground that rows of one class share is not in doubt.
    /// - Complexity: as `ZoneIndex.tabulate` for the shared ground.
    package static func ofConflicts(_ redLine: RedLineFindings, _ shared: SharedParcels?, on plane: OverlapPlane)
        -> [AreaSum]
    {
        var claimed = [AreaSum](repeating: .zero, count: redLine.conflicts.count)
        guard let ground = shared?.ground, !ground.rows.isEmpty else { return claimed }
        // Conflicts that may be claimed more than they are by now: a conflict is claimed no more than whole, and each place claims
        // more. So of conflicts on a heap few are left after a few places.
        var open = claimed.indices.filter { redLine.conflicts[$0].source == ProjectLayer.parcels.rawValue }
        var index = ZoneIndex(zones: redLine.shapes.selecting(open), on: plane)
        var whole: Set<Int> = []
        let grounds = (again: areas(of: ground.again, on: plane), same: areas(of: ground.sameClass, on: plane))
        // Ground that rows of one class alone share is claimed by no other.
        for place in ground.rows.indices where grounds.again[place] - grounds.same[place] > 1e-6 {
            let shares = index.overlaps(ofRow: place, in: ground.again)
            for share in shares { claimed[open[share.zone]] += AreaSum(squareMetres: share.area) }
            if !ground.sameClass.isEmpty(row: place) {
                for share in index.overlaps(ofRow: place, in: ground.sameClass) {
                    claimed[open[share.zone]] -= AreaSum(squareMetres: share.area)
                }
            }
            for share in shares {
                let row = open[share.zone]
                if claimed[row] > redLine.conflicts[row].area + AreaSum(squareMetres: Noise.area) { whole.insert(row) }
            }
            if open.count > Self.few, 2 * whole.count > open.count {
                open.removeAll(where: whole.contains)
                index = ZoneIndex(zones: redLine.shapes.selecting(open), on: plane)
                whole = []
            }
        }
        return claimed.indices.map { row in
            let conflict = redLine.conflicts[row]
            guard conflict.source == ProjectLayer.parcels.rawValue else { return .zero }
            return max(.zero, min(claimed[row], conflict.area))
        }
    }
}
