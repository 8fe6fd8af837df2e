import Columns
import Testing

/// Holds a sentence against what every sentence has: Chinese letters in the Chinese, no Chinese punctuation in the English, and each
/// parameter in both.
/// - Parameter quotes: the English quotes with “ and ”.
public func expectBothLanguages(
    _ phrase: Phrase?, _ parameters: [String] = [], quotes: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let phrase else { return }
    #expect(
        phrase.zh.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }, "\(phrase.zh)",
        sourceLocation: sourceLocation)
    #expect(phrase.zh != phrase.en && !phrase.en.isEmpty, "\(phrase.en)", sourceLocation: sourceLocation)
    let foreign = Set(quotes ? "，。；：、（）" : "，。；：、（）“”")
    #expect(!phrase.en.contains { foreign.contains($0) }, "\(phrase.en)", sourceLocation: sourceLocation)
    for text in parameters {
        #expect(phrase.zh.contains(text), "\(phrase.zh) names \(text)", sourceLocation: sourceLocation)
        #expect(phrase.en.contains(text), "\(phrase.en) names \(text)", sourceLocation: sourceLocation)
    }
}
