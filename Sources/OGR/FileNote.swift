/// One thing about a source that reading found, in both languages: what its parts say of each other, what was passed over.
public struct FileNote: Sendable, Hashable {
    /// A plain Chinese sentence.
    public let zh: String
    /// A plain English sentence.
    public let en: String

    /// The same in two languages.
    public init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }
}
