import Columns
import TestSupport
import Testing

@testable import Tours

/// Small instances against every set of villages.
@Suite(.slow) struct EnumerationTests {
    private func expectBest(_ instance: OrienteeringInstance, _ limits: OrienteeringLimits, _ name: String) throws {
        let found = try Orienteering.solve(instance, limits: limits)
        let best = bruteForceBest(instance, limits)
        #expect(found.broken(instance, limits) == nil, "\(name)")
        let kept = instance.rules.required.count - found.unmet.count
        #expect(kept == best.kept && ReachProblem.millionths(found.prize) == best.prize, "\(name)")
        if found.shortfall != .noVillageInReach, found.shortfall != .noVillage, best.prize > 0 {
            #expect(found.isProvenBest, "\(name)")
        }
    }

    /// One-way legs, missing ones, legs that are no shortest ways, closed tours, stays and least numbers of villages.
    @Test(arguments: 0..<10)
    func aThousandNetworksEqualEnumeration(hundred: Int) throws {
        for seed in hundred * 100..<hundred * 100 + 100 {
            let instance = randomInstance(
                villages: 4 + seed % 4, anchors: 1 + seed % 3, seed: UInt64(seed), oneWay: seed % 2 == 1,
                shortest: seed % 5 < 3, closed: seed % 3 == 0)
            let limits = OrienteeringLimits(
                budgetSeconds: 30 + Double(seed * 7 % 170), count: 1 + seed / 7 % 3,
                villages: (1 + seed / 3 % 3)...(seed % 4 == 0 ? 3 : 7))
            try expectBest(instance, limits, "seed \(seed)")
        }
    }

    /// Required, together and apart, some of which cannot be.
    @Test(arguments: 0..<6)
    func rulesEqualEnumeration(fifty: Int) throws {
        for seed in fifty * 50..<fifty * 50 + 50 {
            var generator = SeededGenerator(seed: UInt64(9000 + seed))
            func list(_ size: Int) -> [Int] { (0..<size).map { _ in Int.random(in: 0..<7, using: &generator) } }
            let rules = TourRules(
                required: (0..<seed % 4).map { list(1 + $0 % 2) }, together: (0..<seed / 4 % 2).map { _ in list(2) },
                apart: (0..<seed / 8 % 3).map { list(2 + $0) })
            let instance = randomInstance(
                villages: 7, anchors: 2, seed: UInt64(seed), oneWay: seed % 2 == 1, shortest: seed % 3 == 0,
                closed: seed % 5 == 0, rules: rules)
            let limits = OrienteeringLimits(
                budgetSeconds: 40 + Double(seed * 7 % 120), count: 1 + seed % 2, villages: (1 + seed / 16 % 2)...6)
            try expectBest(instance, limits, "seed \(seed)")
        }
    }

    @Test func moreOfAnythingIsNeverLess() throws {
        for seed in 0..<6 {
            let instance = randomInstance(villages: 25, anchors: 2, seed: UInt64(300 + seed), shortest: true)
            func prize(_ budget: Double, _ count: Int, _ most: Int) throws -> Double {
                try Orienteering.solve(
                    instance, limits: OrienteeringLimits(budgetSeconds: budget, count: count, villages: 1...most)
                ).prize
            }
            let base = try prize(80, 2, 5)
            #expect(try prize(95, 2, 5) >= base)
            #expect(try prize(80, 3, 5) >= base)
            #expect(try prize(80, 2, 6) >= base)
        }
    }

    @Test func oneTourIsAtLeastEachOfThree() throws {
        for seed in 0..<6 {
            let instance = randomInstance(villages: 25, anchors: 2, seed: UInt64(400 + seed), shortest: true)
            var limits = OrienteeringLimits(budgetSeconds: 90, count: 3, villages: 2...6)
            let three = try Orienteering.solve(instance, limits: limits)
            limits.count = 1
            let one = try Orienteering.solve(instance, limits: limits)
            #expect(three.tours.allSatisfy { $0.prize <= one.prize })
            // To require what is best anyway changes nothing.
            let rules = TourRules(required: one.tours[0].villages.dropFirst().map { [$0] })
            let same = OrienteeringInstance(
                times: instance.times, prizes: instance.prizes, stays: instance.stays, excluded: instance.excluded,
                rules: rules)
            let again = try Orienteering.solve(same, limits: limits)
            #expect(again.prize == one.prize && again.unmet.isEmpty && again.isProvenBest)
        }
    }

    @Test func theSmallestConflictIsNamed() throws {
        // On a line of one second a step, from the middle: the ends cannot both be had within 8 seconds.
        let villages = (-5...5).filter { $0 != 0 }.map { Position(Double($0), 0) }
        let line = planeInstance(villages: villages, anchors: [Position(0, 0)], prizes: villages.map { _ in 1 })
        func solve(_ rules: TourRules, budget: Double = 8) throws -> OrienteeringSolution {
            let instance = OrienteeringInstance(times: line.times, prizes: line.prizes, rules: rules)
            let found = try Orienteering.solve(instance, limits: OrienteeringLimits(budgetSeconds: budget))
            #expect(found.broken(instance, OrienteeringLimits(budgetSeconds: budget)) == nil)
            return found
        }
        // Villages 0 and 9 are the ends, 4 and 5 the nearest.
        let both = try solve(TourRules(required: [[4], [0], [5], [9]]))
        #expect(both.conflict == [1, 3] && both.unmet.count == 1)
        #expect(try solve(TourRules(required: [[0]]), budget: 4).conflict == [0])
        #expect(try solve(TourRules(required: [[4], [5]], apart: [[5, 4]])).conflict == [0, 1])
        let either = try solve(TourRules(required: [[0, 9], [4], [5]]))
        #expect(either.conflict == nil && either.unmet.isEmpty && either.prize == 6)
    }
}
