import Columns
import ProjectFile

/// Who is within reach of which service, by network distance from the village's place.
public struct CoverageFindings: Sendable {
    /// One for each item of `coverage:`, in the order of the project file; standards of documents after its own items.
    public var standards: [CoverageStandard] = []
    /// Farthest gap to a road, metres.
    public var reach = 0.0
    /// Walking speed of access legs, km/h.
    public var walkingSpeed = 0.0

    /// Kinds of service that the layer `services` has, by their bytes; empty where none was read.
    public var serviceKinds: [String] = []

    /// One for each item of `accessibility:`, in the order of the project file.
    public var accessibility: [AccessibilityMeasure] = []

    /// Findings without standards.
    public init() {}
}

/// One standard and how far it is met.
public struct CoverageStandard: Sendable {
    /// What the share counts.
    public typealias Counted = CoverageItem.Counted

    /// Name of its column in the layer `villages`, unique in the project, such as `clinic_15min_walk`.
    public var id: String
    /// The kind of service, or several with a space between; the column that was tested, or `road`; empty when the
    /// standard could not be measured.
    public var service: String
    /// `walk` or `drive`; `inside`, `column` or `road` for a test that has no way to it; empty when the standard could
    /// not be measured.
    public var mode: String
    /// Longest way that meets it, minutes; none when the limit is in metres, or there is none.
    public var minutes: Double?
    /// Longest way that meets it, metres; none when the limit is in minutes, or there is none.
    public var metres: Double?
    /// What the share counts.
    public var counted: Counted
    /// The condition as the project file writes it; none for all villages.
    public var condition: String?
    /// Services of the kind; 0 for a test without services.
    public var services: Int
    /// Services of the kind with no road within reach.
    public var servicesWithoutRoad: Int
    /// Numerator: villages, towns, residents, or m² of village ground that meet it.
    public var met: Double
    /// Denominator: the same of those asked about.
    public var of: Double
    /// met / of; none when nobody is asked about.
    public var share: Double?
    /// What the denominator counts, in words.
    public var denominator: Phrase
    /// Row `i` is village `i` of the findings.
    public var outcomes: [CoverageOutcome]
    /// Codes of villages asked about that the share leaves out, because their residents are not known; empty unless
    /// residents count.
    public var withoutPopulation: [String] = []
    /// Codes of villages of which the condition cannot say whether it asks about them, for want of a value.
    public var undecided: [String] = []
    /// Why nobody reaches the service; none when there is nothing to report.
    public var failure: Phrase?
    /// The towns asked about, by code; empty unless towns count.
    public var towns: [CoverageTown] = []
    /// The standard of a policy document; none for an item of the project's own.
    public var rule: CoverageRuleUsed?

    /// A standard that a project asks for; `rule` is set for one of a policy document.
    public init(
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
public enum CoverageOutcome: Sendable, Hashable {
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
    public enum Unreached: String, Sendable, Hashable { case noRoad, noService, noValue }

    /// Within the limit; none when not asked.
    public var isMet: Bool? {
        switch self {
        case .notAsked: nil
        case .reached(_, _, _, let isMet), .stated(let isMet): isMet
        case .unreached: false
        }
    }
}

/// How one town stands to a standard that counts towns.
public struct CoverageTown: Sendable, Hashable {
    /// What it was judged by.
    public enum Basis: String, Sendable, Hashable {
        /// The anchor that lies in the town.
        case seat
        /// Its villages that are asked about: all of them must be met.
        case villages
    }

    /// Town code.
    public var code: String
    /// Name; none when neither the layer `towns` nor the village table gives it.
    public var name: String?
    /// It meets the standard.
    public var isMet: Bool
    /// Its villages that are asked about.
    public var villages: Int
    /// What it was judged by.
    public var basis: Basis

    /// A town that meets a standard or not, and what it is judged by.
    public init(code: String, name: String?, isMet: Bool, villages: Int, basis: Basis) {
        (self.code, self.name, self.isMet, self.villages, self.basis) = (code, name, isMet, villages, basis)
    }
}
