import Columns
import CountyLayers
import FindingValues
import LandAnalysis
import Overlap
import ProjectFile

/// What changed between the survey of `parcels_before` and that of `parcels`.
enum ChangeQuestion: Question {
    static let name = AnalysisName.change
    static let needs: [any Step.Type] = [ParcelPass.self]

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> ChangeFindings? {
        guard let surveys = known[ParcelPass.self]?.surveys, var match = surveys.match.take() else { return nil }
        let overlaps = try await countOnce(&match, surveys, known, &log)
        known.progress(AnalysisProgress(stage: .question(.change), item: "pairs"))
        let (county, index, options) = (known.county, known.villageIndex, known.project.options)
        let (plane, threads) = (county.plane, known.threads)
        let question = Change.Question(
            villages: county.villages, index: index, plane: plane.overlap, threads: threads,
            sliverWidth: options.sliverMetres, update: known.wants(.change) ? try updateRows(known, &log) : nil)
        let matched = match
        var change = try await Change.find(matched, question) { boxes, isBefore in
            let stream = try ParcelStream(
                isBefore ? surveys.earlier : surveys.later, as: isBefore ? .parcelsBefore : .parcels, plane: plane,
                repair: options.repair)
            return try await SurveyReading.settledShapes(
                in: matched, meeting: boxes, stream, isBefore: isBefore, threads: threads)
        }
        change.addRepeated(
            (overlaps.before, overlaps.now), byVillage: overlaps.byVillage, codes: county.villages.codes)
        addInNeither(matched, surveys, overlaps.ofBefore, known, &change, &log)
        if change.matrix.isEmpty, change.before.area > .zero, change.now.area > .zero {
            throw CountyError.noCommonGround(before: surveys.earlier.written, now: surveys.later.written)
        }
        if change.balanced == nil {
            change.balancedReason =
                surveys.mapped > 0
                ? Phrase(
                    zh: "有一期为二调数据，图斑内含线状与零星地物，不能按存储面积平差",
                    en: "one survey is a second survey, whose parcels hold linear features inside")
                : Phrase(zh: "图层没有图斑面积（TBMJ）字段", en: "a survey has no field of stored areas (TBMJ)")
        }
        let ground = ListGround(change.shapes, on: plane.overlap)
        try ground.sum(&change)
        change.farmlandBalance = try balance(change, ground, known)
        return change
    }

    /// Ground that neither survey covers: of villages, or without them what both may lack of rows that they set aside.
    private static func addInNeither(
        _ match: SurveyMatch, _ surveys: SurveysRead, _ repeated: [RepeatedSums], _ known: Known,
        _ change: inout ChangeFindings, _ log: inout RunLog
    ) {
        let villages = known.county.villages
        if villages.count > 0 {
            let grounds = areas(of: villages.polygons, on: known.county.plane.overlap)
            change.addInNeither(
                codes: villages.codes, grounds: grounds.map { AreaSum(squareMetres: $0) },
                covered: match.coveredBefore(villages: villages.count), repeated: repeated)
        } else {
            change.inNeither = surveys.asideInBoth
        }
        guard change.inNeither > AreaSum(squareMetres: Noise.area) else { return }
        let area = change.inNeither.squareMetresText()
        log.notices.append(
            villages.count > 0
                ? Phrase(
                    zh: "各村共有 \(area) 平方米两期都没有地类图斑，平衡表把这部分计为存疑",
                    en: "\(area) m² of the villages are in neither survey: the balances hold them as doubt")
                : Phrase(
                    zh: "两期都有剔除的图斑，至多 \(area) 平方米两期都缺，平衡表把这部分计为存疑",
                    en:
                        "both surveys have rows set aside, so that up to \(area) m² may be in neither: the balances hold "
                        + "them as doubt"))
    }

    private static func balance(
        _ change: ChangeFindings, _ ground: ListGround, _ known: Known
    ) throws -> FarmlandBalanceFindings {
        let (project, villages) = (known.project, known.county.villages)
        return try FarmlandBalance.find(
            FarmlandBalance.Input(
                change: change, ground: ground, rules: try FarmlandBalanceRules(files: project.change.rules),
                options: project.change,
                county: (project.countyCode, project.countyName),
                names: known.county.townNames.merging(zip(villages.codes, villages.names)) { a, _ in a },
                villages: villages.codes, town: { String($0.prefix(max(0, $0.count - 3))) },
                villagesOverlap: known.villageIndex.repeated != nil))
    }

    /// The layer of the update process; none when the project names none.
    private static func updateRows(_ known: Known, _ log: inout RunLog) throws -> UpdateRows? {
        let name = ProjectLayer.parcelsUpdate
        guard let source = known.project.layers[name] else { return nil }
        let layer = try log.loader.load(source, as: name.rawValue, .of(name))
        return UpdateRows(layer, on: known.county.plane.overlap, named: name.rawValue, issues: &log.loader.issues)
    }

    /// Lets each place of a survey count once where its parcels share ground.
    /// - Returns: such ground of the earlier and of the later survey, of both in each village, and of the earlier alone.
    private static func countOnce(
        _ match: inout SurveyMatch, _ surveys: SurveysRead, _ known: Known, _ log: inout RunLog
    ) async throws -> (
        before: RepeatedSums, now: RepeatedSums, byVillage: [RepeatedSums], ofBefore: [RepeatedSums]
    ) {
        let (plane, repair) = (known.county.plane, known.project.options.repair)
        var result = (
            before: RepeatedSums(), now: RepeatedSums(),
            byVillage: [RepeatedSums](repeating: RepeatedSums(), count: known.county.villages.codes.count),
            ofBefore: [RepeatedSums]()
        )
        // Rows of the later survey that share ground were told by the pass over it, when there was one.
        let ofPass = known[ParcelPass.self]?.shared
        for (layer, source, places) in [
            (ProjectLayer.parcelsBefore, surveys.earlier, surveys.placesBefore),
            (.parcels, surveys.later, surveys.placesNow),
        ] where !places.isEmpty {
            let isBefore = layer == .parcelsBefore
            var shared = isBefore ? nil : ofPass
            if shared == nil {
                let stream = try ParcelStream(source, as: layer, plane: plane, repair: repair)
                shared = try await SharedParcels.read(stream, at: places, threads: known.threads)
            }
            guard let shared else { continue }
            if isBefore || ofPass == nil {
                log.loader.issues += shared.issues(layer: layer.rawValue, on: plane.overlap)
            }
            let sums = try match.countOnce(
                shared, isBefore: isBefore, villages: known.villageIndex, on: plane.overlap)
            if isBefore { (result.before, result.ofBefore) = sums } else { result.now = sums.all }
            for (village, sums) in sums.byVillage.enumerated() {
                result.byVillage[village] = result.byVillage[village] + sums
            }
        }
        return result
    }
}
