import Columns
import ProjectFile

/// Whether farmland lost was made good (占补平衡, 进出平衡), by the rule sets of the years between the surveys.
public struct FarmlandBalanceFindings: Sendable {
    /// Year of the earlier survey; none when neither the project nor the layer says.
    public var yearBefore: Int?
    /// Year of the later survey; none when neither the project nor the layer says.
    public var yearNow: Int?
    /// One for each rule set that holds in the later year; of every set that is on when that year is not known.
    public var sheets: [FarmlandBalanceSheet] = []
    /// What a reader must know: sets that are off, years under other sets.
    public var notices: [Phrase] = []

    /// No sheets.
    public init() {}
}

/// One balance: by county, town and village.
public struct FarmlandBalanceSheet: Sendable, Hashable {
    /// Identifier of the rule set.
    public var id: String
    /// Name of the rule set.
    public var name: Phrase
    /// Number of the document.
    public var source: String
    /// The text of the rules was read at its source.
    public var isVerified: Bool
    /// The county first, then each town with its villages; ground outside every village last, with an empty code.
    public var rows: [FarmlandBalanceRow]

    package init(id: String, name: Phrase, source: String, isVerified: Bool, rows: [FarmlandBalanceRow]) {
        self.id = id
        self.name = name
        self.source = source
        self.isVerified = isVerified
        self.rows = rows
    }
}

/// The balance of a unit.
public struct FarmlandBalanceRow: Sendable, Hashable {
    /// The units that rows are of.
    public enum Level: String, Sendable, Hashable { case county, town, village }

    /// 6, 9 or 12 digits; empty outside every village, and for a county without a code.
    public var code: String
    /// Name of the unit; of a town its code where the name is not known. Empty outside every village.
    public var name: String
    /// What the unit is; `village` outside every village.
    public var level: Level
    /// Farmland lost that has to be made good, each place once in a village.
    public var out = AreaSum.zero
    /// Farmland lost that is exempt from being made good, each place once in a village.
    public var exempt = AreaSum.zero
    /// Farmland gained that counts, each place once in a village.
    public var inward = AreaSum.zero
    /// What the pieces of change count above that, where parcels of a survey overlap.
    public var countedTwice = AreaSum.zero

    /// inward − out: above zero when more came than went.
    public var balance: AreaSum { inward - out }
    /// What the balance may be wrong by: ground that several classes of a survey claim, and ground that one survey lacks.
    public var doubt = AreaSum.zero

    package init(
        code: String, name: String, level: Level, out: AreaSum = AreaSum.zero, exempt: AreaSum = AreaSum.zero,
        inward: AreaSum = AreaSum.zero, countedTwice: AreaSum = AreaSum.zero, doubt: AreaSum = AreaSum.zero
    ) {
        self.code = code
        self.name = name
        self.level = level
        self.out = out
        self.exempt = exempt
        self.inward = inward
        self.countedTwice = countedTwice
        self.doubt = doubt
    }
    /// Met when as much came as went, or more, compared in whole 0.01 m²; doubtful where the ground in doubt, on either side,
    /// could turn that: where it is more than what came above what went, or as much as is lacking.
    public var state: TaskState { TaskState(out, by: inward, doubt: FigureDoubt(above: doubt, below: doubt)) }
    /// Met for certain.
    public var isMet: Bool { state == .met }
}
