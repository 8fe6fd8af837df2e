import Columns
import GEOS

/// Ground that a row shares with a place where zones overlap.
public struct RepeatedShare: Sendable, Hashable {
    /// A zone that has the place although a zone before it has it too.
    public let zone: Int
    /// Square metres, above 0.
    public let area: Double
    /// The part that a zone before it of the same group has too, square metres; one value for each grouping.
    public let inGroups: [Double]

    /// The part that a zone before it of the same group has too, square metres, by the first grouping.
    public var inGroup: Double { inGroups.first ?? area }
}

/// Ground that more than one zone covers, found when zones are made ready and asked for by itself, so that it and what lies
/// outside every zone are two areas and never their difference.
///
/// Of zones that overlap each counts the ground. With *A*ᵢ a zone, *Q*ᵢ = *A*ᵢ ∩ ⋃(*A*ⱼ, *j* < *i*) is what it has again; so for any
/// polygon *P* the ground outside every zone is |*P*| − Σ|*A*ᵢ ∩ *P*| + Σ|*Q*ᵢ ∩ *P*|.
public final class RepeatedZones: Sendable {
    /// Zones that share ground with one before, in their order.
    public let zones: [Int]
    /// The zones before that each shares ground with; of a zone on a heap the first few.
    public let partners: [[Int]]
    /// How many zones before each shares ground with.
    public let partnerCounts: [Int]
    /// Some zone shares ground with more zones than were counted.
    public let isCutShort: Bool
    /// Zones on each other by the dozen, whose partners are not all listed: those of each heap.
    public let heaps: [[Int]]
    /// *Q* of each; shape `(zones)`.
    public let again: PolygonColumn
    /// Places that were not said again before: together each place once; shape `(zones)`.
    public let once: PolygonColumn
    /// Indexes of *Q* and of what of it a zone of the same group has before, for each way of grouping.
    private let index: ZoneIndex
    private let indexesInGroup: [ZoneIndex]
    private let tree: PackedRTree

    /// Zones before it that a zone on a heap is counted to share ground with, beyond those that are listed.
    static let counted = 512

    /// None where no zones share ground.
    /// - Parameters:
    ///   - column: the zones, sound rows.
    ///   - groupings: number of each zone's group, within which sums are made besides the sum of all; for each way of grouping
    ///     shape `(zones)`.
    ///   - rank: of each zone; of zones that share ground those of a higher rank have it again, and of one rank the later.
    ///     Without it the later.
    /// - Throws: `GEOSError` when zones cannot be cut, or the task is cancelled.
    /// - Complexity: a look at each edge where zones tile their ground; cuts of the zones that share some.
    init?(
        _ column: PolygonColumn, groupings: [[Int]], rank: [Int] = [], on plane: OverlapPlane
    ) throws(GEOSError) {
        let borders = BorderSum()
        borders.add(column)
        let places = try RepeatedPlaces(borders.residual())
        var near = (0..<column.count).filter { places.meets(column.box(ofRow: $0)) }
        guard !near.isEmpty else { return nil }
        if !rank.isEmpty { near.sort { (rank[$0], $0) < (rank[$1], $1) } }
        let own = column.selecting(near)
        let first = near.map { groupings.first?[$0] ?? 0 }
        let found = try RepeatedGround(own, classes: first, counting: Self.counted, on: plane)
        guard !found.rows.isEmpty else { return nil }
        var known = [first: ZoneIndex(zones: found.sameClass, on: plane)]
        var indexes: [ZoneIndex] = []
        for grouping in groupings {
            let classes = near.map { grouping[$0] }
            if let index = known[classes] {
                indexes.append(index)
                continue
            }
            let index = try Self.inGroups(classes, own, found.rows, on: plane)
            known[classes] = index
            indexes.append(index)
        }
        indexesInGroup = indexes
        zones = found.rows.map { near[$0] }
        partners = found.partners.map { $0.map { near[$0] } }
        (partnerCounts, isCutShort) = (found.partnerCounts, !found.uncounted.isEmpty)
        heaps = found.heaps.map { $0.map { near[$0] } }
        (again, once) = (found.again, found.once)
        index = ZoneIndex(zones: found.again, on: plane)
        tree = PackedRTree(found.again.boxes)
    }

    /// What each of some rows that share ground has again of rows of its own group.
    private static func inGroups(
        _ groups: [Int], _ column: PolygonColumn, _ rows: [Int], on plane: OverlapPlane
    ) throws(GEOSError) -> ZoneIndex {
        let found = try RepeatedGround(column, classes: groups, on: plane)
        let places = Dictionary(zip(found.rows, 0...), uniquingKeysWith: { first, _ in first })
        var pieces = PolygonColumn()
        for row in rows {
            if let place = places[row] { pieces.append(row: place, of: found.sameClass) } else { pieces.appendEmpty() }
        }
        return ZoneIndex(zones: pieces, on: plane)
    }

    /// A row within this box may lie where zones overlap.
    func meets(_ box: Box) -> Bool { tree.any(meeting: box) }

    /// Asks for rows; one per task.
    final class Tabulator {
        private let zones: [Int]
        private let all: ZoneTabulator
        private let inGroups: [ZoneTabulator]

        init(_ repeated: RepeatedZones) {
            zones = repeated.zones
            (all, inGroups) = (ZoneTabulator(repeated.index), repeated.indexesInGroup.map(ZoneTabulator.init))
        }

        /// Ground of a row where zones overlap, by the zone that has it again.
        func shares(_ view: PolygonView, _ row: Int) -> [RepeatedShare] {
            var found = ZoneShares()
            all.add(view, row, checking: false, to: &found)
            guard !found.shares.isEmpty else { return [] }
            let own = inGroups.map { tabulator in
                var own = ZoneShares()
                tabulator.add(view, row, checking: false, to: &own)
                return own.shares
            }
            // Shares are by zone, and those in groups are of some of the zones.
            var next = own.map { _ in 0 }
            return found.shares.map { share in
                let inGroups = own.indices.map { n -> Double in
                    while next[n] < own[n].count, own[n][next[n]].zone < share.zone { next[n] += 1 }
                    return next[n] < own[n].count && own[n][next[n]].zone == share.zone ? own[n][next[n]].area : 0
                }
                return RepeatedShare(zone: zones[share.zone], area: share.area, inGroups: inGroups)
            }
        }
    }
}

extension ZoneShares {
    /// Ground of a row that lies in more than one zone, once for each zone beyond the first.
    public func repeated(ofRow row: Int) -> Double { repeats[row]?.reduce(0) { $0 + $1.area } ?? 0 }

    /// Ground of a row outside every zone. Below 0 by what rounding leaves, or zones share within noise.
    public func outside(ofRow row: Int) -> Double {
        shares(ofRow: row).reduce(areas[row] + repeated(ofRow: row)) { $0 - $1.area }
    }
}
