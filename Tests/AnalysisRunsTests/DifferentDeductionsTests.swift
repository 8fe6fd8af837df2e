import Columns
import OGR
import Overlap
import Survey
import Testing

@testable import AnalysisRuns
@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import Tools

/// Rows of one class on the same ground with different ridge coefficients: the larger counts, whatever the order.
@Suite struct DifferentDeductionsTests {
    private static let rates = [0.1, 0.2]

    private func isNear(_ a: AreaSum?, _ b: Double) -> Bool {
        a.map { ($0.squareMetres - b).magnitude < 0.01 + 1e-6 * b } ?? false
    }

    /// 10,000 m² net of 0.2 are 8000, and 1000 more by 0.1.
    @Test(arguments: [false, true], [false, true])
    func theLargerDeductionCounts(turned: Bool, hasKeys: Bool) async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let rates = turned ? Array(Self.rates.reversed()) : Self.rates
        var layer = Layer(
            name: "parcels", crs: Squares.zone.crs,
            geometry: .polygons(Squares.column([(0, 0, 100, 100), (0, 0, 100, 100)])))
        if hasKeys { layer.add(Field("BSM", .text), .text(["1", "2"])) }
        layer.add(Field("DLBM", .text), .text(["0101", "0101"]))
        layer.add(Field("KCXS", .real), .real(rates))
        try folder.write(layer, "parcels.gpkg")
        let found = try await Analysis.run(
            try folder.project(
                "  villages: {path: villages.gpkg}\n  parcels: {path: parcels.gpkg}",
                "county: {code: \"430699\", name: 县}"), threads: 2)
        let land = try #require(found.land)
        #expect(isNear(land.farmland, 8000), "\(String(describing: land.farmland))")
        #expect(isNear(land.countyDoubt.deduction, 1000))
        let figure = land.countyDoubt.ofFarmlandSum
        #expect(isNear(figure.below, 1_991_000) && figure.reason.en.contains("1000.00 m² between different deductions"))
    }

    @Test func theDifferenceAloneMakesAStateDoubtful() {
        func state(_ task: Double, _ deduction: Double) -> TaskState {
            var doubt = GroundDoubt(sameClass: .zero)
            doubt.deduction = AreaSum(squareMetres: deduction)
            return TaskState(
                AreaSum(squareMetres: task), by: AreaSum(squareMetres: 8000), doubt: doubt.ofFarmlandSum)
        }
        #expect(state(8500, 1000) == .doubtful && state(9000, 1000) == .doubtful)
        #expect(state(9000.01, 1000) == .notMet && state(8000, 1000) == .met && state(8500, 0) == .notMet)
    }

    @Test(arguments: [false, true]) func tabulateTakesTheLarger(turned: Bool) async throws {
        let files = try SurveyFiles()
        let rates = turned ? Array(Self.rates.reversed()) : Self.rates
        let box = SurveyFiles.box(0, 0, 100, 100)
        let parcels = try files.parcels(
            rates.enumerated().map {
                SurveyFiles.Parcel(key: "\($0.offset)", landClass: "0101", ring: box, rate: $0.element)
            })
        let zones = try files.zones([SurveyFiles.Zone(key: "4306991002010000000", control: nil, ring: box)])
        var request = Tabulation.Request(
            zones: .init(path: zones), zoneKey: "ZLDWDM", parcels: .init(path: parcels), classField: "DLBM",
            method: .planar)
        request.parcelKey = "BSM"
        request.deduction = .recomputed
        let found = try await Tabulation.run(request)
        let csv = found.csv().text
        #expect(csv.contains("2000.00") && csv.contains("8000.00") && !csv.contains("9000.00"), "\(csv)")
        let notes = found.notes(leftOut: 0).map(\.en)
        #expect(notes.contains { $0.contains("different deductions") && $0.contains("1000.00") }, "\(notes)")
    }
}
