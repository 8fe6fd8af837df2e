import Columns
import SampleCounty
import Testing

@Suite struct SampleErrorTests {
    @Test func bothLanguages() {
        let errors: [(SampleError, [String])] = [
            (.cannotWrite(path: "a/b", reason: Phrase(same: "No space left")), ["a/b", "No space left"]),
            (.noPlace(what: Phrase(zh: "道路", en: "roads"), seed: 77), ["77"]),
        ]
        for (error, parameters) in errors {
            for parameter in parameters {
                #expect(error.phrase.zh.contains(parameter) && error.phrase.en.contains(parameter))
            }
            for phrase in [error.phrase, error.remedy].compactMap({ $0 }) {
                #expect(phrase.zh.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value } && phrase.zh != phrase.en)
            }
            #expect(error.remedy != nil)
        }
    }
}
