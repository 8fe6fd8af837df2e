import Columns
import GEOS
import Overlap

/// Change of land between two surveys: a from–to matrix, the fate of parcels, and every piece of farmland lost or gained.
enum Change {
    /// Shapes of settled parcels that meet some boxes, read once more: of the earlier survey, or of the later.
    typealias SettledShapes = (_ boxes: PackedRTree, _ ofBefore: Bool) async throws -> RowShapes

    /// What a change is asked with.
    struct Question {
        let villages: Villages
        /// Of the villages, in the plane of the run.
        let index: ZoneIndex
        let plane: OverlapPlane
        var threads = 1
        /// Mean width under which a piece between parcels that do not correspond is a sliver, metres.
        var sliverWidth = ProjectOptions().sliverMetres
        /// The update process; none without its layer.
        var update: UpdateRows?
    }

    /// - Parameters:
    ///   - match: both surveys, read.
    ///   - settled: asked when a changed parcel has ground that no changed parcel of the other survey accounts for: then
    ///     either the other survey does not cover it, or a settled parcel does, and the other survey overlaps itself.
    /// - Complexity: O(*n*) for the parcels of both surveys; each changed parcel costs the edges near it, and each piece of
    ///   farmland change one overlay for its shape.
    static func find(
        _ match: SurveyMatch, _ question: Question, settled: SettledShapes
    ) async throws -> ChangeFindings {
        var shapes = (before: match.changedBefore, now: match.changedNow)
        var pairs = try await ParcelPairs.find(
            shapes.before, shapes.now, on: question.plane, threads: question.threads)
        try Task.checkCancellation()
        pairs += try await pairsWithSettled(match, pairs, &shapes, question, settled)
        let account = try ChangeAccount(match, pairs: pairs, shapes: shapes, villages: question.index)
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
        var restBefore = Dictionary(uniqueKeysWithValues: shapes.before.rows.map { ($0, match.before.grounds[$0]) })
        var restNow = Dictionary(uniqueKeysWithValues: shapes.now.rows.map { ($0, match.now.grounds[$0]) })
        for pair in pairs {
            restBefore[pair.before]! -= pair.ground
            restNow[pair.now]! -= pair.ground
        }
        let noise = Int64(clamping: Noise.area * 1e6)
        let (open, openNow) = (shapes.before, shapes.now)
        let leftBefore = open.filter { restBefore[$0]! > noise }
        let leftNow = openNow.filter { restNow[$0]! > noise }
        var found: [ParcelPair] = []
        if leftNow.count > 0 {
            let others = try await settled(PackedRTree(leftNow.polygons.boxes), true)
            found += try await ParcelPairs.find(others, leftNow, on: question.plane, threads: question.threads)
            for (place, row) in others.rows.enumerated() { shapes.before.append(row, place, of: others.polygons) }
        }
        if leftBefore.count > 0 {
            let others = try await settled(PackedRTree(leftBefore.polygons.boxes), false)
            found += try await ParcelPairs.find(leftBefore, others, on: question.plane, threads: question.threads)
            for (place, row) in others.rows.enumerated() { shapes.now.append(row, place, of: others.polygons) }
        }
        return found
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
        result.matrix = county.indices.filter { county[$0] != 0 }.map {
            ClassFlow(before: classes.names[$0 / n], now: classes.names[$0 % n], area: AreaSum(micro: county[$0]))
        }
        result.byVillage = byVillage.sorted { $0.key < $1.key }.map { key, sum in
            let village = key / (n * n)
            return VillageFlow(
                village: village == 0 ? "" : villages.codes[village - 1], before: classes.names[key / n % n],
                now: classes.names[key % n], area: AreaSum(micro: sum))
        }
        for (village, area) in doubts {
            result.doubtByVillage[village < 0 ? "" : villages.codes[village], default: .zero] += area
        }
        func grounds(_ sums: [Int128]) -> [ClassGround] {
            sums.indices.filter { sums[$0] != 0 }.map {
                ClassGround(landClass: classes.names[$0], area: AreaSum(micro: sums[$0]))
            }
        }
        (result.gone, result.new) = (grounds(gone), grounds(new))
    }
}
