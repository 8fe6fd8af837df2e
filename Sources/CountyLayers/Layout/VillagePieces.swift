import Columns
import FindingValues
import GEOS
import Overlap

/// The pieces into which the borders of villages cut a parcel.
///
/// A piece is a connected part of the ground that one village has of the parcel. A parcel that lies in a village whole, but for
/// noise, is not cut: it is one piece, whatever parts it has.
///
/// Belongs to one task.
package struct VillagePieces {
    package struct Piece: Sendable {
        package let village: Int
        /// Ground of the piece. Those of one parcel and village sum to what the village has of it.
        package var area: AreaSum
        /// One row.
        package let shape: PolygonColumn
        /// A cut piece of so small a mean width that it tells of borders drawn twice, not of a parcel across a border.
        package let isThin: Bool
    }

    let villages: PolygonColumn
    let plane: OverlapPlane
    /// Mean width, 2 · area / perimeter, under which a cut piece is thin, metres.
    let thinWidth: Double
    private let context = GEOSContext()

    package init(_ villages: PolygonColumn, thinWidth: Double, on plane: OverlapPlane) {
        (self.villages, self.thinWidth, self.plane) = (villages, thinWidth, plane)
    }

    /// The pieces of a row by village and then by place; what is noise is no piece.
    ///
    /// Grounds are those of the overlap kernel, shapes by GEOS. A row that GEOS cannot cut keeps its whole shape in each village,
    /// with the right ground.
    /// - Throws: `GEOSError` when the task is cancelled.
    package func pieces(ofRow row: Int, in parcels: PolygonColumn, _ parcel: LayoutParcels.Settled) throws -> [Piece] {
        var result: [Piece] = []
        for share in parcel.shares where share.area > Self.noise {
            func whole() -> Piece {
                var shape = PolygonColumn()
                shape.append(row: row, of: parcels)
                return Piece(village: share.village, area: share.area, shape: shape, isThin: false)
            }
            guard parcel.ground - share.area > Self.noise else {
                result.append(whole())
                continue
            }
            do throws(GEOSError) {
                result += try cut(row, of: parcels, share)
            } catch {
                guard error.reason == .topology else { throw error }
                result.append(whole())
            }
        }
        return result
    }

    private static let noise = AreaSum(squareMetres: Noise.area)

    private func cut(
        _ row: Int, of parcels: PolygonColumn, _ share: LayoutParcels.Settled.Share
    ) throws(GEOSError) -> [Piece] {
        let polygon = try GEOSGeometry(polygons: parcels, row: row, in: context)
        let village = try GEOSGeometry(polygons: villages, row: share.village, in: context)
        let common = try polygon.overlay(.intersection, with: village, keeping: .polygons).take()
        let shape = try common.normalised().polygonColumn()
        var pieces: [Piece] = []
        for part in shape.parts(ofRow: 0) {
            var single = PolygonColumn()
            single.append(
                shape.rings(ofPart: part).map { ring in
                    let v = shape.vertices(ofRing: ring)
                    return Array(shape.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                })
            let area = areas(of: single, on: plane)[0]
            let perimeter = single.perimeter(ofRow: 0)
            guard !Noise.isNoise(area: area, perimeter: perimeter) else { continue }
            pieces.append(
                Piece(
                    village: share.village, area: AreaSum(squareMetres: area), shape: single,
                    isThin: 2 * area < thinWidth * perimeter))
        }
        // Corners of the cut are rounded to binary numbers: the largest piece takes what that leaves, and the noise.
        if let largest = pieces.indices.max(by: { pieces[$0].area < pieces[$1].area }) {
            pieces[largest].area += share.area - pieces.reduce(.zero) { $0 + $1.area }
        }
        return pieces
    }
}
