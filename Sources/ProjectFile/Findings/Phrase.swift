/// A sentence for people in the two languages of the reports. Names that come from data are the same in both.
public struct Phrase: Sendable, Hashable {
    /// Chinese.
    public var zh: String
    /// English.
    public var en: String

    /// Takes the texts as they are.
    public init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }
}

/// A literal stands for a text that is the same in both languages, such as a name.
extension Phrase: ExpressibleByStringLiteral {
    /// The same text in both languages.
    public init(stringLiteral text: String) { self.init(zh: text, en: text) }
}
