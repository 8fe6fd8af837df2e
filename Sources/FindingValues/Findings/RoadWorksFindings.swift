import Columns
import ProjectFile

/// Ground length of roads by year, kind of works and class.
package struct RoadWorksFindings: Sendable, Hashable {
    /// What was done to a road.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// 新建, and a road that has a year and no works.
        case built
        /// 新改建, where the source does not part the two.
        case builtOrUpgraded = "built_or_upgraded"
        /// 改建, 提质改造, 白改黑 …
        case upgraded
        /// 安全防护 …
        case safety
        /// 养护 …
        case maintained
        /// A word that is none of these.
        case other

        /// The kind in both languages.
        package var name: Phrase {
            switch self {
            case .built: Phrase(zh: "新建", en: "built")
            case .builtOrUpgraded: Phrase(zh: "新改建", en: "built or upgraded")
            case .upgraded: Phrase(zh: "改造提升", en: "upgraded")
            case .safety: Phrase(zh: "安全防护", en: "safety-equipped")
            case .maintained: Phrase(zh: "养护", en: "maintained")
            case .other: Phrase(zh: "其他", en: "other")
            }
        }
    }

    /// One line: a year (none where the road has none), kind, the source's word, class ("" for unknown), micrometres.
    package struct Line: Sendable, Hashable {
        /// Year of the works; none where the road has none.
        package var year: Int?
        /// What was done.
        package var kind: Kind
        /// The source's word for it; none where the road has none.
        package var works: String?
        /// Chinese class name; empty for unknown.
        package var roadClass: String
        /// Ground length, 10⁻⁶ m.
        package var micrometres: Int128

        package init(year: Int? = nil, kind: Kind, works: String? = nil, roadClass: String, micrometres: Int128) {
            self.year = year
            self.kind = kind
            self.works = works
            self.roadClass = roadClass
            self.micrometres = micrometres
        }

        /// Ground length, metres.
        package var metres: Double { Double(micrometres) / 1e6 }
    }

    /// By year, kind, word and class rank; roads without a year last.
    package var lines: [Line] = []

    /// No roads.
    package init() {}
}
