import Columns
import FindingValues

extension AnalysisProgress.Stage {
    /// The stage, for people.
    var name: Phrase {
        let zh =
            switch self {
            case .reading: "读取"
            case .network: "路网"
            case .parcels: "图斑"
            case .redLine: "耕地红线"
            case .change: "两期变化"
            case .consolidation: "集中连片"
            case .coverage: "服务覆盖"
            case .locate: "选址"
            case .clusters: "片区"
            case .belts: "示范带"
            case .corridors: "廊道"
            case .layout: "村庄布局"
            case .targets: "政策目标"
            }
        return Phrase(zh: zh, en: rawValue)
    }
}

/// Stages of the commands that need no project.
enum StageName {
    static let tabulate = Phrase(zh: "面积汇总", en: "tabulate")
    static let overlap = Phrase(zh: "叠加", en: "overlap")
}
