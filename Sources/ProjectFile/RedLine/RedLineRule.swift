import Columns

/// A red-line rule: what may not lie on protected ground, which lines may not overlap, or how much farmland must be kept.
///
/// A rule has one form: conditions on ground (`kinds`, `works`), lines that keep apart (`lines`), or the county's total.
package struct RedLineRule: Sendable, Hashable {
    /// A group of land classes with a name of its own.
    package struct Kind: Sendable, Hashable {
        /// Name in both languages, such as 林果业.
        package var name: Phrase
        /// Class codes; a base code of four characters stands for its variants in K and A as well.
        package var classes: [String]
        /// What grows there (ZZSXDM); empty for whatever grows.
        package var plantings: [String] = []
    }

    /// The ground that a rule protects.
    package enum Ground: Sendable, Hashable {
        /// The polygons of a layer.
        case layer(ProjectLayer)
        /// What was farmland in the earlier survey.
        case earlierFarmland
    }

    /// A strip beside roads, measured from the edge of the right-of-way.
    package struct Strip: Sendable, Hashable {
        /// Road classes, such as 国道.
        package var roads: [String]
        /// Metres outside the right-of-way that are allowed: where the strip begins.
        package var beyond: Double
        /// How far the strip reaches, metres from the right-of-way; above `beyond`.
        package var within: Double
    }

    /// Fixed identifier.
    package var id: String
    /// What the rule forbids or asks for, in both languages.
    package var name: Phrase
    /// How its conflicts are reported.
    package var severity = RowIssue.Severity.error
    /// Number of the document.
    package var source: String
    /// Public page on which the text was read; none when it was not.
    package var page: String?
    /// The text was read on a public page; otherwise it is known from memory only.
    package var isVerified = false
    /// Whether it is applied.
    package var isOn = true
    /// First year for which it holds; none without a limit.
    package var firstYear: Int?
    /// Last year for which it holds; none without a limit.
    package var lastYear: Int?
    /// The ground that it protects; basic farmland unless another is given.
    package var ground = Ground.layer(.basicFarmland)
    /// Groups of land classes that may not lie on the ground.
    package var kinds: [Kind] = []
    /// Classes that no rule on the same ground objects to.
    package var exempt: [String] = []
    /// Layers whose polygons conflict whatever the land class.
    package var works: [ProjectLayer] = []
    /// Which rows of `works`; all when none.
    package var condition: RowCondition?
    /// Layers whose ground is left out.
    package var except: [ProjectLayer] = []
    /// Only ground in one of these strips; anywhere when empty.
    package var strips: [Strip] = []
    /// Control lines that may not overlap pairwise.
    package var lines: [ProjectLayer] = []
    /// The rule is on the county's farmland against its task, and not on single parcels.
    package var isTotal = false

    /// The layers whose ground it needs.
    package var grounds: [ProjectLayer] {
        if isTotal { return [] }
        if !lines.isEmpty { return lines }
        if case .layer(let layer) = ground { return [layer] }
        return [.parcelsBefore]
    }

    /// Whether it holds in a year; a rule without years always does, and every rule when no year is known.
    package func holds(in year: Int?) -> Bool {
        guard let year else { return true }
        return (firstYear ?? year) <= year && year <= (lastYear ?? year)
    }
}
