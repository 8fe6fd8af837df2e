import Columns
import ProjectFile

/// The standard of a policy document that a share belongs to, and how it was measured.
public struct CoverageRuleUsed: Sendable, Hashable {
    /// What it asks for, in a few words.
    public var name: Phrase
    /// How it was measured; none when it could not be.
    public var test: Phrase?
    /// Why it could not be measured; none when it was.
    public var reason: Phrase?
    /// What the document asks for, such as `>=` and `95`; none when it sets no share.
    public var required: RequiredShare?
    /// The share is what is asked for; none when nobody is asked about, when it could not be measured, or without
    /// `required`.
    public var isMet: Bool?
    /// Last day, `YYYY-MM-DD`; none for a standing standard.
    public var deadline: String?
    /// Identifier of the target that it comes from.
    public var target: String
    /// Title or number of the document.
    public var document: String
    /// A few words of the document.
    public var quote: String
    /// Number, denominator and definition stand in the document.
    public var isVerified: Bool
    /// What the document leaves open, and what we took it to mean; none when nothing.
    public var note: Phrase?

    package init(_ rule: CoverageRule) {
        (name, required, deadline) = (rule.name, rule.required, rule.deadline?.description)
        (target, document, quote) = (rule.target, rule.document, rule.quote)
        (isVerified, note) = (rule.isVerified, rule.note)
    }
}
