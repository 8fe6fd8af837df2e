import Columns
import CountyLayers
import GEOS

/// Settlement parcels of a village joined into patches.
struct SettlementPatches: Sendable {
    /// One patch: rows of the parcels, ordered by place.
    struct Patch: Sendable {
        let village: Int
        let rows: [Int]
        let area: AreaSum
        let construction: AreaSum
        let centre: Position
    }

    /// By village; within one the largest first, then by centre.
    let patches: [Patch]
    /// Patches of each village; shape `(villages + 1)`.
    let offsets: [Int]

    /// Parcels of one village whose borders come within `metres` of one another are one patch, also through others.
    ///
    /// The result does not depend on the order of the parcels.
    /// - Complexity: O(*n* log *n* + *p*) for *n* parcels and the pieces of the *p* pairs whose boxes are near.
    init(_ parcels: LayoutParcels, villages: Int, within metres: Double) throws {
        var sets = DisjointSets(count: parcels.settled.count)
        let tree = PackedRTree(parcels.polygons.boxes.map { $0.grown(by: metres / 2) })
        tree.forEachMeetingPair { a, b in
            guard parcels.settled[a].village == parcels.settled[b].village, sets.root(a) != sets.root(b),
                parcels.polygons.bordersAreNear(a, b, within: metres)
            else { return }
            sets.join(a, b)
        }
        try Task.checkCancellation()
        let centroids = parcels.settled.indices.map { parcels.polygons.centroid(ofRow: $0) }
        let ordered = parcels.settled.indices.sorted {
            centroids[$0] != centroids[$1]
                ? centroids[$0] < centroids[$1] : parcels.settled[$0].area < parcels.settled[$1].area
        }
        var members: [Int: [Int]] = [:]
        for row in ordered { members[sets.root(row), default: []].append(row) }
        patches = members.values.map { rows in
            Patch(
                village: parcels.settled[rows[0]].village, rows: rows,
                area: rows.reduce(.zero) { $0 + parcels.settled[$1].area },
                construction: rows.reduce(.zero) { $0 + parcels.settled[$1].construction },
                centre: weightedMean(rows.map { (centroids[$0], parcels.settled[$0].area) }))
        }.sorted { a, b in
            if a.village != b.village { return a.village < b.village }
            return a.area != b.area ? a.area > b.area : a.centre < b.centre
        }
        var offsets = [Int](repeating: 0, count: villages + 1)
        for patch in patches { offsets[patch.village + 1] += 1 }
        for village in 0..<villages { offsets[village + 1] += offsets[village] }
        self.offsets = offsets
    }

    func patches(of village: Int) -> ArraySlice<Patch> { patches[offsets[village]..<offsets[village + 1]] }

    /// The patches as polygons, parcels dissolved; a patch that GEOS cannot dissolve keeps its parcels as parts.
    func polygons(_ parcels: LayoutParcels) throws -> PolygonColumn {
        let context = GEOSContext()
        var result = PolygonColumn()
        for patch in patches {
            try Task.checkCancellation()
            do {
                let union = try GEOSGeometry.union(of: parcels.polygons, rows: patch.rows, in: context)
                _ = try union.normalised().polygons(into: &result)
            } catch {
                guard error.reason == .topology else { throw error }
                result.append(
                    parts: patch.rows.flatMap { row in
                        parcels.polygons.parts(ofRow: row).map { part in
                            parcels.polygons.rings(ofPart: part).map { ring in
                                let v = parcels.polygons.vertices(ofRing: ring)
                                return Array(parcels.polygons.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                            }
                        }
                    })
            }
        }
        return result
    }
}
