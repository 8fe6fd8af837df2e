import Columns
import Foundation
import OGR
import Testing

/// Rows that a figure leaves out are named, and options that change nothing are refused or told.
@Suite struct NothingInSilenceTests {
    private func polygons(_ rings: [[Double]], _ keys: [String], crs: CRS, to path: String, people: [Double?] = [])
        throws
    {
        var column = PolygonColumn()
        for ring in rings { column.append([ring]) }
        var layer = Layer(name: "a", crs: crs, geometry: .polygons(column))
        layer.add(Field("k", .text), .text(keys))
        if !people.isEmpty { layer.add(Field("people", .real), .real(people)) }
        try SmallCounty.write(layer, to: path)
    }

    /// Without a folder for `issues.csv` the first ten rows stand on standard error.
    @Test func aSingleQuestionNamesItsRows() throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        var (twice, keys) = (PolygonColumn(), [String?]())
        guard case .polygons(let own) = county.parcels.geometry else { return }
        for row in 0..<own.count { twice.append(row: row, of: own) }
        // Eleven bow-ties, all set aside; each is 100 m wide.
        for n in 0..<11 {
            let (x, y) = (SmallCounty.origin.x + 100 * Double(n), SmallCounty.origin.y)
            twice.append([[x, y, x + 100, y + 100, x + 100, y, x, y + 100, x, y]])
        }
        var parcels = Layer(name: "DLTB", crs: SmallCounty.crs, geometry: .polygons(twice))
        for (field, column) in zip(county.parcels.fields, county.parcels.columns) {
            let texts = (0..<own.count).map { column.text($0) }
            let more = (0..<11).map { field.name == "BSM" ? "bow\($0)" : texts[0] }
            if field.name == "BSM" { keys = texts + more }
            parcels.add(field, .text(texts + more))
        }
        #expect(keys.count == own.count + 11)
        county.parcels = parcels
        let project = try county.write(to: folder)
        for command in ["redline", "layout"] {
            let run = try Command.run([command, project])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.contains("parcels row 24, bow0: self-crossing: "), "\(run.errors)")
            #expect(
                run.errors.contains(" (at 38500050.00 3264050.00; ") || run.errors.contains("(at 385000"),
                "\(run.errors)")
            #expect(run.errors.contains("  … and "), "\(run.errors)")
        }
        let kept = try Command.run(["redline", project, "-o", folder.path("out")])
        #expect(kept.status == 0 && !kept.errors.contains("bow0"), "\(kept.errors)")
    }

    /// Half of a parcel of 1 km² beyond the westernmost village: 500,000 m² that no village counts.
    @Test func groundOutsideEveryVillage() throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        guard case .polygons(let own) = county.parcels.geometry else { return }
        var moved = PolygonColumn()
        let p = SmallCounty.origin
        moved.append([SmallCounty.square(Position(p.x - 500, p.y), 1000)])
        for row in 1..<own.count { moved.append(row: row, of: own) }
        county.parcels.setGeometry(.polygons(moved), crs: SmallCounty.crs)
        let run = try Command.run(["layout", try county.write(to: folder), "-o", folder.path("out"), "--lang", "en"])
        #expect(run.status == 0, "\(run.errors)")
        let line = run.output.split(separator: "\n").first { $0.hasPrefix("parcels outside villages") }
        #expect(line?.contains("750.00 mu (50.00 ha)") == true, "\(run.output)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        let row = issues.split(whereSeparator: \.isNewline).first { $0.contains("outside-villages") }
        #expect(row?.hasPrefix("parcels,0,430699200100000000,outside-villages,warning,") == true, "\(issues)")
        #expect(row?.contains("m² lie outside every village") == true)
    }

    @Test func aDatumThatNothingNeeds() throws {
        let folder = try TemporaryFolder()
        let square = SmallCounty.square(SmallCounty.origin, 100)
        try polygons([square], ["a"], crs: SmallCounty.crs, to: folder.path("zone.gpkg"))
        try polygons(
            [[113.9, 29.5, 113.91, 29.5, 113.91, 29.51, 113.9, 29.5]], ["a"], crs: .epsg(4326),
            to: folder.path("wgs.gpkg"))
        let option = ["--treat-as-cgcs2000", "EPSG:4326"]
        for command in [
            ["area", folder.path("zone.gpkg")], ["check", folder.path("zone.gpkg")],
            ["convert", folder.path("zone.gpkg"), folder.path("o.geojson")],
            ["convert", folder.path("wgs.gpkg"), folder.path("o.csv")],
        ] {
            let run = try Command.run(command + option)
            #expect(
                run.status == 2 && run.errors.contains("--treat-as-cgcs2000 EPSG:4326 has no effect"), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.path("o.geojson")))
        }
        for command in [
            ["area", folder.path("wgs.gpkg")], ["check", folder.path("wgs.gpkg")],
            ["convert", folder.path("wgs.gpkg"), folder.path("o.geojson"), "--to", "CGCS2000"],
        ] { #expect(try Command.run(command + option).status == 0, "\(command)") }
    }

    /// As in the other commands, the caller's CRS stands for the declared one.
    @Test func theCRSOfACheck() throws {
        let folder = try TemporaryFolder()
        let square = SmallCounty.square(SmallCounty.origin, 100)
        try polygons([square], ["a"], crs: SmallCounty.crs, to: folder.path("zone.gpkg"))
        let run = try Command.run(["check", folder.path("zone.gpkg"), "--crs", "EPSG:4527", "--lang", "en"])
        #expect(run.output.contains("zone-contradicted"), "\(run.output)")
        try folder.write("k,n\na,1\n", to: "t.csv")
        let table = try Command.run(["check", folder.path("t.csv"), "--crs", "EPSG:4526"])
        #expect(table.status == 2 && table.errors.contains("--crs EPSG:4526 has no effect"), "\(table.errors)")
    }

    @Test func anEmptyLayerIsAnAnswer() throws {
        let folder = try TemporaryFolder()
        try polygons([], [], crs: SmallCounty.crs, to: folder.path("none.gpkg"))
        let run = try Command.run(["check", folder.path("none.gpkg"), "--strict"])
        #expect(run.status == 0 && run.output.contains("layer-empty"), "\(run.output)")
    }

    /// The benchmark passes it; lengths do not change by it.
    @Test func speedsOfLengths() throws {
        let folder = try TemporaryFolder()
        _ = try SmallCounty().write(to: folder)
        let arguments = [
            "matrix", "--roads", folder.path("roads.gpkg"), "--from", folder.path("services.gpkg"), "--to",
            folder.path("services.gpkg"), "--speed-field", "name", "-o", "-",
        ]
        let run = try Command.run(arguments)
        #expect(run.status == 0 && run.errors.contains("--speed-field name has no effect on lengths"), "\(run.errors)")
        let timed = try Command.run(arguments + ["--weight", "time"])
        #expect(!timed.errors.contains("has no effect"), "\(timed.errors)")
    }

    /// Two parts of one village and a neighbour between them: two villages, of which one has both parts.
    @Test func aVillageOfTwoParts() throws {
        let folder = try TemporaryFolder()
        let p = SmallCounty.origin
        let rings = (0..<3).map { SmallCounty.square(Position(p.x + 100 * Double($0), p.y), 100) }
        try polygons(rings, ["a", "b", "a"], crs: SmallCounty.crs, to: folder.path("v.gpkg"), people: [10, 20, 10])
        let arguments = [
            "clusters", "--areas", folder.path("v.gpkg"), "--key", "k", "--columns", "people", "--count", "1",
        ]
        let run = try Command.run(arguments)
        #expect(run.status == 0 && run.output == "key,cluster\na,1\nb,1\n", "\(run.output)\(run.errors)")
        #expect(run.errors.contains("areas row 2, a: duplicate-code: rows 0, 2 carry one key"), "\(run.errors)")
        // Where the parts disagree the village has no value.
        try polygons(rings, ["a", "b", "a"], crs: SmallCounty.crs, to: folder.path("w.gpkg"), people: [10, 20, 11])
        let odd = try Command.run(["clusters", "--areas", folder.path("w.gpkg")] + arguments.dropFirst(3))
        #expect(odd.errors.contains("they differ in people"), "\(odd.errors)")
        #expect(odd.output == "key,cluster\na,\nb,1\n", "\(odd.output)\(odd.errors)")
    }

    @Test func aHeaderThatTheZoneDecides() throws {
        let folder = try TemporaryFolder()
        try polygons(
            [SmallCounty.square(SmallCounty.origin, 100)], ["a"], crs: SmallCounty.crs, to: folder.path("z.gpkg"))
        let output = folder.path("o.txt")
        let run = try Command.run(["convert", folder.path("z.gpkg"), output, "--header", "带号=39"])
        #expect(run.status == 2 && run.errors.contains("--header 带号=39 has no effect"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: output))
        #expect(try Command.run(["convert", folder.path("z.gpkg"), output, "--header", "带号=38"]).status == 0)
    }

    /// A writer works in a hidden folder; what it says is about the output.
    @Test func outputsAreCalledAsTheUserCallsThem() throws {
        let folder = try TemporaryFolder()
        try polygons(
            [SmallCounty.square(SmallCounty.origin, 100)], ["😀"], crs: SmallCounty.crs, to: folder.path("z.gpkg"))
        for name in ["o.shp", "o.csv"] {
            let run = try Command.run(["convert", folder.path("z.gpkg"), folder.path(name), "--write-encoding", "GBK"])
            #expect(run.status != 0 && run.errors.contains("qiancun: \(folder.path(name)), layer "), "\(run.errors)")
            #expect(!run.errors.contains("partial"), "\(run.errors)")
        }
    }

    /// No row is lost or counted: a length of 10³⁰⁸ m is none.
    @Test func noInfinityIsWritten() throws {
        let folder = try TemporaryFolder()
        _ = try SmallCounty().write(to: folder)
        let p = SmallCounty.origin
        var lines = LineColumn()
        for n in 0..<3 { lines.append([p.x + 1000 * Double(n), p.y, p.x + 1000 * Double(n + 1), p.y]) }
        var roads = Layer(name: "roads", crs: SmallCounty.crs, geometry: .lines(lines))
        roads.add(Field("m", .real), .real([1e308, 1e308, 1e308]))
        try SmallCounty.write(roads, to: folder.path("long.gpkg"))
        var points = Layer(
            name: "p", crs: SmallCounty.crs,
            geometry: .points(PointColumn([Position(p.x, p.y), Position(p.x + 3000, p.y)])))
        points.add(Field("k", .text), .text(["a", "b"]))
        try SmallCounty.write(points, to: folder.path("p.gpkg"))
        let run = try Command.run([
            "matrix", "--roads", folder.path("long.gpkg"), "--from", folder.path("p.gpkg"), "--to",
            folder.path("p.gpkg"),
            "--from-key", "k", "--to-key", "k", "--length-field", "m", "-o", "-",
        ])
        #expect(run.status == 0 && !run.output.contains("inf"), "\(run.output)")
        #expect(run.errors.contains("wrong-length"), "\(run.errors)")
        let cost = run.output.split(separator: "\n").first { $0.hasPrefix("a,b,") }.flatMap { Double($0.dropFirst(4)) }
        #expect(abs((cost ?? 0) - 3000) < 0.01, "\(run.output)")
    }
}
