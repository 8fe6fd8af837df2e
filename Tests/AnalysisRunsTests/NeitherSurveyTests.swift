import Columns
import OGR
import Testing

@testable import AnalysisRuns
@testable import FindingValues
@testable import ProjectFile

/// Ground of which neither survey says anything: rectangles counted by hand.
@Suite struct NeitherSurveyTests {
    typealias Parcel = (key: String, landClass: String, box: (Double, Double, Double, Double))

    private func change(
        _ before: [Parcel], _ now: [Parcel], years: (Int64, Int64) = (2022, 2024), _ more: String = "",
        hasVillages: Bool = true
    ) async throws -> ChangeFindings {
        let folder = try TestFolder()
        try folder.writeVillages()
        for (name, parcels, year) in [("parcels_before", before, years.0), ("parcels", now, years.1)] {
            var layer = Layer(
                name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(parcels.map(\.box))))
            layer.add(Field("BSM", .text), .text(parcels.map(\.key)))
            layer.add(Field("DLBM", .text), .text(parcels.map(\.landClass)))
            layer.add(Field("SJNF", .integer), .integer(parcels.map { _ in year }))
            try folder.write(layer, name + ".gpkg")
        }
        let layers = (hasVillages ? ["villages"] : []) + ["parcels_before", "parcels"]
        let project = try folder.project(
            layers.map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n"),
            "county: {code: \"430699\", name: 县}\n" + more)
        return try #require(try await Analysis.run(project, only: [.change], threads: 2).change)
    }

    /// One hectare of the western village, whose zone prefix is lacking.
    private static let lost: Parcel = ("9", "0101", (-38_000_000, 0, 100, 100))
    private static func covering(_ lacking: Double) -> [Parcel] {
        [
            ("1", "0101", (0, 100, 1000, 900)), ("2", "0301", (100, 0, 900, 100)),
            ("3", "0301", (1000, 0, 1000, 1000)), ("4", "0101", (lacking, 0, 100 - lacking, 100)),
        ]
    }

    private func isNear(_ a: AreaSum, _ b: Double) -> Bool { (a.squareMetres - b).magnitude < 0.01 }

    @Test func aRowSetAsideInBothLeavesTheBalanceInDoubt() async throws {
        let rows = Array(Self.covering(0).prefix(3)) + [Self.lost]
        let found = try await change(rows, rows)
        #expect(found.before.parcels == 3 && found.gone.isEmpty && found.new.isEmpty)
        #expect(isNear(found.inNeither, 10_000) && found.inNeitherByVillage.keys.sorted() == ["430699101201"])
        #expect(found.farmlandBalance.sheets.map(\.id) == ["RL-6", "RL-7"])
        for sheet in found.farmlandBalance.sheets {
            #expect(sheet.rows.map(\.state) == [.doubtful, .doubtful, .doubtful, .met])
            #expect(isNear(sheet.rows[0].doubt, 10_000))
        }
    }

    @Test func villagesThatAreCoveredAreInNoDoubt() async throws {
        let found = try await change(Self.covering(0), Self.covering(0))
        #expect(found.inNeither == .zero && found.inNeitherByVillage.isEmpty)
        #expect(found.farmlandBalance.sheets.allSatisfy { $0.rows.allSatisfy { $0.state == .met } })
    }

    /// The earlier survey lacks 6000 m², the later 4000 of them: 4000 are in neither, and 2000 are new.
    @Test func whatOneOfThemCoversIsNotInNeither() async throws {
        let found = try await change(Self.covering(60), Self.covering(40))
        #expect(isNear(found.doubtBefore.bare, 2000) && isNear(found.inNeither, 4000))
        #expect(isNear(found.farmlandBalance.sheets[0].rows[0].doubt, 6000))
    }

    /// Without villages the smaller area of the rows set aside is what may be in neither.
    @Test func withoutVillagesRowsSetAsideCount() async throws {
        let rows = Array(Self.covering(0).prefix(3)) + [Self.lost]
        let found = try await change(rows, rows, hasVillages: false)
        #expect(isNear(found.inNeither, 10_000), "\(found.inNeither.squareMetres)")
        #expect(found.farmlandBalance.sheets.allSatisfy { $0.rows[0].state == .doubtful })
        #expect(try await change(Self.covering(0), rows, hasVillages: false).inNeither == .zero)
    }

    @Test func yearsThatContradictAreTold() async throws {
        func notices(_ years: (Int64, Int64), _ more: String) async throws -> [String] {
            try await change(Self.covering(0), Self.covering(0), years: years, more).farmlandBalance.notices.map(\.en)
        }
        let given = try await notices((2022, 2024), "change: {year_before: 2021, year: 2023}\n")
        #expect(given.contains { $0.contains("change.year_before is 2021") && $0.contains("is 2022") })
        #expect(given.contains { $0.contains("change.year is 2023") && $0.contains("is 2024") })
        #expect(try await notices((2024, 2022), "").contains { $0.contains("wrong way round") })
        #expect(try await notices((2010, 2012), "").contains { $0.contains("RL-6 does not hold in 2012") })
        #expect(!(try await notices((2022, 2024), "")).contains { $0.contains("SJNF") || $0.contains("wrong way") })
        let error = try #require(throws: ProjectError.self) {
            _ = try Project(
                text: "name: t\nlayers: {}\nchange: {year_before: 2030, year: 2020}\n", file: "p.yaml", folder: "/")
        }
        #expect(error.description.contains("2030") && error.description.contains("2020"), "\(error.description)")
    }
}
