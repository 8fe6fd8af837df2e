import Columns
import Testing

/// Holds a sentence against what every sentence has: Chinese letters in the Chinese, no Chinese punctuation in the English,
/// and each parameter in both.
func expectBothLanguages(
    _ phrase: Phrase?, _ parameters: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let phrase else { return }
    #expect(phrase.zh != phrase.en && phrase.zh.contains(/\p{Han}/), "\(phrase.zh)", sourceLocation: sourceLocation)
    #expect(!phrase.en.contains(/[，。；：、（）“”]/), "\(phrase.en)", sourceLocation: sourceLocation)
    for parameter in parameters {
        #expect(
            phrase.zh.contains(parameter) && phrase.en.contains(parameter), "\(parameter) in \(phrase)",
            sourceLocation: sourceLocation)
    }
}
