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

    /// Each is solved to its optimum, with the proof.
    private func expectOptima(_ optima: [Optimum], _ text: (String) throws -> String) throws -> Int {
        let proven = optima.filter { $0.isProven && $0.best > 0 }
        for optimum in proven {
            let limits = OrienteeringLimits(budgetSeconds: optimum.budget + 2e-6)
            let found = try Orienteering.solve(Self.instance(text(optimum.name)), limits: limits)
            #expect(found.prize == optimum.best && found.isProvenBest, "\(optimum.name): \(found.prize)")
        }
        return proven.count
    }

    private func ownText(_ name: String) throws -> String {
        try String(contentsOfFile: Fixtures.path("orienteering/" + name), encoding: .utf8)
    }

    @Test func reachesTheOptimaOfOurOwn() throws {
        let optima = try Fixtures.table("orienteering/optima.csv").map { try Optimum($0) }
        #expect(try expectOptima(optima, ownText) == 7)
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

    /// Those that a build for debugging solves in a second or two; `make bench-tours` has all.
    @Test(
        .slow, .realData("orienteering"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip"), "there is no unzip"))
    func reachesProvenOptimaOfTheShortBudgets() throws {
        let table = try String(contentsOfFile: RealData.path("orienteering/tsiligirides_optima.csv"), encoding: .utf8)
        let optima = try table.split(whereSeparator: \.isNewline).dropFirst()
            .map { try Optimum($0.split(separator: ",").map(String.init)) }.filter { $0.budget <= 30 }
        #expect(
            try expectOptima(optima) { try textInZip(RealData.path("orienteering/tsiligirides_chao.zip"), $0) } == 16)
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
