import Columns
import CountyLayers
import FindingValues
import GEOS
import Overlap
import ProjectFile

/// Change of land between two surveys: a from–to matrix, the fate of parcels, and every piece of farmland lost or gained.
package enum Change {
    /// Shapes of settled parcels that meet some boxes, read once more: of the earlier survey, or of the later.
    package typealias SettledShapes = (_ boxes: PackedRTree, _ ofBefore: Bool) async throws -> RowShapes

    /// What a change is asked with.
    package struct Question {
        package let villages: Villages
        /// Of the villages, in the plane of the run.
        package let index: ZoneIndex
        package let plane: OverlapPlane
        package var threads = 1
        /// Mean width under which a piece between parcels that do not correspond is a sliver, metres.
        package var sliverWidth = ProjectOptions().sliverMetres
        /// The update process; none without its layer.
        package var update: UpdateRows?

        package init(
            villages: Villages, index: ZoneIndex, plane: OverlapPlane, threads: Int = 1,
            sliverWidth: Double = ProjectOptions().sliverMetres, update: UpdateRows? = nil
        ) {
            self.villages = villages
            self.index = index
            self.plane = plane
            self.threads = threads
            self.sliverWidth = sliverWidth
            self.update = update
        }
    }

    /// - Parameters:
    ///   - match: both surveys, read.
    ///   - settled: asked when a changed parcel has ground that no changed parcel of the other survey accounts for: then
    ///     either the other survey does not cover it, or a settled parcel does, and the other survey overlaps itself.
    /// - Complexity: O(*n*) for the parcels of both surveys; each changed parcel costs the edges near it, and each piece of
    ///   farmland change one overlay for its shape.
    package static func find(
        _ match: SurveyMatch, _ question: Question, settled: SettledShapes
    ) async throws -> ChangeFindings {
        var shapes = (before: match.changedBefore, now: match.changedNow)
        let claimants = match.settledClaimants
        shapes.before.append(claimants.before)
        shapes.now.append(claimants.now)
        let noise = Int64(clamping: Noise.area * 1e6)
        var pairs = try await ParcelPairs.find(
            shapes.before, shapes.now, on: question.plane, threads: question.threads
        ).filter {
            let isChanged = match.partnersBefore[$0.before] < 0 && match.partnersNow[$0.now] < 0
            return isChanged || ($0.ground > noise && !match.isSettled($0.before, $0.now))
        }
        try Task.checkCancellation()
        pairs += try await pairsWithSettled(match, pairs, &shapes, question, settled)
        let claims = try await ChangeClaims.find(match, pairs: pairs, shapes: shapes, question)
        let account = try ChangeAccount(match, pairs: pairs, claims: claims, shapes: shapes, villages: question.index)
        let classes = ChangeClasses(match.before, match.now)
        var result = ChangeFindings()
        sum(account, classes, question.villages, into: &result)
        if match.before.hasStored, match.now.hasStored, match.before.mapped + match.now.mapped == 0 {
            result.balanced = StoredChange.find(account, classes, villages: question.villages.codes)
        }
        result.before = totals(match.before, account.noiseBefore)
        result.now = totals(match.now, account.noiseNow)
        (result.overlapNow, result.overlapBefore) = (account.overlapNow, account.overlapBefore)
        let matching = ParcelMatching(match, pairs: pairs)
        (result.fates, result.groups, result.redrawn) = (matching.counts, matching.groups, matching.redrawn)
        result.mappedBefore = match.before.mapped
        result.sliverWidth = question.sliverWidth
        (result.yearBefore, result.yearNow) = (match.before.year, match.now.year)
        let list = ChangeList(account, classes, shapes, question)
        try list.fill(&result)
        result.changedAgain = try list.changedAgain()
        if let update = question.update {
            result.update = UpdateComparison.find(update, try list.changedGround())
        }
        return result
    }

    /// Pairs of changed parcels with settled ones, where a changed parcel has ground that is not accounted for.
    private static func pairsWithSettled(
        _ match: SurveyMatch, _ pairs: [ParcelPair], _ shapes: inout (before: RowShapes, now: RowShapes),
        _ question: Question, _ settled: SettledShapes
    ) async throws -> [ParcelPair] {
        var (restBefore, restNow) = ([Int: Int64](), [Int: Int64]())
        for pair in pairs {
            restBefore[pair.before, default: match.before.grounds[pair.before]] -= pair.ground
            restNow[pair.now, default: match.now.grounds[pair.now]] -= pair.ground
        }
        let noise = Int64(clamping: Noise.area * 1e6)
        let (open, openNow) = (shapes.before, shapes.now)
        let leftBefore = open.filter {
            match.partnersBefore[$0] < 0 && restBefore[$0, default: match.before.grounds[$0]] > noise
        }
        let leftNow = openNow.filter {
            match.partnersNow[$0] < 0 && restNow[$0, default: match.now.grounds[$0]] > noise
        }
        // Those of settled rows near ground that several classes claim are there already.
        let known = Set(pairs)
        var found: [ParcelPair] = []
        if leftNow.count > 0 {
            let others = try await settled(PackedRTree(leftNow.polygons.boxes), true)
            found += try await ParcelPairs.find(others, leftNow, on: question.plane, threads: question.threads)
            shapes.before.append(others)
        }
        if leftBefore.count > 0 {
            let others = try await settled(PackedRTree(leftBefore.polygons.boxes), false)
            found += try await ParcelPairs.find(leftBefore, others, on: question.plane, threads: question.threads)
            shapes.now.append(others)
        }
        return found.filter { !known.contains($0) }
    }

    private static func totals(_ parcels: SurveyParcels, _ noise: Leftover) -> SurveyTotals {
        var totals = SurveyTotals()
        totals.parcels = parcels.count
        totals.area = parcels.ground
        totals.remainder = noise.ground
        return totals
    }

    /// Ground by class before and class now over the county and by village, and ground that one survey alone covers.
    private static func sum(
        _ account: ChangeAccount, _ classes: ChangeClasses, _ villages: Villages, into result: inout ChangeFindings
    ) {
        let n = classes.names.count
        var county = [Int128](repeating: 0, count: n * n)
        var (gone, new) = ([Int128](repeating: 0, count: n), [Int128](repeating: 0, count: n))
        // Village 0 is outside every village.
        var byVillage: [Int: Int128] = [:]
        var doubts = account.overlaps.before.merging(account.overlaps.now, uniquingKeysWith: +)
        var alone: [Int: AreaSum] = [:]
        account.forEachPiece { piece in
            switch (piece.before, piece.now) {
            case (let a?, let b?):
                let cell = classes.before[a] * n + classes.now[b]
                county[cell] += Int128(piece.ground)
                byVillage[(piece.village.map { $0 + 1 } ?? 0) * n * n + cell, default: 0] += Int128(piece.ground)
            case (let a?, nil):
                gone[classes.before[a]] += Int128(piece.ground)
                doubts[piece.village ?? -1, default: .zero] += AreaSum(micro: Int128(piece.ground))
            case (nil, let b?):
                new[classes.now[b]] += Int128(piece.ground)
                alone[piece.village ?? -1, default: .zero] += AreaSum(micro: Int128(piece.ground))
                doubts[piece.village ?? -1, default: .zero] += AreaSum(micro: Int128(piece.ground))
            case (nil, nil): break
            }
        }
        // Ground in several villages stands in each, and once in the county.
        for piece in account.again {
            switch (piece.before, piece.now) {
            case (let a?, let b?): county[classes.before[a] * n + classes.now[b]] -= Int128(piece.ground)
            case (let a?, nil): gone[classes.before[a]] -= Int128(piece.ground)
            case (nil, let b?): new[classes.now[b]] -= Int128(piece.ground)
            case (nil, nil): break
            }
        }
        sumClaims(account, classes, villages, &doubts, into: &result)
        result.matrix = county.indices.filter { county[$0] != 0 }.map {
            ClassFlow(before: classes.names[$0 / n], now: classes.names[$0 % n], area: AreaSum(micro: county[$0]))
        }
        result.byVillage = byVillage.sorted { $0.key < $1.key }.map { key, sum in
            let village = key / (n * n)
            return VillageFlow(
                village: village == 0 ? "" : villages.codes[village - 1], before: classes.names[key / n % n],
                now: classes.names[key % n], area: AreaSum(micro: sum))
        }
        for (village, area) in account.claims.aloneByVillage.now {
            alone[village, default: .zero] = (alone[village] ?? .zero) - area
        }
        for (village, area) in alone { result.newByVillage[village < 0 ? "" : villages.codes[village]] = area }
        for (village, area) in doubts {
            result.doubtByVillage[village < 0 ? "" : villages.codes[village], default: .zero] += area
        }
        (result.gone, result.new) = (grounds(gone, classes), grounds(new, classes))
    }

    private static func grounds(_ sums: [Int128], _ classes: ChangeClasses) -> [ClassGround] {
        sums.indices.filter { sums[$0] != 0 }.map {
            ClassGround(landClass: classes.names[$0], area: AreaSum(micro: sums[$0]))
        }
    }

    /// What the pieces of each class are above its ground over the county, and what of the ground of one survey alone is.
    private static func sumClaims(
        _ account: ChangeAccount, _ classes: ChangeClasses, _ villages: Villages, _ doubts: inout [Int: AreaSum],
        into result: inout ChangeFindings
    ) {
        var (before, now) = (
            [Int128](repeating: 0, count: classes.names.count), [Int128](repeating: 0, count: classes.names.count)
        )
        for piece in account.claimed.before { before[classes.before[piece.before ?? 0]] += Int128(piece.ground) }
        for piece in account.claimedAgain.before { before[classes.before[piece.before ?? 0]] -= Int128(piece.ground) }
        for piece in account.claimed.now { now[classes.now[piece.now ?? 0]] += Int128(piece.ground) }
        for piece in account.claimedAgain.now { now[classes.now[piece.now ?? 0]] -= Int128(piece.ground) }
        (result.claimedBefore, result.claimedNow) = (grounds(before, classes), grounds(now, classes))
        let alone = account.claims.alone
        (result.goneAgain, result.newAgain) = (
            AreaSum(micro: Int128(alone.before)), AreaSum(micro: Int128(alone.now))
        )
        for sums in [account.claims.aloneByVillage.before, account.claims.aloneByVillage.now] {
            for (village, area) in sums { doubts[village, default: .zero] = (doubts[village] ?? .zero) - area }
        }
    }
}
