import Columns

/// Whether farmland lost was made good (占补平衡, 进出平衡), by the rule sets of the years between the surveys.
public struct FarmlandBalanceFindings: Sendable {
    /// Years of the two surveys; none when the layers do not say and the project neither.
    public var yearBefore: Int?
    public var yearNow: Int?
    /// One for each rule set that holds in the later year.
    public var sheets: [FarmlandBalanceSheet] = []
    /// What a reader must know: sets that are off, years under other sets.
    public var notices: [Phrase] = []

    public init() {}
}

/// One balance: by county, town and village.
public struct FarmlandBalanceSheet: Sendable, Hashable {
    public var id: String
    public var name: Phrase
    public var source: String
    public var isVerified: Bool
    /// The county first, then each town with its villages; ground outside every village last, with an empty code.
    public var rows: [FarmlandBalanceRow]
}

/// The balance of a unit.
public struct FarmlandBalanceRow: Sendable, Hashable {
    public enum Level: String, Sendable, Hashable { case county, town, village }

    /// 6, 9 or 12 digits; empty outside every village.
    public var code: String
    public var name: String
    public var level: Level
    /// Farmland lost that has to be made good; what is exempt stands beside it.
    public var out = AreaSum.zero
    public var exempt = AreaSum.zero
    /// Farmland gained that counts.
    public var inward = AreaSum.zero

    /// Above zero when more came than went.
    public var balance: AreaSum { inward - out }
    /// Compared in whole 0.01 m².
    public var isMet: Bool { RedLine.centiares(out) <= RedLine.centiares(inward) }
}
