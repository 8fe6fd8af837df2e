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
    villages: Int, anchors: Int, seed: UInt64, oneWay: Bool = false, shortest: Bool = false, closed: Bool = false
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
        excluded: (0..<villages).map { _ in generator.unit() < 0.1 }, ends: closed ? Array(0..<anchors) : nil)
}

/// The best total prize by trying every tour, and every disjoint set of tours.
func bruteForceBest(_ instance: OrienteeringInstance, _ limits: OrienteeringLimits) -> Double {
    // Best prize of a single tour over exactly a set of villages; shorter is never needed beyond feasibility.
    var feasible = Set<Int>()
    func extend(_ set: Int, at: Int, seconds: Double, count: Int) {
        if count >= limits.villages.lowerBound {
            let way = instance.ends.map { $0.compactMap { instance.times[at, instance.villageCount + $0] }.min() } ?? 0
            if let way, seconds + way <= limits.budgetSeconds { feasible.insert(set) }
        }
        guard count < limits.villages.upperBound else { return }
        for v in 0..<instance.villageCount where set & (1 << v) == 0 && !instance.excluded[v] {
            guard let leg = instance.times[at, v], seconds + leg + instance.stays[v] <= limits.budgetSeconds else {
                continue
            }
            extend(set | 1 << v, at: v, seconds: seconds + leg + instance.stays[v], count: count + 1)
        }
    }
    for a in 0..<instance.anchorCount { extend(0, at: instance.villageCount + a, seconds: 0, count: 0) }
    func prize(_ set: Int) -> Double {
        (0..<instance.villageCount).reduce(0) { set & (1 << $1) != 0 ? $0 + instance.prizes[$1] : $0 }
    }
    let sets = feasible.map { (set: $0, prize: prize($0)) }
    func best(_ count: Int, _ used: Int) -> Double {
        count == 0
            ? 0
            : sets.reduce(0.0) { $1.set & used == 0 ? max($0, $1.prize + best(count - 1, used | $1.set)) : $0 }
    }
    return best(limits.count, 0)
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
