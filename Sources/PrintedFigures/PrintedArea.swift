import Columns

/// Units in which areas are printed, as millionths of a square metre (mu in fifteenths of them, to stay exact).
package enum PrintedArea {
    /// 0.01 ha, 0.0001 ha.
    package static let hectares2 = Int128(100_000_000), hectares4 = Int128(1_000_000)
    /// Mu are `micro · 15` in units of 10⁻¹⁰ mu: 0.01 mu, 0.1 mu.
    package static let mu2 = Int128(100_000_000), mu1 = Int128(1_000_000_000)

    package static func hectares(_ area: AreaSum) -> Int128 { area.micro }
    package static func mu(_ area: AreaSum) -> Int128 { area.micro * 15 }
}
