import Columns

/// What a target measures, by its name in a catalogue; `GeoData/policies/README.md` describes each.
///
/// Whatever treats indicators differently is a `switch` without `default`: a new one does not compile until it is measured
/// (`TargetFacts`), said in words, and its needs are known (`Targets`).
package enum PolicyIndicator: String, Sendable, Hashable, CaseIterable {
    case retainedFarmland = "farmland.retained_area"
    case redLineViolations = "red_line.violations"
    case areaOfLayer = "area.layer"
    case roadLength = "road.length"
    case namedRoads = "road.named"
    case services = "service.count"
    case villages = "village.count"
    case shareOfVillages = "village.share"
    case belt = "belt.exists"
    case ruralIndustry = "construction.rural_industry_share"
    /// A statistic that the user types in.
    case manual

    /// It measures ground, so that the target's unit is one of area.
    var isArea: Bool {
        switch self {
        case .retainedFarmland, .redLineViolations, .areaOfLayer: true
        case .roadLength, .namedRoads, .services, .villages, .shareOfVillages, .belt, .ruralIndustry, .manual: false
        }
    }

    /// How it is measured.
    package var method: Phrase {
        switch self {
        case .retainedFarmland:
            Phrase(zh: "耕地（0101、0102、0103），扣除田坎", en: "farmland (0101, 0102, 0103) net of ridges")
        case .redLineViolations: Phrase(zh: "与永久基本农田冲突的地面", en: "ground of the conflicts with basic farmland")
        case .areaOfLayer:
            Phrase(
                zh: "该年度图斑在各村范围内的地面，有净面积的按净面积，重叠处只计一次",
                en:
                    "ground of the layer's polygons of the year inside villages, net where it is stored, each place once"
            )
        case .roadLength: Phrase(zh: "该年度工程的地面长度", en: "ground length of the works of the year")
        case .namedRoads: Phrase(zh: "该年度有工程的所列道路", en: "named roads with works in the year")
        case .services: Phrase(zh: "该类别、该年度的设施点", en: "points of the kind and year")
        case .villages: Phrase(zh: "达到该等级的村", en: "villages that reached the state")
        case .shareOfVillages: Phrase(zh: "所问各村中符合的村", en: "villages with the value, of those asked about")
        case .belt: Phrase(zh: "含有全部所列村的示范带", en: "a belt that holds all of the villages")
        case .ruralIndustry:
            Phrase(
                zh: "拟建工程的新增建设用地中用于乡村产业的部分",
                en: "new construction of planned works that is for rural industry")
        case .manual: Phrase(zh: "统计数，由用户填写", en: "a statistic that the user types in")
        }
    }
}
