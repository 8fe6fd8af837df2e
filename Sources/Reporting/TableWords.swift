import Columns
import FindingValues
import ProjectFile

/// Codes of the findings in the Chinese words of the tables; a code without a word stands as it is. The summary and the result
/// layers keep the codes.
enum TableWords {
    /// What a standard or item of coverage asks for: kinds of service, or `road`; a column of the village table by its name.
    static func service(_ standard: CoverageStandard) -> String {
        switch standard.mode {
        case "road": "道路"
        case "column": standard.service
        default: Phrase.serviceKinds(standard.service).zh
        }
    }

    /// How a service is reached, or what a standard looks at in place of a way.
    static func mode(_ code: String) -> String {
        ["walk": "步行", "drive": "驾车", "inside": "村域内", "column": "村庄表", "road": "通公路"][code] ?? code
    }

    /// The layer from which a conflict comes, or the ground that it lies on.
    static func ground(_ code: String) -> String {
        code == "farmland_before" ? "上期耕地" : ProjectLayer(rawValue: code)?.title.zh ?? code
    }

    /// A layer, or `layer.field`, that a rule lacks: the layer's word, and the key by which the project file names it.
    static func lacking(_ key: String) -> String {
        let layer = key.prefix { $0 != "." }
        return ProjectLayer(rawValue: String(layer)).map { "\($0.title.zh)（\(key)）" } ?? key
    }
}
