import Columns
import CountyLayers
import Survey

/// Classes that the third survey's table does not know, held against the other systems.
package enum ForeignClasses {
    /// The refusal of a layer whose classes are another system's: a code of planning's six digits, or a tenth of the parcels
    /// in classes that one other system knows all of. None where the classes are only unknown.
    /// - Parameter unknown: parcels by class text.
    package static func refusal(_ unknown: [String: Int], of parcels: Int, layer: String, path: String) -> CountyError?
    {
        let texts = unknown.keys.sorted(by: utf8Less)
        for system in [LandClassSystem.planning2023, .planning2020, .landUse2017] {
            let own = texts.filter { system.name(of: $0) != nil }
            let count = own.reduce(0) { $0 + unknown[$1]! }
            guard own.contains(where: { $0.utf8.count == 6 }) || (own == texts && count * 10 >= parcels),
                let first = own.first
            else { continue }
            return .otherClassSystem(
                layer: layer, path: path, example: first, system: system.chineseName, parcels: count)
        }
        return nil
    }

    /// An issue for each class, by its bytes.
    package static func issues(_ unknown: [String: Int], layer: String) -> [RowIssue] {
        unknown.sorted { utf8Less($0.key, $1.key) }.map { text, count in
            RowIssue(
                layer: layer, row: RowIssue.wholeLayer, id: text, rule: "class-unknown", severity: .warning,
                message: Phrase(
                    zh: "\(count) 个图斑的地类 \(text) 不在第三次国土调查的地类表中",
                    en: "class \(text) of \(count) parcels is not in the table of the third survey"))
        }
    }
}
