import Columns
import Survey

/// What a rule of the check objects to: the layer, the row, the place, and how large it is.
package struct CheckIssue: Sendable, Equatable {
    /// Name of the layer: our name in a project, its own otherwise; "" for the set of layers.
    package var layer: String
    /// The row's key, or its number in the source, from 0; none when the whole layer is concerned.
    package var id: String?
    /// What the row offends against.
    package var rule: CheckRule
    /// A place that shows it, in the layer's own CRS; none when there is none.
    package var place: Position?
    /// In the unit of the rule; none when the rule has none.
    package var measure: Double?
    /// What was found, in a sentence.
    package var phrase: Phrase
    /// The sentence in English.
    package var message: String { phrase.en }
    /// The other row of a gap, an overlap or a duplicate, or the unit that a code was held against.
    package var other: String?
    /// Row number in the source, from 0.
    package var row: Int?
    /// The ground of a gap, an overlap or bare ground, in the layer's own CRS: a column of one row.
    package var shape: PolygonColumn?

    /// An issue.
    package init(
        layer: String, id: String?, rule: CheckRule, place: Position? = nil, measure: Double? = nil, message: Phrase,
        other: String? = nil, row: Int? = nil, shape: PolygonColumn? = nil
    ) {
        (self.layer, self.id, self.rule, self.place) = (layer, id, rule, place)
        (self.measure, phrase, self.other, self.row, self.shape) = (measure, message, other, row, shape)
    }

    /// By layer, id, rule, place and message; the source row decides only between rows alike in all of them.
    static func inOrder(_ a: CheckIssue, _ b: CheckIssue) -> Bool {
        if a.layer != b.layer { return utf8Less(a.layer, b.layer) }
        if a.id != b.id { return utf8Less(a.id ?? "", b.id ?? "") }
        if a.rule != b.rule { return utf8Less(a.rule.id, b.rule.id) }
        if a.place != b.place { return a.place ?? Position(0, 0) < b.place ?? Position(0, 0) }
        if a.phrase != b.phrase { return Phrase.inOrder(a.phrase, b.phrase) }
        return a.row ?? -1 < b.row ?? -1
    }
}
