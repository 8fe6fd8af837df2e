import Columns

/// A layer of the land survey or of territorial planning that has a standard name and standard fields.
///
/// - Source: domain facts §B.3 and §B.4 (layers of the 三调 database, of the three control lines, and the names that
///   production files carry).
package enum StandardLayer: String, Sendable, Hashable, CaseIterable {
    /// 地类图斑: land-survey parcels.
    case parcels = "DLTB"
    /// 地类图斑更新过程: parcels before and after a change.
    case parcelUpdates = "DLTBGXGC"
    /// 村级调查区: village boundaries.
    case villages = "CJDCQ"
    /// 行政区: towns.
    case towns = "XZQ"
    /// 永久基本农田保护图斑.
    case basicFarmland = "YJJBNTBHTB"
    /// 永久基本农田图斑 of the survey database.
    case basicFarmlandSurvey = "YJJBNTTB"
    /// 耕地保护目标.
    case protectionTargets = "GDBHMB"
    /// 生态保护红线.
    case ecologicalRedLine = "STBHHX"
    /// 城镇开发边界.
    case urbanBoundary = "CZKFBJ"
    /// 城镇村等用地.
    case settlements = "CZCDYD"

    /// The standard name, `DLTB` and so on.
    package var standardName: String { rawValue }

    /// The standard's Chinese name.
    package var chineseName: String { definition.chineseName }
    /// Names met in production besides the standard and the Chinese name, lower case.
    package var aliases: [String] { definition.aliases }
    /// 要素代码; none where no source states it.
    package var featureCode: String? { definition.featureCode }
    /// Fields by our names.
    package var fields: [StandardField] { definition.fields }

    /// The field of that name of ours; none when the layer has none.
    package func field(_ name: String) -> StandardField? { fields.first { $0.name == name } }

    /// Which of the layer's own fields holds one of our fields: the standard name first, then its older spellings; case
    /// does not matter. None when the layer has none of them.
    package func sourceField(for name: String, in available: [String]) -> String? {
        guard let field = field(name) else { return nil }
        for wanted in [field.standardName] + field.aliases {
            if let found = available.first(where: { $0 == wanted }) { return found }
            if let found = available.first(where: { $0.lowercased() == wanted.lowercased() }) { return found }
        }
        return nil
    }

    /// Every field of ours that the layer holds, by our names.
    package func fieldMap(for available: [String]) -> [String: String] {
        var map: [String: String] = [:]
        for field in fields { map[field.name] = sourceField(for: field.name, in: available) }
        return map
    }
}

/// A field of a standard layer: our name, the standard's, and what the standard says of it.
package struct StandardField: Sendable, Hashable {
    /// Our name, as used in project files and analyses.
    package let name: String
    /// The standard name, such as `DLBM`.
    package let standardName: String
    /// The standard's Chinese name; the standard name where no source states one.
    package let chineseName: String
    /// Type of the values.
    package let kind: AttributeColumn.Kind
    /// Characters for text, digits for numbers; 0 where no source states it.
    package let width: Int
    /// Decimals; 0 for text and integers.
    package let decimals: Int
    /// Older or shorter spellings.
    package let aliases: [String]

    init(
        _ name: String, _ standardName: String, _ chineseName: String, _ kind: AttributeColumn.Kind = .text,
        _ width: Int = 0, decimals: Int = 0, aliases: [String] = []
    ) {
        (self.name, self.standardName, self.chineseName) = (name, standardName, chineseName)
        (self.kind, self.width, self.decimals, self.aliases) = (kind, width, decimals, aliases)
    }
}
