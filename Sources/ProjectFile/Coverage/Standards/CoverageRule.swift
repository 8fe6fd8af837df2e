import Columns

/// A coverage standard of a policy document, as `GeoData/standards/README.md` describes them.
package struct CoverageRule: Sendable, Hashable {
    /// A way to measure it.
    package enum Test: Sendable, Hashable {
        /// A service of one of the kinds within the limit along roads; one of minutes and metres.
        case reach(kinds: [String], minutes: Double?, metres: Double?, mode: CoverageItem.Mode)
        /// A service of one of the kinds inside the village.
        case inside(kinds: [String])
        /// A true value in a column of the village table.
        case column(String)
        /// A road of so many lanes, or so wide, near the village's place.
        case villageRoad(lanes: Int, width: Double)
        /// A road of the technical class or better, or so wide, near the seat of the village's town.
        case townRoad(TechnicalClass, width: Double)
    }

    /// Fixed identifier, such as `clinic-1000`.
    package var id: String
    /// Heading in both languages.
    package var name: Phrase
    /// The first one for which there are data counts.
    package var tests: [Test]
    /// What the share counts.
    package var counted: CoverageItem.Counted
    /// Which villages are asked about; none for all.
    package var condition: RowCondition?
    /// The share that the document asks for; none when it sets none.
    package var required: RequiredShare?
    /// Last day; none for a standing standard.
    package var deadline: CalendarDay?
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

    /// Name of its column in the layer `villages`.
    package var column: String { id.replacing("-", with: "_") }
}

/// A share that a document asks for, in percent as printed.
package struct RequiredShare: Sendable, Hashable {
    /// One of `comparators`.
    package var comparator: Comparator
    /// The share, per cent, as printed.
    package var percent: ExactDecimal

    /// How a share can be asked for.
    static let comparators: [Comparator] = [.atLeast, .above, .equal, .all]

    /// A comparison and a percentage.
    package init(comparator: Comparator, percent: ExactDecimal) {
        (self.comparator, self.percent) = (comparator, percent)
    }

    /// The part fulfils it: above the share for `>`, the share itself for `==`, at least the share for the others. Whole
    /// numbers are compared exactly, others as binary numbers.
    package func isMet(_ met: Double, of whole: Double) -> Bool {
        let wanted = Double(percent.digits) / Double(tenTo(percent.scale))
        let (part, least) = (met * 100, wanted * whole)
        switch comparator {
        case .above: return part > least
        case .equal: return part == least
        case .atLeast, .all, .atMost, .below, .exists: return part >= least
        }
    }
}
