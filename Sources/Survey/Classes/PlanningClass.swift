/// A code of the classification of land and sea for planning (用地用海分类) of 2020: two, four or six digits, such as `07`,
/// `0703`, `070301`.
///
/// - Source: `GeoData/land-classes/README.md`.
package struct PlanningClass2020: LandClassCode {
    /// 用地用海分类 2020.
    package static let system = LandClassSystem.planning2020
    /// The whole code.
    package let code: String

    /// A code known to be well formed.
    package init(wellFormed code: String) { self.code = code }

    /// Two, four or six digits.
    package static func isWellFormed(_ code: [UInt8]) -> Bool { isPlanningForm(code) }
}

/// A code of the classification of land and sea for planning (用地用海分类) of 2023. It differs from that of 2020 in classes
/// that kept their digits: 0204, 0601, 1207, 1311 and 1312 among them.
///
/// - Source: `GeoData/land-classes/README.md`.
package struct PlanningClass2023: LandClassCode {
    /// 用地用海分类 2023.
    package static let system = LandClassSystem.planning2023
    /// The whole code.
    package let code: String

    /// A code known to be well formed.
    package init(wellFormed code: String) { self.code = code }

    /// Two, four or six digits.
    package static func isWellFormed(_ code: [UInt8]) -> Bool { isPlanningForm(code) }
}

private func isPlanningForm(_ code: [UInt8]) -> Bool {
    [2, 4, 6].contains(code.count) && isDigits(code, count: code.count)
}
