import Columns

/// A red-line rule: what may not lie on protected ground, which lines may not overlap, or how much farmland must be kept.
///
/// A rule has one form: conditions on ground (`kinds`, `works`), lines that keep apart (`lines`), or the county's total.
public struct RedLineRule: Sendable, Hashable {
    /// A group of land classes with a name of its own.
    public struct Kind: Sendable, Hashable {
        /// Name in both languages, such as 林果业.
        public var name: Phrase
        /// Class codes; a base code of four characters stands for its variants in K and A as well.
        public var classes: [String]
        /// What grows there (ZZSXDM); empty for whatever grows.
        public var plantings: [String] = []
    }

    /// The ground that a rule protects.
    public enum Ground: Sendable, Hashable {
        /// The polygons of a layer.
        case layer(ProjectLayer)
        /// What was farmland in the earlier survey.
        case earlierFarmland
    }

    /// A strip beside roads, measured from the edge of the right-of-way.
    public struct Strip: Sendable, Hashable {
        /// Road classes, such as 国道.
        public var roads: [String]
        /// Metres outside the right-of-way that are allowed: where the strip begins.
        public var beyond: Double
        /// How far the strip reaches, metres from the right-of-way; above `beyond`.
        public var within: Double
    }

    /// Fixed identifier.
    public var id: String
    /// What the rule forbids or asks for, in both languages.
    public var name: Phrase
    /// How its conflicts are reported.
    public var severity = RowIssue.Severity.error
    /// Number of the document.
    public var source: String
    /// Public page on which the text was read; none when it was not.
    public var page: String?
    /// The text was read on a public page; otherwise it is known from memory only.
    public var isVerified = false
    /// Whether it is applied.
    public var isOn = true
    /// First year for which it holds; none without a limit.
    public var firstYear: Int?
    /// Last year for which it holds; none without a limit.
    public var lastYear: Int?
    /// The ground that it protects; basic farmland unless another is given.
    public var ground = Ground.layer(.basicFarmland)
    /// Groups of land classes that may not lie on the ground.
    public var kinds: [Kind] = []
    /// Classes that no rule on the same ground objects to.
    public var exempt: [String] = []
    /// Layers whose polygons conflict whatever the land class.
    public var works: [ProjectLayer] = []
    /// Which rows of `works`; all when none.
    public var condition: RowCondition?
    /// Layers whose ground is left out.
    public var except: [ProjectLayer] = []
    /// Only ground in one of these strips; anywhere when empty.
    public var strips: [Strip] = []
    /// Control lines that may not overlap pairwise.
    public var lines: [ProjectLayer] = []
    /// The rule is on the county's farmland against its task, and not on single parcels.
    public var isTotal = false

    /// The layers whose ground it needs.
    public var grounds: [ProjectLayer] {
        if isTotal { return [] }
        if !lines.isEmpty { return lines }
        if case .layer(let layer) = ground { return [layer] }
        return [.parcelsBefore]
    }

    /// Whether it holds in a year; a rule without years always does, and every rule when no year is known.
    public func holds(in year: Int?) -> Bool {
        guard let year else { return true }
        return (firstYear ?? year) <= year && year <= (lastYear ?? year)
    }
}
