import Columns
import CountyLayers
import Overlap

/// Settlement ground by village: parcels, cut where a village's border crosses them.
struct SettlementPieces: Sendable {
    /// A parcel in a village, or a connected piece of what the village has of it.
    struct Piece: Sendable {
        let village: Int
        /// Row of the parcel.
        let parcel: Int
        let area: AreaSum
        let construction: AreaSum
        /// A cut piece that tells of borders drawn twice.
        var isThin = false
    }

    /// Row `i` of the polygons is `pieces[i]`.
    private(set) var polygons = PolygonColumn()
    private(set) var pieces: [Piece] = []
    /// Settlement ground of each village, exact: pieces and what is too small to be one.
    private(set) var grounds: [AreaSum]
    /// What these sums hold again, because villages overlap.
    private(set) var again = AreaSum.zero
    /// Settlement ground outside every village.
    private(set) var outside = AreaSum.zero

    /// Pieces that are known.
    /// - Parameter polygons: row `i` is `pieces[i]`.
    init(_ polygons: PolygonColumn, _ pieces: [Piece], villages: Int) {
        (self.polygons, self.pieces) = (polygons, pieces)
        grounds = [AreaSum](repeating: .zero, count: villages)
        for piece in pieces { grounds[piece.village] += piece.area }
    }

    /// - Parameters:
    ///   - villages: sound; the zones that the shares of the parcels are of.
    ///   - thinWidth: mean width under which a cut piece is thin, metres.
    /// - Throws: `GEOSError`, `CancellationError`.
    /// - Complexity: an overlay for each parcel and each village that has a part of it.
    init(_ parcels: LayoutParcels, villages: PolygonColumn, thinWidth: Double, on plane: OverlapPlane) throws {
        grounds = [AreaSum](repeating: .zero, count: villages.count)
        let cut = VillagePieces(villages, thinWidth: thinWidth, on: plane)
        for (row, parcel) in parcels.settled.enumerated() {
            if row % 1024 == 0 { try Task.checkCancellation() }
            for share in parcel.shares { grounds[share.village] += share.area }
            again += parcel.again
            outside += parcel.outside
            for piece in try cut.pieces(ofRow: row, in: parcels.polygons, parcel) {
                polygons.append(row: 0, of: piece.shape)
                pieces.append(
                    Piece(
                        village: piece.village, parcel: row, area: piece.area,
                        construction: parcel.isConstruction ? piece.area : .zero, isThin: piece.isThin))
            }
        }
    }
}
