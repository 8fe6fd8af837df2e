/// Numbers that belong to a place: the same seed and place give the same number, in any order of asking.
struct LatticeNoise: Sendable {
    let seed: UInt64

    /// An independent source for another purpose.
    func branch(_ purpose: UInt64) -> LatticeNoise {
        LatticeNoise(seed: Self.mix(seed ^ (purpose &* 0x9e37_79b9_7f4a_7c15)))
    }

    /// From 0 up to 1 for a number.
    func unit(_ n: Int) -> Double {
        Double(Self.mix(seed &+ UInt64(bitPattern: Int64(n)) &* 0xd1b5_4a32_d192_ed03) >> 11) * 0x1p-53
    }
    /// From 0 up to 1 for a pair of numbers.
    func unit(_ a: Int, _ b: Int) -> Double {
        let first = Self.mix(seed &+ UInt64(bitPattern: Int64(a)) &* 0xd1b5_4a32_d192_ed03)
        return Double(Self.mix(first &+ UInt64(bitPattern: Int64(b)) &* 0xabc9_8388_fb8f_ac03) >> 11) * 0x1p-53
    }
    /// A whole number in the range.
    func integer(_ range: ClosedRange<Int>, _ n: Int) -> Int {
        range.lowerBound + Int(unit(n) * Double(range.count))
    }
    /// The `n`-th number of this branch, evenly spread over the range.
    func number(_ range: ClosedRange<Double>, _ n: Int) -> Double {
        range.lowerBound + unit(n) * (range.upperBound - range.lowerBound)
    }

    /// Smooth noise of one wavelength, from 0 to 1: values at lattice points, joined by quintic steps.
    func smooth(_ x: Double, _ y: Double) -> Double {
        let (fx, fy) = (x.rounded(.down), y.rounded(.down))
        let (i, j) = (Int(fx), Int(fy))
        let (u, v) = (Self.step(x - fx), Self.step(y - fy))
        let south = unit(i, j) + u * (unit(i + 1, j) - unit(i, j))
        let north = unit(i, j + 1) + u * (unit(i + 1, j + 1) - unit(i, j + 1))
        return south + v * (north - south)
    }

    /// Fractal noise from 0 to 1: each octave half as long and half as high.
    func fractal(_ x: Double, _ y: Double, octaves: Int) -> Double {
        var (sum, weight, scale, total) = (0.0, 1.0, 1.0, 0.0)
        for octave in 0..<octaves {
            let shift = Double(octave) * 17.31
            // Turned by about 37° each time, so that lattice directions do not add up.
            let (px, py) = (0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y)
            let turned = octave % 2 == 0
            sum += weight * smooth((turned ? x : px) * scale + shift, (turned ? y : py) * scale - shift)
            total += weight
            weight *= 0.5
            scale *= 2
        }
        return sum / total
    }

    private static func step(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }

    private static func mix(_ n: UInt64) -> UInt64 {
        var z = n &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
