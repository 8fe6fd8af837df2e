import Columns
import CountyLayers
import FindingValues
import GEOS
import LandAnalysis
import Overlap

/// Ground of villages that no parcel covers, or more than one.
enum BareGround {
    /// Tells the ground in doubt of each village.
    /// - Parameter covered: ground of all parcels in each village, counted for each parcel.
    static func addDoubt(_ shared: SharedParcels?, covered: [AreaSum], _ known: Known, in land: inout LandFindings) {
        let villages = known.county.villages
        let grounds = areas(of: villages.polygons, on: known.county.plane.overlap)
        let sums = shared?.ground.sums(in: known.villageIndex)
        let deductions = shared?.differentDeductions(in: known.villageIndex)
        for row in 0..<villages.count {
            var doubt = GroundDoubt(
                sums?[row] ?? RepeatedSums(), ground: AreaSum(squareMetres: grounds[row]), covered: covered[row])
            doubt.deduction = deductions?[row] ?? .zero
            guard !doubt.isNone else { continue }
            land.doubt[villages.codes[row]] = doubt
            land.withoutParcels += doubt.bare
            land.countedTwice += doubt.excess
        }
    }

    /// Pieces of ground that no parcel covers, and the village of each, by its row.
    struct Pieces: Sendable {
        var polygons = PolygonColumn()
        var villages: [Int] = []
    }

    /// Pieces of the villages that no parcel covers, by village.
    static func pieces(
        _ residual: BorderResidual, _ land: LandFindings, _ villages: Villages, on plane: OverlapPlane
    ) throws -> Pieces {
        var result = Pieces()
        for row in 0..<villages.count where (land.doubt[villages.codes[row]]?.bare ?? .zero) > .zero {
            try Task.checkCancellation()
            var pieces = PolygonColumn()
            do {
                pieces = try residual.bare(in: villages.polygons, row: row, on: plane)
            } catch {
                guard error.reason == .topology else { throw error }
                // Borders that GEOS cannot node: all of the village is in doubt.
                pieces = villages.polygons.selecting([row])
            }
            for piece in 0..<pieces.count { result.polygons.append(row: piece, of: pieces) }
            result.villages += [Int](repeating: row, count: pieces.count)
        }
        return result
    }
}
