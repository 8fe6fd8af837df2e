import Columns
import OGR
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// Only doubt that could change a verdict makes it doubtful: ground without parcels where the rule holds, and conflicts all of
/// which another class claims. Two villages of 1 km, paddy but for a strip of 1000 by 10 m in the first.
@Suite struct UnseenGroundTests {
    typealias Box = (Double, Double, Double, Double)
    private static let paddy: [(String, Box)] = [
        ("0101", (0, 0, 1000, 500)), ("0101", (0, 510, 1000, 490)), ("0101", (1000, 0, 1000, 1000)),
    ]

    private func write(_ folder: TestFolder, _ name: String, _ rows: [(String, Box)]) throws {
        var layer = Layer(name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(rows.map(\.1))))
        layer.add(Field("BSM", .text), .text(rows.indices.map { "\(name)\($0)" }))
        layer.add(Field("DLBM", .text), .text(rows.map(\.0)))
        try folder.write(layer, name + ".gpkg")
    }

    private func analyse(
        basic: [Box], parcels: [(String, Box)] = Self.paddy, before: [(String, Box)]? = nil, villages: [Box]? = nil,
        _ more: String = ""
    ) async throws -> RedLineFindings {
        let folder = try TestFolder()
        let villages = villages ?? [(0, 0, 1000, 1000), (1000, 0, 1000, 1000)]
        try folder.writeVillages(
            codes: villages.indices.map { "\(430_699_101_201 + $0)" }, shapes: Squares.column(villages))
        try write(folder, "parcels", parcels)
        try write(folder, "basic_farmland", basic.map { ("", $0) })
        if let before { try write(folder, "parcels_before", before) }
        let layers = ["villages", "basic_farmland", "parcels"] + (before == nil ? [] : ["parcels_before"])
        let found = try await Analysis.run(
            try folder.project(
                layers.map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n"),
                "county: {code: \"430699\", name: 县}\n" + more), threads: 1)
        return try #require(found.redLine)
    }

    private func rule(_ redLine: RedLineFindings, _ id: String) throws -> RuleApplied {
        try #require(redLine.rules.first { $0.id == id })
    }

    private func isNear(_ a: AreaSum, _ b: Double) -> Bool { (a.squareMetres - b).magnitude < 0.01 }

    @Test func bareGroundElsewhereIsNoDoubt() async throws {
        let redLine = try await analyse(basic: [(0, 0, 100, 100)])
        for id in ["RL-1", "RL-3", "RL-4", "RL-9"] {
            #expect(try rule(redLine, id).verdict == .met && rule(redLine, id).unseen == .zero, "\(id)")
        }
        #expect(redLine.unseen == .zero)
    }

    /// The patch reaches 100 m beyond the county, where nobody's parcels are.
    @Test func groundBeyondTheCountyIsNoDoubt() async throws {
        let redLine = try await analyse(basic: [(1900, 0, 200, 100)])
        #expect(
            redLine.layers.first { $0.layer == "basic_farmland" }?.withoutParcels.map { isNear($0, 10_000) } == true)
        #expect(try rule(redLine, "RL-3").verdict == .met)
    }

    @Test func bareGroundOnThePatchIsDoubt() async throws {
        let redLine = try await analyse(basic: [(0, 400, 100, 200), (50, 450, 100, 100)])
        for id in ["RL-1", "RL-3", "RL-4", "RL-9"] {
            let told = try rule(redLine, id)
            // 150 m of the strip, where the patches share 50 of them.
            #expect(told.verdict == .doubtful && isNear(told.unseen, 1500), "\(id) \(told.unseen.squareMetres)")
            #expect(told.reason?.en.contains("1500.00 m² without parcels") == true)
        }
        #expect(isNear(redLine.unseen, 1500))
    }

    /// 100 m of the strip lie on the patch, 50 of them in three villages, and all in one: each place once.
    @Test func villagesThatOverlapHaveBareGroundOnce() async throws {
        let redLine = try await analyse(
            basic: [(0, 400, 100, 200)],
            villages: [(0, 0, 1000, 1000), (0, 0, 1000, 1000), (50, 0, 950, 1000), (1000, 0, 1000, 1000)])
        #expect(try isNear(rule(redLine, "RL-3").unseen, 1000) && isNear(redLine.unseen, 1000))
    }

    /// What would be too small to be listed could change nothing.
    @Test func lessThanTheLeastConflictIsNoDoubt() async throws {
        for (least, verdict) in [("999", TaskState.doubtful), ("1001", .met)] {
            let redLine = try await analyse(
                basic: [(0, 400, 100, 200)], "options: {least_conflict_m2: \(least)}")
            #expect(try rule(redLine, "RL-3").verdict == verdict, "\(least)")
        }
    }

    /// Houses on paddy that still stands there too: whether they are is open. Once a part of them is on nobody's paddy, it is
    /// not.
    @Test func conflictsThatAnotherClassClaims() async throws {
        let claimed = try await analyse(basic: [(0, 0, 100, 100)], parcels: Self.paddy + [("0702", (10, 10, 10, 10))])
        let open = try rule(claimed, "RL-3")
        #expect(open.conflicts == 1 && open.verdict == .doubtful && isNear(open.inDoubt, 100))
        #expect(open.reason?.en.contains("100.00 m² counted more than once") == true)
        #expect(isNear(claimed.conflictsInDoubt, 100) && isNear(claimed.conflictArea, 100))

        let partly = try await analyse(
            basic: [(0, 400, 100, 200)], parcels: Self.paddy + [("0702", (0, 495, 20, 15))])
        let broken = try rule(partly, "RL-3")
        #expect(broken.verdict == .notMet && isNear(broken.area, 300) && isNear(broken.inDoubt, 100))
        #expect(isNear(broken.unseen, 800) && isNear(partly.unseen, 800))
        #expect(try rule(partly, "RL-1").verdict == .doubtful)

        // Two houses on one place are houses, whichever of the two it is.
        let houses = try await analyse(
            basic: [(0, 500, 100, 10)],
            parcels: Self.paddy + [("0702", (0, 500, 10, 10)), ("0701", (0, 500, 10, 10))])
        let sure = try rule(houses, "RL-3")
        #expect(sure.verdict == .notMet && sure.inDoubt == .zero && isNear(sure.area, 100))
    }

    /// Former farmland without a parcel today, less what the rule leaves to another.
    @Test func formerFarmland() async throws {
        let before: [(String, Box)] = [("0101", (0, 0, 1000, 1000)), ("0301", (1000, 0, 1000, 1000))]
        let redLine = try await analyse(basic: [(0, 400, 100, 200)], before: before)
        let told = try rule(redLine, "RL-2")
        #expect(told.verdict == .doubtful && isNear(told.unseen, 9000), "\(told.unseen.squareMetres)")
        #expect(isNear(try rule(redLine, "RL-1").unseen, 1000))
        // The strip was forest before.
        let forest = try await analyse(
            basic: [(0, 0, 100, 100)], before: Self.paddy + [("0301", (0, 500, 1000, 10))])
        #expect(try rule(forest, "RL-2").verdict == .met)
    }
}
