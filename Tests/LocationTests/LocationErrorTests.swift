import TestSupport
import Testing

@testable import Location

@Suite struct LocationErrorTests {
    @Test(
        arguments: [
            (.tooFewSites(asked: 2, least: 31), ["2", "31"]), (.unsettled(asked: 17), ["17"]),
            (.capacities(isProven: true), []), (.capacities(isProven: false), []),
        ] as [(LocationError, [String])])
    func bothLanguages(_ error: LocationError, _ told: [String]) {
        expectBothLanguages(error.phrase, told)
        #expect(error.description == error.phrase.en)
    }

    @Test(arguments: BoundMethod.allCases) func whatProvesABound(_ method: BoundMethod) {
        expectBothLanguages(method.phrase)
    }
}
