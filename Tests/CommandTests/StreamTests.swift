import Foundation
import Testing

/// Standard output and error that cannot be written: exit code 1, never a trap, never 0 with something lost.
@Suite struct StreamTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("k,经度,纬度\na,114,30\n", to: "p.csv")
        try folder.write(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"k\":\"a\"},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[114,30]}}]}", to: "g.geojson")
        try folder.write(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"名\u{202e}\": \"x\u{9b}y\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114,30],[114.001,30],[114.001,30.001],[114,30]]]}}]}",
            to: "a\u{1b}[31m.geojson")
    }

    private func run(_ words: String, _ redirection: String) -> (status: Int32, output: String, errors: String) {
        shell("cd '\(folder.url.path)' && '\(Command.executable.path)' \(words) \(redirection)")
    }

    @Test(arguments: [
        "info p.csv", "info p.csv --json", "--help", "help area", "check p.csv", "check p.csv --json", "--version",
        "convert p.csv - --format csv --crs EPSG:4490",
    ])
    func outputThatIsLostIsAFailure(words: String) {
        let whole = run(words, "")
        #expect(whole.status == 0 && !whole.output.isEmpty, "\(whole.errors)")
        for redirection in [">/dev/full", ">&-"] {
            let result = run(words, redirection)
            #expect(result.status == 1, "\(redirection): \(result.status)")
            #expect(result.errors.contains("标准输出"), "\(result.errors)")
        }
        // A reader that goes away.
        let piped = shell(
            "cd '\(folder.url.path)' && { '\(Command.executable.path)' \(words); echo $? >status; } 2>/dev/null | true; cat status"
        )
        #expect(piped.output == "1\n" || piped.output == "0\n")
    }

    @Test(arguments: ["2>/dev/full", "2>&-"]) func messagesThatAreLostAreAFailure(redirection: String) throws {
        let result = run("convert p.csv o.geojson --crs EPSG:4490", redirection)
        #expect(result.status == 1)
        let quiet = run("convert g.geojson q.geojson --crs EPSG:4490 --quiet", redirection)
        #expect(quiet.status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.contains("q.geojson") && !names.contains("o.geojson"))
        #expect(names.allSatisfy { !$0.hasPrefix(".") })
    }

    /// With standard error closed the first file that is opened must not get its number and the messages.
    @Test func filesDoNotTakeThePlaceOfAStream() throws {
        _ = run("convert p.csv o.geojson --crs EPSG:4490 --quiet", ">&- 2>&-")
        let text = try String(contentsOfFile: folder.path("o.geojson"), encoding: .utf8)
        #expect(text.hasPrefix("{\"type\":\"FeatureCollection\"") && text.hasSuffix("}\n"))
    }

    @Test func controlCharactersAreSeen() {
        for words in ["info a*.geojson", "area a*.geojson", "info 'no\u{1b}[2Jfile'", "area a*.geojson --key 'k\u{7}'"]
        {
            let result = run(words, "")
            for text in [result.output, result.errors] {
                #expect(
                    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f || $0 == "\n" }, "\(text)")
                #expect(!text.unicodeScalars.contains { 0x80...0x9f ~= $0.value || $0.value == 0x202e }, "\(text)")
            }
        }
        #expect(run("info a*.geojson", "").output.contains("a␛[31m.geojson"))
    }
}
