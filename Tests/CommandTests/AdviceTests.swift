import Foundation
import TestSupport
import Testing

/// What is advised can be done: it names options of the command that ran, or keys where a project file did.
@Suite(.slow) struct AdviceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for (name, code) in [("good", 4526), ("other", 4527), ("old", 2415), ("mercator", 3395)] {
            try folder.write(Self.squares("EPSG::\(code)", [38_500_000, 3_300_000]), to: name + ".geojson")
        }
        try folder.write(Self.squares(nil, [114, 30]), to: "wgs.geojson")
        try folder.write(
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4526\"}},"
                + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":{\"type\":\"LineString\","
                + "\"coordinates\":[[38500000,3300000],[38500200,3300000]]}}]}", to: "roads.geojson")
        for name in ["good", "other"] {
            try folder.write(
                "name: p\ncounty: {code: \"430699\", name: x}\nlayers:\n  villages: {path: \(name).geojson, "
                    + "fields: {code: k, name: k}}\n", to: name + ".yaml")
        }
    }

    private static func squares(_ crs: String?, _ corner: [Double]) -> String {
        let side = crs == nil ? 0.001 : 100.0
        let (x, y) = (corner[0], corner[1])
        let named = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:\($0)\"}}," }
        return "{\"type\":\"FeatureCollection\",\(named ?? "")\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"k\":\"430699101201\",\"DLBM\":\"0101\",\"n\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[\(x),\(y)],[\(x + side),\(y)],[\(x + side),\(y + side)],[\(x),\(y + side)],[\(x),\(y)]]]}}]}"
    }

    private func run(_ line: String) throws -> Command.Result {
        try Command.run(
            line.split(separator: " ").map { word in
                word.contains(".") && !word.hasPrefix("-") && !word.contains("=")
                    ? folder.path(String(word)) : String(word)
            })
    }

    @Test(arguments: [
        ("area other.geojson", "--crs EPSG:4526"),
        (
            "tabulate --zones other.geojson --zone-key k --parcels good.geojson --class-field DLBM -o -",
            "--crs EPSG:4526"
        ),
        // No transverse Mercator plane: what the rows show is said before that no ground can be measured in it.
        ("area mercator.geojson", "--crs EPSG:4526"),
        (
            "tabulate --zones good.geojson --zone-key k --parcels mercator.geojson --class-field DLBM -o -",
            "--crs EPSG:4526"
        ),
        ("overlap --left good.geojson --right other.geojson -o -", "--crs EPSG:4526"),
        ("convert other.geojson - --format csv", "--crs EPSG:4526"),
        (
            "matrix --roads roads.geojson --from other.geojson --to good.geojson -o -",
            "qiancun convert IN OUT.gpkg --crs EPSG:4526"
        ),
        ("clusters --areas other.geojson --key k --columns n --count 1", "qiancun convert IN OUT.gpkg --crs EPSG:4526"),
        ("layout other.yaml", "crs: EPSG:4526"),
        (
            "layout --villages other.geojson --set layers.villages.fields.code=k --set layers.villages.fields.name=k",
            "--set layers.NAME.crs=EPSG:4526"
        ),
        ("area wgs.geojson", "--treat-as-cgcs2000 EPSG:4326"),
        ("convert wgs.geojson - --format csv --to EPSG:4526", "--treat-as-cgcs2000 EPSG:4326"),
        ("matrix --roads roads.geojson --from wgs.geojson --to good.geojson -o -", "--treat-as-cgcs2000 EPSG:4326"),
        (
            "matrix --roads roads.geojson --from good.geojson --to good.geojson --length-field none -o -",
            "qiancun"
        ),
    ]) func fitsTheCommand(line: String, advice: String) throws {
        let result = try run(line)
        #expect(result.status == 3, "\(result.errors)")
        let tried = result.errors.split(separator: "\n").first { $0.hasPrefix("  try: ") }
        #expect(tried?.contains(advice) == true || advice == "qiancun", "\(result.errors)")
        if !line.contains(".yaml") { #expect(tried?.contains("crs: ") != true && tried?.contains("options:") != true) }
    }

    /// Beijing 1954 in another zone: no code of CGCS2000 is advised, which would move it by 100 m.
    @Test(arguments: ["area old.geojson", "convert old.geojson - --format csv"]) func oldDatum(line: String) throws {
        let result = try run(line)
        #expect(result.status == 3 && result.errors.contains("Beijing 1954"), "\(result.errors)")
        #expect(!result.errors.contains("EPSG:4526"), "\(result.errors)")
    }

    /// Every option that the advice may name stands in the help, and works.
    @Test(arguments: [
        ("change", ["before", "now", "villages", "update"]), ("layout", ["villages", "state-border"]),
        ("coverage", ["villages", "services"]), ("locate", ["candidates", "external-roads"]),
        ("redline", ["planned-works", "basic-farmland"]),
    ]) func layerOptionsAreListed(command: String, names: [String]) throws {
        // Help is wrapped where the terminal ends.
        let help = try Command.run(["help", command]).output.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        for name in names {
            #expect(help.contains("--\(name)-layer, --\(name)-encoding"), "\(name)")
            let result = try Command.run([command, "--\(name)", folder.path("good.geojson"), "--\(name)-layer", "none"])
            #expect(!result.errors.contains("Unknown option"), "\(result.errors)")
        }
    }

    @Test func aMapIsReplacedOnlyWhenAsked() throws {
        #expect(try Command.run(["map", folder.url.path]).status == 2)
        let run = folder.url.appending(path: "run")
        try FileManager.default.createDirectory(at: run, withIntermediateDirectories: false)
        try folder.write("{\"project\": {\"name\": \"x\"}}", to: "run/summary.json")
        try folder.write("mine", to: "run/report.html")
        let refused = try Command.run(["map", run.path])
        #expect(refused.status == 2 && refused.errors.contains("--overwrite"), "\(refused.errors)")
        #expect(try String(contentsOfFile: folder.path("run/report.html"), encoding: .utf8) == "mine")
        let made = try Command.run(["map", run.path, "--overwrite"])
        #expect(made.status == 0, "\(made.errors)")
        #expect(try String(contentsOfFile: folder.path("run/report.html"), encoding: .utf8).hasPrefix("<!"))
    }

    /// Table and summary cannot both go to standard output.
    @Test(arguments: [
        "tabulate --zones good.geojson --zone-key k --parcels good.geojson --class-field DLBM -o - --json",
        "overlap --left good.geojson --right good.geojson -o - --json",
        "matrix --roads roads.geojson --from good.geojson --to good.geojson -o - --json",
    ]) func oneResultOnStandardOutput(line: String) throws {
        let result = try run(line)
        #expect(result.status == 2 && result.errors.contains("--json") && result.output.isEmpty, "\(result.errors)")
    }
}
