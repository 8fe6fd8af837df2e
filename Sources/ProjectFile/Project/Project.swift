import Columns

/// A project: the layers of a county, where they are, and what is asked about them.
///
/// Made from a YAML file (`Project(contentsOf:)`) or by hand for a single analysis. It holds no data.
package struct Project: Sendable, Hashable {
    /// The file it came from, for messages; none when made by hand.
    package var file: String?
    /// Values of the command line, which stand in place of those of the file.
    package var settings: [ProjectSetting] = []
    /// Name of the project.
    package var name: String
    /// Six-digit county code; empty when not given.
    package var countyCode = ""
    /// Name of the county; empty when not given.
    package var countyName = ""
    /// The layers that the project names.
    package var layers: [ProjectLayer: LayerSource] = [:]
    /// Named layers of polygons; the ground that villages and corridors share with them is reported.
    package var controlAreas: [ControlArea] = []
    /// Catalogues of policy targets: paths, or `builtin:ID` for one that the binary carries.
    package var policies: [String] = []
    /// Rule files beside those of the binary, absolute.
    package var rules: [String] = []
    /// The day on which targets and rules are judged; none to judge no target and to take rules of every year. The
    /// clock is never asked.
    package var asOf: CalendarDay?
    /// Driving speeds by road class, and the walking speed.
    package var speeds = ProjectSpeeds()
    /// What belts are asked for; none when the project asks for none.
    package var belts: BeltOptions?
    /// What clusters are asked for; none when the project asks for none.
    package var clusters: ClusterOptions?
    /// How blocks of farmland are made.
    package var consolidation = ConsolidationOptions()
    /// Items of `coverage:` that are the project's own, in its order.
    package var coverage: [CoverageItem] = []
    /// Coverage standards of policy documents that are asked for.
    package var standards: [CoverageRule] = []
    /// Files of coverage standards beside those of the binary, absolute.
    package var standardFiles: [String] = []
    /// Access to services that people share.
    package var accessibility: [AccessibilityItem] = []
    /// Items of `locate:`, in the order of the project.
    package var locate: [LocationItem] = []
    /// Thresholds of the village layout.
    package var layout = LayoutOptions()
    /// Years and rule sets of change.
    package var change = ChangeOptions()
    /// Options of all analyses.
    package var options = ProjectOptions()

    /// A project without layers that asks for nothing but what needs no asking.
    package init(name: String) { self.name = name }
}

extension Project {
    /// Keys of the project file that ask a question, or say how it is answered.
    static let questionKeys = [
        "belts", "clusters", "consolidation", "coverage", "standards", "accessibility", "layout", "change", "locate",
    ]

    /// Reads them.
    mutating func read(questions top: YAMLMapping, folder: String) throws(ProjectError) {
        if let value = top["belts"] {
            belts = try BeltOptions(value)
            if belts?.setsOffRoads == true, layers[.givenBelts] == nil {
                throw value.error(
                    Phrase(
                        zh: "off_roads_metres 不起作用：项目没有 given_belts 图层",
                        en: "`off_roads_metres` has no effect: the project names no layer `given_belts`"),
                    remedy: Phrase(zh: "请去掉它，或指定 given_belts", en: "leave it out, or name `given_belts`"))
            }
        }
        if let value = top["clusters"] { clusters = try ClusterOptions(value) }
        if let value = top["consolidation"] { consolidation = try ConsolidationOptions(value) }
        standardFiles =
            try top["standards"].map { value throws(ProjectError) in
                try readFiles(value, folder: folder, builtin: false)
            } ?? []
        // A file that cannot be read is told even when no item asks for a standard.
        if top["coverage"] == nil, !standardFiles.isEmpty { _ = try CoverageRule.known(files: standardFiles) }
        if let value = top["coverage"] {
            let choice = try CoverageChoice(value, files: standardFiles)
            (coverage, standards) = (choice.items, choice.standards)
        }
        if let value = top["accessibility"] { accessibility = try AccessibilityItem.list(value) }
        if let value = top["layout"] { layout = try LayoutOptions(value) }
        if let value = top["change"] { try read(change: value, folder: folder) }
        if let value = top["locate"] { locate = try LocationItem.list(value) }
    }
}

extension Project {
    /// Whether a question runs when nothing is said about which: some have to be asked in the project.
    func asks(_ name: AnalysisName) -> Bool {
        switch name {
        case .layout, .redline, .change, .consolidation: true
        case .belts: belts != nil || layers[.givenBelts] != nil
        case .clusters: clusters != nil
        case .coverage: !coverage.isEmpty || !standards.isEmpty || !accessibility.isEmpty
        case .locate: !locate.isEmpty
        case .targets: !policies.isEmpty
        }
    }
}
