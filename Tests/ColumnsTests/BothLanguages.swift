import Columns
import Testing

/// Holds a sentence to both languages: the Chinese one has Han letters, they differ, and both name every parameter.
func expectBoth(
    _ phrase: Phrase?, naming parameters: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let phrase else { return }
    #expect(
        phrase.zh.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }, "\(phrase.zh)",
        sourceLocation: sourceLocation)
    #expect(phrase.zh != phrase.en && !phrase.en.isEmpty, sourceLocation: sourceLocation)
    for text in parameters {
        #expect(phrase.zh.contains(text), "\(phrase.zh) names \(text)", sourceLocation: sourceLocation)
        #expect(phrase.en.contains(text), "\(phrase.en) names \(text)", sourceLocation: sourceLocation)
    }
}
