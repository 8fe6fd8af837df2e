import Testing
import Tours

@Suite struct ToursExamples {
    @Test func toursAndTheirBound() throws {
        let seconds: [[Double?]] = [
            [0, 600, 900, 300], [600, 0, 600, 900], [900, 600, 0, 1200], [300, 900, 1200, 0],
        ]
        // example: Tours/Tours
        // Three villages and one anchor: places 0, 1, 2 and 3.
        let times = TravelTimes(count: 4) { from, to in seconds[from][to] }
        let instance = OrienteeringInstance(times: times, prizes: [3, 1, 2], stays: [600, 600, 600])
        let limits = OrienteeringLimits(budgetSeconds: 5400, villages: 2...3)

        let solution = try Orienteering.solve(instance, limits: limits)
        if let tour = solution.tours.first { print(tour.villages, tour.seconds, tour.prize) }
        print(solution.bound, solution.gap as Any)
        // end
        // From the anchor 300, 600 and 600 on the road, and three stays.
        #expect(solution.tours.first?.villages == [0, 1, 2] && solution.tours.first?.seconds == 3300)
        #expect(solution.prize == 6 && solution.gap == 0)

        // example: Tours/OrienteeringAndItsBound
        switch solution.bound {
        case .proven(let value, let method): print("at most \(value), by \(method)")
        case .none(let reason): print("no bound: \(reason)")
        }
        // end
    }
}
