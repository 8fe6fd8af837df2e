import Columns
import ProjectFile

/// The targets of the policy catalogues, judged on a day.
package struct TargetFindings: Sendable {
    /// Catalogues that were applied, in the order of the project file.
    package var catalogues: [CatalogueUsed] = []
    /// By catalogue and the order within it.
    package var results: [TargetResult] = []

    /// No targets.
    package init() {}
}

/// A policy catalogue that was applied.
package struct CatalogueUsed: Sendable, Hashable {
    /// Identifier of the catalogue.
    package var id: String
    /// Heading for people.
    package var title: String
    /// Six-digit code of the county that it is made for.
    package var areaCode: String
    /// Name of that county.
    package var areaName: String
    /// That county is the project's.
    package var isForCounty: Bool
    /// Title of the policy document, and its number where it has one.
    package var source: String

    /// A catalogue that was applied, and whether it was written for this county.
    package init(id: String, title: String, areaCode: String, areaName: String, isForCounty: Bool, source: String) {
        (self.id, self.title, self.areaCode, self.areaName) = (id, title, areaCode, areaName)
        (self.isForCounty, self.source) = (isForCounty, source)
    }
}

/// One target and where it stands.
package struct TargetResult: Sendable, Hashable {
    /// How a target stands on the day.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Met, be it before its deadline.
        case met
        /// Not met, and due or without a deadline.
        case notMet = "not_met"
        /// Due or without a deadline, and the ground in doubt could turn it.
        case doubtful
        /// Not met, and the deadline is still to come.
        case notDue = "not_due"
        /// A layer or field that it needs is not there, or its unit is not known.
        case notComputable = "not_computable"
        /// A statistic that the user types in: nothing is measured.
        case manual
    }

    /// Identifier of the catalogue.
    package var catalogue: String
    /// Identifier of the target.
    package var id: String
    /// Heading for people.
    package var label: String
    /// What is measured.
    package var indicator: PolicyIndicator
    /// How the measured value is compared.
    package var comparator: Comparator
    /// The value as the document prints it; none for a target without a number.
    package var value: String?
    /// The unit as the document prints it; none for a target without one.
    package var unit: String?
    /// What was measured, in the document's unit, as decimal text; none when nothing was.
    package var measured: String?
    /// What was measured before ridges were taken off, beside it; none where that has no meaning.
    package var gross: String?
    /// measured − value in the document's unit, as decimal text; none without both, and for `exists`.
    package var margin: String?
    /// The denominator of a share; none for other targets, and when nothing was measured.
    package var denominator: Phrase?
    /// `YYYY-MM-DD`, or none for a standing target.
    package var deadline: String?
    /// How it stands on the day.
    package var state: State
    /// Why it is doubtful, not computable, manual or not due; how it was measured otherwise.
    package var reason: Phrase
    /// Binding (约束性) as against expected (预期性); none when the document does not say.
    package var isBinding: Bool?
    /// Units in the lead (牵头单位), as printed.
    package var lead: [String]
    /// Units responsible (责任单位), as printed.
    package var responsible: [String]
    /// A few words of the document; none when the catalogue gives none.
    package var quote: String?

    /// A target, its state and the reason; a measured value is set where there is one.
    package init(
        catalogue: String, id: String, label: String, indicator: PolicyIndicator, comparator: Comparator,
        value: String?, unit: String?, state: State, reason: Phrase
    ) {
        (self.catalogue, self.id, self.label, self.indicator) = (catalogue, id, label, indicator)
        (self.comparator, self.value, self.unit, self.state, self.reason) = (comparator, value, unit, state, reason)
        (lead, responsible) = ([], [])
    }
}
