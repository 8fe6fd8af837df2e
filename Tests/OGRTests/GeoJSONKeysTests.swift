import Columns
import Foundation
import Testing

@testable import FormatAudits
@testable import OGR

/// A GeoJSON in which features have keys of their own is refused before it is opened; a wide table is not.
@Suite struct GeoJSONKeysTests {
    private static func feature(_ properties: String) -> String {
        #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Point","coordinates":[113.5,28.5]}}"#
    }
    private static func text(_ features: [String]) -> String {
        #"{"type":"FeatureCollection","name":"a","features":["# + features.joined(separator: ",") + "]}"
    }
    private static func count(_ text: String, pieces: Int = 7) -> GeoJSONKeys {
        var found = GeoJSONKeys()
        let bytes = Array(text.utf8)
        // In pieces that end anywhere.
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            bytes[start..<min(bytes.count, start + pieces)].withUnsafeBufferPointer { found.add($0) }
        }
        return found
    }

    @Test func keysAndValuesAreThoseOfProperties() {
        let text = Self.text([
            Self.feature(#""a":1,"b":"x\",\"c\":{","d":{"e":[1,{"f":2}]}"#), Self.feature(#""b" : null, "g":[]"#),
            Self.feature(""),
            #"{"properties":null,"type":"Feature","bbox":[1,2],"geometry":null}"#,
        ])
        for pieces in [1, 7, 100_000] {
            let found = Self.count(text, pieces: pieces)
            #expect(found.count.keys == 4 && found.count.values == 5 && found.count.features == 3)
        }
        #expect(Self.count(#"{"type":"Topology","objects":{"a":{"b":[]}}}"#).count.keys == 0)
        #expect(Self.count("}}]]{[{{").count.keys == 0)
    }

    /// GDAL reads them as if they were well called, and the reader of `convert` would not.
    @Test(arguments: [
        (
            #"{"type":"FeatureCollection","features":[\n{"type":"Featur","properties":{"type":"Feature"},"geometry":null}]}"#,
            true
        ),
        (
            #"{"type":"FeatureCollection","features":[\n{"properties":{"type":"x"},"type":"feature","geometry":null}]}"#,
            true
        ),
        (#"{"type":"FeatureColection",\n"features":[{"type":"Feature","properties":{},"geometry":null}]}"#, true),
        (#"{\n"type":"Featur","properties":{},"geometry":{"type":"Point","coordinates":[113,29]}}"#, true),
        (
            #"{"features":[{"type":"Feature","properties":{"type":"x"},"geometry":{"type":"Point","coordinates":[1,2]}}],"type":"FeatureCollection"}"#,
            false
        ),
        (#"{"type":"Feature","properties":{"type":"x"},"geometry":{"type":"Point","coordinates":[113,29]}}"#, false),
        (#"{"type":"Point","coordinates":[113,29]}"#, false),
        (#"{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[]}}}"#, false),
        (#"{"geometryType":"esriGeometryPoint","features":[{"attributes":{},"geometry":{"x":1,"y":2}}]}"#, false),
    ])
    func featuresThatAreCalledOtherwise(text: String, isRefused: Bool) throws {
        let text = text.replacing("\\n", with: "\n")
        for pieces in [1, 7, 100_000] {
            let found = Self.count(text, pieces: pieces)
            #expect((found.stray != nil || found.mistyped != nil) == isRefused, "\(text)")
        }
    }

    /// 41 keys on 41 features, one each: 41 values of 1681. As a table of 41 columns in each of two rows nothing is empty.
    @Test func onlyWhatIsMostlyEmptyIsOverTheBudget() throws {
        var budgets = Budgets()
        budgets[.keys] = 40
        let ragged = (0..<41).map { Self.feature("\"k\($0)\":1") }
        let wide = (0..<2).map { _ in Self.feature((0..<41).map { "\"k\($0)\":1" }.joined(separator: ",")) }
        Budgets.$current.withValue(budgets) {
            #expect(Self.count(Self.text(ragged)).count.isOverBudget)
            #expect(!Self.count(Self.text(Array(ragged.dropLast()))).count.isOverBudget)
            #expect(!Self.count(Self.text(wide)).count.isOverBudget)
        }
        #expect(!Self.count(Self.text(ragged)).count.isOverBudget)
    }

    @Test func theRefusalNamesTheBudget() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString).geojson").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Self.text((0..<41).map { Self.feature("\"k\($0)\":1") }).write(
            toFile: path, atomically: true, encoding: .utf8)
        var budgets = Budgets()
        budgets[.keys] = 40
        let refusal = Budgets.$current.withValue(budgets) { () -> OGRError? in
            do {
                _ = try VectorFile.stream(LayerRequest(path: path))
                return nil
            } catch { return error as? OGRError }
        }
        #expect(refusal?.kind == .refused)
        #expect(refusal?.description.contains("41 features have 41 different keys") == true)
        #expect(refusal?.advice?.contains("keys") == true)
        #expect(throws: Never.self) { _ = try VectorFile.stream(LayerRequest(path: path)) }
    }
}
