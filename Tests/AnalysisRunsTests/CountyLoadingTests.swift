import Columns
import Foundation
import Intake
import OGR
import PROJ
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct CountyLoadingTests {
    private let villages = "  villages: {path: villages.gpkg}"

    private func refusal(_ folder: TestFolder, _ layers: String, _ more: String = "") async throws -> (
        any ExplainedError
    )? {
        do {
            _ = try await Analysis.run(try folder.project(layers, more), threads: 1)
            return nil
        } catch let error as any ExplainedError { return error }
    }

    @Test func villagesAreReadCheckedAndMeasured() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let findings = try await Analysis.run(try folder.project(villages), threads: 1)
        #expect(findings.crs == .epsg(4526))
        #expect(findings.villages.rows.map(\.code) == ["430699101201", "430699101202"])
        #expect(findings.villages.rows.map(\.town) == ["430699101", "430699101"])
        #expect(abs(findings.villages.rows[0].area.squareMetres - 1e6) < 0.1)
        #expect(findings.inputs.map(\.standard) == ["CJDCQ"])
        #expect(findings.land == nil && findings.network == nil && findings.belts == nil)
        // Each thing that is not there has a reason.
        #expect(
            findings.absent.map(\.analysis) == [
                "belts", "change", "clusters", "consolidation", "coverage", "land", "location",
                "network", "red_line.conflicts", "red_line.total", "targets",
            ])
    }

    @Test func missingField() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(codeField: "CODES")
        let error = try #require(try await refusal(folder, villages) as? IntakeError)
        #expect(error.kind == .refused)
        #expect(error.description == "layer villages (villages.gpkg) has no field for `code`: expected ZLDWDM or code")
        #expect(error.advice == "is it `CODES`? then write fields: {code: CODES}")
        #expect(try await refusal(folder, "  villages: {path: villages.gpkg, fields: {code: CODES}}") == nil)
        let wrong = try await refusal(folder, "  villages: {path: villages.gpkg, fields: {code: CODE}}")
        #expect(
            wrong?.description == "layer villages (villages.gpkg) has no field `CODE`, which `fields:` gives for `code`"
        )
        let unknown = try await refusal(folder, "  villages: {path: villages.gpkg, fields: {cod: CODES}}")
        #expect(unknown?.kind == .usage && unknown?.advice == "did you mean `code`?")
    }

    @Test func missingLayerAndEmptyLayer() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let error = try #require(try await refusal(folder, "  villages: {path: villages.gpkg, layer: CJDC}"))
        #expect(error.kind == .refused && error.advice?.contains("CJDCQ") == true)
        try folder.writeVillages(codes: [], name: "empty.gpkg")
        let empty = try #require(try await refusal(folder, "  villages: {path: empty.gpkg}") as? IntakeError)
        #expect(empty == .emptyLayer(layer: "villages", path: "empty.gpkg") && empty.kind == .refused)
    }

    @Test func noCRS() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(crs: nil, name: "none.gpkg")
        let error = try #require(try await refusal(folder, "  villages: {path: none.gpkg}"))
        #expect(error.kind == .refused && error.advice?.contains("crs:") == true)
        #expect(try await refusal(folder, "  villages: {path: none.gpkg, crs: \"EPSG:4526\"}") == nil)
    }

    @Test func aDatumWithoutAPublishedOperation() async throws {
        let folder = try TestFolder()
        var shape = PolygonColumn()
        shape.append([[113, 29, 113.01, 29, 113.01, 29.01, 113, 29.01, 113, 29]])
        try folder.writeVillages(codes: ["430699101201"], shapes: shape, crs: .epsg(4326))
        let error = try #require(try await refusal(folder, villages))
        #expect(error.kind == .refused)
        #expect(error.advice?.contains("treat_as_cgcs2000: [\"EPSG:4326\"]") == true)
        let project = try folder.project(villages, "options: {treat_as_cgcs2000: [\"EPSG:4326\"]}")
        let findings = try await Analysis.run(project, threads: 1)
        #expect(findings.operations.map(\.assumedCGCS2000) == [.epsg(4326)])
        #expect(findings.notices.contains { $0.en.contains("taken as CGCS2000") && $0.en.contains("villages") })
        #expect(findings.crs == .epsg(4526))
        try folder.writeVillages(codes: ["430699101201"], shapes: shape, crs: .epsg(4214), name: "old.gpkg")
        let old = try #require(try await refusal(folder, "  villages: {path: old.gpkg}"))
        #expect(old.kind == .refused && old.description.contains("100 m"))
    }

    @Test func eastingsOfAnotherZone() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(crs: .epsg(4527))
        let error = try #require(try await refusal(folder, villages))
        #expect(error.kind == .refused)
        #expect(error.description.contains("zone 39") && error.description.contains("zone 38"))
        #expect(try await refusal(folder, "  villages: {path: villages.gpkg, crs: \"EPSG:4526\"}") == nil)
    }

    @Test func codes() async throws {
        let folder = try TestFolder()
        try folder.writeVillages(codes: ["430699101201", "43069910120"])
        let short = try await Analysis.run(try folder.project(villages), threads: 1)
        #expect(short.villages.rows.map(\.code) == ["430699101201"])
        #expect(short.issues.contains { $0.rule == "unit-code" && $0.row == 1 && $0.message.contains("11 digits") })
        try folder.writeVillages(codes: ["67000150013", "67000150014"], name: "eleven.gpkg")
        let project = try folder.project("  villages: {path: eleven.gpkg}", "options: {code_digits: 11}")
        #expect(try await Analysis.run(project, threads: 1).villages.rows.map(\.town) == ["67000150", "67000150"])
    }

    @Test func badRowsAreSetAside() async throws {
        let folder = try TestFolder()
        let o = Squares.origin
        var shapes = Squares.column([(0, 0, 1000, 1000)])
        shapes.appendEmpty()
        shapes.append([[o.x, o.y, o.x + 100, o.y + 100, o.x + 100, o.y, o.x, o.y + 50, o.x, o.y]])
        shapes.append([[o.x, o.y, .nan, o.y, o.x + 9, o.y + 9, o.x, o.y]])
        let codes = (1...4).map { "43069910120\($0)" }
        try folder.writeVillages(codes: codes, shapes: shapes)
        let findings = try await Analysis.run(try folder.project(villages), threads: 1)
        #expect(findings.villages.rows.map(\.code) == [codes[0]])
        #expect(findings.issues.map(\.id) == [codes[1], codes[2], codes[3]])
        #expect(findings.issues.map(\.rule) == ["null-geometry", "self-crossing", "not-finite"])
        #expect(findings.inputs[0].rows == 4 && findings.inputs[0].setAside == 3)

        let repaired = try await Analysis.run(try folder.project(villages, "options: {repair: true}"), threads: 1)
        #expect(repaired.villages.rows.map(\.code) == [codes[0], codes[2]])
        let issue = try #require(repaired.issues.first { $0.id == codes[2] && $0.rule == "self-crossing" })
        #expect(issue.severity == .warning && (issue.areaAfter ?? 0) > 0 && issue.areaBefore != nil)
        #expect(repaired.notices.contains { $0.en.contains("repaired") })
    }

    @Test func nothingUsable() async throws {
        let folder = try TestFolder()
        var shapes = PolygonColumn()
        shapes.appendEmpty()
        try folder.writeVillages(codes: ["430699101201"], shapes: shapes)
        let error = try #require(try await refusal(folder, villages))
        #expect(error.kind == .refused)
    }

    @Test func aTableIsJoinedByCode() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        try folder.write("code,population\n430699101202,1500\n430699101299,7\n", "t.csv")
        let project = try folder.project(villages + "\n  village_table: {path: t.csv}")
        let findings = try await Analysis.run(project, threads: 1)
        #expect(findings.villages.rows.map(\.population) == [nil, 1500])
        #expect(findings.villages.tableCodesWithoutVillage == ["430699101299"])
        #expect(findings.villages.villagesWithoutTableRow == ["430699101201"])
        #expect(findings.layout?.population == 1500 && findings.layout?.villagesWithoutPopulation == 1)
        try folder.write("code,population\n430699101202,1500\n430699101202,1600\n", "t.csv")
        // Two rows that disagree about a village: no population is guessed.
        let twice = try await Analysis.run(project, threads: 1)
        #expect(twice.villages.rows.map(\.population) == [nil, nil])
        #expect(twice.issues.contains { $0.rule == "duplicate-key" && $0.message.contains("population 1500 / 1600") })
    }

    @Test func classesOfTheSecondSurveyAreRefused() async throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        var layer = Layer(
            name: "DLTB", crs: Squares.zone.crs, geometry: .polygons(Squares.column([(0, 0, 10, 10), (20, 0, 10, 10)])))
        layer.add(Field("BSM", .text), .text(["1", "2"]))
        layer.add(Field("DLBM", .text), .text(["011", "013"]))
        try folder.write(layer, "dltb.gpkg")
        let error = try #require(try await refusal(folder, villages + "\n  parcels: {path: dltb.gpkg}") as? CountyError)
        #expect(error == .wrongClassSystem(layer: "parcels", path: "dltb.gpkg", example: "011"))
    }

    /// A count below 0, or that is no number, is set aside with an issue; other columns may be below 0.
    @Test func countsBelowZero() throws {
        var layer = Layer(name: "table", geometry: .none(rows: 4))
        layer.add(Field("code", .text), .text(["a", "b", "c", "d"]))
        layer.add(Field("population", .real), .real([5, -5, .nan, nil]))
        layer.add(Field("operating_income", .integer), .integer([1, -2, 3, 4]))
        var issues: [RowIssue] = []
        let table = try VillageTable(layer, codes: ["a", "b", "c", "d"], path: "test", issues: &issues)
        #expect(table.scores("population") == [5, nil, nil, nil])
        #expect(table.scores("operating_income") == [1, -2, 3, 4])
        #expect(issues.map(\.rule) == ["negative-value", "not-finite"] && issues.map(\.id) == ["b", "c"])
        #expect(
            issues.map(\.row) == [1, 2] && issues[0].message == "population is -5, below 0; the value was set aside")
    }
}
