/// Who is within reach of which service, by network distance from the village's place.
public struct CoverageFindings: Sendable {
    /// One for each item of `coverage:`, in the order of the project file.
    public var standards: [CoverageStandard] = []
    /// Reach to a road, metres; walking speed of access legs, km/h.
    public var reach = 0.0
    public var walkingSpeed = 0.0

    public init() {}
}

/// One standard and how far it is met.
public struct CoverageStandard: Sendable {
    /// What the share counts.
    public enum Counted: String, Sendable, Hashable, CaseIterable { case villages, population }

    /// Name of its column in the layer `villages`, unique in the project, such as `clinic_15min_walk`.
    public var id: String
    public var service: String
    public var mode: String
    /// One of the two limits.
    public var minutes: Double?
    public var metres: Double?
    public var counted: Counted
    /// The condition as the project file writes it; none for all villages.
    public var condition: String?
    /// Services of the kind, and those with no road within reach.
    public var services: Int
    public var servicesWithoutRoad: Int
    /// Numerator and denominator: villages, or residents.
    public var met: Double
    public var of: Double
    /// met / of; none when nobody is asked about.
    public var share: Double?
    public var denominator: Phrase
    /// Row `i` is village `i` of the findings.
    public var outcomes: [CoverageOutcome]

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
}

/// How one village stands to one standard.
public enum CoverageOutcome: Sendable, Hashable {
    /// The condition does not ask about it, or a column it needs has no value here.
    case notAsked
    /// The nearest service by network, its name, and whether the limit is kept.
    case reached(metres: Double, minutes: Double, service: String, isMet: Bool)
    /// No road within reach of the village, or no service on its part of the network.
    case unreached(Unreached)

    public enum Unreached: String, Sendable, Hashable { case noRoad, noService }

    /// Within the limit; none when not asked.
    public var isMet: Bool? {
        switch self {
        case .notAsked: nil
        case .reached(_, _, _, let isMet): isMet
        case .unreached: false
        }
    }
}
