import Columns

/// Everything a run found out, as plain values: the only thing that reports, tables and layers are made from.
///
/// Coordinates are in `crs`. An analysis that did not run is `nil` and stands in `absent` with its reason. Equal inputs
/// give equal findings, whatever the threads, the locale or the order of rows; source rows and `inputs.digest` aside.
public struct Findings: Sendable {
    /// Name of the project, and its county.
    public var title: String
    public var countyCode: String
    public var countyName: String
    /// The day on which targets and rules were judged, `YYYY-MM-DD`; none when the project names none.
    public var asOf: String?
    /// The one projected CRS of the run, and why it was chosen.
    public var crs: CRS
    public var crsReason: Phrase
    /// How reported areas and lengths were computed, in words.
    public var areaMethod: Phrase
    public var lengthMethod: Phrase

    /// Coordinate operations, one for each layer that was transformed; by layer.
    public var operations: [OperationUsed] = []
    /// Layers read, by layer name.
    public var inputs: [InputRead] = []

    /// Villages by code; empty only when the project names no village layer.
    public var villages = VillageFindings()
    /// Layers that a map shows beside the results.
    public var context = MapContext()

    public var land: LandFindings?
    public var layout: LayoutFindings?
    public var network: NetworkFindings?
    /// Roads by year, works and class; none when the layer has neither works nor years.
    public var roadWorks: RoadWorksFindings?
    public var redLine: RedLineFindings?
    public var holding: HoldingFindings?
    public var works: WorkFindings?
    public var change: ChangeFindings?
    public var consolidation: ConsolidationFindings?
    public var belts: BeltFindings?
    public var clusters: ClusterFindings?
    public var coverage: CoverageFindings?
    public var serviceAreas: ServiceAreaFindings?
    public var location: LocationFindings?
    public var targets: TargetFindings?

    /// Rows set aside, repaired or objected to, in `RowIssue.inOrder`.
    public var issues: [RowIssue] = []
    /// What the project could not or was not asked to compute, by analysis.
    public var absent: [Absence] = []
    /// Things a reader must know beside the figures, such as a datum taken as CGCS2000.
    public var notices: [Phrase] = []

    public init(
        title: String, countyCode: String, countyName: String, asOf: String?, crs: CRS, crsReason: Phrase,
        areaMethod: Phrase, lengthMethod: Phrase
    ) {
        (self.title, self.countyCode, self.countyName, self.asOf) = (title, countyCode, countyName, asOf)
        (self.crs, self.crsReason) = (crs, crsReason)
        (self.areaMethod, self.lengthMethod) = (areaMethod, lengthMethod)
    }

    /// A red-line rule, a due target or the share that a coverage standard asks for is not met: what `--strict` turns into exit code 4.
    public var hasUnmet: Bool {
        if let redLine, !redLine.conflicts.isEmpty || redLine.total?.isMet == false { return true }
        if coverage?.standards.contains(where: { $0.rule?.isMet == false }) == true { return true }
        return targets?.results.contains { $0.state == .notMet } ?? false
    }
}

/// An analysis, or a part of one, that the run does not hold, and why.
public struct Absence: Sendable, Hashable {
    /// The key of `summary.json`, such as `change`, or a part of one, such as `belts.corridors.farmland`.
    public var analysis: String
    public var reason: Phrase

    public init(_ analysis: String, _ reason: Phrase) { (self.analysis, self.reason) = (analysis, reason) }
}
