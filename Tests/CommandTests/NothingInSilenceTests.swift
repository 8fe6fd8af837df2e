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
        #expect(run.status == 2 && run.errors.contains("--speed-field has no effect"), "\(run.errors)")
        let timed = try Command.run(arguments + ["--weight", "time"])
        #expect(timed.status == 0 && !timed.errors.contains("has no effect"), "\(timed.errors)")
        for more in [["--weight", "time", "--mode", "walk"], ["--weight", "time", "--mode", "cycle"]] {
            #expect(try Command.run(arguments + more).status == 2, "\(more)")
        }
    }

    /// Only drivers are bound to turns.
    @Test(arguments: ["--turn-restrictions", "--no-u-turn"]) func turnsOfThoseWhoWalk(option: String) throws {
        let folder = try TemporaryFolder()
        _ = try SmallCounty().write(to: folder)
        let run = try Command.run([
            "matrix", "--roads", folder.path("roads.gpkg"), "--from", folder.path("services.gpkg"), "--to",
            folder.path("services.gpkg"), "-o", "-", "--mode", "walk", option,
        ])
        #expect(run.status == 2 && run.errors.contains("\(option) has no effect"), "\(run.errors)")
    }

    /// The decimals of another format, though they be the usual ones.
    @Test func decimalsOfWhatIsNoCornerPointText() throws {
        let folder = try TemporaryFolder()
        let square = SmallCounty.square(SmallCounty.origin, 100)
        try polygons([square], ["a"], crs: SmallCounty.crs, to: folder.path("a.gpkg"))
        for arguments in [["o.csv", "--decimals", "4"], ["o.csv", "--decimals", "2"]] {
            let run = try Command.run(["convert", folder.path("a.gpkg"), folder.path(arguments[0])] + arguments[1...])
            #expect(run.status == 2 && run.errors.contains("--decimals"), "\(run.errors)")
        }
        let delivery = ["convert", folder.path("a.gpkg"), folder.path("out"), "--standard", "--decimals", "4"]
        let run = try Command.run(delivery)
        #expect(run.status == 2 && run.errors.contains("--decimals"), "\(run.errors)")
    }

    /// JSON holds one method.
    @Test func furtherMethodsOfJSON() throws {
        let folder = try TemporaryFolder()
        let square = SmallCounty.square(SmallCounty.origin, 100)
        try polygons([square], ["a"], crs: SmallCounty.crs, to: folder.path("a.gpkg"))
        let area = ["area", folder.path("a.gpkg"), "--json", "--method", "planar"]
        #expect(try Command.run(area).status == 0)
        let run = try Command.run(area + ["--method", "ellipsoidal"])
        #expect(run.status == 2 && run.errors.contains("--method"), "\(run.errors)")
    }

    /// Values that no question of the run reads, each with one that would.
    @Test(arguments: [
        (["analyze", "--only", "redline"], "belts.count=7", "`belts` would read it"),
        (["change"], "options.reach_metres=700", "`layout`, `belts`"),
        (["consolidation"], "options.seed=3", "`belts`, `clusters`, `locate`"),
        (["analyze", "--only", "redline"], "options.service_areas.form=outline", "`coverage` would read it"),
        (["redline"], "speeds.walk=5", "`layout`"),
    ])
    func settingsOfQuestionsThatDoNotRun(command: [String], setting: String, told: String) throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let output = ["-o", folder.path("out")]
        let run = try Command.run(
            [command[0], project] + command.dropFirst() + output + ["--set", setting, "--lang", "en"])
        #expect(run.status == 2, "\(run.errors)")
        #expect(run.errors.contains("`\(setting)` has no effect") && run.errors.contains(told), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
    }

    /// What was set aside or changed is told though the run be quiet; progress and summaries are not.
    @Test func quietSilencesNoChange() throws {
        let folder = try TemporaryFolder()
        let p = SmallCounty.origin
        let bow = [p.x, p.y, p.x + 100, p.y + 100, p.x + 100, p.y, p.x, p.y + 100, p.x, p.y]
        let square = SmallCounty.square(Position(p.x + 500, p.y), 100)
        try polygons([square, square, bow], ["a", "a", "b"], crs: .epsg(4527), to: folder.path("a.gpkg"))
        let crs = ["--crs", "\(SmallCounty.crs.definition)", "--lang", "en"]
        for command in [
            ["area", folder.path("a.gpkg"), "--key", "k"],
            ["convert", folder.path("a.gpkg"), folder.path("o.csv"), "--overwrite"],
            ["check", folder.path("a.gpkg")],
        ] {
            let (loud, quiet) = (try Command.run(command + crs), try Command.run(command + crs + ["--quiet"]))
            #expect(quiet.status == 0 && quiet.output == loud.output, "\(quiet.errors)")
            #expect(quiet.errors.contains("was replaced by the caller's"), "\(command[0]): \(quiet.errors)")
            #expect(!quiet.errors.contains("Ellipsoid") && quiet.errors.count <= loud.errors.count, "\(quiet.errors)")
        }
        let area = try Command.run(["area", folder.path("a.gpkg"), "--key", "k", "--quiet"] + crs)
        #expect(
            area.errors.contains("1 of 3 rows is set aside") && area.errors.contains("self-crossing"), "\(area.errors)")
        #expect(area.errors.contains("1 of 3 rows stands twice"), "\(area.errors)")
    }

    /// `check` says what it did not look at.
    @Test func rowsOfNoStandardLayerAreNotHeldAgainstEachOther() throws {
        let folder = try TemporaryFolder()
        let square = SmallCounty.square(SmallCounty.origin, 100)
        try polygons(
            [square, SmallCounty.square(Position(SmallCounty.origin.x + 50, SmallCounty.origin.y), 100)], ["a", "b"],
            crs: SmallCounty.crs, to: folder.path("a.gpkg"))
        let run = try Command.run(["check", folder.path("a.gpkg"), "--lang", "en"])
        #expect(run.status == 0 && run.output.contains("not asked\toverlaps, gaps, fields"), "\(run.output)")
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
