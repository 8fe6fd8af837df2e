import Columns
import Foundation
import OGR
import TestSupport
import Testing

/// Bad input ends with a message that says what, where and what to try, and with the documented exit code; a bad row is
/// set aside and listed. Each test spoils one thing in the small county.
@Suite(.slow) struct BadInputTests {
    /// Writes the county, runs the analysis, and returns how it ended. Nothing may be left beside a failed run.
    private func analyze(_ county: SmallCounty, then spoil: (TemporaryFolder) throws -> Void = { _ in }) throws -> Run {
        let folder = try TemporaryFolder()
        let project = try county.write(to: folder)
        try spoil(folder)
        let result = try Command.run(["analyze", project, "-o", folder.path("out"), "--quiet"])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(!left.contains { $0.contains("partial") })
        #expect(left.contains("out") == (result.status == 0))
        return Run(folder: folder, result: result)
    }

    private struct Run {
        let folder: TemporaryFolder
        let result: Command.Result

        /// Lines of issues.csv, split at commas.
        func issues() throws -> [String] {
            try String(contentsOf: folder.url.appending(path: "out/issues.csv"), encoding: .utf8)
                .split(whereSeparator: \.isNewline).map(String.init)
        }
    }

    private func expectFailure(
        _ run: Run, _ status: Int32, _ words: String..., source: SourceLocation = #_sourceLocation
    ) {
        #expect(run.result.status == status, "\(run.result.errors)", sourceLocation: source)
        for word in words {
            #expect(run.result.errors.contains(word), "\(run.result.errors)", sourceLocation: source)
        }
        #expect(run.result.errors.contains("try:"), "\(run.result.errors)", sourceLocation: source)
    }

    @Test func theCountyItselfIsInOrder() throws {
        let run = try analyze(SmallCounty())
        #expect(run.result.status == 0, "\(run.result.errors)")
        #expect(try run.issues().count == 1)
    }

    @Test func missingFile() throws {
        let run = try analyze(SmallCounty()) { folder in
            try FileManager.default.removeItem(atPath: folder.path("dltb.gpkg"))
        }
        expectFailure(run, 2, "parcels", "dltb.gpkg")
    }

    @Test func missingProject() throws {
        let result = try Command.run(["analyze", "/nowhere/project.yaml", "-o", "/tmp/never-\(UUID())"])
        #expect(result.status == 2)
        #expect(result.errors.contains("/nowhere/project.yaml"))
    }

    @Test func missingLayer() throws {
        var county = SmallCounty()
        county.project = county.project.replacing("{path: dltb.gpkg}", with: "{path: dltb.gpkg, layer: DLTV}")
        expectFailure(try analyze(county), 3, "DLTV", "DLTB")
    }

    @Test func missingField() throws {
        var county = SmallCounty()
        let old = SmallCounty.parcels()
        county.parcels = Layer(name: "DLTB", crs: old.crs, geometry: old.geometry)
        for (field, column) in zip(old.fields, old.columns) {
            county.parcels.add(Field(field.name == "DLBM" ? "DLBN" : field.name, field.kind), column)
        }
        expectFailure(try analyze(county), 3, "DLBM", "DLBN", "parcels")
    }

    @Test func noCRS() throws {
        var county = SmallCounty()
        county.villages.setGeometry(county.villages.geometry, crs: nil)
        expectFailure(try analyze(county), 3, "villages", "crs")
    }

    @Test func undeclaredGBK() throws {
        var county = SmallCounty()
        county.project = county.project.replacing("villages.gpkg", with: "villages.shp")
        let run = try analyze(county) { folder in
            try ShapefileWriter.write(county.villages, to: folder.path("villages.shp"), encoding: "GBK")
            try FileManager.default.removeItem(atPath: folder.path("villages.cpg"))
            let table = folder.url.appending(path: "villages.dbf")
            var bytes = try Data(contentsOf: table)
            bytes[29] = 0  // the language byte
            try bytes.write(to: table)
        }
        expectFailure(run, 3, "villages", "encoding", "GBK")
    }

    @Test func emptyLayer() throws {
        var county = SmallCounty()
        county.villages = county.villages.selecting([])
        expectFailure(try analyze(county), 3, "villages")
    }

    @Test func datumWithoutAPublishedOperation() throws {
        var county = SmallCounty()
        county.roads.setGeometry(county.roads.geometry, crs: .epsg(2362))  // Xi'an 1980, zone 38
        expectFailure(try analyze(county), 3, "roads", "2362", "Xi'an 1980")
        var lines = LineColumn()
        for _ in 0..<county.roads.count { lines.append([113.98, 29.5, 114.02, 29.5]) }
        county.roads.setGeometry(.lines(lines), crs: .epsg(4326))
        expectFailure(try analyze(county), 3, "roads", "4326", "treat_as_cgcs2000")
    }

    @Test func crsThatContradictsTheEastings() throws {
        var county = SmallCounty()
        county.villages.setGeometry(county.villages.geometry, crs: .epsg(4527))
        expectFailure(try analyze(county), 3, "38", "39")
    }

    @Test func wrongCodeLength() throws {
        var county = SmallCounty()
        county.villages = Self.replacing("ZLDWDM", row: 2, with: "43069910", in: county.villages)
        // The village is set aside by name; its ground is told as outside every village.
        let run = try analyze(county)
        #expect(run.result.status == 0)
        #expect(try run.issues().contains { $0.contains("villages,2,43069910,unit-code") })
    }

    @Test func duplicateVillageCode() throws {
        var county = SmallCounty()
        county.villages = Self.replacing("ZLDWDM", row: 2, with: SmallCounty.codes[1] + "0000000", in: county.villages)
        expectFailure(try analyze(county), 3, "villages", SmallCounty.codes[1])
    }

    @Test func unknownKeys() throws {
        var county = SmallCounty()
        county.project = county.project.replacing("clusters:", with: "cluster:")
        expectFailure(try analyze(county), 2, "cluster", "clusters")
        county.project = SmallCounty().project.replacing("minutes: 30", with: "minuts: 30")
        expectFailure(try analyze(county), 2, "minuts", "minutes")
    }

    @Test func wrongUnit() throws {
        var county = SmallCounty()
        county.project = county.project.replacing("minutes: 30", with: "minutes: 30 km")
        expectFailure(try analyze(county), 2, "minutes", "30 km")
    }

    @Test func outputFolderPresent() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: false)
        try folder.write("mine", to: "out/notes.txt")
        let refused = try Command.run(["analyze", project, "-o", folder.path("out"), "--quiet"])
        #expect(refused.status == 2 && refused.errors.contains("--overwrite"))
        let kept = try Command.run(["analyze", project, "-o", folder.path("out"), "--overwrite", "--quiet"])
        #expect(kept.status == 2 && kept.errors.contains("notes.txt"))
        #expect(try contents(of: folder.url.appending(path: "out")) == ["notes.txt": Data("mine".utf8)])
    }

    @Test func outputFolderNotWritable() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        // A file where a folder should be: not even root can write below it.
        let result = try Command.run(["analyze", project, "-o", folder.path("villages.csv/out"), "--quiet"])
        #expect(result.status == 1, "\(result.errors)")
        #expect(result.errors.contains("villages.csv"))
    }

    // MARK: - Rows set aside

    @Test func nullAndEmptyGeometry() throws {
        var county = SmallCounty()
        county.parcels = Self.appending(to: county.parcels, id: "430699200100000099") { $0.appendEmpty() }
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        #expect(try run.issues().contains { $0.contains("parcels") && $0.contains("430699200100000099") })
    }

    @Test func coordinateThatIsNotANumber() throws {
        var county = SmallCounty()
        let p = SmallCounty.origin
        county.parcels = Self.appending(to: county.parcels, id: "430699200100000098") {
            $0.append([[p.x, p.y, p.x + 10, p.y, .nan, p.y + 10, p.x, p.y]])
        }
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        #expect(try run.issues().contains { $0.contains("not-finite") && $0.contains("430699200100000098") })
    }

    @Test func bowTie() throws {
        var county = SmallCounty()
        let p = SmallCounty.origin
        county.parcels = Self.appending(to: county.parcels, id: "430699200100000097") {
            $0.append([[p.x, p.y, p.x + 10, p.y + 10, p.x + 10, p.y, p.x, p.y + 10, p.x, p.y]])
        }
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        #expect(try run.issues().contains { $0.contains("self-crossing") && $0.contains("430699200100000097") })
    }

    @Test func villageWithoutARoad() throws {
        var county = SmallCounty()
        county.roads = county.roads.selecting([0])
        let run = try analyze(county)
        #expect(run.result.status == 0, "\(run.result.errors)")
        let summary = try String(contentsOf: run.folder.url.appending(path: "out/summary.json"), encoding: .utf8)
        for code in SmallCounty.codes[3...] { #expect(summary.contains(code)) }
        #expect(!summary.contains("inf") && !summary.contains("Infinity"))
    }

    /// The layer with one text value changed.
    static func replacing(_ name: String, row: Int, with value: String, in layer: Layer) -> Layer {
        var result = Layer(name: layer.name, crs: layer.crs, geometry: layer.geometry)
        for (field, column) in zip(layer.fields, layer.columns) {
            if field.name == name, case .text(var values) = column {
                values[row] = value
                result.add(field, .text(values))
            } else {
                result.add(field, column)
            }
        }
        return result
    }

    /// The parcel layer with one more parcel, of class 0101 in the first village.
    static func appending(to layer: Layer, id: String, _ body: (inout PolygonColumn) -> Void) -> Layer {
        guard case .polygons(var polygons) = layer.geometry else { return layer }
        body(&polygons)
        let values = ["BSM": id, "DLBM": "0101", "ZLDWDM": SmallCounty.codes[0] + "0000000"]
        var result = Layer(name: layer.name, crs: layer.crs, geometry: .polygons(polygons))
        for (field, column) in zip(layer.fields, layer.columns) {
            if case .text(let old) = column { result.add(field, .text(old + [values[field.name]])) }
        }
        return result
    }
}
