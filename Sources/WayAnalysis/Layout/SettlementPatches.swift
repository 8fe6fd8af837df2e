import Columns
import CountyLayers
import GEOS

/// Settlement ground of a village joined into patches.
struct SettlementPatches: Sendable {
    /// One patch: rows of the pieces, ordered by place.
    struct Patch: Sendable {
        let village: Int
        let rows: [Int]
        /// Number of parcels that have ground in it.
        let parcels: Int
        let area: AreaSum
        let construction: AreaSum
        let centre: Position
    }

    /// By village; within one the largest first, then by centre.
    let patches: [Patch]
    /// Patches of each village; shape `(villages + 1)`.
    let offsets: [Int]

    /// Pieces of one village whose borders come within `metres` of one another are one patch, also through others. What consists
    /// of thin pieces alone is none.
    ///
    /// The result does not depend on the order of the parcels.
    /// - Complexity: O(*n* log *n* + *p*) for *n* pieces and the edges of the *p* pairs whose boxes are near.
    init(_ settled: SettlementPieces, villages: Int, within metres: Double) throws {
        var sets = DisjointSets(count: settled.pieces.count)
        let tree = PackedRTree(settled.polygons.boxes.map { $0.grown(by: metres / 2) })
        tree.forEachMeetingPair { a, b in
            guard settled.pieces[a].village == settled.pieces[b].village, sets.root(a) != sets.root(b),
                settled.polygons.bordersAreNear(a, b, within: metres)
            else { return }
            sets.join(a, b)
        }
        try Task.checkCancellation()
        let centroids = settled.pieces.indices.map { settled.polygons.centroid(ofRow: $0) }
        let ordered = settled.pieces.indices.sorted {
            centroids[$0] != centroids[$1]
                ? centroids[$0] < centroids[$1] : settled.pieces[$0].area < settled.pieces[$1].area
        }
        var members: [Int: [Int]] = [:]
        for row in ordered { members[sets.root(row), default: []].append(row) }
        patches = members.values.filter { rows in rows.contains { !settled.pieces[$0].isThin } }.map { rows in
            Patch(
                village: settled.pieces[rows[0]].village, rows: rows,
                parcels: Set(rows.map { settled.pieces[$0].parcel }).count,
                area: rows.reduce(.zero) { $0 + settled.pieces[$1].area },
                construction: rows.reduce(.zero) { $0 + settled.pieces[$1].construction },
                centre: weightedMean(rows.map { (centroids[$0], settled.pieces[$0].area) }))
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

    /// The patches as polygons, pieces dissolved; a patch that GEOS cannot dissolve keeps its pieces as parts.
    func polygons(_ settled: SettlementPieces) throws -> PolygonColumn {
        let context = GEOSContext()
        var result = PolygonColumn()
        for patch in patches {
            try Task.checkCancellation()
            do {
                let union = try GEOSGeometry.union(of: settled.polygons, rows: patch.rows, in: context)
                _ = try union.normalised().polygons(into: &result)
            } catch {
                guard error.reason == .topology else { throw error }
                result.append(
                    parts: patch.rows.flatMap { row in
                        settled.polygons.parts(ofRow: row).map { part in
                            settled.polygons.rings(ofPart: part).map { ring in
                                let v = settled.polygons.vertices(ofRing: ring)
                                return Array(settled.polygons.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                            }
                        }
                    })
            }
        }
        return result
    }
}
