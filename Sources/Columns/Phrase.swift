/// A language in which the toolkit speaks to people.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// Chinese, as the documents of the programme write it.
    case zh
    /// English.
    case en
}

/// A sentence for people in both languages. Names that come from data are the same in both.
public struct Phrase: Sendable, Hashable, CustomStringConvertible {
    /// Chinese.
    public var zh: String
    /// English.
    public var en: String

    /// A sentence by its two texts.
    public init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }

    /// A text that is the same in both languages: a name of the data, or the words of another program.
    public init(same text: String) { (zh, en) = (text, text) }

    /// The English text.
    public var description: String { en }

    /// The text in one language.
    public subscript(language: Language) -> String { language == .zh ? zh : en }

    /// One sentence after the other, in each language.
    public static func + (first: Phrase, second: Phrase) -> Phrase {
        Phrase(zh: first.zh + second.zh, en: first.en + second.en)
    }

    /// Appends a sentence in each language.
    public static func += (first: inout Phrase, second: Phrase) { first = first + second }

    /// By the Chinese text, then the English one, in UTF-8 order.
    public static func inOrder(_ a: Phrase, _ b: Phrase) -> Bool {
        a.zh == b.zh ? utf8Less(a.en, b.en) : utf8Less(a.zh, b.zh)
    }
}

extension Collection<Phrase> {
    /// The first of some names, and that there are others.
    package func joined(first most: Int) -> Phrase {
        let names = prefix(most).joined()
        return count > most ? names + Phrase(zh: " 等", en: " and others") : names
    }
}

extension Sequence<Phrase> {
    /// The phrases as one: with `、` or `；` between the Chinese ones, and a comma or semicolon with a blank between the English.
    /// - Parameter sentences: the phrases are sentences, not names.
    public func joined(sentences: Bool = false) -> Phrase {
        Phrase(
            zh: map(\.zh).joined(separator: sentences ? "；" : "、"),
            en: map(\.en).joined(separator: sentences ? "; " : ", "))
    }
}
