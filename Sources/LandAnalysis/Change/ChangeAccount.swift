import Columns
import FindingValues
import GEOS
import Overlap

/// A piece of ground with what it was and what it is, inside one village.
struct ChangePiece: Sendable, Hashable {
    private let rows: SIMD2<Int32>
    private let place: Int32
    /// 10⁻⁶ m².
    var ground: Int64

    /// Row of the earlier survey; none where that survey has no parcel.
    var before: Int? { rows.x < 0 ? nil : Int(rows.x) }
    /// Row of the later survey; none where that survey has no parcel.
    var now: Int? { rows.y < 0 ? nil : Int(rows.y) }
    /// Village row; none outside every village.
    var village: Int? { place < 0 ? nil : Int(place) }

    init(before: Int?, now: Int?, village: Int?, ground: Int64) {
        rows = SIMD2(Int32(before ?? -1), Int32(now ?? -1))
        (place, self.ground) = (Int32(village ?? -1), ground)
    }
}

/// Small remainders.
struct Leftover: Sendable, Hashable {
    var rows = 0
    var ground = AreaSum.zero
}

/// Divides what two surveys share among villages, and finds the ground that only one of them covers.
///
/// For each parcel and village the pieces sum to the parcel's ground there, in integers; what is left over within
/// geometric noise is summed and stands in no piece, so that pieces and noise close exactly. A settled pair inside one
/// village is one piece and takes no further part: it is not kept, and `forEachPiece` makes it up again.
struct ChangeAccount: Sendable {
    let match: SurveyMatch
    /// Pieces of all rows but the plain ones.
    private(set) var pieces: [ChangePiece] = []
    /// Leftovers of parcels within noise: their number and sum, which may be negative.
    private(set) var noiseBefore = Leftover()
    private(set) var noiseNow = Leftover()
    /// Ground of earlier parcels that more than one later parcel claims, and the other way round: overlaps in a survey.
    var overlapNow: AreaSum { overlaps.now.values.reduce(.zero, +) }
    var overlapBefore: AreaSum { overlaps.before.values.reduce(.zero, +) }
    /// The same by village row; −1 outside every village.
    private(set) var overlaps: (before: [Int: AreaSum], now: [Int: AreaSum]) = ([:], [:])
    /// What the pieces hold more than once because villages overlap: parcels as in pieces, and ground.
    private(set) var again: [ChangePiece] = []
    /// What the pieces of rows are above the rows' ground, as the other survey claims it for several classes: by row and village.
    private(set) var claimed = (before: [ChangePiece](), now: [ChangePiece]())
    /// What `claimed` holds more than once because villages overlap.
    private(set) var claimedAgain = (before: [ChangePiece](), now: [ChangePiece]())
    let claims: ChangeClaims
    private let plain: [Bool]

    /// The earlier row's settled pair is all its change, in one village.
    func isPlain(_ row: Int) -> Bool { plain[row] }

    /// - Parameters:
    ///   - pairs: pairs besides those that are settled.
    ///   - claims: what several classes claim.
    /// - Complexity: O(*rows* + *pairs*); only pairs of parcels that both lie in several villages need the shape of their
    ///   ground.
    init(
        _ match: SurveyMatch, pairs: [ParcelPair], claims: ChangeClaims = ChangeClaims(),
        shapes: (before: RowShapes, now: RowShapes), villages: ZoneIndex
    ) throws {
        (self.match, self.claims) = (match, claims)
        let (before, now) = (match.before, match.now)
        var isPlain = (0..<before.count).map { row in
            let other = Int(match.partnersBefore[row])
            return other >= 0 && before.wholes[row] >= 0 && before.wholes[row] == now.wholes[other]
        }
        for pair in pairs {
            if match.partnersBefore[pair.before] >= 0 { isPlain[pair.before] = false }
            let partner = Int(match.partnersNow[pair.now])
            if partner >= 0 { isPlain[partner] = false }
        }
        plain = isPlain
        let context = GEOSContext()
        var (restBefore, restNow) = (Rest(before), Rest(now))
        var (pieces, again): ([ChangePiece], [ChangePiece]) = ([], [])
        var claimed = (before: [ChangePiece](), now: [ChangePiece]())
        var claimedAgain = claimed
        let noise = Int64(clamping: Noise.area * 1e6)
        /// - Parameter same: what of the ground is no change: in no piece, and so in nothing that pieces are above ground.
        func addPiece(_ a: Int, _ b: Int, _ village: Int?, _ ground: Int64, same: Int64 = 0) {
            let same = same > 0 && ground - same <= noise ? ground : same
            if same < ground {
                pieces.append(ChangePiece(before: a, now: b, village: village, ground: ground - same))
            }
            if same > 0 {
                claimed.before.append(ChangePiece(before: a, now: nil, village: village, ground: -same))
                claimed.now.append(ChangePiece(before: nil, now: b, village: village, ground: -same))
            }
            restBefore.subtract(ground, from: a, in: village)
            restNow.subtract(ground, from: b, in: village)
        }
        func addRepeated(again ground: Int64, _ a: Int, _ b: Int, same: Int64 = 0) {
            guard ground > 0 else { return }
            if same < ground { again.append(ChangePiece(before: a, now: b, village: nil, ground: ground - same)) }
            if same > 0 {
                claimedAgain.before.append(ChangePiece(before: a, now: nil, village: nil, ground: -same))
                claimedAgain.now.append(ChangePiece(before: nil, now: b, village: nil, ground: -same))
            }
            restBefore.again[a, default: 0] -= ground
            restNow.again[b, default: 0] -= ground
        }
        for row in 0..<before.count {
            if row & 65_535 == 0 { try Task.checkCancellation() }
            let other = Int(match.partnersBefore[row])
            guard other >= 0, before.grounds[row] > 0 else { continue }
            if isPlain[row] {
                restBefore.subtract(before.grounds[row], from: row, in: Int(before.wholes[row]))
                restNow.subtract(before.grounds[row], from: other, in: Int(before.wholes[row]))
                continue
            }
            let parts =
                now.onlyVillage(of: other).map { [(Int?(Int($0)), before.grounds[row])] }
                ?? Self.closed(
                    now.shares(of: other).map { (Int($0.village), $0.ground) }, to: before.grounds[row],
                    again: now.repeated(other))
            for (village, ground) in parts where ground > 0 { addPiece(row, other, village, ground) }
            addRepeated(again: now.repeated(other), row, other)
        }
        for (n, pair) in pairs.enumerated() {
            if n & 1023 == 0 { try Task.checkCancellation() }
            let only = now.onlyVillage(of: pair.now) ?? before.onlyVillage(of: pair.before)
            let (parts, twice) = try Self.villages(of: pair, only, shapes, villages, context)
            guard let shape = claims.same(pair.before, pair.now) else {
                for (village, ground) in parts { addPiece(pair.before, pair.now, village, ground) }
                addRepeated(again: twice, pair.before, pair.now)
                continue
            }
            let found = villages.shares(ofRow: 0, in: shape)
            let whole = min(pair.ground, SurveyParcels.micro(areas(of: shape, on: villages.plane)[0]))
            let twiceSame = min(twice, SurveyParcels.micro(found.repeated(ofRow: 0)))
            let same =
                only.map { [(Int?(Int($0)), whole)] }
                ?? Self.closed(
                    found.shares.map { ($0.zone, SurveyParcels.micro($0.area)) }, to: whole, again: twiceSame)
            for (village, ground) in parts {
                let own = same.first { $0.0 == village }?.1 ?? 0
                addPiece(pair.before, pair.now, village, ground, same: min(ground, max(0, own)))
            }
            addRepeated(again: twice, pair.before, pair.now, same: twiceSame)
        }
        // The pieces of a row that the other survey claims again leave that much more of the row.
        for pair in claims.ofBefore where !isPlain[pair.before] {
            let (parts, twice) = try Self.villages(
                of: pair, before.onlyVillage(of: pair.before), (shapes.before, claims.places.now), villages, context)
            for (village, ground) in parts {
                restBefore.subtract(-ground, from: pair.before, in: village)
                claimed.before.append(ChangePiece(before: pair.before, now: nil, village: village, ground: ground))
            }
            guard twice > 0 else { continue }
            restBefore.again[pair.before, default: 0] += twice
            claimedAgain.before.append(ChangePiece(before: pair.before, now: nil, village: nil, ground: twice))
        }
        for pair in claims.ofNow {
            let partner = Int(match.partnersNow[pair.now])
            if partner >= 0, isPlain[partner] { continue }
            let (parts, twice) = try Self.villages(
                of: pair, now.onlyVillage(of: pair.now), (claims.places.before, shapes.now), villages, context)
            for (village, ground) in parts {
                restNow.subtract(-ground, from: pair.now, in: village)
                claimed.now.append(ChangePiece(before: nil, now: pair.now, village: village, ground: ground))
            }
            guard twice > 0 else { continue }
            restNow.again[pair.now, default: 0] += twice
            claimedAgain.now.append(ChangePiece(before: nil, now: pair.now, village: nil, ground: twice))
        }
        for row in 0..<before.count {
            restBefore.addRest(row, &noiseBefore, &overlaps.now) {
                pieces.append(ChangePiece(before: row, now: nil, village: $0, ground: $1))
            }
        }
        for row in 0..<now.count {
            restNow.addRest(row, &noiseNow, &overlaps.before) {
                pieces.append(ChangePiece(before: nil, now: row, village: $0, ground: $1))
            }
        }
        // What a parcel still has where villages overlap is in its last pieces more than once too.
        again += restBefore.again.filter { $0.value > noise }.sorted { $0.key < $1.key }.map {
            ChangePiece(before: $0.key, now: nil, village: nil, ground: $0.value)
        }
        again += restNow.again.filter { $0.value > noise }.sorted { $0.key < $1.key }.map {
            ChangePiece(before: nil, now: $0.key, village: nil, ground: $0.value)
        }
        (self.pieces, self.again) = (pieces, again)
        (self.claimed, self.claimedAgain) = (claimed, claimedAgain)
    }

    /// Calls `body` with every piece, the plain ones too.
    func forEachPiece(_ body: (ChangePiece) -> Void) {
        for row in plain.indices where plain[row] && match.before.grounds[row] > 0 {
            body(
                ChangePiece(
                    before: row, now: Int(match.partnersBefore[row]), village: Int(match.before.wholes[row]),
                    ground: match.before.grounds[row]))
        }
        for piece in pieces { body(piece) }
    }

    /// How the ground of a pair lies in villages; none stands for outside. Beside it, what lies in more than one of them, once
    /// for each beyond the first.
    /// - Parameter only: the village that holds one of the two whole.
    private static func villages(
        of pair: ParcelPair, _ only: Int32?, _ shapes: (before: RowShapes, now: RowShapes), _ index: ZoneIndex,
        _ context: GEOSContext
    ) throws -> (parts: [(village: Int?, ground: Int64)], again: Int64) {
        if let only { return ([(Int(only), pair.ground)], 0) }
        var (result, again): ([(village: Int?, ground: Int64)], Int64) = ([], 0)
        if let p = shapes.before.place(of: pair.before), let q = shapes.now.place(of: pair.now) {
            let a = try GEOSGeometry(polygons: shapes.before.polygons, row: p, in: context)
            let b = try GEOSGeometry(polygons: shapes.now.polygons, row: q, in: context)
            let common = try a.overlay(.intersection, with: b, keeping: .polygons)
            if try !common.geometry.isEmpty {
                let shape = try common.geometry.polygonColumn()
                let found = index.shares(ofRow: 0, in: shape)
                result = found.shares.map { ($0.zone, SurveyParcels.micro($0.area)) }
                again = SurveyParcels.micro(found.repeated(ofRow: 0))
            }
        }
        return (closed(result, to: pair.ground, again: again).filter { $0.ground > 0 }, again)
    }

    /// Parts by village with what lies outside every village added, so that they sum to the whole to the last digit. What
    /// rounding left goes to the largest.
    /// - Parameter again: ground in more than one village, once for each beyond the first: parts exceed the whole by it.
    fileprivate static func closed(
        _ parts: [(village: Int?, ground: Int64)], to whole: Int64, again: Int64
    ) -> [(village: Int?, ground: Int64)] {
        var parts = parts
        let noise = Int64(clamping: Noise.area * 1e6)
        let outside = whole + again - parts.reduce(0) { $0 + $1.ground }
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
        /// Ground left of the row that lies in one village; the other rows keep their account in `divided`.
        private var whole: [Int64]
        private var divided: [Int: [(village: Int?, ground: Int64)]] = [:]
        /// Ground left in more than one village, by row.
        var again: [Int: Int64] = [:]

        init(_ parcels: SurveyParcels) {
            self.parcels = parcels
            whole = parcels.grounds
            for row in 0..<parcels.count where parcels.wholes[row] < 0 && parcels.grounds[row] > 0 {
                divided[row] = ChangeAccount.closed(
                    parcels.shares(of: row).map { (Int($0.village), $0.ground) }, to: parcels.grounds[row],
                    again: parcels.repeated(row))
                if parcels.repeated(row) > 0 { again[row] = parcels.repeated(row) }
            }
        }

        mutating func subtract(_ ground: Int64, from row: Int, in village: Int?) {
            guard parcels.wholes[row] < 0, divided[row] != nil else {
                whole[row] -= ground
                return
            }
            if let at = divided[row]!.firstIndex(where: { $0.village == village }) {
                divided[row]![at].ground -= ground
            } else {
                divided[row]!.append((village, -ground))
            }
        }

        func addRest(
            _ row: Int, _ noise: inout Leftover, _ overlap: inout [Int: AreaSum], _ piece: (Int?, Int64) -> Void
        ) {
            func add(_ village: Int?, _ ground: Int64) {
                if ground == 0 { return }
                if ground.magnitude <= UInt64(clamping: Noise.area * 1e6) {
                    noise.rows += 1
                    noise.ground += AreaSum(micro: Int128(ground))
                } else if ground < 0 {
                    overlap[village ?? -1, default: .zero] += AreaSum(micro: Int128(-ground))
                } else {
                    piece(village, ground)
                }
            }
            if parcels.wholes[row] >= 0 { return add(Int(parcels.wholes[row]), whole[row]) }
            for (village, ground) in divided[row] ?? [] { add(village, ground) }
        }
    }
}
