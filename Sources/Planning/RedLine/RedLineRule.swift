import Columns

/// A red-line rule: which land classes, and which works, are in conflict with permanent basic farmland.
public struct RedLineRule: Sendable, Hashable {
    /// A group of land classes with a name of its own.
    public struct Kind: Sendable, Hashable {
        public var name: Phrase
        /// Class codes; a base code of four characters stands for its variants in K and A as well.
        public var classes: [String]
    }

    public var id: String
    public var name: Phrase
    public var severity: RowIssue.Severity
    /// Number of the document.
    public var source: String
    /// The text was read on a government page.
    public var isVerified: Bool
    public var kinds: [Kind]
    /// Classes that no rule objects to.
    public var exempt: [String]
    /// Layers whose polygons conflict whatever the land class.
    public var works: [ProjectLayer]
    /// The rule is on the county's farmland against its task, and not on single parcels.
    public var isTotal = false
}

/// The rules of a run: one answer for each land class.
public struct RedLineRules: Sendable, Hashable {
    /// By id.
    public let rules: [RedLineRule]
    /// Rule and kind by class code.
    private let byClass: [String: Place]
    private let exempt: Set<String>

    private struct Place: Sendable, Hashable {
        let rule: Int
        let kind: Int
    }

    /// What the rules say about a class.
    public enum Verdict: Sendable, Hashable {
        /// Farmland, or exempt.
        case kept
        /// In conflict with the rule (its place in `rules`), as the named kind.
        case conflict(rule: Int, kind: Phrase)
        /// No rule knows the class.
        case unknown
    }

    /// - Throws: the code of a class that two rules, or a rule and an exemption, claim.
    init(_ rules: [RedLineRule]) throws(ClaimedTwice) {
        self.rules = rules.sorted { utf8Less($0.id, $1.id) }
        var byClass: [String: Place] = [:]
        var exempt: Set<String> = []
        for rule in self.rules { exempt.formUnion(rule.exempt) }
        for (r, rule) in self.rules.enumerated() {
            for (k, kind) in rule.kinds.enumerated() {
                for code in kind.classes {
                    if let other = byClass.updateValue(Place(rule: r, kind: k), forKey: code) {
                        throw ClaimedTwice(code: code, rules: [self.rules[other.rule].id, rule.id])
                    }
                    if exempt.contains(code) { throw ClaimedTwice(code: code, rules: [rule.id, "exempt"]) }
                }
            }
        }
        (self.byClass, self.exempt) = (byClass, exempt)
    }

    struct ClaimedTwice: Error, Hashable {
        let code: String
        let rules: [String]
    }

    /// The verdict on a class code of the third survey. The code itself is looked up first, then its base code.
    public func verdict(on code: String) -> Verdict {
        let base = String(code.prefix(4))
        for key in [code, base] {
            if exempt.contains(key) || Self.farmland.contains(key) { return .kept }
            if let place = byClass[key] {
                return .conflict(rule: place.rule, kind: rules[place.rule].kinds[place.kind].name)
            }
        }
        return .unknown
    }

    /// Rules that object to the polygons of a layer of works, by place in `rules`.
    public func rules(onWorks layer: ProjectLayer) -> [Int] {
        rules.indices.filter { rules[$0].works.contains(layer) }
    }

    private static let farmland: Set<String> = ["0101", "0102", "0103"]
}
