/// A project: the layers of a county, where they are, and what is asked about them.
///
/// Made from a YAML file (`Project(contentsOf:)`) or by hand for a single analysis. It holds no data.
public struct Project: Sendable, Hashable {
    /// The file it came from, for messages; none when made by hand.
    public var file: String?
    public var name: String
    /// Six-digit county code and the county's name; "" when not given.
    public var countyCode = ""
    public var countyName = ""
    public var layers: [ProjectLayer: LayerSource] = [:]
    public var controlAreas: [ControlArea] = []
    /// Catalogues of policy targets: paths, or `builtin:ID` for one that the binary carries.
    public var policies: [String] = []
    /// Rule files beside those of the binary, absolute.
    public var rules: [String] = []
    /// The day on which targets and rules are judged. The clock is never asked.
    public var asOf: CalendarDay?
    public var speeds = ProjectSpeeds()
    /// None when the project does not ask for belts; likewise below.
    public var belts: BeltOptions?
    public var clusters: ClusterOptions?
    public var consolidation = ConsolidationOptions()
    public var coverage: [CoverageItem] = []
    /// Coverage standards of policy documents that are asked for.
    public var standards: [CoverageRule] = []
    /// Access to services that people share.
    public var accessibility: [AccessibilityItem] = []
    public var locate: [LocateItem] = []
    public var layout = LayoutOptions()
    public var change = ChangeOptions()
    public var options = ProjectOptions()
    /// Keys that were read and checked but belong to analyses of which this version has none, such as `selection`.
    public var notComputed: [AnalysisName] = []
    /// `types:` is there; the rules of village types are not computed yet either.
    public var asksForTypes = false

    public init(name: String) { self.name = name }
}
