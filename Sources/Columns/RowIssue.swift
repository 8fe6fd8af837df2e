/// A row that was set aside or repaired, or that a rule objects to: what, where and why.
public struct RowIssue: Sendable, Hashable {
    /// How much an issue weighs.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The row is set aside, or the layer breaks a rule that it must keep.
        case error
        /// The row is kept, and a figure that stands on it is in doubt.
        case warning
        /// Something that a reader may want to know; no figure depends on it.
        case notice

        /// The word for people.
        public var name: Phrase {
            switch self {
            case .error: Phrase(zh: "错误", en: rawValue)
            case .warning: Phrase(zh: "警告", en: rawValue)
            case .notice: Phrase(zh: "提示", en: rawValue)
            }
        }
    }

    /// Our name of the layer, such as `parcels`.
    public var layer: String
    /// Row number in the source, from 0.
    public var row: Int
    /// The row's key, when it has one.
    public var id: String?
    /// A fixed identifier of the rule, such as `self-crossing`; documented where the rule is made.
    public var rule: String
    /// How much it weighs.
    public var severity: Severity
    /// A place that shows the fault, in `crs`; none where no place does.
    public var place: Position?
    /// CRS of the place: that of the layer as read; none for the plane in which the run measures.
    public var crs: CRS?
    /// A sentence for people: what was found and what was done about it.
    public var phrase: Phrase
    /// The sentence in English.
    public var message: String { phrase.en }
    /// Square metres of a row that was set aside, left out or repaired, as it came; none where its ground is not known,
    /// and for issues of rows that were kept.
    public var areaBefore: Double?
    /// Square metres after a repair; none where nothing was repaired.
    public var areaAfter: Double?

    /// An issue of a row, in the layer's own CRS; an error unless another severity is given.
    public init(
        layer: String, row: Int, id: String? = nil, rule: String, severity: Severity = .error, place: Position? = nil,
        message: Phrase, areaBefore: Double? = nil, areaAfter: Double? = nil
    ) {
        (self.layer, self.row, self.id, self.rule, self.severity) = (layer, row, id, rule, severity)
        (self.place, phrase, self.areaBefore, self.areaAfter) = (place, message, areaBefore, areaAfter)
    }

    /// By layer, id, rule and place; the source row decides only between rows alike in everything else.
    public static func inOrder(_ a: RowIssue, _ b: RowIssue) -> Bool {
        if a.layer != b.layer { return utf8Less(a.layer, b.layer) }
        if a.id != b.id { return utf8Less(a.id ?? "", b.id ?? "") }
        if a.rule != b.rule { return utf8Less(a.rule, b.rule) }
        if a.place != b.place { return (a.place ?? Position(0, 0)) < (b.place ?? Position(0, 0)) }
        if a.phrase != b.phrase { return Phrase.inOrder(a.phrase, b.phrase) }
        return a.row < b.row
    }
}
