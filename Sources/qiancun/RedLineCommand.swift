import ArgumentParser
import Foundation
import ProjectFile

/// `qiancun redline`: farmland against its task, and what lies where a red-line rule forbids it.
struct RedLineCommand: AnalysisCommand {
    static let analysis = AnalysisName.redline
    /// The options that name a layer.
    private static let layerOptions = [
        "villages", "parcels", "parcels-before", "basic-farmland", "ecological-red-line", "urban-boundary",
        "protection-targets", "construction", "planned-works",
    ]
    static let configuration = CommandConfiguration(
        commandName: "redline",
        abstract: "Hold land and works against the farmland red line, basic farmland and the control lines.",
        discussion: """
            With a project file, its layers and rules are used. Without one, name --villages and what there is: --parcels \
            and --basic-farmland for the land, --planned-works to try a plan before it is drawn (polygons, or lines with \
            --works-width), --parcels-before for rules on former farmland.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "Land-survey parcels.") var parcels: String?
    @Option(help: "Parcels of the earlier survey.") var parcelsBefore: String?
    @Option(help: "Permanent basic farmland.") var basicFarmland: String?
    @Option(help: "The ecological red line.") var ecologicalRedLine: String?
    @Option(help: "The urban boundary.") var urbanBoundary: String?
    @Option(help: "Farmland protection targets.") var protectionTargets: String?
    @Option(help: "Observed works.") var construction: String?
    @Option(help: "Proposed works: polygons, or lines that are widened.") var plannedWorks: String?
    @Option(help: "Metres to which lines of proposed works are widened that have no width of their own.")
    var worksWidth: Double?
    @Option(help: "Rule file that replaces, switches or adds rules. May be repeated.") var rules: [String] = []
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if worksWidth != nil, plannedWorks == nil {
            throw ValidationError("--works-width belongs to --planned-works.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [
            .villages: villages, .parcels: parcels, .parcelsBefore: parcelsBefore, .basicFarmland: basicFarmland,
            .ecologicalRedLine: ecologicalRedLine, .urbanBoundary: urbanBoundary,
            .protectionTargets: protectionTargets, .construction: construction, .plannedWorks: plannedWorks,
        ]
    }

    var settings: [ProjectSetting] {
        var settings: [ProjectSetting] = []
        if let worksWidth {
            settings.append(ProjectSetting(["layers", "planned_works", "width"], .text("\(worksWidth)")))
        }
        if !rules.isEmpty {
            settings.append(ProjectSetting(["rules"], .list(rules.map { .text(URL(filePath: $0).path) })))
        }
        return settings
    }
}
