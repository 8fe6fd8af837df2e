import Columns
import ProjectFile

/// Whether farmland lost was made good (占补平衡, 进出平衡), by the rule sets of the years between the surveys.
package struct FarmlandBalanceFindings: Sendable {
    /// Year of the earlier survey; none when neither the project nor the layer says.
    package var yearBefore: Int?
    /// Year of the later survey; none when neither the project nor the layer says.
    package var yearNow: Int?
    /// One for each rule set that holds in the later year; of every set that is on when that year is not known.
    package var sheets: [FarmlandBalanceSheet] = []
    /// What a reader must know: sets that are off, years under other sets.
    package var notices: [Phrase] = []

    /// No sheets.
    package init() {}
}

/// One balance: by county, town and village.
package struct FarmlandBalanceSheet: Sendable, Hashable {
    /// Identifier of the rule set.
    package var id: String
    /// Name of the rule set.
    package var name: Phrase
    /// Number of the document.
    package var source: String
    /// The text of the rules was read at its source.
    package var isVerified: Bool
    /// The county first, then each town with its villages; ground outside every village last, with an empty code.
    package var rows: [FarmlandBalanceRow]

    package init(id: String, name: Phrase, source: String, isVerified: Bool, rows: [FarmlandBalanceRow]) {
        self.id = id
        self.name = name
        self.source = source
        self.isVerified = isVerified
        self.rows = rows
    }
}

/// The balance of a unit.
package struct FarmlandBalanceRow: Sendable, Hashable {
    /// The units that rows are of.
    package enum Level: String, Sendable, Hashable { case county, town, village }

    /// 6, 9 or 12 digits; empty outside every village, and for a county without a code.
    package var code: String
    /// Name of the unit; of a town its code where the name is not known. Empty outside every village.
    package var name: String
    /// What the unit is; `village` outside every village.
    package var level: Level
    /// Farmland lost that has to be made good, each place once in a village.
    package var out = AreaSum.zero
    /// Farmland lost that is exempt from being made good, each place once in a village.
    package var exempt = AreaSum.zero
    /// Farmland gained that counts, each place once in a village.
    package var inward = AreaSum.zero
    /// What the pieces of change count above that, where parcels of a survey overlap.
    package var countedTwice = AreaSum.zero

    /// inward − out: above zero when more came than went.
    package var balance: AreaSum { inward - out }
    /// What the balance may be wrong by: ground that several classes of a survey claim, and ground that one survey lacks.
    package var doubt = AreaSum.zero

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
    package var state: TaskState { TaskState(out, by: inward, doubt: FigureDoubt(above: doubt, below: doubt)) }
    /// Met for certain.
    package var isMet: Bool { state == .met }
}
