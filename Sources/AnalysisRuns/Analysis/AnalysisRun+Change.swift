import Columns
import CountyLayers
import FindingValues
import Intake
import LandAnalysis
import Overlap
import PROJ
import ProjectFile
import Survey

extension AnalysisRun {
    /// The surveys between which change is wanted, or has to be known for rules on former farmland; none when it is not, or a
    /// layer is absent, which is told where change is wanted.
    mutating func surveysToCompare() -> (earlier: LayerSource, later: LayerSource)? {
        guard wants(.change) else {
            guard wants(.redline) || wants(.targets), rules.needEarlierSurvey,
                let earlier = project.layers[.parcelsBefore], let later = project.layers[.parcels]
            else { return nil }
            return (earlier, later)
        }
        guard let earlier = project.layers[.parcelsBefore] else {
            absent(
                "change", zh: "项目没有上期地类图斑图层(parcels_before)", en: "the project names no layer `parcels_before`")
            return nil
        }
        guard let later = project.layers[.parcels] else {
            absent("change", zh: "项目没有地类图斑图层(parcels)", en: "the project names no layer `parcels`")
            return nil
        }
        return (earlier, later)
    }

    /// The earlier survey as a stream, and a place where both are matched.
    mutating func surveyReading(of earlier: LayerSource) throws -> (stream: ParcelStream, reading: SurveyReading) {
        (
            try ParcelStream(earlier, as: .parcelsBefore, plane: county.plane, repair: project.options.repair),
            SurveyReading(villages: villageIndex, threads: threads)
        )
    }

    /// Reads both surveys for change alone.
    mutating func readSurveys(_ earlier: LayerSource, _ later: LayerSource) async throws {
        let (stream, reading) = try surveyReading(of: earlier)
        let second = try ParcelStream(
            later, as: .parcels, fields: .parcelsOfChange, plane: county.plane, repair: project.options.repair)
        let told = progress
        async let first = reading.readBefore(stream) {
            told(AnalysisProgress(stage: .change, item: stream.name, done: $0, total: stream.declaredRows))
        }
        let report = try await reading.readNow(second) {
            told(AnalysisProgress(stage: .parcels, done: $0, total: second.declaredRows))
        }
        take(report, second)
        try takeSurveys(reading, try await first, stream, tellsNow: true)
        loader.issues.append(contentsOf: match?.now.issues ?? [])
    }

    /// Takes over what was read of both surveys.
    /// - Parameter tellsNow: nobody else tells the unknown classes of the later survey.
    mutating func takeSurveys(
        _ reading: SurveyReading, _ report: ParcelStream.Report, _ stream: ParcelStream, tellsNow: Bool
    ) throws {
        take(report, stream)
        let match = reading.takeMatch()
        for (layer, parcels) in [(stream.name, match.before), (ProjectLayer.parcels.rawValue, match.now)]
        where !parcels.unmapped.isEmpty {
            throw CountyError.unmappedClasses(
                layer: layer,
                counts: parcels.unmapped.sorted { utf8Less($0.key, $1.key) }.map {
                    UnmappedClass(code: $0.key, parcels: $0.value)
                })
        }
        loader.issues.append(contentsOf: match.before.issues)
        let later = ProjectLayer.parcels.rawValue
        for (layer, path, parcels) in [
            (stream.name, stream.source.written, match.before), (later, surveys!.later.written, match.now),
        ] {
            try check(parcels, layer: layer, path: path, tells: layer != later || tellsNow)
        }
        try checkZones(before: stream.source.written, report.crs?.crs, now: surveys!.later.written)
        self.match = match
        (placesBefore, placesNow) = (try reading.repeatedPlaces(.parcelsBefore), try reading.repeatedPlaces(.parcels))
    }

    /// The class system and the unit of stored areas of a survey.
    /// - Parameter tells: its unknown classes become issues.
    private mutating func check(_ parcels: SurveyParcels, layer: String, path: String, tells: Bool) throws {
        if parcels.hasTooManyClasses {
            throw CountyError.tooManyClasses(layer: layer, path: path, most: SurveyParcels.mostClasses)
        }
        let unknown = parcels.unknownClasses
        if let refusal = ForeignClasses.refusal(unknown, of: parcels.count, layer: layer, path: path) { throw refusal }
        if tells { loader.issues.append(contentsOf: ForeignClasses.issues(unknown, layer: layer)) }
        let ground = parcels.storedGround
        try StoredUnit.check(
            stored: ground.stored, measured: ground.measured, field: Phrase(same: "TBMJ"), layer: layer, path: path)
        tellZeroAreas(of: parcels, layer: layer)
        guard parcels.mapped > 0 else { return }
        findings.notices.append(
            Phrase(
                zh: "图层 \(layer) 用二调分类,\(parcels.mapped) 个图斑按公布的对照表转为三调分类",
                en:
                    "layer `\(layer)` uses the classes of the second survey: \(parcels.mapped) parcels were mapped to the "
                    + "third survey's by the published table"))
    }

    /// Tells of stored areas of 0 that do not count.
    private mutating func tellZeroAreas(of parcels: SurveyParcels, layer: String) {
        let zero = parcels.zeroAreas
        if zero.gross > 0 {
            let ground = AreaSum(hundredths: zero.ground).squareMetresText(decimals: 2)
            findings.notices.append(
                Phrase(
                    zh: "图层 \(layer) 有 \(zero.gross) 个图斑的图斑面积（TBMJ）为 0，两期对比按量算面积（\(ground) 平方米）计",
                    en:
                        "\(zero.gross) parcels of layer `\(layer)` store a TBMJ of 0 on ground: the change takes the measured "
                        + "\(ground) m²"))
        }
        if zero.net > 0 {
            findings.notices.append(
                Phrase(
                    zh: "图层 \(layer) 有 \(zero.net) 个图斑有图斑面积而图斑地类面积（TBDLMJ）为 0，两期对比按 TBMJ ·（1 − KCXS）计",
                    en: "\(zero.net) parcels of layer `\(layer)` store a TBDLMJ of 0 beside a TBMJ: the change takes "
                        + "TBMJ · (1 − KCXS)"))
        }
    }

    /// Refuses surveys of different zones: which of them is brought to the other's is for the user to say.
    private func checkZones(before: String, _ crs: CRS?, now: String) throws {
        let other = loader.inputs.first { $0.layer == ProjectLayer.parcels.rawValue }?.crs
        guard let first = crs?.epsgCode.flatMap({ CGCS2000Zone(epsgCode: $0) }),
            let second = other?.epsgCode.flatMap({ CGCS2000Zone(epsgCode: $0) }),
            (first.width, first.number) != (second.width, second.number)
        else { return }
        throw CountyError.surveyZones(
            before: before, now: now, beforeZone: Phrase(same: "\(first)"), nowZone: Phrase(same: "\(second)"))
    }

    /// The layer of the update process; none when the project names none.
    private mutating func updateRows() throws -> UpdateRows? {
        let name = ProjectLayer.parcelsUpdate
        guard let source = project.layers[name] else { return nil }
        let layer = try loader.load(source, as: name.rawValue, .of(name))
        return UpdateRows(layer, on: county.plane.overlap, named: name.rawValue, issues: &loader.issues)
    }

    /// Lets each place of a survey count once where its parcels share ground.
    /// - Returns: such ground of the earlier and of the later survey, and of both in each village.
    private mutating func countOnce(
        _ match: inout SurveyMatch, _ surveys: (earlier: LayerSource, later: LayerSource)
    ) async throws -> (before: RepeatedSums, now: RepeatedSums, byVillage: [RepeatedSums]) {
        var result = (
            before: RepeatedSums(), now: RepeatedSums(),
            byVillage: [RepeatedSums](repeating: RepeatedSums(), count: county.villages.codes.count)
        )
        let (plane, repair) = (county.plane, project.options.repair)
        for (layer, source, places) in [
            (ProjectLayer.parcelsBefore, surveys.earlier, placesBefore), (.parcels, surveys.later, placesNow),
        ] where !places.isEmpty {
            let stream = try ParcelStream(source, as: layer, plane: plane, repair: repair)
            var shared = layer == .parcels ? self.shared : nil
            if shared == nil { shared = try await SharedParcels.read(stream, at: places, threads: threads) }
            guard let shared else { continue }
            let isBefore = layer == .parcelsBefore
            // Rows of the later survey are told by the pass over it.
            if isBefore || self.shared == nil {
                loader.issues += shared.issues(layer: layer.rawValue, on: plane.overlap)
            }
            let sums = try match.countOnce(shared, isBefore: isBefore, villages: villageIndex, on: plane.overlap)
            if isBefore { result.before = sums.all } else { result.now = sums.all }
            for (village, sums) in sums.byVillage.enumerated() {
                result.byVillage[village] = result.byVillage[village] + sums
            }
        }
        return result
    }

    /// What changed between the survey of `parcels_before` and that of `parcels`.
    mutating func findChange() async throws {
        guard var match, let surveys = surveys else { return }
        self.match = nil
        let overlaps = try await countOnce(&match, surveys)
        progress(AnalysisProgress(stage: .change, item: "pairs"))
        let (plane, repair, threads) = (county.plane, project.options.repair, threads)
        let question = Change.Question(
            villages: county.villages, index: villageIndex, plane: plane.overlap, threads: threads,
            sliverWidth: project.options.sliverMetres, update: wants(.change) ? try updateRows() : nil)
        let matched = match
        var change = try await Change.find(matched, question) { boxes, isBefore in
            let stream = try ParcelStream(
                isBefore ? surveys.earlier : surveys.later, as: isBefore ? .parcelsBefore : .parcels, plane: plane,
                repair: repair)
            return try await SurveyReading.settledShapes(
                in: matched, meeting: boxes, stream, isBefore: isBefore, threads: threads)
        }
        change.take(
            (overlaps.before, overlaps.now), byVillage: overlaps.byVillage, codes: county.villages.codes)
        if change.matrix.isEmpty, change.before.area > .zero, change.now.area > .zero {
            throw CountyError.noCommonGround(before: surveys.earlier.written, now: surveys.later.written)
        }
        if change.balanced == nil {
            change.balancedReason =
                match.before.mapped + match.now.mapped > 0
                ? Phrase(
                    zh: "有一期为二调数据,图斑内含线状与零星地物,不能按存储面积平差",
                    en: "one survey is a second survey, whose parcels hold linear features inside")
                : Phrase(zh: "图层没有图斑面积(TBMJ)字段", en: "a survey has no field of stored areas (TBMJ)")
        }
        let ground = ListGround(change.shapes, on: plane.overlap)
        try ground.sum(&change)
        change.farmlandBalance = try FarmlandBalance.find(
            FarmlandBalance.Input(
                change: change, ground: ground, rules: try FarmlandBalanceRules(files: project.change.rules),
                options: project.change,
                county: (project.countyCode, project.countyName),
                names: county.townNames.merging(zip(county.villages.codes, county.villages.names)) { a, _ in a },
                villages: county.villages.codes, town: { String($0.prefix(max(0, $0.count - 3))) },
                villagesOverlap: villageIndex.repeated != nil))
        self.change = change
        if wants(.change) { findings.change = change }
    }
}
