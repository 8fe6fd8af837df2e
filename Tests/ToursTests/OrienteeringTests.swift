import Columns
import TestSupport
import Testing

@testable import Tours

@Suite(.slow) struct OrienteeringTests {
    private func solve(
        _ instance: OrienteeringInstance, _ limits: OrienteeringLimits
    ) throws -> OrienteeringSolution {
        let found = try Orienteering.solve(instance, limits: limits)
        #expect(found.broken(instance, limits) == nil)
        return found
    }

    /// Five villages along a road of one second a step, the anchor at 0.
    private func road(_ prizes: [Double], ends: [Int]? = nil) -> OrienteeringInstance {
        planeInstance(
            villages: prizes.indices.map { Position(Double($0 + 1), 0) }, anchors: [Position(0, 0)], prizes: prizes,
            ends: ends)
    }

    @Test func outAlongARoad() throws {
        let found = try solve(road([1, 2, 3, 4, 5]), OrienteeringLimits(budgetSeconds: 3))
        #expect(found.tours == [OrienteeringTour(anchor: 0, end: nil, villages: [0, 1, 2], seconds: 3, prize: 6)])
        #expect(found.bound == .proven(value: 6, method: Phrase(zh: "列生成", en: "column generation")))
        #expect(found.gap == 0 && found.isProvenBest && found.shortfall == nil)
    }

    @Test func backToTheAnchorHalvesTheReach() throws {
        let found = try solve(road([1, 2, 3, 4, 5], ends: [0]), OrienteeringLimits(budgetSeconds: 4))
        #expect(found.prize == 3 && found.tours[0].seconds == 4 && found.tours[0].end == 0)
    }

    @Test func mostVillagesKeepsTheDearest() throws {
        let found = try solve(road([1, 2, 3, 4, 5]), OrienteeringLimits(budgetSeconds: 5, villages: 1...2))
        #expect(found.tours[0].villages == [3, 4] && found.prize == 9)
    }

    @Test func leastVillagesWithoutEnoughIsShort() throws {
        let found = try solve(road([1, 2, 3, 4, 5]), OrienteeringLimits(budgetSeconds: 2.5, villages: 3...9))
        #expect(found.tours.isEmpty && found.shortfall == .tooFewVillages && found.bound.value == nil)
    }

    @Test func excludedIsPassedNotCollected() throws {
        let line = road([1, 2, 3])
        let instance = OrienteeringInstance(times: line.times, prizes: line.prizes, excluded: [false, true, false])
        let found = try solve(instance, OrienteeringLimits(budgetSeconds: 3))
        #expect(found.tours[0].villages == [0, 2] && found.prize == 4)
    }

    @Test func staysCostTime() throws {
        let line = road([1, 1, 1])
        let instance = OrienteeringInstance(times: line.times, prizes: line.prizes, stays: [10, 0, 0])
        let found = try solve(instance, OrienteeringLimits(budgetSeconds: 3))
        #expect(found.tours[0].villages == [1, 2])
    }

    @Test func equalPrizeTakesTheShorterThenTheLowerNumber() throws {
        // Two villages of one prize to the left and right at one distance, one farther: only one fits.
        let instance = planeInstance(
            villages: [Position(-3, 0), Position(-2, 0), Position(2, 0)], anchors: [Position(0, 0)], prizes: [7, 7, 7])
        let found = try solve(instance, OrienteeringLimits(budgetSeconds: 3, villages: 1...1))
        #expect(found.tours.map(\.villages) == [[1]])
    }

    @Test func duplicatePlacesAreAllCollected() throws {
        let instance = planeInstance(
            villages: [Position](repeating: Position(1, 0), count: 4), anchors: [Position(0, 0), Position(0, 0)],
            prizes: [1, 1, 1, 1])
        let found = try solve(instance, OrienteeringLimits(budgetSeconds: 1))
        #expect(found.tours[0].villages.sorted() == [0, 1, 2, 3] && found.tours[0].anchor == 0)
    }

    @Test func nothingToDoIsSaid() throws {
        let limits = OrienteeringLimits(budgetSeconds: 10)
        #expect(
            try solve(planeInstance(villages: [Position(0, 0)], anchors: [], prizes: [1]), limits).shortfall
                == .noAnchor)
        #expect(
            try solve(planeInstance(villages: [], anchors: [Position(0, 0)], prizes: []), limits).shortfall
                == .noVillage)
        let far = try solve(planeInstance(villages: [Position(99, 0)], anchors: [Position(0, 0)], prizes: [1]), limits)
        #expect(
            far.shortfall == .noVillageInReach
                && far.bound.reason?.en == "no village lies within the budget of an anchor")
        let times = TravelTimes(count: 2, seconds: [0, nil, nil, 0])
        #expect(try solve(OrienteeringInstance(times: times, prizes: [1]), limits).shortfall == .noVillageInReach)
    }

    @Test func passedVillagesAreCollectedWhereTheyFit() throws {
        // The matrix charges a detour for 1, so no search visits it; the road from the anchor to 2 passes it.
        let times = TravelTimes(count: 4) { i, j in abs([1.0, 2, 3, 0][i] - [1.0, 2, 3, 0][j]) }
        let instance = OrienteeringInstance(times: times, prizes: [0, 0, 5]) { from, to in
            from == 3 && to == 2 ? [0, 1] : []
        }
        let found = try solve(instance, OrienteeringLimits(budgetSeconds: 3))
        #expect(found.tours[0].villages == [0, 1, 2] && found.tours[0].seconds == 3)
    }

    @Test func toursAreDisjointAndWithinLimitsOnALargerInstance() throws {
        let instance = randomInstance(villages: 80, anchors: 3, seed: 7)
        let limits = OrienteeringLimits(budgetSeconds: 90, count: 4, villages: 3...6)
        let found = try solve(instance, limits)
        // Limits and disjointness are held by `solve`; here that it found all four.
        #expect(found.tours.count == 4 && found.shortfall == nil)
        #expect(Set(found.tours.flatMap(\.villages)).count == found.tours.reduce(0) { $0 + $1.villages.count })
        #expect(found.tours.allSatisfy { $0.seconds <= 90 && 3...6 ~= $0.villages.count })
        #expect(found.isProvenBest)
    }

    @Test func aLimitOfWorkLeavesTheBoundValid() throws {
        let instance = randomInstance(villages: 25, anchors: 2, seed: 3, shortest: true)
        let full = try solve(instance, OrienteeringLimits(budgetSeconds: 80, count: 2, villages: 2...6))
        #expect(full.isProvenBest)
        for labels in [0, 20, 300] {
            let limits = OrienteeringLimits(budgetSeconds: 80, count: 2, villages: 2...6, labels: labels)
            let found = try solve(instance, limits)
            #expect(found.prize <= full.prize && found.bound.value.map { $0 >= full.prize - 1e-6 } ?? true)
            #expect(try found == solve(instance, limits), "the same answer again")
        }
    }

    @Test func cancelledStops() async {
        let instance = randomInstance(villages: 40, anchors: 2, seed: 3)
        let limits = OrienteeringLimits(budgetSeconds: 120)
        let task = Task { () -> Bool in
            withUnsafeCurrentTask { $0?.cancel() }
            do throws(CancellationError) {
                _ = try Orienteering.solve(instance, limits: limits)
                return false
            } catch { return true }
        }
        #expect(await task.value)
    }
}
