import Columns
import GEOS
import Overlap

/// A piece of ground with what it was and what it is, inside one village.
struct ChangePiece: Sendable, Hashable {
    /// Row of the earlier survey; none where that survey has no parcel.
    var before: Int?
    /// Row of the later survey; none where that survey has no parcel.
    var now: Int?
    /// Village row; none outside every village.
    var village: Int?
    /// 10⁻⁶ m².
    var ground: Int64
}

/// Divides what two surveys share among villages, and finds the ground that only one of them covers.
///
/// For each parcel and village the pieces sum to the parcel's ground there, in integers; what is left over within
/// geometric noise is summed in `noise` and stands in no piece, so that pieces and noise close exactly.
struct ChangePieces: Sendable {
    private(set) var pieces: [ChangePiece] = []
    /// Leftovers of earlier parcels within noise: their number and sum, which may be negative.
    private(set) var noiseBefore = Leftover()
    /// Leftovers of later parcels.
    private(set) var noiseNow = Leftover()
    /// Ground of earlier parcels that more than one later parcel claims, and the other way round: overlaps in a survey.
    private(set) var overlapNow = AreaSum.zero
    private(set) var overlapBefore = AreaSum.zero

    /// Small remainders.
    struct Leftover: Sendable, Hashable {
        var rows = 0
        var ground = AreaSum.zero
    }

    /// - Complexity: O(*pairs*); only pairs of parcels that both lie in several villages need the shape of their ground.
    init(_ pairs: [ParcelPair], before: SurveyParcels, now: SurveyParcels, villages: ZoneIndex) throws {
        let context = GEOSContext()
        var restBefore = Rest(before)
        var restNow = Rest(now)
        pieces.reserveCapacity(pairs.count)
        for (n, pair) in pairs.enumerated() {
            if n & 4095 == 0 { try Task.checkCancellation() }
            for (village, ground) in try Self.villages(of: pair, before, now, villages, context) {
                pieces.append(ChangePiece(before: pair.before, now: pair.now, village: village, ground: ground))
                restBefore.take(ground, from: pair.before, in: village)
                restNow.take(ground, from: pair.now, in: village)
            }
        }
        for row in 0..<before.count {
            restBefore.settle(row, &noiseBefore, &overlapNow) {
                pieces.append(ChangePiece(before: row, now: nil, village: $0, ground: $1))
            }
        }
        for row in 0..<now.count {
            restNow.settle(row, &noiseNow, &overlapBefore) {
                pieces.append(ChangePiece(before: nil, now: row, village: $0, ground: $1))
            }
        }
    }

    /// How the ground of a pair lies in villages; none stands for outside.
    private static func villages(
        of pair: ParcelPair, _ before: SurveyParcels, _ now: SurveyParcels, _ index: ZoneIndex, _ context: GEOSContext
    ) throws -> [(village: Int?, ground: Int64)] {
        if let only = now.onlyVillage(of: pair.now) ?? before.onlyVillage(of: pair.before) {
            return [(Int(only), pair.ground)]
        }
        var result: [(village: Int?, ground: Int64)] = []
        if pair.isSame {
            result = now.shares(of: pair.now).map { (Int($0.village), $0.ground) }
        } else {
            let a = try GEOSGeometry(polygons: before.polygons, row: pair.before, in: context)
            let b = try GEOSGeometry(polygons: now.polygons, row: pair.now, in: context)
            let common = try a.overlay(.intersection, with: b, keeping: .polygons)
            if try !common.geometry.isEmpty {
                let shape = try common.geometry.polygonColumn()
                result = index.overlaps(ofRow: 0, in: shape).map { ($0.zone, SurveyParcels.micro($0.area)) }
            }
        }
        return Self.closed(result, to: pair.ground).filter { $0.ground > 0 }
    }

    /// Parts by village with what lies outside every village added, so that they sum to the whole to the last digit. What
    /// rounding left goes to the largest; parts that exceed the whole by more than noise lie in villages that overlap.
    private static func closed(_ parts: [(village: Int?, ground: Int64)], to whole: Int64) -> [(
        village: Int?, ground: Int64
    )] {
        var parts = parts
        let noise = Int64(Noise.area * 1e6)
        let outside = whole - parts.reduce(0) { $0 + $1.ground }
        if outside > noise || parts.isEmpty {
            parts.append((nil, outside))
        } else if outside >= -noise, let largest = parts.indices.max(by: { parts[$0].ground < parts[$1].ground }) {
            parts[largest].ground += outside
        }
        return parts
    }

    /// What pairs have left of each parcel, by village.
    private struct Rest {
        let parcels: SurveyParcels
        /// Ground of the row that lies in one village, or else nothing: those rows keep their account in `divided`.
        private var whole: [Int64]
        private var divided: [Int: [(village: Int?, ground: Int64)]] = [:]

        init(_ parcels: SurveyParcels) {
            self.parcels = parcels
            whole = parcels.grounds
            for row in 0..<parcels.count where parcels.onlyVillage(of: row) == nil && parcels.grounds[row] > 0 {
                divided[row] = ChangePieces.closed(
                    parcels.shares(of: row).map { (Int($0.village), $0.ground) }, to: parcels.grounds[row])
            }
        }

        mutating func take(_ ground: Int64, from row: Int, in village: Int?) {
            guard divided[row] != nil else {
                whole[row] -= ground
                return
            }
            if let at = divided[row]!.firstIndex(where: { $0.village == village }) {
                divided[row]![at].ground -= ground
            } else {
                divided[row]!.append((village, -ground))
            }
        }

        func settle(
            _ row: Int, _ noise: inout Leftover, _ overlap: inout AreaSum, _ piece: (Int?, Int64) -> Void
        ) {
            let accounts = divided[row] ?? [(parcels.onlyVillage(of: row).map(Int.init), whole[row])]
            for (village, ground) in accounts where ground != 0 {
                if ground.magnitude <= UInt64(Noise.area * 1e6) {
                    noise.rows += 1
                    noise.ground += AreaSum(micro: Int128(ground))
                } else if ground < 0 {
                    overlap += AreaSum(micro: Int128(-ground))
                } else {
                    piece(village, ground)
                }
            }
        }
    }
}
