import Columns

/// In tests a literal stands for a text that is the same in both languages. In the sources it does not: a sentence there is
/// written in both (`Phrase(zh:en:)`), or says that it is the same (`Phrase(same:)`).
extension Phrase: ExpressibleByStringLiteral {
    /// The same text in both languages.
    public init(stringLiteral text: String) { self.init(same: text) }
}
