/// A unit in which corner-point text states areas.
public enum StatedAreaUnit: String, Sendable, Hashable, CaseIterable {
    case hectare = "公顷"
    case squareMetre = "平方米"
    case mu = "亩"

    /// Square metres in one.
    public var squareMetres: Double {
        switch self {
        case .hectare: 10_000
        case .squareMetre: 1
        case .mu: 2000.0 / 3
        }
    }
    /// After a number.
    public var symbol: String {
        switch self {
        case .hectare: "ha"
        case .squareMetre: "m²"
        case .mu: "mu"
        }
    }
    /// For messages.
    public var english: String {
        switch self {
        case .hectare: "hectares"
        case .squareMetre: "square metres"
        case .mu: "mu"
        }
    }
    /// How it is written after a number.
    package static let words: [(String, StatedAreaUnit)] = [
        ("公顷", .hectare), ("ha", .hectare), ("平方米", .squareMetre), ("平米", .squareMetre), ("㎡", .squareMetre),
        ("m²", .squareMetre), ("m2", .squareMetre), ("亩", .mu),
    ]
}
