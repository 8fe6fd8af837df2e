/// The standard of a policy document that a share belongs to, and how it was measured.
public struct CoverageRuleUsed: Sendable, Hashable {
    public var name: Phrase
    /// How it was measured; none when it could not be.
    public var test: Phrase?
    /// Why it could not be measured.
    public var reason: Phrase?
    /// What the document asks for, such as `>=` and `95`; none when it sets no share.
    public var required: RequiredShare?
    /// The share is what is asked for; none without either.
    public var isMet: Bool?
    public var deadline: String?
    public var target: String
    public var document: String
    public var quote: String
    public var isVerified: Bool
    public var note: Phrase?

    init(_ rule: CoverageRule) {
        (name, required, deadline) = (rule.name, rule.required, rule.deadline?.description)
        (target, document, quote) = (rule.target, rule.document, rule.quote)
        (isVerified, note) = (rule.isVerified, rule.note)
    }
}
