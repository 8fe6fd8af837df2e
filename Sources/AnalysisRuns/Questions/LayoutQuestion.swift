import CountyLayers
import FindingValues
import ProjectFile
import WayAnalysis

/// How the villages are laid out.
enum LayoutQuestion: Question {
    static let name = AnalysisName.layout
    static let needs: [any Step.Type] = [ParcelPass.self, VillageStep.self, NetworkStep.self]

    struct Answer: Sendable {
        let layout: LayoutFindings
        /// The layout of each village, in the order of the villages.
        let villages: [VillageLayout]
    }

    static func answer(_ known: Known, _ log: inout RunLog) async throws -> Answer? {
        guard known.wants(.layout) else { return nil }
        guard known.county.villages.count > 0 else {
            log.lacks("layout", ProjectLayer.villages.absent)
            return nil
        }
        known.progress(AnalysisProgress(stage: .question(.layout)))
        let (villages, layout, issues) = try Layout.describe(
            Layout.Input(
                options: known.project.layout, county: known.county, figures: known.figures,
                again: known[VillageStep.self]?.villages.again ?? VillageRepeats(),
                parcels: known[ParcelPass.self]?.layout?.take(), graph: known[NetworkStep.self]?.graph,
                reach: known.project.options.reachMetres, thinWidth: known.project.options.sliverMetres))
        log.loader.issues += issues
        return Answer(layout: layout, villages: villages)
    }
}
