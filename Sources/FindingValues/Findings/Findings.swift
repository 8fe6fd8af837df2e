import Columns
import ProjectFile

/// Everything a run found out, as plain values: the only thing that reports, tables and layers are made from.
///
/// Coordinates are in `crs`. An analysis that did not run is `nil` and stands in `absent` with its reason. Equal inputs
/// give equal findings, whatever the threads, the locale or the order of rows; source rows and `inputs.digest` aside.
package struct Findings: Sendable {
    /// Name of the project.
    package var title: String
    /// Six-digit code of the project's county; empty when not given.
    package var countyCode: String
    /// Name of the project's county; empty when not given.
    package var countyName: String
    /// The day on which targets and rules were judged, `YYYY-MM-DD`; none when the project names none.
    package var asOf: String?
    /// The one projected CRS of the run.
    package var crs: CRS
    /// Why it was chosen.
    package var crsReason: Phrase
    /// How reported areas were computed, in words.
    package var areaMethod: Phrase
    /// How reported lengths were computed, in words.
    package var lengthMethod: Phrase

    /// Coordinate operations, one for each layer with geometry, by layer; the name is `none` for a layer that lay in
    /// `crs` already.
    package var operations: [OperationUsed] = []
    /// Layers read, by layer name.
    package var inputs: [InputRead] = []

    /// Villages by code; empty only when the project names no village layer.
    package var villages = VillageFindings()
    /// Layers that a map shows beside the results.
    package var context = MapContext()

    /// Land by class; none without the layers `parcels` and `villages`.
    package var land: LandFindings?
    /// How the villages are laid out; none without villages, or when not asked for.
    package var layout: LayoutFindings?
    /// The road network; none without roads.
    package var network: NetworkFindings?
    /// Roads by year, works and class; none when the layer has neither works nor years.
    package var roadWorks: RoadWorksFindings?
    /// Conflicts with red-line rules, and farmland against its task; none when neither the red line nor targets are
    /// asked for.
    package var redLine: RedLineFindings?
    /// What is held against what must be kept; none without villages, or when the red line is not asked for.
    package var holding: HoldingFindings?
    /// Ground of works and corridors inside each control line; none without villages, or when the red line is not asked
    /// for.
    package var works: WorkFindings?
    /// What changed between two surveys; none without both of them, or when not asked for.
    package var change: ChangeFindings?
    /// Contiguous farmland; none without parcels and villages, or when not asked for.
    package var consolidation: ConsolidationFindings?
    /// Demonstration belts; none when a layer that they need is absent, or none are asked for.
    package var belts: BeltFindings?
    /// Plans of people; none when the project names none.
    package var given: GivenFindings?
    /// Groups of villages; none without villages, or when none are asked for.
    package var clusters: ClusterFindings?
    /// Who is within reach of which service; none when a layer that it needs is absent, or nothing is asked for.
    package var coverage: CoverageFindings?
    /// Ground from which a service is reached; none when `coverage:` has no items of its own, or a
    /// layer that it needs is absent.
    package var serviceAreas: ServiceAreaFindings?
    /// Where to open sites; none when a layer that it needs is absent, or nothing is asked for.
    package var location: LocationFindings?
    /// Targets of policy catalogues; none without a catalogue or a day, or when not asked for.
    package var targets: TargetFindings?

    /// Rows set aside, repaired or objected to, in `RowIssue.inOrder`.
    package var issues: [RowIssue] = []
    /// What the project could not or was not asked to compute, by analysis.
    package var absent: [Absence] = []
    /// Things a reader must know beside the figures, such as a datum taken as CGCS2000.
    package var notices: [Phrase] = []

    /// The frame of a run: what it is of, and how areas and lengths are measured; each question adds its answer.
    package init(
        title: String, countyCode: String, countyName: String, asOf: String?, crs: CRS, crsReason: Phrase,
        areaMethod: Phrase, lengthMethod: Phrase
    ) {
        (self.title, self.countyCode, self.countyName, self.asOf) = (title, countyCode, countyName, asOf)
        (self.crs, self.crsReason) = (crs, crsReason)
        (self.areaMethod, self.lengthMethod) = (areaMethod, lengthMethod)
    }

    /// Codes of villages that do not begin with the county's, in the order of the villages; none without a county code, or
    /// where the codes are of another system.
    package var villagesOfOtherCounties: [String] {
        guard countyCode.utf8.count == 6 else { return [] }
        let codes = villages.rows.map(\.code)
        guard codes.allSatisfy({ $0.utf8.count == 12 && $0.utf8.allSatisfy { 48...57 ~= $0 } }) else { return [] }
        return codes.filter { !$0.hasPrefix(countyCode) }
    }

    /// Lines of works without a width of their own or of the layer: they lie on no ground and stand in no figure.
    package var worksWithoutWidth: [RowIssue] { issues.filter { $0.rule == RowIssue.worksWidth } }

    /// Something that is asked for cannot be computed: an item, a standard, a whole question.
    package var hasFailed: Bool {
        if absent.contains(where: \.isAsked) { return true }
        if coverage?.standards.contains(where: { $0.failure != nil || $0.rule?.reason != nil }) == true { return true }
        if coverage?.accessibility.contains(where: { $0.failure != nil }) == true { return true }
        if location?.items.contains(where: { $0.failure != nil }) == true { return true }
        return targets?.results.contains { $0.state == .notComputable } ?? false
    }

    /// A red-line rule, a task of farmland, a balance, a due target or the share that a coverage standard asks for is not met,
    /// or its state is doubtful: what `--strict` turns into exit code 4.
    package var hasUnmet: Bool {
        if let redLine, !redLine.conflicts.isEmpty || redLine.total?.isMet == false { return true }
        if redLine?.rules.contains(where: { $0.verdict == .notMet || $0.verdict == .doubtful }) == true { return true }
        if holding?.rows.contains(where: { $0.isMet == false }) == true { return true }
        if change?.farmlandBalance.sheets.contains(where: { $0.rows.first?.isMet == false }) == true { return true }
        if coverage?.standards.contains(where: { $0.rule?.isMet == false }) == true { return true }
        if hasFailed { return true }
        return targets?.results.contains { $0.state == .notMet || $0.state == .doubtful } ?? false
    }
}

/// An analysis, or a part of one, that the run does not hold, and why.
package struct Absence: Sendable, Hashable {
    /// The key of `summary.json`, such as `change`, or a part of one, such as `belts.corridors.farmland`.
    package var analysis: String
    /// Why it is not there.
    package var reason: Phrase
    /// The project asks for it.
    package var isAsked = false

    /// The key of an analysis or figure, why it is missing, and whether the project asks for it.
    package init(_ analysis: String, _ reason: Phrase, isAsked: Bool = false) {
        (self.analysis, self.reason, self.isAsked) = (analysis, reason, isAsked)
    }
}
