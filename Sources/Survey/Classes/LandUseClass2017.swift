/// A code of the national standard GB/T 21010-2017 (土地利用现状分类): two or four digits, such as `05`, `0501`.
///
/// The working classification of the third survey is drawn from it and shares most codes; it merges others (05H1 for 0501
/// to 0507) and adds finer ones.
/// - Source: `GeoData/land-classes/README.md`.
package struct LandUseClass2017: LandClassCode {
    /// GB/T 21010-2017.
    package static let system = LandClassSystem.landUse2017
    /// The whole code.
    package let code: String

    /// A code known to be well formed.
    package init(wellFormed code: String) { self.code = code }

    /// Two or four digits.
    package static func isWellFormed(_ code: [UInt8]) -> Bool {
        isDigits(code, count: 2) || isDigits(code, count: 4)
    }
}
