import Columns
import CountyLayers
import FindingValues
import Intake
import LandAnalysis
import Overlap
import PROJ
import ProjectFile
import Survey

/// The two surveys between which change is wanted, or has to be known for rules on former farmland.
struct SurveysToCompare: Sendable {
    let earlier: LayerSource
    let later: LayerSource
    private let known: Known

    /// None when no question needs the change, or one of the layers is absent; where the change is asked for, the log
    /// names that layer.
    init?(_ known: Known, _ log: inout RunLog) {
        self.known = known
        let layers = known.project.layers
        guard known.wants(.change) else {
            guard known.wants(.redline) || known.wants(.targets), known.rules.needEarlierSurvey,
                let earlier = layers[.parcelsBefore], let later = layers[.parcels]
            else { return nil }
            (self.earlier, self.later) = (earlier, later)
            return
        }
        guard let earlier = layers[.parcelsBefore] else {
            log.lacks(
                "change", ProjectLayer.parcelsBefore.absent)
            return nil
        }
        guard let later = layers[.parcels] else {
            log.lacks("change", ProjectLayer.parcels.absent)
            return nil
        }
        (self.earlier, self.later) = (earlier, later)
    }

    /// The earlier survey as a stream, and a place where both are matched.
    func reading() throws -> (stream: ParcelStream, reading: SurveyReading) {
        (
            try ParcelStream(
                earlier, as: .parcelsBefore, plane: known.county.plane, repair: known.project.options.repair),
            SurveyReading(villages: known.villageIndex, threads: known.threads)
        )
    }

    /// Reads both surveys for change alone.
    func read(_ log: inout RunLog) async throws -> SurveysRead {
        let (stream, reading) = try reading()
        let second = try ParcelStream(
            later, as: .parcels, fields: .parcelsOfChange, plane: known.county.plane,
            repair: known.project.options.repair)
        let told = known.progress
        async let first = reading.readBefore(stream) {
            told(AnalysisProgress(stage: .question(.change), item: stream.name, done: $0, total: stream.declaredRows))
        }
        let report = try await reading.readNow(second) {
            told(AnalysisProgress(stage: .parcels, done: $0, total: second.declaredRows))
        }
        log.record(report, second)
        return try checked(reading, try await first, stream, tellsNow: true, &log)
    }

    /// Checks what was read of both surveys (classes, units, CRS), logs it and hands the match on.
    /// - Parameter tellsNow: nobody else reports what is wrong with rows of the later survey.
    func checked(
        _ reading: SurveyReading, _ report: ParcelStream.Report, _ stream: ParcelStream, tellsNow: Bool,
        _ log: inout RunLog
    ) throws -> SurveysRead {
        log.record(report, stream)
        let aside = [stream.name, ProjectLayer.parcels.rawValue].map { layer in
            log.loader.issues.filter { $0.layer == layer && $0.isSetAside }.reduce(AreaSum.zero) { sum, row in
                guard let area = row.areaBefore, area.magnitude < 1e12 else { return sum }
                return sum + AreaSum(squareMetres: area.magnitude)
            }
        }
        let match = reading.handOverMatch()
        let name = ProjectLayer.parcels.rawValue
        for (layer, parcels) in [(stream.name, match.before), (name, match.now)] where !parcels.unmapped.isEmpty {
            throw CountyError.unmappedClasses(
                layer: layer,
                counts: parcels.unmapped.sorted { utf8Less($0.key, $1.key) }.map {
                    UnmappedClass(code: $0.key, parcels: $0.value)
                })
        }
        log.loader.issues += match.before.issues
        try check(match.before, layer: stream.name, path: stream.source.written, tells: true, &log)
        try check(match.now, layer: name, path: later.written, tells: tellsNow, &log)
        try checkZones(report.crs?.crs, log.loader.inputs.first { $0.layer == name }?.crs)
        if tellsNow { log.loader.issues += match.now.issues }
        return SurveysRead(
            earlier: earlier, later: later, mapped: match.before.mapped + match.now.mapped,
            placesBefore: try reading.repeatedPlaces(.parcelsBefore), placesNow: try reading.repeatedPlaces(.parcels),
            match: Handover(match), asideInBoth: min(aside[0], aside[1]))
    }

    /// The class system and the unit of stored areas of a survey.
    /// - Parameter tells: its unknown classes become issues.
    private func check(
        _ parcels: SurveyParcels, layer: String, path: String, tells: Bool, _ log: inout RunLog
    ) throws {
        if parcels.hasTooManyClasses {
            throw CountyError.tooManyClasses(layer: layer, path: path, most: SurveyParcels.mostClasses)
        }
        let unknown = parcels.unknownClasses
        if let refusal = ForeignClasses.refusal(unknown, of: parcels.count, layer: layer, path: path) { throw refusal }
        if tells { log.loader.issues += ForeignClasses.issues(unknown, layer: layer) }
        let ground = parcels.storedGround
        try StoredUnit.check(
            stored: ground.stored, measured: ground.measured, field: Phrase(same: "TBMJ"), layer: layer, path: path)
        noteZeroAreas(of: parcels, layer: layer, &log)
        guard parcels.mapped > 0 else { return }
        log.notices.append(
            Phrase(
                zh: "图层 \(layer) 用二调分类，\(parcels.mapped) 个图斑按公布的对照表转为三调分类",
                en:
                    "layer `\(layer)` uses the classes of the second survey: \(parcels.mapped) parcels were mapped to the "
                    + "third survey's by the published table"))
    }

    /// Tells of stored areas of 0 that do not count.
    private func noteZeroAreas(of parcels: SurveyParcels, layer: String, _ log: inout RunLog) {
        let zero = parcels.zeroAreas
        if zero.gross > 0 {
            let ground = AreaSum(hundredths: zero.ground).squareMetresText(decimals: 2)
            log.notices.append(
                Phrase(
                    zh: "图层 \(layer) 有 \(zero.gross) 个图斑的图斑面积（TBMJ）为 0，两期对比按量算面积（\(ground) 平方米）计",
                    en:
                        "\(zero.gross) parcels of layer `\(layer)` store a TBMJ of 0 on ground: the change takes the measured "
                        + "\(ground) m²"))
        }
        if zero.net > 0 {
            log.notices.append(
                Phrase(
                    zh: "图层 \(layer) 有 \(zero.net) 个图斑有图斑面积而图斑地类面积（TBDLMJ）为 0，两期对比按 TBMJ ·（1 − KCXS）计",
                    en: "\(zero.net) parcels of layer `\(layer)` store a TBDLMJ of 0 beside a TBMJ: the change takes "
                        + "TBMJ · (1 − KCXS)"))
        }
    }

    /// Refuses surveys of different zones: which of them is brought to the other's is for the user to say.
    private func checkZones(_ before: CRS?, _ now: CRS?) throws {
        guard let first = before?.epsgCode.flatMap({ CGCS2000Zone(epsgCode: $0) }),
            let second = now?.epsgCode.flatMap({ CGCS2000Zone(epsgCode: $0) }),
            (first.width, first.number) != (second.width, second.number)
        else { return }
        throw CountyError.surveyZones(
            before: earlier.written, now: later.written, beforeZone: first.phrase,
            nowZone: second.phrase)
    }
}

/// Two surveys as they were read.
struct SurveysRead: Sendable {
    let earlier: LayerSource
    let later: LayerSource
    /// Parcels whose class of the second survey was mapped to one of the third.
    let mapped: Int
    /// Where parcels of the earlier survey share ground, and of the later one.
    let placesBefore: RepeatedPlaces
    let placesNow: RepeatedPlaces
    /// Both, parcel by parcel, for the one question that matches them.
    let match: Handover<SurveyMatch>
    /// Ground of the rows that were set aside, of the survey where it is less: no more of it can be in neither.
    let asideInBoth: AreaSum
}
