import TestSupport
import Testing

@testable import Location

@Suite(.slow) struct ModelsTests {
    private static let limits = LocationLimits(rounds: 50)

    private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }

    /// What holds of every answer: sites and assignment agree with the instance.
    private func checkForm(_ solution: LocationSolution, _ force: BruteForce, atMost count: Int? = nil) {
        #expect(Set(solution.opened).isSubset(of: force.instance.candidates))
        #expect(solution.sites == (solution.opened + force.instance.kept).sorted())
        if let count { #expect(solution.opened.count <= count) }
        for (demand, site) in solution.assignment.enumerated() {
            let least = force.least(demand, solution.sites)
            #expect(site.map { force.cost[demand][$0] } == least.map { .some($0) })
        }
    }

    @Test(arguments: Shape.all) func mediansAreBest(_ shape: Shape) throws {
        let force = shape.instance()
        for count in [0, 1, 2, 3, 9] {
            let best = force.median(count)
            guard let best else {
                #expect(throws: LocationError.self) {
                    try Siting.solve(.median(sites: count), force.instance, limits: Self.limits)
                }
                continue
            }
            let solution = try Siting.solve(.median(sites: count), force.instance, limits: Self.limits)
            checkForm(solution, force, atMost: count)
            #expect(isClose(solution.value, best))
            #expect(force.sum(solution.opened).map { isClose($0, solution.value) } == true)
            #expect(solution.isProven)
            #expect(solution.unreachable == force.unreachable())
        }
    }

    @Test(arguments: Shape.all) func centresAreBest(_ shape: Shape) throws {
        let force = shape.instance()
        for count in [0, 1, 2, 3, 9] {
            guard let best = force.centre(count) else {
                #expect(throws: LocationError.self) {
                    try Siting.solve(.centre(sites: count), force.instance, limits: Self.limits)
                }
                continue
            }
            let solution = try Siting.solve(.centre(sites: count), force.instance, limits: Self.limits)
            checkForm(solution, force, atMost: count)
            #expect(solution.value == best)
            #expect(force.radius(solution.opened) == best)
            #expect(solution.isProven)
        }
    }

    @Test(arguments: Shape.all) func coversAreBest(_ shape: Shape) throws {
        let force = shape.instance()
        for limit in [0.0, 3, 6, 10, 100] {
            let solution = try Siting.solve(.cover(within: limit), force.instance, limits: Self.limits)
            checkForm(solution, force)
            #expect(solution.value == Double(force.cover(within: limit)))
            #expect(solution.opened.count == Int(solution.value))
            #expect(solution.isProven)
            #expect(solution.unreachable == force.unreachable(within: limit))
            let out = Set(solution.unreachable)
            for demand in force.cost.indices where !out.contains(demand) {
                #expect(force.least(demand, solution.sites).map { $0 <= limit } == true)
            }
        }
    }

    @Test(arguments: Shape.all) func maximalCoversAreBest(_ shape: Shape) throws {
        let force = shape.instance()
        for limit in [0.0, 4, 7, 100] {
            for count in [0, 1, 3] {
                let model = LocationModel.maximalCover(sites: count, within: limit)
                let solution = try Siting.solve(model, force.instance, limits: Self.limits)
                checkForm(solution, force, atMost: count)
                #expect(solution.value == force.maximalCover(count, within: limit))
                #expect(force.covered(solution.opened, within: limit) == solution.value)
                #expect(solution.isProven)
            }
        }
    }

    /// With next to no work allowed there is still a choice, and the bound still holds.
    @Test(arguments: Shape.all) func boundsHoldWithoutWork(_ shape: Shape) throws {
        let force = shape.instance(demand: 20, sites: 10)
        let none = LocationLimits(rounds: 0, nodes: 0, effort: 1)
        let covered = try Siting.solve(.maximalCover(sites: 3, within: 4), force.instance, limits: none)
        let most = force.maximalCover(3, within: 4)
        #expect(covered.value <= most && most <= covered.bound.value)
        #expect(covered.bound.value.isFinite)
        if let best = force.median(4),
            let solution = try? Siting.solve(.median(sites: 4), force.instance, limits: none)
        {
            #expect(solution.bound.value <= best * (1 + 1e-9) && best <= solution.value * (1 + 1e-9))
        }
        let fewest = try Siting.solve(.cover(within: 5), force.instance, limits: none)
        #expect(fewest.bound.value <= Double(force.cover(within: 5)) && Double(force.cover(within: 5)) <= fewest.value)
    }

    @Test func theSameAnswerAgain() throws {
        let force = BruteForce.random(demand: 60, sites: 30, seed: 8, absent: 0.2, whole: false)
        for model in [
            LocationModel.median(sites: 6), .centre(sites: 6), .cover(within: 5), .maximalCover(sites: 5, within: 4),
        ] {
            let few = LocationLimits(rounds: 100)
            let first = try Siting.solve(model, force.instance, limits: few)
            #expect(try Siting.solve(model, force.instance, limits: few) == first)
        }
    }
}
