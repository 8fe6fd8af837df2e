import Columns
import CountyLayers
import FindingValues
import GEOS
import Intake
import LandAnalysis
import Overlap
import ProjectFile

/// The one pass over the parcels, and over the earlier survey beside them when change is wanted: land by village and class, and
/// what each question that is asked collects from the rows.
enum ParcelPass: Step {
    static let needs: [any Step.Type] = []

    /// What the pass found and collected; without parcels or villages no more than the surveys to compare.
    struct Answer: Sendable {
        /// Land by village and class; none without parcels or villages.
        var land: LandFindings?
        /// Places where people of each village live.
        var settlements: [ParcelTally.Settlement] = []
        /// Parcels that share ground; none when none do.
        var shared: SharedParcels?
        /// What of it lies on the basic farmland of each village, by row.
        var sharedOnBasic: [Int: RepeatedSums] = [:]
        /// Pieces of ground in villages that no parcel covers; made when rules ask.
        var bare = BareGround.Pieces()
        /// For the red line: parcels on protected ground, that ground by layer, and pieces too small to count.
        var conflicts: [FoundConflict] = []
        var grounds: [ProjectLayer: ProtectedGround] = [:]
        var noise = NoiseLeftOut()
        /// Land left fallow, and what lies under each work; none without parcels that say so.
        var fallow: [FallowLand]?
        var workGrounds: [WorkGround]?
        /// Net area that farmland parcels store, by village; none unless every one stores it.
        var storedFarmland: [StoredFarmland]?
        /// What the layout reads off the parcels.
        var layout: Handover<LayoutParcels>?
        /// For blocks of farmland.
        var farmland: Handover<FarmlandParcels>?
        /// For change: both surveys as they were read.
        var surveys: SurveysRead?
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        var answer = Answer()
        let surveys = SurveysToCompare(known, &log)
        if let surveys, known.county.villages.count == 0 || known.asked.wanted == [.change] {
            answer.surveys = try await surveys.read(&log)
            if known.asked.wanted == [.change] { return answer }
        }
        guard let source = known.project.layers[.parcels] else {
            log.lacks("land", ProjectLayer.parcels.absent)
            return answer
        }
        guard known.county.villages.count > 0 else {
            log.lacks("land", ProjectLayer.villages.absent)
            return answer
        }
        try await read(source, surveys, known, into: &answer, &log)
        return answer
    }

    /// What the questions that are asked collect from each parcel.
    private static func tallier(_ known: Known, into answer: inout Answer) throws -> ParcelTallier {
        let (county, plane, index) = (known.county, known.county.plane, known.villageIndex)
        let grounds =
            known.wants(.redline) || known.wants(.targets)
            ? known.rules.parcelGrounds.compactMap { county.ground($0, villageIndex: index) } : []
        for ground in grounds { answer.grounds[ground.layer] = ground }
        var tallier = ParcelTallier(
            villages: county.villages, villageIndex: index, grounds: grounds, rules: known.rules, plane: plane,
            collectsLayout: known.wants(.layout), collectsFarmland: known.wants(.consolidation),
            thinWidth: known.project.options.sliverMetres)
        guard known.wants(.redline) else { return tallier }
        if let patches = county.basicFarmland?.once.polygons {
            tallier.basic = try BasicFarmlandIndex(patches, county.villages, villageIndex: index, on: plane.overlap)
        }
        let works = Works.polygons(county)
        if works.count > 0 { tallier.works = ZoneIndex(zones: works, on: plane.overlap) }
        return tallier
    }

    private static func read(
        _ source: LayerSource, _ surveys: SurveysToCompare?, _ known: Known, into answer: inout Answer,
        _ log: inout RunLog
    ) async throws {
        let (plane, index, villages) = (known.county.plane, known.villageIndex, known.county.villages)
        let earlier = try surveys?.reading()
        let reader = earlier?.reading
        let stream = try ParcelStream(
            source, as: .parcels, fields: earlier == nil ? nil : .parcelsOfChange, plane: plane,
            repair: known.project.options.repair)
        let parcelTallier = try tallier(known, into: &answer)
        var tally = ParcelTally()
        let borders = BorderSum()
        let told = known.progress
        async let earlierReport = earlier?.reading.readBefore(earlier!.stream) {
            told(AnalysisProgress(stage: .question(.change), item: "parcels_before", done: $0))
        }
        let report: ParcelStream.Report
        do {
            defer { reader?.finish(.parcels) }
            report = try await stream.run(threads: reader?.threadsEach ?? known.threads) { rows in
                told(AnalysisProgress(stage: .parcels, done: rows, total: stream.declaredRows))
            } pace: {
                await reader?.keepPace(.parcels)
            } work: { batch in
                // A reader of surveys sums the borders itself.
                if reader == nil, case .polygons(let polygons) = batch.geometry {
                    borders.add(polygons, rows: batch.rowsWithClass)
                }
                return (tally: try parcelTallier.tally(batch), survey: try reader?.part(batch, .parcels))
            } merge: { part in
                tally.merge(part.tally)
                if let survey = part.survey { reader?.add(survey, .parcels) }
            }
        }
        try check(tally, of: stream, path: source.written)
        log.record(report, stream)
        let covered = tally.covered(villages: villages.count)
        let residual = reader?.residual(.parcels) ?? borders.residual()
        let shared = try await SharedParcels.read(stream, at: try RepeatedPlaces(residual), threads: known.threads)
        if let shared {
            log.loader.issues += shared.issues(layer: stream.name, on: plane.overlap)
            tally.subtract(try parcelTallier.forSums.tally(shared.sameClass(scaling: "net_area", on: plane.overlap)))
            try tally.layout.countOnce(shared, villages: index)
            tally.settlements.countOnce(shared, villages: index)
        }
        if let surveys, let earlier, let report = try await earlierReport {
            answer.surveys = try surveys.checked(earlier.reading, report, earlier.stream, tellsNow: false, &log)
        }
        log.loader.issues += tally.issues
        log.loader.issues += ForeignClasses.issues(tally.unknownClasses, layer: stream.name)
        answer.shared = shared
        answer.land = try land(tally, parcelTallier, covered, known, &answer)
        if known.wants(.redline) || known.wants(.targets), let land = answer.land {
            answer.bare = try BareGround.pieces(
                try residual.dissolving(shared), land, villages, on: plane.overlap)
        }
        collect(tally, parcelTallier, known, into: &answer)
    }

    /// Refuses parcels of another class system, or stored areas in another unit.
    private static func check(_ tally: ParcelTally, of stream: ParcelStream, path: String) throws {
        if let old = tally.oldClass {
            throw CountyError.wrongClassSystem(layer: "parcels", path: path, example: old)
        }
        if let refusal = ForeignClasses.refusal(tally.unknownClasses, of: tally.parcels, layer: stream.name, path: path)
        {
            throw refusal
        }
        guard tally.storesAllFarmland else { return }
        let farmland = tally.cells.filter { farmlandClasses.contains(String($0.key.landClass.prefix(4))) }
        try StoredUnit.check(
            stored: tally.storedFarmland.squareMetres,
            measured: farmland.values.reduce(AreaSum.zero) { $0 + $1.gross }.squareMetres,
            field: Phrase(same: "TBDLMJ"),
            layer: stream.name, path: path)
    }

    /// Land by village and class, with what is in doubt.
    private static func land(
        _ tally: ParcelTally, _ tallier: ParcelTallier, _ covered: [AreaSum], _ known: Known, _ answer: inout Answer
    ) throws -> LandFindings {
        let villages = known.county.villages
        var land = LandFindings(tally, villages: villages, plane: known.county.plane)
        if let repeated = known.villageIndex.repeated {
            for (zone, others) in zip(repeated.zones, repeated.partners) {
                land.again.partners[villages.codes[zone]] = others.map { villages.codes[$0] }
            }
            land.again.heaps = repeated.heaps.map { $0.map { villages.codes[$0] } }
        }
        BareGround.addDoubt(answer.shared, covered: covered, known, in: &land)
        guard let basic = tallier.basic else { return land }
        land.onBasicFarmland = LandFindings.byVillage(tally.basic, villages)
        let again = tally.basicAgain
        land.again.basicInCounty = LandFindings.byVillage(again.mapValues(\.inCounty), villages)
        land.again.basicInTown = LandFindings.byVillage(again.mapValues(\.inTown), villages)
        guard let shared = answer.shared else { return land }
        for (zone, sums) in shared.ground.sums(in: basic.index).enumerated() {
            guard let village = basic.villages[zone] else { continue }
            answer.sharedOnBasic[village] = (answer.sharedOnBasic[village] ?? RepeatedSums()) + sums
        }
        return land
    }

    /// Hands each question what the pass collected for it.
    private static func collect(
        _ tally: ParcelTally, _ tallier: ParcelTallier, _ known: Known, into answer: inout Answer
    ) {
        let villages = known.county.villages
        if tally.storesAllFarmland {
            answer.storedFarmland = (0..<villages.count).map { tally.stored[$0] ?? StoredFarmland() }
        }
        if tally.hasPlantings { answer.fallow = LandFindings.fallow(tally.fallow, villages) }
        if tallier.works != nil { answer.workGrounds = tally.works }
        (answer.conflicts, answer.noise) = (tally.conflicts, tally.noise)
        answer.settlements = tally.settlements
        answer.layout = Handover(tally.layout)
        if known.wants(.consolidation) { answer.farmland = Handover(tally.farmland) }
    }
}

extension RunLog {
    /// Takes over what the reading of a survey reports.
    mutating func record(_ report: ParcelStream.Report, _ stream: ParcelStream) {
        loader.record(report)
        if let operation = report.operation(to: stream.plane) { loader.note(operation) }
        loader.note(report.input(stream.found, stream.source))
    }
}
