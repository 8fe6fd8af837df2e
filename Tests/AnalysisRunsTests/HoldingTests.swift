import Columns
import Foundation
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// What is held against what must be kept, on two villages of two towns; areas by hand.
@Suite struct HoldingTests {
    private func folder() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.writeVillages(codes: ["430699101201", "430699102201"])
        var parcels = Layer(
            name: "DLTB", crs: Squares.zone.crs,
            geometry: .polygons(Squares.column([(0, 0, 1000, 600), (0, 600, 1000, 400), (1000, 0, 1000, 1000)])))
        parcels.add(Field("BSM", .text), .text(["P0", "P1", "P2"]))
        parcels.add(Field("DLBM", .text), .text(["0101", "0301", "0103"]))
        parcels.add(Field("KCXS", .real), .real([0.1, nil, nil]))
        try folder.write(parcels, "parcels.gpkg")
        try write(folder, "gdbhmb", "GDBHMB", [(0, 0, 1000, 500), (1000, 0, 1000, 1000)], [480_000, 1_000_100])
        try write(
            folder, "yjjbnt", "YJJBNTBHTB", [(900, 0, 200, 500), (0, 0, 100, 100)], [90_000, 9000], stable: ["1", "0"])
        return folder
    }

    private func write(
        _ folder: TestFolder, _ name: String, _ layerName: String, _ boxes: [(Double, Double, Double, Double)],
        _ net: [Double], stable: [String]? = nil
    ) throws {
        var layer = Layer(name: layerName, crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("BSM", .text), .text(boxes.indices.map { "\(name)\($0)" }))
        layer.add(Field(stable == nil ? "TBDLMJ" : "YJJBNTMJ", .real), .real(net))
        if let stable { layer.add(Field("WDGD", .text), .text(stable)) }
        try folder.write(layer, name + ".gpkg")
    }

    private let layers = """
          villages: {path: villages.gpkg}
          parcels: {path: parcels.gpkg}
          protection_targets: {path: gdbhmb.gpkg}
          basic_farmland: {path: yjjbnt.gpkg}
        """

    @Test func farmlandAgainstTheTargetsOfEachUnit() async throws {
        let folder = try folder()
        let found = try await Analysis.run(
            try folder.project(layers, "county: {code: \"430699\", name: 县}"), threads: 1)
        let holding = try #require(found.holding)
        let farmland = holding.rows.filter { $0.kind == .farmland }
        #expect(farmland.map(\.level) == [.county, .town, .village, .town, .village])
        #expect(farmland.map(\.code) == ["430699", "430699101", "430699101201", "430699102", "430699102201"])
        for (row, held) in zip(farmland, [1_540_000.0, 540_000, 540_000, 1e6, 1e6]) {
            #expect(abs(row.held.squareMetres - held) < 0.1)
        }
        // Two towns: one keeps its target, the other is short by 100 m².
        #expect(farmland.map(\.isMet) == [true, true, true, false, false])
        #expect(abs(farmland[1].margin!.squareMetres - 60_000) < 0.1 && abs(farmland[1].marginShare! - 0.125) < 1e-6)
        #expect(farmland.allSatisfy { $0.taskSource == "protection_targets" })
        // The parcels do not say what grows.
        #expect(holding.fallow == nil && holding.county(.fallow) == nil)
    }

    @Test func layersAreDividedByVillage() async throws {
        let folder = try folder()
        let holding = try #require(
            try await Analysis.run(try folder.project(layers), threads: 1).holding)
        func held(_ kind: HoldingKind) -> [Double] {
            holding.rows.filter { $0.kind == kind }.map { ($0.held.squareMetres * 10).rounded() / 10 }
        }
        // County, town, village, town, village; net areas are divided as the ground is.
        #expect(held(.basicFarmland) == [99_000, 54_000, 54_000, 45_000, 45_000])
        #expect(held(.stableFarmland) == [90_000, 45_000, 45_000, 45_000, 45_000])
        #expect(holding.county(.grainZones) == nil)
        let basic = try #require(holding.county(.basicFarmland))
        #expect(abs(basic.gross.squareMetres - 110_000) < 0.01 && basic.task == nil && basic.isMet == nil)
    }

    @Test func aTaskOfACatalogue() async throws {
        let folder = try folder()
        let catalogue = { (unit: String, canonical: String) in
            """
            catalogue: c
            title: t
            area: {code: "430699", name: 县}
            source: {title: 文件}
            targets:
              - id: T-1
                label: 耕地
                indicator: farmland.retained_area
                comparator: ">="
                value: "0.2"
                unit: \(unit)
                canonical: \(canonical)
              - id: T-2
                label: 基本农田
                indicator: area.layer
                parameters: {layer: basic_farmland}
                comparator: ">="
                value: "99000"
                unit: 平方米
                canonical: {value: "99000", unit: m2}
            """
        }
        let more = "policies: [c.yaml]\nas_of: 2024-12-31"
        try folder.write(catalogue("万亩", "{value: \"4000000/3\", unit: m2}"), "c.yaml")
        let found = try await Analysis.run(try folder.project(layers, more), threads: 1)
        let farmland = try #require(found.holding?.county(.farmland))
        #expect(farmland.taskSource == "T-1" && abs(farmland.task!.mu - 2000) < 1e-6 && farmland.isMet == true)
        let basic = try #require(found.holding?.county(.basicFarmland))
        #expect(basic.taskSource == "T-2" && basic.isMet != nil)
        #expect(found.targets?.results.first { $0.id == "T-2" }?.measured != nil)
        // A task of another unit than area, or one that its canonical value contradicts, is refused with its line.
        for (unit, canonical) in [
            ("亿斤", "{value: \"20000\", unit: t}"), ("公顷", "{value: \"4000000/3\", unit: m2}"),
            ("万亩", "{value: \"1333333\", unit: m2}"),
        ] {
            try folder.write(catalogue(unit, canonical), "c.yaml")
            let error = await #expect(throws: ProjectError.self, "\(unit)") {
                _ = try await Analysis.run(try folder.project(layers, more), threads: 1)
            }
            #expect(error?.line != nil && error?.description.contains("T-1") == true, "\(String(describing: error))")
        }
    }

    /// Holdings and policy targets tell one figure: net ground inside villages, each place once, the gross beside.
    @Test func holdingsAndTargetsAgree() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(codes: ["430699101201", "430699102201"])
        // 10 ha inside, of which 5 ha twice; 10 ha outside every village.
        try write(
            folder, "yjjbnt", "YJJBNTBHTB", [(0, 0, 500, 200), (250, 0, 250, 200), (3000, 0, 500, 200)],
            [90_000, 45_000, 90_000], stable: ["0", "0", "0"])
        func target(_ id: String, _ comparator: String, _ value: Int, _ more: String = "") -> String {
            """
              - id: \(id)
                label: 基本农田
                indicator: area.layer
                parameters: {layer: basic_farmland\(more)}
                comparator: "\(comparator)"
                value: "\(value)"
                unit: 平方米
                canonical: {value: "\(value)", unit: m2}

            """
        }
        try folder.write(
            "catalogue: c\ntitle: t\narea: {code: \"430699\", name: 县}\nsource: {title: 文件}\ntargets:\n"
                + target("T-0", "<=", 80_000) + target("T-1", ">=", 95_000) + target("T-2", ">=", 90_000), "c.yaml")
        let found = try await Analysis.run(
            try folder.project(
                "  villages: {path: villages.gpkg}\n  basic_farmland: {path: yjjbnt.gpkg}",
                "county: {code: \"430699\", name: 县}\npolicies: [c.yaml]\nas_of: 2024-12-31"), threads: 1)
        let row = try #require(found.holding?.county(.basicFarmland))
        let results = try #require(found.targets?.results)
        #expect(results.map(\.state) == [.notMet, .notMet, .met])
        #expect(results.allSatisfy { $0.measured == row.held.squareMetresText() })
        #expect(results.allSatisfy { $0.gross == row.gross.squareMetresText() })
        #expect(abs(row.held.squareMetres - 90_000) < 0.1 && abs(row.gross.squareMetres - 100_000) < 0.1)
        // A ceiling is no task to be held.
        #expect(row.taskSource == "T-1" && row.isMet == false)
    }

    /// Stored tasks are compared with what parcels store; rounding to 0.01 m² a parcel misses no task.
    @Test(arguments: [(0.0, true), (0.01, true), (0.02, false), (-0.5, true)])
    func storedTasksAreComparedWithStoredAreas(_ lack: Double, _ isMet: Bool) async throws {
        let folder = try TestFolder()
        try folder.writeVillages(codes: ["430699101201", "430699102201"])
        var parcels = Layer(
            name: "DLTB", crs: Squares.zone.crs,
            geometry: .polygons(Squares.column([(0, 0, 1000, 600), (0, 600, 1000, 400), (1000, 0, 1000, 1000)])))
        parcels.add(Field("BSM", .text), .text(["P0", "P1", "P2"]))
        parcels.add(Field("DLBM", .text), .text(["0101", "0301", "0103"]))
        // Levelled to a control area: 7 m² over what is measured.
        parcels.add(Field("TBDLMJ", .real), .real([600_007, 400_000, 1_000_007]))
        try folder.write(parcels, "parcels.gpkg")
        try write(
            folder, "gdbhmb", "GDBHMB", [(0, 0, 1000, 600), (1000, 0, 1000, 1000)],
            [600_007 + lack, 1_000_007])
        let found = try await Analysis.run(
            try folder.project(
                "  villages: {path: villages.gpkg}\n  parcels: {path: parcels.gpkg}\n"
                    + "  protection_targets: {path: gdbhmb.gpkg}",
                "county: {code: \"430699\", name: 县}"), threads: 1)
        let rows = try #require(found.holding?.rows.filter { $0.kind == .farmland })
        // Half of 0.01 m² for a target and a parcel in each town, and for two of each in the county.
        #expect(rows.map(\.tolerance.micro) == [20_000, 10_000, 10_000, 10_000, 10_000])
        #expect(rows[1].isMet == isMet && rows[2].isMet == isMet && rows[3].isMet == true)
        #expect(rows[0].isMet == (lack <= 0.02) && found.redLine?.total?.isMet == rows[0].isMet)
        #expect(abs(rows[1].compared.squareMetres - 600_007) < 1e-3 && abs(rows[1].held.squareMetres - 600_000) < 0.1)
        #expect(abs(rows[1].margin!.squareMetres + lack) < 1e-3)
        #expect(abs(found.redLine!.total!.margin.squareMetres + lack) < 1e-3)
    }
}
