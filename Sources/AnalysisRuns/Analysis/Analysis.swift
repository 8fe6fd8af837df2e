import Columns
import CountyLayers
import FindingValues
import Intake
import LandAnalysis
import Overlap
import ProjectFile
import RoadNetwork
import TargetAnalysis
import WayAnalysis

/// The main job: from a project to its findings.
public enum Analysis {
    /// Reads the layers, computes what the project asks for, and returns it as plain values. Writes nothing.
    ///
    /// Bad rows are set aside and stand in `issues`; an analysis that lacks a layer stands in `absent` with its reason.
    /// Cancelling the task stops it within a second with `CancellationError`.
    /// - Parameters:
    ///   - only: the analyses wanted; none for all that the project asks for.
    ///   - threads: tasks that may run at once, 1 or more; results do not depend on it.
    ///   - progress: called from any thread, in order within a stage.
    /// - Throws: an `ExplainedError`: a layer, field, CRS or datum refused (exit 3), or the project is wrong (exit 2).
    public static func run(
        _ project: Project, only: Set<AnalysisName>? = nil, threads: Int,
        progress: @escaping @Sendable (AnalysisProgress) -> Void = { _ in }
    ) async throws -> Findings {
        precondition(threads >= 1, "at least one thread")
        var run = try await AnalysisRun(project, only: only, threads: threads, progress: progress)
        return try await run.findings()
    }
}

/// One run: the state that the stages hand to each other. Belongs to one task.
struct AnalysisRun {
    let project: Project
    /// The analyses asked for and those that their answers stand on; none for all.
    let wanted: Set<AnalysisName>?
    let threads: Int
    let progress: @Sendable (AnalysisProgress) -> Void
    let rules: RedLineRules
    let speeds: SpeedTable
    let catalogues: [PolicyCatalogue]
    var loader: LayerLoader
    var county: County
    var findings: Findings
    var graph: RoadGraph?
    var found: [FoundConflict] = []
    /// What the pass over the parcels kept for the layout; none without parcels.
    var layoutParcels: LayoutParcels?
    /// What it kept for blocks of farmland; likewise.
    var farmlandParcels: FarmlandParcels?
    /// Parcels that share ground; none when none do.
    var shared: SharedParcels?
    /// What of it lies on the basic farmland of each village, by row.
    var sharedOnBasic: [Int: RepeatedSums] = [:]
    /// Pieces of ground in villages that no parcel covers; made when rules ask.
    var bare = PolygonColumn()
    /// Where parcels of the earlier survey share ground, until change is found.
    var placesBefore = RepeatedPlaces()
    var placesNow = RepeatedPlaces()
    /// Protected ground that was made so far, by layer.
    var grounds: [ProjectLayer: ProtectedGround] = [:]
    var noise = NoiseLeftOut()
    /// Land left fallow, and what lies under each work; none without parcels that tell.
    var fallow: [FallowLand]?
    /// Net area that farmland parcels store, by village; none unless every one stores it.
    var storedFarmland: [StoredFarmland]?
    var workGrounds: [WorkGround]?
    /// The villages, for pieces of ground to be told apart, with what they share: in towns, and in the county.
    let villageIndex: ZoneIndex
    /// The surveys between which change is wanted, and what was read of them, until change is found.
    var surveys: (earlier: LayerSource, later: LayerSource)?
    var match: SurveyMatch?
    /// What changed between them; in the findings only when change is wanted.
    var change: ChangeFindings?

    init(
        _ project: Project, only: Set<AnalysisName>?, threads: Int,
        progress: @escaping @Sendable (AnalysisProgress) -> Void
    ) async throws {
        (self.project, self.threads, self.progress) = (project, threads, progress)
        // What is wrong with the project itself is told before anything is read.
        rules = try RedLineRules(files: project.rules, year: project.asOf?.year)
        var named = project.speeds.classes
        named["walk"] = project.speeds.walk
        speeds = try SpeedTable(named)
        catalogues = try PolicyCatalogue.read(project.policies)
        var wanted = only
        if wanted?.contains(.targets) == true { wanted?.formUnion(Targets.needs(of: catalogues, project)) }
        self.wanted = wanted
        loader = LayerLoader(project)
        county = try await County.load(
            project, rules: rules, loader: &loader, threads: threads, progress: progress)
        villageIndex = try county.villages.index(on: county.plane.overlap)
        findings = Findings(
            title: project.name, countyCode: project.countyCode, countyName: project.countyName,
            asOf: project.asOf?.description, crs: county.plane.crs, crsReason: county.plane.reason,
            areaMethod: county.plane.areaMethod, lengthMethod: Plane.lengthMethod)
    }

    /// The analysis is asked for, or a target that is asked for stands on it.
    func wants(_ name: AnalysisName) -> Bool { wanted?.contains(name) ?? true }

    mutating func absent(_ analysis: String, zh: String, en: String) {
        findings.absent.append(Absence(analysis, Phrase(zh: zh, en: en)))
    }

    mutating func findings() async throws -> Findings {
        let settlements = try await tallyParcels()
        try describeVillages(settlements)
        try buildNetwork()
        try await findChange()
        try await measureRedLine()
        try await findBlocks()
        try await measureCoverage()
        try await locateServices()
        try await findClustersAndBelts()
        try describeLayout()
        try judgeTargets()
        finish()
        return findings
    }
}
