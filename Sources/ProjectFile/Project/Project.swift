/// A project: the layers of a county, where they are, and what is asked about them.
///
/// Made from a YAML file (`Project(contentsOf:)`) or by hand for a single analysis. It holds no data.
public struct Project: Sendable, Hashable {
    /// The file it came from, for messages; none when made by hand.
    public var file: String?
    /// Name of the project.
    public var name: String
    /// Six-digit county code; empty when not given.
    public var countyCode = ""
    /// Name of the county; empty when not given.
    public var countyName = ""
    /// The layers that the project names.
    public var layers: [ProjectLayer: LayerSource] = [:]
    /// Named layers whose overlap with villages and corridors is told.
    public var controlAreas: [ControlArea] = []
    /// Catalogues of policy targets: paths, or `builtin:ID` for one that the binary carries.
    public var policies: [String] = []
    /// Rule files beside those of the binary, absolute.
    public var rules: [String] = []
    /// The day on which targets and rules are judged; none to judge no target and to take rules of every year. The
    /// clock is never asked.
    public var asOf: CalendarDay?
    /// Driving speeds by road class, and the walking speed.
    public var speeds = ProjectSpeeds()
    /// What belts are asked for; none when the project asks for none.
    public var belts: BeltOptions?
    /// What clusters are asked for; none when the project asks for none.
    public var clusters: ClusterOptions?
    /// How blocks of farmland are made.
    public var consolidation = ConsolidationOptions()
    /// Items of `coverage:` that are the project's own, in its order.
    public var coverage: [CoverageItem] = []
    /// Coverage standards of policy documents that are asked for.
    public var standards: [CoverageRule] = []
    /// Files of coverage standards beside those of the binary, absolute.
    public var standardFiles: [String] = []
    /// Access to services that people share.
    public var accessibility: [AccessibilityItem] = []
    /// Items of `locate:`, in the order of the project.
    public var locate: [LocateItem] = []
    /// Thresholds of the village layout.
    public var layout = LayoutOptions()
    /// Years and rule sets of change.
    public var change = ChangeOptions()
    /// Options of all analyses.
    public var options = ProjectOptions()

    /// A project without layers that asks for nothing but what needs no asking.
    public init(name: String) { self.name = name }
}
