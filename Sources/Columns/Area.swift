/// An exact sum of areas: an integer of 10⁻⁶ m², so that any split by batch, thread or file gives the same digits.
public struct AreaSum: Sendable, Hashable, Comparable, AdditiveArithmetic {
    /// Millionths of a square metre.
    public var micro: Int128

    /// The sum of that many millionths of a square metre.
    public init(micro: Int128 = 0) { self.micro = micro }
    /// One area, rounded half away from zero to 10⁻⁶ m².
    ///
    /// What is beyond `greatest` counts as `greatest`, and what is not a number as none: the ground of the Earth is
    /// 5.1 · 10¹⁴ m², rows that cannot stand on it are set aside before they are measured, and a sum never overflows.
    public init(squareMetres: Double) {
        let bounded = max(-Self.greatest, min(squareMetres, Self.greatest))
        micro = squareMetres.isNaN ? 0 : Int128(clamping: (bounded * 1e6).rounded(.toNearestOrAwayFromZero))
    }

    /// Largest single area, 10²⁴ m²: a million of them times the factors of the units stay within 128 bits.
    static let greatest = 1e24

    /// The empty sum.
    public static let zero = AreaSum()
    /// The exact sum.
    public static func + (a: AreaSum, b: AreaSum) -> AreaSum { AreaSum(micro: a.micro + b.micro) }
    /// The exact difference; may be negative.
    public static func - (a: AreaSum, b: AreaSum) -> AreaSum { AreaSum(micro: a.micro - b.micro) }
    /// The smaller area comes first.
    public static func < (a: AreaSum, b: AreaSum) -> Bool { a.micro < b.micro }

    /// Square metres, rounded to a binary number.
    public var squareMetres: Double { Double(micro) / 1e6 }
    /// Hectares, rounded to a binary number.
    public var hectares: Double { Double(micro) / 1e10 }
    /// Mu, rounded to a binary number; 1 mu = 2000/3 m².
    public var mu: Double { Double(micro * 3) / 2e9 }

    /// Square metres as decimal text, rounded half away from zero.
    /// - Parameter decimals: 0 to 6.
    public func squareMetresText(decimals: Int = 2) -> String { decimalText(micro, scale: 6, decimals: decimals) }
    /// Hectares as decimal text, rounded half away from zero.
    public func hectaresText(decimals: Int = 2) -> String { decimalText(micro, scale: 10, decimals: decimals) }
    /// Mu as decimal text, rounded half away from zero: micro · 3 / 2000 millionths of a mu, kept exact until rounded.
    public func muText(decimals: Int = 2) -> String { decimalText(micro * 15, scale: 10, decimals: decimals) }
}

/// `value · 10^−scale` with `decimals` digits after the point, rounded half away from zero in integers.
public func decimalText(_ value: Int128, scale: Int, decimals: Int) -> String {
    precondition(0...30 ~= scale && 0...scale ~= decimals, "decimals must lie in 0...\(scale)")
    var step: Int128 = 1
    for _ in 0..<(scale - decimals) { step *= 10 }
    let magnitude = value < 0 ? -value : value
    var digits = String((magnitude + step / 2) / step)
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    let sign = value < 0 && digits.contains { $0 != "0" } ? "-" : ""
    if decimals == 0 { return sign + digits }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
}
