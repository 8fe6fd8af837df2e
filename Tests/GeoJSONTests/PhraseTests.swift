import Columns
import TestSupport
import Testing

@testable import GeoJSON

@Suite struct PhraseTests {
    @Test func problems() {
        let problems: [GeoJSONError.Problem] = [
            .notReadable, .notWritable, .malformed, .notUTF8, .mixedGeometry, .badCoordinate, .overBudget,
            .tooManyParts,
            .wrongCRS,
        ]
        for problem in problems {
            let words = Phrase(zh: "不对", en: "wrong")
            let error = GeoJSONError(problem, source: "a.geojson", words, offset: 60, line: 3)
            expectBothLanguages(error.phrase, ["a.geojson", "60", "3"])
            expectBothLanguages(error.remedy)
            #expect(error.remedy != nil && error.phrase.zh.contains("不对"))
            expectBothLanguages(GeoJSONError(problem, source: "a.geojson", words).phrase, ["a.geojson"])
        }
    }

    /// What is wrong with texts, each in its own way.
    @Test(arguments: [
        "", "[", "{", "{\"a\"", "{\"a\":", "{\"a\":1 2", "{\"type\":\"Q\"}", "{\"type\":\"FeatureCollection\"}",
        "{\"type\":\"Feature\",\"geometry\":3}", "{\"type\":\"Point\",\"coordinates\":[1]}",
        "{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
        "{\"type\":\"Point\",\"coordinates\":[\"a\",2]}", "{\"type\":\"Point\",\"coordinates\":3}",
        "{\"type\":\"Polygon\",\"coordinates\":[[1,2],[[1,2]]]}", "{\"a\":\"\\q\"}", "{\"a\":\"\\ud800x\"}",
        "{\"a\":\"\\u00zz\"}", "{\"a\":\"\u{1}\"}", "{\"a\":1.2.3}", "{\"a\":tru}", "{\"a\":1} 3",
        "{\"type\":\"GeometryCollection\"}",
    ]) func texts(text: String) {
        do {
            let layer = try GeoJSONReader.layer(bytes: Array(text.utf8))
            Issue.record("\(text) was read: \(layer.count) rows")
        } catch {
            expectBothLanguages(error.message, quotes: true)
            expectBothLanguages(error.phrase, ["memory"], quotes: true)
        }
    }
}
