import Columns
import ProjectFile

/// Who is within reach of which service, by network distance from the village's place.
package struct CoverageFindings: Sendable {
    /// One for each item of `coverage:`, in the order of the project file; standards of documents after its own items.
    package var standards: [CoverageStandard] = []
    /// Farthest gap to a road, metres.
    package var reach = 0.0
    /// Walking speed of access legs, km/h.
    package var walkingSpeed = 0.0

    /// Kinds of service that the layer `services` has, by their bytes; empty where none was read.
    package var serviceKinds: [String] = []

    /// One for each item of `accessibility:`, in the order of the project file.
    package var accessibility: [AccessibilityMeasure] = []

    /// Findings without standards.
    package init() {}
}

/// One standard and how far it is met.
package struct CoverageStandard: Sendable {
    /// What the share counts.
    package typealias Counted = CoverageItem.Counted

    /// Name of its column in the layer `villages`, unique in the project, such as `clinic_15min_walk`.
    package var id: String
    /// The kind of service, or several with a space between; the column that was tested, or `road`; empty when the
    /// standard could not be measured.
    package var service: String
    /// `walk` or `drive`; `inside`, `column` or `road` for a test that has no way to it; empty when the standard could
    /// not be measured.
    package var mode: String
    /// Longest way that meets it, minutes; none when the limit is in metres, or there is none.
    package var minutes: Double?
    /// Longest way that meets it, metres; none when the limit is in minutes, or there is none.
    package var metres: Double?
    /// What the share counts.
    package var counted: Counted
    /// The condition as the project file writes it; none for all villages.
    package var condition: String?
    /// Services of the kind; 0 for a test without services.
    package var services: Int
    /// Services of the kind with no road within reach.
    package var servicesWithoutRoad: Int
    /// Numerator: villages, towns, residents, or m² of village ground that meet it.
    package var met: Double
    /// Denominator: the same of those asked about.
    package var of: Double
    /// met / of; none when nobody is asked about.
    package var share: Double?
    /// What the denominator counts, in words.
    package var denominator: Phrase
    /// Row `i` is village `i` of the findings.
    package var outcomes: [CoverageOutcome]
    /// Codes of villages asked about that the share leaves out, because their residents are not known; empty unless
    /// residents count.
    package var withoutPopulation: [String] = []
    /// Codes of villages of which the condition cannot say whether it asks about them, for want of a value.
    package var undecided: [String] = []
    /// Why nobody reaches the service; none when there is nothing to report.
    package var failure: Phrase?
    /// The towns asked about, by code; empty unless towns count.
    package var towns: [CoverageTown] = []
    /// The standard of a policy document; none for an item of the project's own.
    package var rule: CoverageRuleUsed?

    /// A standard that a project asks for; `rule` is set for one of a policy document.
    package init(
        id: String, service: String, mode: String, minutes: Double?, metres: Double?, counted: Counted,
        condition: String?, services: Int, servicesWithoutRoad: Int, met: Double, of: Double, share: Double?,
        denominator: Phrase, outcomes: [CoverageOutcome]
    ) {
        (self.id, self.service, self.mode, self.minutes, self.metres) = (id, service, mode, minutes, metres)
        (self.counted, self.condition, self.services) = (counted, condition, services)
        (self.servicesWithoutRoad, self.met, self.of, self.share) = (servicesWithoutRoad, met, of, share)
        (self.denominator, self.outcomes) = (denominator, outcomes)
    }

    /// A standard of a document before its test is known.
    package init(rule: CoverageRule, used: CoverageRuleUsed, outcomes: [CoverageOutcome], met: Double, of: Double) {
        self.init(
            id: rule.column, service: "", mode: "", minutes: nil, metres: nil, counted: rule.counted,
            condition: rule.condition?.text, services: 0, servicesWithoutRoad: 0, met: met, of: of,
            share: of > 0 ? met / of : nil, denominator: .denominator(rule.counted, condition: rule.condition),
            outcomes: outcomes)
        self.rule = used
    }
}

/// How one village stands to one standard.
package enum CoverageOutcome: Sendable, Hashable {
    /// The condition does not ask about it, or a column it needs has no value here.
    case notAsked
    /// The nearest service by network, its name, and whether the limit is kept.
    case reached(metres: Double, minutes: Double, service: String, isMet: Bool)
    /// A test that has no way to it: a column of the table, a service inside the village, a kind of road.
    case stated(isMet: Bool)
    /// No road within reach of the village, no service on its part of the network, or no value in the table.
    case unreached(Unreached)

    /// Why a village is unreached: no road within reach, no service on its part of the network, or no value in the
    /// table.
    package enum Unreached: String, Sendable, Hashable { case noRoad, noService, noValue }

    /// Within the limit; none when not asked.
    package var isMet: Bool? {
        switch self {
        case .notAsked: nil
        case .reached(_, _, _, let isMet), .stated(let isMet): isMet
        case .unreached: false
        }
    }
}

/// How one town stands to a standard that counts towns.
package struct CoverageTown: Sendable, Hashable {
    /// What it was judged by.
    package enum Basis: String, Sendable, Hashable {
        /// The anchor that lies in the town.
        case seat
        /// Its villages that are asked about: all of them must be met.
        case villages
    }

    /// Town code.
    package var code: String
    /// Name; none when neither the layer `towns` nor the village table gives it.
    package var name: String?
    /// It meets the standard.
    package var isMet: Bool
    /// Its villages that are asked about.
    package var villages: Int
    /// What it was judged by.
    package var basis: Basis

    /// A town that meets a standard or not, and what it is judged by.
    package init(code: String, name: String?, isMet: Bool, villages: Int, basis: Basis) {
        (self.code, self.name, self.isMet, self.villages, self.basis) = (code, name, isMet, villages, basis)
    }
}
