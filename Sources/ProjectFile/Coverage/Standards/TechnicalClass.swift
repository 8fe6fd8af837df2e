/// The technical class of a road (技术等级), best first: how it is built, as against who runs it.
package enum TechnicalClass: String, Sendable, Hashable, CaseIterable, Comparable {
    case expressway = "高速"
    case first = "一级"
    case second = "二级"
    case third = "三级"
    case fourth = "四级"
    /// Below the classes.
    case none = "等外"

    /// Reads `三级`, `三级公路`, `3`; none for anything else.
    package init?(_ text: String) {
        let key = text.filter { !$0.isWhitespace }.replacing("公路", with: "")
        if let found = Self(rawValue: key) {
            self = found
        } else if let number = Int(key), 0...4 ~= number {
            self = Self.allCases[number]
        } else {
            return nil
        }
    }

    /// Better classes come first.
    package static func < (a: TechnicalClass, b: TechnicalClass) -> Bool { a.rank < b.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
