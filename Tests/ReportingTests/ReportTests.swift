import Columns
import FindingValues
import Intake
import Foundation
import GeoJSON
import OGR
import Output
import AnalysisRuns
import ProjectFile
import Testing

@testable import Reporting

/// A folder of its own for each test, removed at the end.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
    static func put(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: file(name)))) }
    func names(_ folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder)).sorted()
    }
}

@Suite(.enabled(if: MapPageTests.leaflet != nil, "Leaflet (libjs-leaflet) is not installed")) struct ReportTests {
    static func write(_ findings: Findings, to path: String) async throws {
        var findings = findings
        findings.inputs = []
        let door = OutputDoor(overwrite: true)
        let folder = try door.folder(path, known: ReportFiles.isOurs)
        try await Report.write(findings, record: RunRecord(version: "test", timings: []), into: folder, language: .zh)
        try door.commit()
    }

    @Test func wholeFolder() async throws {
        let scratch = try Scratch()
        try await Self.write(HandMadeCounty.findings(), to: scratch.file("out"))
        #expect(try scratch.names() == ["out"])
        #expect(
            try scratch.names("out") == [
                "geojson", "issues.csv", "report.html", "results.gpkg", "run.json", "summary.json", "tables",
                "tables.xlsx",
            ])
        let layers = [
            "anchors", "belt_corridors", "belt_villages", "belts", "clusters", "control_areas", "red_line_conflicts",
            "road_gaps", "roads", "services", "villages",
        ]
        #expect(try scratch.names("out/geojson") == layers.map { $0 + ".geojson" })
        #expect(try VectorFile.describe(scratch.file("out/results.gpkg")).layers.map(\.name).sorted() == layers)
        let villages = try GeoJSONReader.layer(path: scratch.file("out/geojson/villages.geojson"))
        #expect(villages.count == 30 && villages.crs == .cgcs2000)
        #expect(villages.column("name")?.text(0) == "青溪村")
        let box = villages.geometry.box
        #expect(box.minX > 113 && box.maxX < 114 && box.minY > 29 && box.maxY < 30)
    }

    @Test func sameBytesTwice() async throws {
        let scratch = try Scratch()
        try await Self.write(HandMadeCounty.findings(), to: scratch.file("a"))
        try await Self.write(HandMadeCounty.findings(), to: scratch.file("b"))
        let all = try FileManager.default.subpathsOfDirectory(atPath: scratch.file("a")).sorted()
        #expect(all.count > 25)
        for name in all where name.contains(".") && name != "run.json" {
            #expect(try scratch.bytes("a/" + name) == scratch.bytes("b/" + name), "\(name)")
        }
    }

    @Test func runNamesTheVersionOfEachLibrary() async throws {
        let scratch = try Scratch()
        try await Self.write(HandMadeCounty.findings(), to: scratch.file("out"))
        let run = try JSONSerialization.jsonObject(with: Data(scratch.bytes("out/run.json"))) as? [String: Any]
        let libraries = try #require(run?["libraries"] as? [String: String])
        #expect(libraries.keys.sorted() == ["EPSG data set", "GDAL", "GEOS", "PROJ", "libxlsxwriter"])
        #expect(libraries.values.allSatisfy { $0.contains(/^v?[0-9]+\.[0-9]+/) }, "\(libraries)")
    }

    @Test func rebuiltMapIsTheSamePage() async throws {
        let scratch = try Scratch()
        try await Self.write(HandMadeCounty.findings(), to: scratch.file("out"))
        let page = try scratch.bytes("out/report.html")
        #expect(try Report.map(ofRun: scratch.file("out"), language: .zh) == page)
        #expect(try Report.map(ofRun: scratch.file("out"), language: .en) != page)
    }

    @Test func mapOfAnEmptyFolderIsRefused() throws {
        let scratch = try Scratch()
        #expect { _ = try Report.map(ofRun: scratch.path, language: .zh) } throws: { error in
            (error as? ReportError)?.problem == .notARun && (error as? ReportError)?.kind == .usage
        }
        try Scratch.put(Array("{}".utf8), to: scratch.file("summary.json"))
        #expect { _ = try Report.map(ofRun: scratch.path, language: .zh) } throws: { error in
            (error as? ReportError)?.problem == .notARun
        }
    }

    @Test func findingsWithoutAnyAnalysis() async throws {
        let scratch = try Scratch()
        let empty = Findings(
            title: "空", countyCode: "430603", countyName: "云溪区", asOf: nil, crs: .epsg(4526),
            crsReason: Phrase(zh: "项目指定", en: "named by the project"), areaMethod: Phrase(zh: "椭球", en: "ellipsoidal"),
            lengthMethod: Phrase(zh: "地面", en: "ground"))
        try await Self.write(empty, to: scratch.file("out"))
        let summary = try JSONSerialization.jsonObject(with: Data(scratch.bytes("out/summary.json"))) as? [String: Any]
        #expect(summary?.keys.sorted() == ["absent", "issues", "project"])
        #expect(try scratch.names("out/geojson") == [])
    }

    @Test func runRecordNamesInputsByDigest() throws {
        let scratch = try Scratch()
        try Scratch.put(Array("abc".utf8), to: scratch.file("x.csv"))
        var findings = HandMadeCounty.findings()
        findings.inputs = [
            InputRead(
                layer: "village_table", path: "x.csv", absolutePath: scratch.file("x.csv"), sourceLayer: "x", rows: 0)
        ]
        let record = RunRecord(version: "9", timings: [.init(stage: "reading", seconds: 1.5)])
        let text = String(decoding: try RunDocument.document(findings, record).bytes, as: UTF8.self)
        // SHA-256 of "abc", FIPS 180-4, appendix B.1.
        #expect(text.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        #expect(
            text.contains("\"seconds\": 1.500") && text.contains("\"PROJ\"") && text.contains("\"peak_memory_bytes\""))
    }

    @Test(arguments: [
        ("summary.json", true), ("geojson/", true), ("geojson/villages.geojson", true), ("tables/村庄一览表.csv", true),
        ("results.gpkg-wal", true), ("tables.csv", false), ("geojson/x.csv", false),
        ("tables/mine.csv", false), ("tables/耕地平衡表_RL-7.csv", true), ("tables/耕地平衡表_.csv", false),
        ("geojson/mine.geojson", false), ("geojson/farmland_blocks.geojson", true), ("geojson/a/b.geojson", false),
        ("notes.txt", false), ("a/", false), ("geojson/a/", false),
    ])
    func knownFiles(name: String, isOurs: Bool) { #expect(ReportFiles.isOurs(name) == isOurs) }

    /// A table of a name that is not known could not be replaced.
    @Test func everyTableIsKnown() {
        for table in Tables.all(HandMadeCounty.findings()) {
            #expect(ReportFiles.isOurs("tables/\(table.name).csv"), "\(table.name)")
        }
    }
}
