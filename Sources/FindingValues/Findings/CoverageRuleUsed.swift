import Columns
import ProjectFile

/// The standard of a policy document that a share belongs to, and how it was measured.
package struct CoverageRuleUsed: Sendable, Hashable {
    /// What it asks for, in a few words.
    package var name: Phrase
    /// How it was measured; none when it could not be.
    package var test: Phrase?
    /// Why it could not be measured; none when it was.
    package var reason: Phrase?
    /// What the document asks for, such as `>=` and `95`; none when it sets no share.
    package var required: RequiredShare?
    /// The share is what is asked for; none when nobody is asked about, when it could not be measured, or without
    /// `required`.
    package var isMet: Bool?
    /// Last day, `YYYY-MM-DD`; none for a standing standard.
    package var deadline: String?
    /// Identifier of the target that it comes from.
    package var target: String
    /// Title or number of the document.
    package var document: String
    /// A few words of the document.
    package var quote: String
    /// Number, denominator and definition stand in the document.
    package var isVerified: Bool
    /// What the document leaves open, and what we took it to mean; none when nothing.
    package var note: Phrase?

    package init(_ rule: CoverageRule) {
        (name, required, deadline) = (rule.name, rule.required, rule.deadline?.description)
        (target, document, quote) = (rule.target, rule.document, rule.quote)
        (isVerified, note) = (rule.isVerified, rule.note)
    }
}
