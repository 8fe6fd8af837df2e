import Columns
import Foundation
import TestSupport
import Testing

@testable import Tours

/// Instances with proven optima: our own, small enough to try every way, and the classic ones (Tsiligirides,
/// J. Operational Research Society 35, 1984).
@Suite struct TsiligiridesTests {
    /// One line of a table of optima.
    private struct Optimum {
        let name: String, budget: Double, best: Double, isProven: Bool

        init(_ cells: [String]) throws {
            (name, isProven) = (cells[0], cells[5] == "OPTIMAL")
            (budget, best) = (try #require(Double(cells[2])), try #require(Double(cells[3])))
        }
    }

    /// Gaps to the optimum of each instance, as parts of it, and of the bound where there is one.
    private func gaps(
        _ optima: [Optimum], _ rounds: Int, exactUpTo: Int? = nil, _ text: (String) throws -> String
    ) throws -> (found: [Double], bound: [Double]) {
        var (gaps, slack) = ([Double](), [Double]())
        for optimum in optima where optimum.isProven && optimum.best > 0 {
            let instance = try Self.instance(text(optimum.name))
            var generator = SeededGenerator(seed: 1)
            var limits = OrienteeringLimits(budgetSeconds: optimum.budget + 2e-6, rounds: rounds, starts: 2)
            if let exactUpTo { limits.exactUpTo = exactUpTo }
            let found = try Orienteering.solve(instance, limits: limits, using: &generator)
            let best = optimum.best
            #expect(
                found.prize <= best && found.bound.value.map { $0 >= best } ?? true, "\(optimum.name): \(found.prize)")
            gaps.append((best - found.prize) / best)
            if let bound = found.bound.value { slack.append((bound - best) / bound) }
        }
        return (gaps, slack)
    }

    private func ownText(_ name: String) throws -> String {
        try String(contentsOfFile: Fixtures.path("orienteering/" + name), encoding: .utf8)
    }

    /// Exactly, and by the search alone, which may miss a score by a twentieth in one of seven.
    @Test func reachesTheOptimaOfOurOwn() throws {
        let optima = try Fixtures.table("orienteering/optima.csv").map { try Optimum($0) }
        #expect(try gaps(optima, 200, ownText).found == [Double](repeating: 0, count: 7))
        let found = try gaps(optima, 200, exactUpTo: 0, ownText).found
        #expect(found.count { $0 == 0 } >= 6 && found.allSatisfy { $0 < 0.05 })
    }

    /// The table says what trying every way says, here once more: one of them has no way at all.
    @Test func theOptimaOfOurOwnAreThoseOfEveryWay() throws {
        let optima = try Fixtures.table("orienteering/optima.csv").map { try Optimum($0) }
        #expect(optima.count == 8 && optima.count { $0.best == 0 } == 1)
        for optimum in optima {
            let instance = try Self.instance(ownText(optimum.name))
            #expect(Self.best(instance, budget: optimum.budget) == optimum.best, "\(optimum.name)")
        }
    }

    /// The best prize of a way from the first anchor to the second, or none, by trying every order within the budget.
    private static func best(_ instance: OrienteeringInstance, budget: Double) -> Double {
        let (n, times) = (instance.villageCount, instance.times)
        var best = 0.0
        func go(_ at: Int, _ seen: Int, _ spent: Double, _ prize: Double) {
            guard let home = times[at, n + 1], spent + home <= budget else { return }
            best = max(best, prize)
            for v in 0..<n where seen & (1 << v) == 0 {
                if let leg = times[at, v] { go(v, seen | 1 << v, spent + leg, prize + instance.prizes[v]) }
            }
        }
        go(n, 0, 0, 0)
        return best
    }

    @Test(
        .slow, .realData("orienteering"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip"), "there is no unzip"))
    func reachesProvenOptimaWithinATenthOfAPercentOnAverage() throws {
        let table = try String(contentsOfFile: RealData.path("orienteering/tsiligirides_optima.csv"), encoding: .utf8)
        let optima = try table.split(whereSeparator: \.isNewline).dropFirst()
            .map { try Optimum($0.split(separator: ",").map(String.init)) }
        let (gaps, slack) = try gaps(optima, 1500) {
            try textInZip(RealData.path("orienteering/tsiligirides_chao.zip"), $0)
        }
        let (mean, worst) = (gaps.reduce(0, +) / Double(gaps.count), gaps.max()!)
        print(
            "Tsiligirides: \(gaps.count) instances, mean gap to optimum \(fixedText(100 * mean, decimals: 3)) %,",
            "worst \(fixedText(100 * worst, decimals: 2)) %; bound over optimum in \(slack.count), mean",
            "\(fixedText(100 * slack.reduce(0, +) / Double(max(1, slack.count)), decimals: 2)) %")
        #expect(gaps.count == 49 && mean <= 0.001 && worst <= 0.02)
    }

    /// First line: budget and number of paths; then x y prize; the first point starts and the second ends.
    static func instance(_ text: String) throws -> OrienteeringInstance {
        let lines = text.split(whereSeparator: \.isNewline)
        let rows = lines.dropFirst().map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
        let points = rows.filter { $0.count == 3 }
        let order = Array(points.dropFirst(2)) + points.prefix(2)
        let n = order.count - 2
        let times = TravelTimes(count: order.count) { i, j in
            // Nothing leaves the second anchor, so that every tour starts at the first.
            i == n + 1 ? nil : Position(order[i][0], order[i][1]).distance(to: Position(order[j][0], order[j][1]))
        }
        return OrienteeringInstance(times: times, prizes: order.prefix(n).map { $0[2] }, ends: [1])
    }
}
