import Location
import Solver
import Testing

@Suite struct ProgramExamples {
    @Test func plots() {
        // example: Solver/Solver
        // Which of three plots to build on: the most room within a budget of 10.
        var program = Program(.maximise)
        let plots: [(room: Double, price: Double)] = [(6, 5), (5, 4), (4, 4)]
        for plot in plots { program.addVariable(cost: plot.room, upper: 1, isWhole: true) }
        program.addConstraint(plots.indices.map { Program.Term($0, plots[$0].price) }, upper: 10)

        let solution = program.solved()  // outcome .optimal, values [1, 1, 0], objective 11
        let relaxation = program.relaxed()  // prices and reduced costs of the program without whole numbers
        // end
        #expect(solution.outcome == .optimal && solution.values == [1, 1, 0] && solution.objective == 11)
        // A quarter of the third plot is still in the budget.
        #expect(relaxation.objective == 12)
    }

    @Test func sites() throws {
        // example: Location/Location
        // Four villages, three sites; minutes on the road, nil where there is none.
        let minutes: [[Double?]] = [[5, 20, nil], [12, 9, nil], [30, 6, nil], [nil, nil, 4]]
        let costs = AccessCosts(demand: 4, sites: 3) { minutes[$0][$1] }
        let instance = LocationInstance(costs: costs, weights: [800, 1200, 400, 950], kept: [0])

        let solution = try Siting.solve(.maximalCover(sites: 1, within: 15), instance)
        print(solution.opened, solution.value, solution.bound.value, solution.isProven)
        // [2] 2950.0 2950.0 true: 2,000 residents lie within 15 minutes of site 0, and 950 of the new one
        // end
        #expect(solution.opened == [2] && solution.value == 2950 && solution.bound.value == 2950 && solution.isProven)
    }
}
