import Columns
import ProjectFile

/// One step of a running analysis, for a progress bar or a line on standard error.
package struct AnalysisProgress: Sendable, Hashable {
    /// What a run is doing.
    package enum Stage: Sendable, Hashable {
        /// Layers are read.
        case reading
        /// The road network is made.
        case network
        /// The pass over the parcels.
        case parcels
        /// What corridors of belts contain.
        case corridors
        /// A question is answered.
        case question(AnalysisName)

        /// For programs, as in the timings of `run.json`.
        package var name: String {
            switch self {
            case .reading: "reading"
            case .network: "network"
            case .parcels: "parcels"
            case .corridors: "corridors"
            case .question(let question): question.rawValue
            }
        }

        /// For people.
        package var title: Phrase {
            switch self {
            case .reading: Phrase(zh: "读取", en: "reading")
            case .network: Phrase(zh: "路网", en: "road network")
            case .parcels: Phrase(zh: "图斑", en: "parcels")
            case .corridors: Phrase(zh: "廊道", en: "corridors")
            case .question(let question): question.title
            }
        }
    }

    /// The stage that runs.
    package var stage: Stage
    /// The layer or item worked on; none when the stage has one item.
    package var item: String?
    /// Rows or items done.
    package var done: Int
    /// Rows or items in all; none when that is not known beforehand.
    package var total: Int?

    /// A step at its beginning, unless what is done is given.
    package init(stage: Stage, item: String? = nil, done: Int = 0, total: Int? = nil) {
        (self.stage, self.item, self.done, self.total) = (stage, item, done, total)
    }
}
