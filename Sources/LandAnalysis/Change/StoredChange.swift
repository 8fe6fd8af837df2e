import Columns
import FindingValues
import Survey

/// Brings the pieces of a change to the areas that the surveys store, in whole hundredths of a square metre.
///
/// The pieces of a parcel are scaled to its TBMJ, and its ridges (TBMJ − TBDLMJ) with them; what rounding leaves goes to
/// the largest pieces first, by the rule of levelling. So a piece has a stored area in each survey. The matrix holds that
/// of the later survey: its columns close to the later survey as it stands. Where the earlier survey stores another area
/// for the same ground, the difference stands beside the matrix (面积平差), so that rows close too. Both hold in every
/// village and class.
///
/// Net of ridges, a piece of farmland is two: ridges, which count as 1203, and the rest. What was ridge and still is stays
/// 1203; what is left of the larger ridges comes from the other side's class, or goes to it.
/// - Source: domain facts §C.4, §D.2.
struct StoredChange {
    private let account: ChangeAccount
    private let classes: ChangeClasses
    private var gross = Sums()
    private var net = Sums()
    private var withoutStored = (before: 0, now: 0)

    /// Hundredths of m² by village (−1 outside), class before and class now; and by village and class.
    private struct Sums {
        var matrix: [SIMD4<Int32>: Int64] = [:]
        var gone: [SIMD2<Int32>: Int64] = [:]
        var new: [SIMD2<Int32>: Int64] = [:]
        var levelled: [SIMD2<Int32>: Int64] = [:]
        var claimedBefore: [SIMD2<Int32>: Int64] = [:]
        var claimedNow: [SIMD2<Int32>: Int64] = [:]

        mutating func add(_ village: Int32, _ before: Int, _ now: Int, _ area: Int64) {
            if area != 0 { matrix[SIMD4(village, Int32(before), Int32(now), 0), default: 0] += area }
        }

        static func add(_ area: Int64, _ village: Int32, _ landClass: Int, to sums: inout [SIMD2<Int32>: Int64]) {
            if area != 0 { sums[SIMD2(village, Int32(landClass)), default: 0] += area }
        }
    }

    /// A piece's stored area in one survey, and the ridges in it.
    private struct Figure {
        var gross: Int64 = 0
        var ridges: Int64 = 0
    }

    /// - Complexity: O(*rows* + *p* log *p*) for *p* pieces that are no whole settled parcels.
    static func find(_ account: ChangeAccount, _ classes: ChangeClasses, villages: [String]) -> BalancedChange {
        var stored = StoredChange(account: account, classes: classes)
        stored.count()
        return stored.result(villages)
    }

    private mutating func count() {
        let (before, now) = (account.match.before, account.match.now)
        for row in 0..<before.count where account.isPlain(row) {
            let other = Int(account.match.partnersBefore[row])
            add(
                whole(before, row, &withoutStored.before), whole(now, other, &withoutStored.now), classes.before[row],
                classes.now[other], before.wholes[row])
        }
        let pieces = account.pieces
        let (first, claimedBefore) = figures(
            pieces, account.claimed.before, of: before, against: now, by: \.before, \.now, &withoutStored.before)
        let (second, claimedNow) = figures(
            pieces, account.claimed.now, of: now, against: before, by: \.now, \.before, &withoutStored.now)
        for claim in claimedBefore {
            alone(claim.figure, classes.before[claim.row], claim.village, \.claimedBefore)
        }
        for claim in claimedNow { alone(claim.figure, classes.now[claim.row], claim.village, \.claimedNow) }
        for (n, piece) in pieces.enumerated() {
            let village = Int32(piece.village ?? -1)
            if let a = piece.before, let b = piece.now {
                add(first[n], second[n], classes.before[a], classes.now[b], village)
            } else if let a = piece.before {
                alone(first[n], classes.before[a], village, \.gone)
            } else if let b = piece.now {
                alone(second[n], classes.now[b], village, \.new)
            }
        }
        // Parcels without a piece, such as those smaller than noise: what they store is theirs alone.
        let (usedBefore, usedNow) = (Set(pieces.compactMap(\.before)), Set(pieces.compactMap(\.now)))
        for row in 0..<before.count where !account.isPlain(row) && !usedBefore.contains(row) {
            alone(whole(before, row, &withoutStored.before), classes.before[row], place(before, row), \.gone)
        }
        for row in 0..<now.count where !usedNow.contains(row) {
            let partner = Int(account.match.partnersNow[row])
            if partner >= 0, account.isPlain(partner) { continue }
            alone(whole(now, row, &withoutStored.now), classes.now[row], place(now, row), \.new)
        }
    }

    private func place(_ parcels: SurveyParcels, _ row: Int) -> Int32 {
        parcels.shares(of: row).max { $0.ground < $1.ground }?.village ?? -1
    }

    /// What a parcel stores; its measured ground when it stores nothing.
    private func whole(_ parcels: SurveyParcels, _ row: Int, _ withoutStored: inout Int) -> Figure {
        let gross = parcels.gross[row]
        guard gross != SurveyParcels.notStored else {
            withoutStored += 1
            return Figure(gross: AreaSum(micro: Int128(parcels.grounds[row])).hundredths)
        }
        return Figure(gross: gross, ridges: parcels.ridges[row])
    }

    /// What the pieces of a row store above what the row does.
    private typealias Claim = (row: Int, village: Int32, figure: Figure)

    /// The stored area of each piece in one survey.
    /// - Parameter claimed: what the pieces of a row are above its ground, as the other survey claims it for several classes: the
    ///   row's stored area stands in each claim.
    private func figures(
        _ pieces: [ChangePiece], _ claimed: [ChangePiece], of parcels: SurveyParcels, against others: SurveyParcels,
        by row: (ChangePiece) -> Int?, _ other: (ChangePiece) -> Int?, _ withoutStored: inout Int
    ) -> (pieces: [Figure], claims: [Claim]) {
        var (result, claims) = ([Figure](repeating: Figure(), count: pieces.count), [Claim]())
        let claimedByRow = Dictionary(grouping: claimed) { row($0) ?? -1 }
        let order = pieces.indices.filter { row(pieces[$0]) != nil }.sorted {
            let (a, b) = (row(pieces[$0])!, row(pieces[$1])!)
            return a != b ? a < b : $0 < $1
        }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, row(pieces[order[end]]) == row(pieces[order[start]]) { end += 1 }
            guard let number = row(pieces[order[start]]) else { break }
            let own = whole(parcels, number, &withoutStored)
            let total = order[start..<end].reduce(Int128(0)) { $0 + Int128(pieces[$1].ground) }
            let (stored, again) = Self.raised(own, total, claimedByRow[number] ?? [])
            claims += again.map { (number, $0.village, $0.figure) }
            if end == start + 1 {
                result[order[start]] = stored
            } else {
                // Largest first; of one size by village and the other survey's key.
                let members = order[start..<end].sorted { a, b in
                    let (p, q) = (pieces[a], pieces[b])
                    if p.ground != q.ground { return p.ground > q.ground }
                    if p.village != q.village { return (p.village ?? -1) < (q.village ?? -1) }
                    guard let x = other(p), let y = other(q) else { return other(p) == nil && other(q) != nil }
                    return utf8Less(others.keys[x], others.keys[y])
                }
                let grounds = members.map { pieces[$0].ground }
                let gross = Self.shared(stored.gross, by: grounds)
                let ridges = Self.shared(stored.ridges, by: gross)
                for (k, member) in members.enumerated() {
                    result[member] = Figure(gross: gross[k], ridges: ridges[k])
                }
            }
            start = end
        }
        return (result, claims)
    }

    /// What the pieces of a row store together, which is above what the row does in the proportion of their ground; and what it
    /// is above it, by village.
    /// - Parameter total: ground of the pieces.
    private static func raised(
        _ own: Figure, _ total: Int128, _ claimed: [ChangePiece]
    ) -> (stored: Figure, again: [(village: Int32, figure: Figure)]) {
        var byVillage: [Int32: Int64] = [:]
        for piece in claimed { byVillage[Int32(piece.village ?? -1), default: 0] += piece.ground }
        let parts = byVillage.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let excess = parts.reduce(Int128(0)) { $0 + Int128($1.value) }
        let ground = total - excess
        guard Double(excess) > Noise.area * 1e6, ground > 0 else { return (own, []) }
        func raised(_ area: Int64) -> Int64 { Int64(clamping: (2 * Int128(area) * total + ground) / (2 * ground)) }
        let stored = Figure(gross: raised(own.gross), ridges: raised(own.ridges))
        let gross = shared(stored.gross - own.gross, by: parts.map(\.value))
        let ridges = shared(stored.ridges - own.ridges, by: gross)
        return (
            stored, parts.indices.map { (parts[$0].key, Figure(gross: gross[$0], ridges: ridges[$0])) }
        )
    }

    /// A whole shared out in proportion to weights, largest first, in integers that sum to it.
    static func shared(_ whole: Int64, by weights: [Int64]) -> [Int64] {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard total > 0 else { return [whole] + [Int64](repeating: 0, count: weights.count - 1) }
        var parts = weights.map { Int64((2 * Int128($0) * Int128(whole) + total) / (2 * total)) }
        Levelling.spread(whole - parts.reduce(0, +), over: Array(parts.indices), in: &parts)
        return parts
    }

    private mutating func add(_ first: Figure, _ second: Figure, _ i: Int, _ j: Int, _ village: Int32) {
        gross.add(village, i, j, second.gross)
        Sums.add(first.gross - second.gross, village, i, to: &gross.levelled)
        let ridge = classes.ridge
        // The earlier ridges on the scale of the later area.
        var before = first.ridges
        if first.gross != second.gross {
            let whole = Int128(first.gross)
            before =
                whole > 0 ? Int64((2 * Int128(first.ridges) * Int128(second.gross) + whole) / (2 * whole)) : 0
        }
        let now = second.ridges
        net.add(village, ridge, ridge, min(before, now))
        net.add(village, ridge, j, max(0, before - now))
        net.add(village, i, ridge, max(0, now - before))
        net.add(village, i, j, second.gross - max(before, now))
        Sums.add((first.gross - first.ridges) - (second.gross - before), village, i, to: &net.levelled)
        Sums.add(first.ridges - before, village, ridge, to: &net.levelled)
    }

    private mutating func alone(
        _ figure: Figure, _ landClass: Int, _ village: Int32, _ side: WritableKeyPath<Sums, [SIMD2<Int32>: Int64]>
    ) {
        Sums.add(figure.gross, village, landClass, to: &gross[keyPath: side])
        Sums.add(figure.gross - figure.ridges, village, landClass, to: &net[keyPath: side])
        Sums.add(figure.ridges, village, classes.ridge, to: &net[keyPath: side])
    }

    /// What rows store of ground of one survey alone that they claim beside rows of other classes; net of ridges the ridges are
    /// another class of it.
    private static func again(_ claims: [ChangeClaims.Claim], _ parcels: SurveyParcels) -> AreaSum {
        let sum = claims.reduce(Int64(0)) { sum, claim in
            guard let row = claim.row, parcels.gross[row] != SurveyParcels.notStored, parcels.grounds[row] > 0 else {
                return sum + AreaSum(micro: Int128(claim.ground)).hundredths
            }
            let (whole, part) = (Int128(parcels.grounds[row]), Int128(claim.ground))
            return sum + Int64(clamping: (2 * Int128(parcels.gross[row]) * part + whole) / (2 * whole))
        }
        return AreaSum(hundredths: sum)
    }

    private func result(_ villages: [String]) -> BalancedChange {
        func code(_ village: Int32) -> String { village < 0 ? "" : villages[Int(village)] }
        func grounds(_ sums: [SIMD2<Int32>: Int64]) -> [VillageGround] {
            sums.filter { $0.value != 0 }.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }.map {
                VillageGround(
                    village: code($0.key.x), landClass: classes.names[Int($0.key.y)],
                    area: AreaSum(hundredths: $0.value))
            }
        }
        let (match, alone) = (account.match, account.claims.aloneOfRows)
        let again = (before: Self.again(alone.before, match.before), now: Self.again(alone.now, match.now))
        func matrix(_ sums: Sums) -> StoredMatrix {
            var matrix = StoredMatrix(
                flows: sums.matrix.filter { $0.value != 0 }.sorted {
                    ($0.key.x, $0.key.y, $0.key.z) < ($1.key.x, $1.key.y, $1.key.z)
                }.map {
                    VillageFlow(
                        village: code($0.key.x), before: classes.names[Int($0.key.y)],
                        now: classes.names[Int($0.key.z)], area: AreaSum(hundredths: $0.value))
                }, gone: grounds(sums.gone), new: grounds(sums.new), levelled: grounds(sums.levelled),
                claimedBefore: grounds(sums.claimedBefore), claimedNow: grounds(sums.claimedNow))
            (matrix.goneAgain, matrix.newAgain) = again
            return matrix
        }
        return BalancedChange(
            gross: matrix(gross), net: matrix(net), withoutStoredBefore: withoutStored.before,
            withoutStoredNow: withoutStored.now)
    }
}

/// The classes of both surveys in UTF-8 order, the ridges' among them, and the class of each row by its number.
struct ChangeClasses: Sendable {
    let names: [String]
    let before: [Int]
    let now: [Int]
    /// Place of ridges (1203) among the classes.
    let ridge: Int
    /// What a flow between two classes means for farmland where the crop does not count; by `before · classes + now`.
    private let flows: [FarmlandFlow?]

    init(_ before: SurveyParcels, _ now: SurveyParcels) {
        let names = Set(before.classNames).union(now.classNames).union(["1203"]).sorted(by: utf8Less)
        let numbers = Dictionary(uniqueKeysWithValues: zip(names, 0...))
        let (first, second) = (before.classNames.map { numbers[$0]! }, now.classNames.map { numbers[$0]! })
        self.names = names
        self.before = before.classes.map { first[Int($0)] }
        self.now = now.classes.map { second[Int($0)] }
        ridge = numbers["1203"]!
        flows = names.flatMap { a in names.map { b in FarmlandFlow(from: a, to: b) } }
    }

    /// What became of farmland between two rows; none where farmland has no part in it.
    func flow(_ match: SurveyMatch, _ a: Int, _ b: Int) -> FarmlandFlow? {
        let planting = (before: match.before.plantings[a], now: match.now.plantings[b])
        if planting.before == .grain, planting.now == .noGrain {
            return FarmlandFlow(from: names[before[a]], to: names[now[b]], planting: planting)
        }
        return flows[before[a] * names.count + now[b]]
    }
}
