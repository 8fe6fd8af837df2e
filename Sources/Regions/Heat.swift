/// Chances of the search: where a change falls, and how much dearer it may be.
///
/// Amounts that a Metropolis step tolerates are exponential variates out of a table, worked out with the four
/// operations alone: no library's logarithm, so that every machine takes the same steps.
struct Heat {
    private var state: UInt64
    private static let sizeBits: UInt64 = 12
    /// −ln((i + ½)/4096) for each i.
    private static let variates: [Double] = (0..<(1 << Int(sizeBits))).map { -logarithm((Double($0) + 0.5) / 4096) }

    init(seed: UInt64) { state = seed }

    /// SplitMix64 as in `SeededGenerator`, here so that the inner loop can hold it in registers.
    @inline(__always) mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    @inline(__always) mutating func below(_ limit: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: limit)) >> 32)
    }

    @inline(__always) mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// What a step may cost at temperature 1: exponential with mean 1.
    @inline(__always) mutating func tolerance() -> Double {
        Self.variates[Int(truncatingIfNeeded: next() >> (64 - Self.sizeBits))]
    }

    /// Natural logarithm of a positive number by 2·artanh((x − 1)/(x + 1)) after scaling into [½, 1).
    static func logarithm(_ value: Double) -> Double {
        let (x, power) = (value.significand / 2, Double(value.exponent + 1))
        let t = (x - 1) / (x + 1)
        var (sum, term, n) = (0.0, t, 1.0)
        while n < 60 {
            sum += term / n
            term *= t * t
            n += 2
        }
        return 2 * sum + power * 0.693147180559945309
    }

    /// e to a power, by squaring a short series.
    static func exponential(_ value: Double) -> Double {
        let x = value / 1024
        var result = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)))
        for _ in 0..<10 { result *= result }
        return result
    }
}
