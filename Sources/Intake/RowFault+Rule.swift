import Columns
import Overlap

extension RowFault {
    /// The rule of `check` that the fault breaks, and what is said: a ring that stands twice has a rule of its own, whatever else two
    /// equal rings are by their place in the row.
    /// - Parameter polygons: the column that was checked.
    /// - Complexity: O(*n* log *n*) for *n* vertices of the row.
    package func rule(in polygons: PolygonColumn) -> (id: String, sentence: Phrase) {
        let mayBeTwice: [Kind] = [.ringsCross, .nestedHoles, .overlappingParts, .holeOutside]
        guard mayBeTwice.contains(kind), polygons.hasRepeatedRing(row: row) else {
            return (kind.rawValue, kind.sentence)
        }
        return (Self.repeatedRing, Phrase(zh: "该行有两个相同的环", en: "the row has the same ring twice"))
    }

    /// The rule of a ring that stands twice.
    static let repeatedRing = "duplicate-ring"
}
