/// The three classes of land (三大类) of the Land Administration Law, article 4. Which class a land-class code belongs to
/// is data: see `LandClassTable`.
package enum ThreeClass: String, Sendable, Hashable, CaseIterable {
    /// 农用地
    case agricultural
    /// 建设用地
    case construction
    /// 未利用地
    case unused

    /// 农用地, 建设用地 or 未利用地.
    package var chineseName: String {
        switch self {
        case .agricultural: "农用地"
        case .construction: "建设用地"
        case .unused: "未利用地"
        }
    }
}
