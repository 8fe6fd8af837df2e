import Columns
import Foundation

@testable import Tours

/// Villages and anchors in a plane, one second to the unit of length.
func planeInstance(
    villages: [Position], anchors: [Position], prizes: [Double], stays: [Double]? = nil, excluded: [Bool]? = nil,
    ends: [Int]? = nil
) -> OrienteeringInstance {
    let places = villages + anchors
    let times = TravelTimes(count: places.count) { places[$0].distance(to: places[$1]) }
    return OrienteeringInstance(times: times, prizes: prizes, stays: stays, excluded: excluded, ends: ends)
}

/// A small random instance; with `oneWay`, times that differ by direction and some pairs without a way.
/// `shortest` makes them the times of shortest ways, as a road network gives.
func randomInstance(
    villages: Int, anchors: Int, seed: UInt64, oneWay: Bool = false, shortest: Bool = false, closed: Bool = false,
    rules: TourRules = TourRules()
) -> OrienteeringInstance {
    var generator = SeededGenerator(seed: seed)
    let n = villages + anchors
    let places = (0..<n).map { _ in Position(100 * generator.unit(), 100 * generator.unit()) }
    var seconds = (0..<n * n).map { i -> Double? in
        let factor = oneWay ? 0.5 + generator.unit() : 1
        let isMissing = oneWay && generator.unit() < 0.15
        return isMissing ? nil : places[i / n].distance(to: places[i % n]) * factor
    }
    for k in 0..<(shortest ? n : 0) {
        for i in 0..<n * n {
            guard let a = seconds[i / n * n + k], let b = seconds[k * n + i % n] else { continue }
            seconds[i] = min(seconds[i] ?? .infinity, a + b)
        }
    }
    return OrienteeringInstance(
        times: TravelTimes(count: n, seconds: seconds),
        prizes: (0..<villages).map { _ in (10 * generator.unit()).rounded() },
        stays: (0..<villages).map { _ in (5 * generator.unit()).rounded() },
        excluded: (0..<villages).map { _ in generator.unit() < 0.1 }, ends: closed ? Array(0..<anchors) : nil,
        rules: rules)
}

/// What trying every set of villages says: most required lists kept, then the most prize, in millionths.
func bruteForceBest(_ instance: OrienteeringInstance, _ limits: OrienteeringLimits) -> (kept: Int, prize: Int64) {
    let (n, places, times) = (instance.villageCount, instance.times.count, instance.times.micro)
    let budget = Int64(clamping: limits.budgetSeconds * 1e6)
    let stays = instance.stays.map(TravelTimes.micro)
    // Least time to have visited a set and to stand at its last village.
    var least = [Int64](repeating: .max / 4, count: (1 << n) * n)
    for v in 0..<n where !instance.excluded[v] {
        for a in 0..<instance.anchorCount {
            least[(1 << v) * n + v] = min(least[(1 << v) * n + v], times[(n + a) * places + v] + stays[v])
        }
    }
    var isTour = [Bool](repeating: false, count: 1 << n)
    func members(_ set: Int) -> [Int] { (0..<n).filter { set & (1 << $0) != 0 } }
    func count(_ set: Int, _ list: [Int]) -> Int { Set(list).count { set & (1 << $0) != 0 } }
    for set in 1..<(1 << n) {
        for last in members(set) where least[set * n + last] <= budget {
            let here = least[set * n + last]
            for next in 0..<n where set & (1 << next) == 0 && !instance.excluded[next] {
                let slot = (set | 1 << next) * n + next
                least[slot] = min(least[slot], here + times[last * places + next] + stays[next])
            }
            var way: Int64 = 0
            if let ends = instance.ends {
                way = TravelTimes.noWay
                for end in ends { way = min(way, times[last * places + n + end]) }
            }
            let rules = instance.rules
            if here + way <= budget, limits.villages.contains(set.nonzeroBitCount),
                rules.together.allSatisfy({ [0, Set($0).count].contains(count(set, $0)) }),
                rules.apart.allSatisfy({ count(set, $0) <= 1 })
            {
                isTour[set] = true
            }
        }
    }
    let tours = isTour.indices.filter { isTour[$0] }
    var unions: Set<Int> = [0]
    for _ in 0..<limits.count {
        unions.formUnion(unions.flatMap { union in tours.filter { $0 & union == 0 }.map { $0 | union } })
    }
    var best = (kept: -1, prize: Int64(-1))
    for union in unions {
        let kept = instance.rules.required.count { count(union, $0) > 0 }
        var prize: Int64 = 0
        for v in members(union) { prize += ReachProblem.millionths(instance.prizes[v]) }
        if (kept, prize) > best { best = (kept, prize) }
    }
    return best
}

/// A text file inside a zip, through the system's `unzip`.
func textInZip(_ zip: String, _ name: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/unzip")
    process.arguments = ["-p", zip, name]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
}
