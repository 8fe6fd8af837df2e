import Columns

extension Project {
    /// The questions that run: those asked for, as far as the project asks them.
    /// - Parameter wanted: questions asked for; none for all.
    func running(_ wanted: Set<AnalysisName>?) -> Set<AnalysisName> {
        Set(AnalysisName.allCases.filter { (wanted?.contains($0) ?? true) && asks($0) })
    }

    /// Refuses values of the command line that no question of the run reads. Those of the project file may well be of other
    /// questions.
    /// - Parameter wanted: questions asked for, and those that their answers stand on; none for all.
    /// - Throws: `ProjectError` with the questions that would read the value.
    package func refuseIdleSettings(_ wanted: Set<AnalysisName>?) throws(ProjectError) {
        let (running, all) = (running(wanted), wanted ?? Set(AnalysisName.allCases))
        for setting in settings {
            for place in try setting.places() {
                // What is set of a question asks it, or asks it no more.
                let asked = place.first.map(Self.questionKeys.contains) ?? false ? all : running
                guard let readers = ProjectSetting.readers(of: place), asked.isDisjoint(with: readers) else { continue }
                let names = AnalysisName.allCases.filter(readers.contains).map {
                    Phrase(zh: "\($0.title.zh)（\($0.rawValue)）", en: "`\($0.rawValue)`")
                }.joined()
                let key = place.joined(separator: ".")
                throw ProjectError(
                    file: ProjectError.commandLine, key: key,
                    problem: Phrase(
                        zh: "“\(setting.said)”不起作用：本次运行的分析都不读取它",
                        en: "`\(setting.said)` has no effect: no analysis of this run reads it"),
                    remedy: Phrase(
                        zh: "读取它的是\(names.zh)；请去掉它，或运行其中一项",
                        en: "\(names.en) would read it: leave it out, or run one of these"))
            }
        }
    }
}

extension ProjectSetting {
    /// The questions that read the value at a place of the project file; none where every run does, as it reads the layers and
    /// whom the county is.
    static func readers(of place: [String]) -> Set<AnalysisName>? {
        switch place.first {
        case "standards", "accessibility": [.coverage]
        case "policies", "rules", "as_of": [.redline, .targets]
        case "speeds": AnalysisName.ofWays
        case "layers": readers(ofLayer: place.dropFirst().first)
        case "options": readers(ofOption: place.dropFirst().first)
        // A question of the same name reads what is asked of it.
        case let key?: AnalysisName(rawValue: key).map { [$0] }
        case nil: nil
        }
    }

    private static func readers(ofLayer name: String?) -> Set<AnalysisName>? {
        switch name {
        case ProjectLayer.parcelsUpdate.rawValue: [.change]
        case ProjectLayer.parcelsBefore.rawValue: [.change, .redline, .targets]
        case ProjectLayer.givenBelts.rawValue: [.belts]
        default: nil
        }
    }

    private static func readers(ofOption name: String?) -> Set<AnalysisName>? {
        switch name {
        case "reach_metres", "noding", "snap_metres", "road_rules", "junctions_only", "turn_restrictions", "no_u_turn":
            AnalysisName.ofWays
        case "service_areas": [.coverage]
        case "least_conflict_m2": [.redline, .targets]
        case "sliver_metres": [.change, .redline, .targets]
        case "seed": [.belts, .clusters, .locate]
        default: nil
        }
    }

    /// The places that the value fills, each by its keys from the top.
    func places() throws(ProjectError) -> [[String]] { Self.leaves(of: try value.node(key), at: keys) }
}
