import Columns
import TestSupport
import Testing

@testable import Regions

@Suite struct AreaClusteringErrorTests {
    @Test(
        arguments: [
            (.notPolygons(layer: "areas"), ["areas"], []),
            (.noSuchField(field: "pop", layer: "areas", nearest: "popu", found: ["popu"]), ["pop", "areas"], ["popu"]),
            (
                .noSuchField(field: "x", layer: "areas", nearest: nil, found: ["f1", "f2"]), ["x", "areas"],
                ["f1", "f2"]
            ),
            (.notNumbers(field: "pop"), ["pop"], []), (.noKey(field: "code", row: 7), ["code", "7"], []),
            (.keyTwice(field: "code", value: "A9"), ["code", "A9"], []),
            (.noPlan(.triedOut), [], ["--count"]), (.noPlan(.notFound), [], ["--floor"]),
            (.noPlan(.proven(ClusterCounts.tooMany(9, of: 4))), ["9", "4"], ["--count"]),
        ] as [(AreaClusteringError, [String], [String])])
    func bothLanguages(_ error: AreaClusteringError, _ told: [String], _ advised: [String]) {
        expectBothLanguages(error.phrase, told)
        expectBothLanguages(error.remedy, advised)
    }

    @Test(arguments: [RegionResult.Reason.componentTooSmall, .tooLarge, .leftOver])
    func reasons(_ reason: RegionResult.Reason) {
        expectBothLanguages(reason.phrase)
        #expect(reason.phrase.en == reason.rawValue)
    }
}
