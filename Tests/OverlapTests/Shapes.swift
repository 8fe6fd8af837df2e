import Columns

@testable import Overlap

/// Random shapes from a seed.
struct Shapes {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func uniform(_ from: Double, _ to: Double) -> Double { from + (to - from) * random.unit() }
    mutating func integer(_ below: Int) -> Int { Int(clamping: random.unit() * Double(below)) }

    /// A star-shaped ring about a centre: simple by construction.
    mutating func star(_ x: Double, _ y: Double, _ low: Double, _ high: Double, _ n: Int) -> [Double] {
        var ring: [Double] = []
        for i in 0..<n {
            let (c, s) = direction((Double(i) + 0.8 * random.unit()) / Double(n))
            let r = uniform(low, high)
            ring += [x + r * c, y + r * s]
        }
        return ring + ring[0..<2]
    }

    /// A row of one or two parts, the first perhaps with a hole; centre and size from the generator.
    mutating func row(around x: Double, _ y: Double, _ size: Double) -> [[[Double]]] {
        let (cx, cy) = (x + uniform(-size, size), y + uniform(-size, size))
        var parts = [[star(cx, cy, 0.5 * size, size, 4 + integer(24))]]
        if random.unit() < 0.5 { parts[0].append(star(cx, cy, 0.05 * size, 0.3 * size, 4 + integer(6))) }
        if random.unit() < 0.3 { parts.append([star(cx + 2.1 * size, cy, 0.2 * size, size, 3 + integer(9))]) }
        return parts
    }

    /// Unit vector at a turn of 0…1 by the rational circle; not evenly spread, which does not matter here.
    private func direction(_ turn: Double) -> (Double, Double) {
        let quarter = Int(clamping: turn * 4) & 3
        let t = turn * 4 - (turn * 4).rounded(.down)
        let (c, s) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
        switch quarter {
        case 0: return (c, s)
        case 1: return (-s, c)
        case 2: return (-c, -s)
        default: return (s, -c)
        }
    }
}
