import Columns
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// Layers that do not cover the same ground are told, each with its area and its polygons.
@Suite struct LayerExtentTests {
    private func write(_ folder: TestFolder, _ name: String, _ boxes: [(Double, Double, Double, Double)]) throws {
        var layer = Layer(name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("BSM", .text), .text(boxes.indices.map { "\(name)\($0)" }))
        if name == "parcels" { layer.add(Field("DLBM", .text), .text(boxes.map { _ in "0101" })) }
        try folder.write(layer, name + ".gpkg")
    }

    private func found(
        parcels: [(Double, Double, Double, Double)]?, basic: [(Double, Double, Double, Double)],
        works: [(Double, Double, Double, Double)] = [(0, 0, 10, 10)]
    ) async throws -> Findings {
        let folder = try TestFolder()
        try folder.writeVillages()
        if let parcels { try write(folder, "parcels", parcels) }
        try write(folder, "basic_farmland", basic)
        try write(folder, "planned_works", works)
        let layers = ["villages", "basic_farmland", "planned_works"] + (parcels == nil ? [] : ["parcels"])
        return try await Analysis.run(
            try folder.project(
                layers.map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n"),
                "county: {code: \"430699\", name: 县}"), threads: 1)
    }

    private func layer(_ found: Findings, _ name: String) throws -> LayerExtent {
        try #require(found.redLine?.layers.first { $0.layer == name })
    }

    private func isNear(_ a: AreaSum?, _ b: Double) -> Bool { a.map { ($0.squareMetres - b).magnitude < 0.1 } ?? false }

    @Test func layersThatCoverTheSameGround() async throws {
        let found = try await found(parcels: [(0, 0, 2000, 1000)], basic: [(0, 0, 100, 100)])
        let basic = try layer(found, "basic_farmland")
        #expect(basic.outsideVillages == .zero && basic.withoutParcels == .zero && basic.uncovered.isEmpty)
        #expect(found.land?.withoutParcels == .zero)
        #expect(found.notices.isEmpty && found.issues.isEmpty)
    }

    @Test func layersOutsideTheVillages() async throws {
        let found = try await found(
            parcels: [(0, 0, 2000, 1000)], basic: [(1900, 0, 200, 100), (0, 0, 50, 50)], works: [(3000, 0, 20, 10)])
        let basic = try layer(found, "basic_farmland")
        #expect(isNear(basic.outsideVillages, 10_000) && isNear(basic.withoutParcels, 10_000))
        #expect(basic.uncovered.map(\.id) == ["basic_farmland0"])
        let works = try layer(found, "planned_works")
        #expect(isNear(works.outsideVillages, 200) && isNear(works.withoutParcels, 200))
        #expect(found.notices.count { $0.en.contains("outside every village: ") && $0.zh.contains("所有村庄之外") } == 2)
        #expect(
            found.issues.map { "\($0.layer) \($0.id ?? "") \($0.rule)" } == [
                "basic_farmland basic_farmland0 outside-villages", "basic_farmland basic_farmland0 without-parcels",
                "planned_works planned_works0 outside-villages", "planned_works planned_works0 without-parcels",
            ])
    }

    /// Half of the villages without parcels; parcels outside of them, on which a patch lies.
    @Test func villagesWithoutParcels() async throws {
        let found = try await found(
            parcels: [(0, 0, 1000, 1000), (1000, 0, 400, 1000), (2000, 0, 100, 1000)],
            basic: [(1300, 0, 200, 100), (2000, 0, 200, 100), (0, 0, 100, 100)])
        #expect(found.villages.rows[0].withoutParcels == .zero)
        #expect(isNear(found.villages.rows[1].withoutParcels, 600_000))
        #expect(isNear(found.land?.withoutParcels, 600_000))
        let basic = try layer(found, "basic_farmland")
        #expect(isNear(basic.outsideVillages, 20_000) && isNear(basic.withoutParcels, 20_000))
        #expect(basic.uncovered.map(\.id) == ["basic_farmland0", "basic_farmland1"])
        #expect(isNear(basic.uncovered[0].withoutParcels, 10_000) && isNear(basic.uncovered[1].withoutParcels, 10_000))
        #expect(found.issues.contains { $0.layer == "villages" && $0.rule == "without-parcels" })
        #expect(found.notices.contains { $0.en.contains("villages without parcels: 1, ") })
    }

    @Test func withoutParcelsNothingIsSaidOfThem() async throws {
        let found = try await found(parcels: nil, basic: [(1900, 0, 200, 100)])
        let basic = try layer(found, "basic_farmland")
        #expect(isNear(basic.outsideVillages, 10_000) && basic.withoutParcels == nil)
        #expect(basic.uncovered.map(\.withoutParcels) == [nil])
    }
}
