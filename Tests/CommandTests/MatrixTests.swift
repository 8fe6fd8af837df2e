import Foundation
import Testing

/// `qiancun matrix` as a user meets it. One thousandth of a degree of latitude at 30°N is 110.85 m on CGCS2000.
@Suite struct MatrixTests {
    private static func lines(_ lines: [(String, [[Double]])]) -> String {
        collection("LineString", lines.map { ($0.0, "\($0.1)") })
    }
    private static func points(_ points: [(String, [Double])]) -> String {
        collection("Point", points.map { ($0.0, "\($0.1)") })
    }

    private static func collection(_ type: String, _ rows: [(key: String, coordinates: String)]) -> String {
        let features = rows.map { row in
            #"{"type":"Feature","properties":{"k":"\#(row.key)"},"geometry":{"type":"\#(type)","coordinates":\#(row.coordinates)}}"#
        }
        return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    }

    /// A road north along the meridian of zone 38, one far away, and a crossing without a vertex.
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            lines([
                ("国道", [[114, 30], [114, 30.01]]), ("村道", [[113.995, 30.005], [114.005, 30.005]]),
                ("村道", [[114.1, 30], [114.1, 30.01]]),
            ]), to: "roads.geojson")
        try folder.write(
            points([("b", [114, 30.01]), ("a", [114, 30]), ("far", [115, 30]), ("isle", [114.1, 30])]), to: "a.geojson")
        return folder
    }

    private static func arguments(_ folder: TemporaryFolder, _ more: [String]) -> [String] {
        [
            "matrix", "--roads", folder.path("roads.geojson"), "--from", folder.path("a.geojson"), "--to",
            folder.path("a.geojson"), "--from-key", "k", "--to-key", "k", "-o", folder.path("out.csv"),
            "--overwrite", "--treat-as-cgcs2000", "EPSG:4326",
        ] + more
    }

    @Test func distancesAreSortedAndEmptyWhereNothingIsReached() throws {
        let folder = try Self.folder()
        let result = try Command.run(Self.arguments(folder, ["--json", "--quiet"]))
        #expect(result.status == 0)
        // Quiet or not: a point without a road is told.
        #expect(result.errors.contains("1 points of from are not within reach"), "\(result.errors)")
        #expect(result.output.contains("\"pairs_reached\": 5"))
        let text = try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.count == 17)
        #expect(rows[0] == ["from", "to", "length_m"])
        #expect(rows[1] == ["a", "a", "0.000000"])
        // The arc of the meridian from 30° to 30.01° by the series of GRS80: 1108.535 m.
        let ab = try #require(Double(rows[2][2]))
        #expect(abs(ab - 1108.5) < 0.1)
        #expect(rows[5].prefix(2) == ["b", "a"] && rows[5][2] == rows[2][2])
        #expect(rows[3] == ["a", "far", ""] && rows[4] == ["a", "isle", ""])
        #expect(rows[11] == ["far", "far", ""])
        #expect(rows[16] == ["isle", "isle", "0.000000"])
    }

    @Test func timesAndTheNearest() throws {
        let folder = try Self.folder()
        let result = try Command.run(Self.arguments(folder, ["--weight", "time", "--nearest", "2"]))
        #expect(result.status == 0)
        #expect(result.errors.contains("1 points of from are not within reach of a road"))
        #expect(result.errors.contains("the roads fall into 2 components"))
        let text = try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").map(String.init)
        #expect(rows.count == 6)
        #expect(rows[0] == "from,to,seconds")
        // The class field is not named so that it is known: unknown roads are driven at 20 km/h.
        let seconds = try #require(rows[2].split(separator: ",").last.flatMap { Double($0) })
        #expect(abs(seconds - 1108.5 * 3.6 / 20) < 0.1)
    }

    /// Roads of unknown class and one-way values that are not understood are told as `analyze` does.
    @Test func whatIsNotKnownOfRoadsIsTold() throws {
        let folder = try Self.folder()
        let features = [
            (#""highway":"primary","oneway":"maybe""#, "[[114,30],[114,30.01]]"),
            (#""highway":"神路""#, "[[113.995,30.005],[114.005,30.005]]"),
            (#""oneway":"2""#, "[[114.1,30],[114.1,30.01]]"),
        ].map { #"{"type":"Feature","properties":{\#($0)},"geometry":{"type":"LineString","coordinates":\#($1)}}"# }
        try folder.write(
            #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#, to: "roads.geojson")
        let result = try Command.run(Self.arguments(folder, ["--lang", "en"]))
        #expect(result.status == 0)
        #expect(
            result.errors.contains("roads of unknown class: 2, driven at 20 km/h (no class 1, 神路 1)"),
            "\(result.errors)")
        #expect(result.errors.contains("oneway of 2 roads is not understood"), "\(result.errors)")
        #expect(result.errors.contains("2 1, maybe 1"), "\(result.errors)")
    }

    @Test func theOutputMayNotBeAnInput() throws {
        let folder = try Self.folder()
        var arguments = Self.arguments(folder, [])
        arguments[arguments.firstIndex(of: "-o")! + 1] = folder.path("roads.geojson")
        let before = try contents(of: folder.url)
        let result = try Command.run(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains("is also an input"))
        #expect(try contents(of: folder.url) == before)
    }

    @Test func aRefusedDatumLeavesNothing() throws {
        let folder = try Self.folder()
        let before = try contents(of: folder.url)
        let result = try Command.run(Array(Self.arguments(folder, []).dropLast(2)))
        #expect(result.status == 3)
        #expect(try contents(of: folder.url) == before)
    }

    @Test func wrongOptions() throws {
        let folder = try Self.folder()
        #expect(try Command.run(Self.arguments(folder, ["--nearest", "0"])).status == 2)
        #expect(try Command.run(Self.arguments(folder, ["--reach=-1"])).status == 2)
        #expect(try Command.run(Self.arguments(folder, ["--snap", "road"])).status == 2)
        #expect(try Command.run(Self.arguments(folder, ["--length-field", "none"])).status == 3)
    }

    /// Advice names options that the command has.
    @Test func adviceNamesItsOwnOptions() throws {
        let folder = try Self.folder()
        let datum = try Command.run(Array(Self.arguments(folder, []).dropLast(2)))
        #expect(datum.errors.contains("--treat-as-cgcs2000 EPSG:4326") && !datum.errors.contains("options:"))
        let length = try Command.run(Self.arguments(folder, ["--length-field", "none"]))
        #expect(length.errors.contains("which --length-field gives") && !length.errors.contains("fields:`"))
        var arguments = Self.arguments(folder, [])
        arguments[arguments.firstIndex(of: "--from-key")! + 1] = "kk"
        let key = try Command.run(arguments)
        #expect(key.status == 3 && key.errors.contains("which --from-key gives"), "\(key.errors)")
        #expect(key.errors.contains("did you mean `k`?"), "\(key.errors)")
    }

    /// Points of one key are told; without a road nothing is reached, and that is told too.
    @Test func keysTwiceAndNoRoad() throws {
        let folder = try Self.folder()
        try folder.write(Self.points([("a", [114, 30]), ("a", [114, 30.01])]), to: "a.geojson")
        let twice = try Command.run(Self.arguments(folder, []))
        #expect(twice.status == 0 && twice.errors.contains("1 keys of from stand on more than one point: a"))
        try folder.write(Self.lines([("村道", [[114, 30], [114, 30]])]), to: "roads.geojson")
        let none = try Command.run(Self.arguments(folder, []))
        #expect(none.status == 0, "\(none.errors)")
        #expect(none.errors.contains("no usable road line"), "\(none.errors)")
        let text = try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8)
        #expect(text.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(",") }, "\(text)")
    }
}
