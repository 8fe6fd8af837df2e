import Columns
import Testing

@testable import FormatAudits
@testable import OGR
@testable import TableSources
@testable import VectorSources

/// Codes beyond what numbers keep stay two codes; a `crs` that nobody knows is not WGS 84; the `id` of a feature is a value.
@Suite struct GeoJSONNumbersTests {
    private func text(_ features: [String], crs: String = "") -> String {
        let list = features.map { #"{"type":"Feature",\#($0),"geometry":{"type":"Point","coordinates":[113.5,28.5]}}"# }
        return #"{"type":"FeatureCollection","name":"a",\#(crs)"features":["# + list.joined(separator: ",") + "]}"
    }

    private func read(_ text: String, crs: CRS? = nil) throws -> (Layer, ReadReport) {
        let folder = Scratch()
        let path = folder.write("a.geojson", text)
        let before = folder.snapshot
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, crs: crs), into: &report)
        #expect(folder.snapshot == before)
        return (layer, report)
    }

    @Test func codesBeyond64Bits() throws {
        let (layer, _) = try read(
            text([
                #""properties":{"c":99999999999999999998,"n":5,"s":"x"}"#,
                #""properties":{"c": 99999999999999999999 ,"n":6}"#,
                #""properties":{"c":-9223372036854775808,"n":7}"#,
            ]))
        #expect(layer.column("c") == .text(["99999999999999999998", "99999999999999999999", "-9223372036854775808"]))
        #expect(layer.column("n") == .integer([5, 6, 7]) && layer.name == "a" && layer.crs == .epsg(4326))
        let fits = try read(
            text([#""properties":{"c":9223372036854775807}"#, #""properties":{"c":-9223372036854775808}"#])
        ).0
        #expect(fits.column("c") == .integer([Int64.max, Int64.min]))
    }

    /// Whole numbers of 18 digits beside a fraction: the column would round them.
    @Test func longCodesBesideFractions() throws {
        let (layer, _) = try read(
            text([
                #""properties":{"c":450123001001000123,"m":1.5}"#, #""properties":{"c":450123001001000124,"m":2}"#,
                #""properties":{"c":0.5,"m":3}"#,
            ]))
        #expect((0..<3).map { layer.column("c")?.text($0) } == ["450123001001000123", "450123001001000124", "0.5"])
        #expect(layer.column("m") == .real([1.5, 2, 3]))
    }

    @Test func numbersBeyondAllRange() throws {
        let (layer, report) = try read(
            text([#""properties":{"m":1e400}"#, #""properties":{"m":-1e400}"#, #""properties":{"m":2.5}"#]))
        #expect(layer.column("m") == .real([nil, nil, 2.5]))
        #expect(report.issues.map(\.row) == [0, 1] && report.issues.allSatisfy { $0.rule == "unreadable-value" })
    }

    @Test func theIDOfAFeature() throws {
        let (layer, _) = try read(
            text([#""id":7,"properties":{"n":1}"#, #""id": 99999999999999999999,"properties":{"n":2}"#]))
        #expect(layer.column("id") == .text(["7", "99999999999999999999"]) && layer.column("n") == .integer([1, 2]))
        let (own, report) = try read(text([#""id":7,"properties":{"id":1}"#]))
        #expect(own.column("id") == .integer([1]))
        #expect(report.notes.map(\.description).contains { $0.contains("`id` of features is not read") })
    }

    static let known = [
        #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"#,
        #""crs":{"type":"name","properties":{"name":"EPSG:4490"}},"#,
        #""crs" : { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::4490" } },"#,
        #""crs":{"type":"EPSG","properties":{"code":4490}},"#,
    ]
    @Test(arguments: known) func systemsThatAreKnown(_ member: String) throws {
        #expect(try read(text([#""properties":{}"#], crs: member)).0.crs == .epsg(4490))
    }

    static let unknown = [
        #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::999999"}},"#,
        #""crs":{"type":"name","properties":{"name":"长沙独立坐标系"}},"#,
        #""crs":{"type":"link","properties":{"href":"http://example.com/crs/42","type":"proj4"}},"#, #""crs":{},"#,
        #""crs":{"type":"name","properties":{"name":"http://example.com/crs/42"}},"#, #""crs":"EPSG:4490","#,
    ]
    @Test(arguments: unknown) func systemsThatAreNot(_ member: String) throws {
        let (layer, report) = try read(text([#""properties":{}"#], crs: member))
        #expect(layer.crs == nil && report.withoutCRS != nil)
        #expect(report.notes.map(\.description).contains { $0.contains("names no CRS that is known") })
        #expect(try read(text([#""properties":{}"#], crs: member), crs: .epsg(4490)).0.crs == .epsg(4490))
    }

    /// Numbers are found wherever pieces of the file end.
    @Test func inPieces() {
        let bytes = Array(text([#""id":1,"properties":{"a":12345678901234567890,"b":[1,2],"c":-1.5e3 ,"d":"9"}"#]).utf8)
        for pieces in [1, 3, 1000] {
            var found = GeoJSONKeys()
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                bytes[start..<min(bytes.count, start + pieces)].withUnsafeBufferPointer { found.add($0) }
            }
            #expect(found.numbers.asText == [KeyCount.hash("a".utf8)] && found.numbers.hasIDs && found.token == nil)
        }
    }
}
