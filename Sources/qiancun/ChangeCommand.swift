import ArgumentParser
import ProjectFile

/// `qiancun change`: what changed between two surveys.
struct ChangeCommand: AnalysisCommand {
    static let analysis = AnalysisName.change
    /// The options that name a layer.
    private static let layerOptions = [
        "before", "now", "villages", "update",
    ]
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Compare two surveys of parcels: from-to matrix, fate of parcels, farmland lost and gained.",
        discussion: """
            With a project file, its layers `parcels_before` and `parcels` are compared. Without one, name --before and \
            --now. --villages divides the figures by village; --update holds the survey's own record of the changes \
            against what is found.
            """ + LayerArguments.listed(layerOptions))

    @OptionGroup var arguments: AnalysisArguments
    @Option(help: "Parcels of the earlier survey.") var before: String?
    @Option(help: "Parcels of the later survey.") var now: String?
    @Option(help: "Village borders.") var villages: String?
    @Option(help: "The update process between the two surveys (DLTBGXGC).") var update: String?
    @Option(help: "Field of the land class in both surveys; DLBM is found without it.") var classField: String?
    @Option(help: "Field of the parcel's key in both surveys; BSM is found without it.") var key: String?
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard arguments.project == nil else { return }
        guard before != nil, now != nil else {
            throw ValidationError("Name a project file, or --before PATH and --now PATH.")
        }
    }

    var layers: [ProjectLayer: String?] {
        [.parcelsBefore: before, .parcels: now, .villages: villages, .parcelsUpdate: update]
    }

    var settings: [ProjectSetting] {
        [ProjectLayer.parcelsBefore, .parcels].flatMap { layer in
            [("class", classField), ("key", key)].compactMap { ours, theirs in
                theirs.map { ProjectSetting(["layers", layer.rawValue, "fields", ours], .text($0)) }
            }
        }
    }
}
