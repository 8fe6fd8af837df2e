/// The targets of the policy catalogues, judged on a day.
public struct TargetFindings: Sendable {
    public var catalogues: [CatalogueUsed] = []
    /// By catalogue and the order within it.
    public var results: [TargetResult] = []

    public init() {}
}

/// A policy catalogue that was applied.
public struct CatalogueUsed: Sendable, Hashable {
    public var id: String
    public var title: String
    /// The area it is made for, and whether that is the project's county.
    public var areaCode: String
    public var areaName: String
    public var isForCounty: Bool
    /// Document and number of the policy.
    public var source: String

    public init(id: String, title: String, areaCode: String, areaName: String, isForCounty: Bool, source: String) {
        (self.id, self.title, self.areaCode, self.areaName) = (id, title, areaCode, areaName)
        (self.isForCounty, self.source) = (isForCounty, source)
    }
}

/// One target and where it stands.
public struct TargetResult: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        case met
        case notMet = "not_met"
        case notDue = "not_due"
        case notComputable = "not_computable"
        case manual
    }

    public var catalogue: String
    public var id: String
    public var label: String
    public var indicator: String
    /// `>=`, `>`, `<=`, `<`, `==`, `all`, `exists`.
    public var comparator: String
    /// The value and unit as the document prints them.
    public var value: String?
    public var unit: String?
    /// What was measured, in the document's unit, as decimal text; none when nothing was.
    public var measured: String?
    /// measured − value in the document's unit; none where a difference has no meaning.
    public var margin: String?
    /// The denominator of a share.
    public var denominator: Phrase?
    /// `YYYY-MM-DD`, or none for a standing target.
    public var deadline: String?
    public var state: State
    /// Why it is not computable, manual or not due; how it was measured otherwise.
    public var reason: Phrase
    /// Binding (约束性) as against expected (预期性), when the document says so.
    public var isBinding: Bool?
    public var lead: [String]
    public var responsible: [String]
    public var quote: String?

    public init(
        catalogue: String, id: String, label: String, indicator: String, comparator: String, value: String?,
        unit: String?, state: State, reason: Phrase
    ) {
        (self.catalogue, self.id, self.label, self.indicator) = (catalogue, id, label, indicator)
        (self.comparator, self.value, self.unit, self.state, self.reason) = (comparator, value, unit, state, reason)
        (lead, responsible) = ([], [])
    }
}
