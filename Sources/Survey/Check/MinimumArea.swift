import Columns

/// The least area of a parcel that the survey maps (最小上图面积).
///
/// - Source: domain facts §D.3: 200 m² for construction land and facilities (1202), 400 m² for other agricultural land,
///   600 m² for unused land; roads (10) and rivers (1101) are not merged for their size.
package enum MinimumArea {
    /// Square metres for a DLBM; none for classes that are mapped whatever their size, and for codes that are not known.
    ///
    /// 0404 其他草地 counts as unused land, as the rule itself groups it.
    package static func of(_ code: String?) -> Double? {
        guard let landClass = code.flatMap(LandClass.init), let entry = LandClassTable.thirdSurvey[landClass] else {
            return nil
        }
        if landClass.code.hasPrefix("10") || landClass.base == "1101" { return nil }
        if landClass.base == "1202" { return 200 }
        if landClass.base == "0404" { return 600 }
        switch entry.threeClass {
        case .construction: return 200
        case .agricultural: return 400
        case .unused: return 600
        case nil: return nil
        }
    }
}
