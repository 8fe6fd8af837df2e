import Columns

/// Which villages belts must hold, and which lie on one belt or never on one: `fix`, `require`, `together`, `apart` of `belts:`.
/// Villages are named by code or by name.
package struct BeltVillageRules: Sendable, Hashable {
    /// Villages of which one at least must lie on a belt.
    package enum Group: Sendable, Hashable {
        case villages([String])
        /// Villages that meet a condition on their columns, such as `grade = '精品村'`.
        case condition(RowCondition)
    }

    /// Villages that must lie on a belt.
    package var fix: [String] = []
    /// Groups of which a village must.
    package var require: [Group] = []
    /// Lists whose villages lie on one belt, or on none.
    package var together: [[String]] = []
    /// Lists of which no two villages lie on one belt.
    package var apart: [[String]] = []

    /// There are none.
    package var isEmpty: Bool { fix.isEmpty && require.isEmpty && together.isEmpty && apart.isEmpty }

    /// None.
    package init() {}

    static let keys = ["fix", "require", "together", "apart"]

    init(_ map: YAMLMapping) throws(ProjectError) {
        if let value = map["fix"] { fix = try Self.names(value) }
        if let value = map["require"] {
            for item in try value.list() { require.append(try Self.group(item)) }
        }
        if let value = map["together"] { together = try Self.lists(value) }
        if let value = map["apart"] { apart = try Self.lists(value) }
        guard let cursor = map["apart"] else { return }
        for pair in apart {
            guard let both = together.first(where: { Set($0).intersection(pair).count > 1 }) else { continue }
            let names = both.filter(pair.contains).joined(separator: "、")
            throw cursor.error(
                Phrase(zh: "\(names) 既在 together 又在 apart", en: "\(names) stand in both `together` and `apart`"),
                remedy: Phrase(zh: "请去掉其中一处", en: "take them out of one of the two"))
        }
    }

    private static func names(_ value: YAMLCursor) throws(ProjectError) -> [String] {
        let names = try value.texts()
        if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }).map({ names[$0] }) {
            throw value.error(Phrase(zh: "“\(twice)”写了两次", en: "`\(twice)` is named twice"))
        }
        return names
    }

    /// A village, a list of villages, or `{where: …}`.
    private static func group(_ item: YAMLCursor) throws(ProjectError) -> Group {
        guard item.node.mapping == nil else {
            let map = try item.mapping(known: ["where"], example: "where: \"grade = '精品村'\"")
            return .condition(
                try map.required("where", Phrase(zh: "哪些村", en: "which villages")).condition())
        }
        return .villages(try names(item))
    }

    /// Lists of two villages or more.
    private static func lists(_ value: YAMLCursor) throws(ProjectError) -> [[String]] {
        var result: [[String]] = []
        for item in try value.list() {
            let list = try names(item)
            guard list.count > 1 else {
                throw item.error(
                    Phrase(
                        zh: "应为两个或更多的村，例如 [430603001001, 430603001002]",
                        en: "expected two villages or more, such as [430603001001, 430603001002]"))
            }
            result.append(list)
        }
        return result
    }
}
