import Columns

/// Where to open sites of services, and what each adds.
public struct LocationFindings: Sendable {
    /// One for each item of `locate:`, in the order of the project file.
    public var items: [LocationResult] = []
    /// Reach to a road, metres; walking speed of access legs, km/h.
    public var reach = 0.0
    public var walkingSpeed = 0.0

    public init() {}
}

/// One item: what was asked, the sites, and how good they are.
public struct LocationResult: Sendable {
    /// What costs are counted in.
    public enum Unit: String, Sendable, Hashable { case minutes, metres }
    /// Where new sites may be.
    public enum Source: String, Sendable, Hashable { case candidates, villages }

    // MARK: What was asked

    /// Unique in the project, such as `clinic_mclp_5_15min_walk`.
    public var id: String
    public var service: String
    /// `lscp`, `mclp`, `pmedian` or `pcentre`.
    public var model: String
    public var mode: String
    public var unit: Unit
    /// In `unit`; none for a median or centre without one.
    public var limit: Double?
    /// Most new sites; none for `lscp`.
    public var asked: Int?
    /// What weights count, and the condition as the project file writes it.
    public var counted: CoverageStandard.Counted
    public var condition: String?
    /// The most one new site may serve; none for no limit.
    public var capacity: Double?

    // MARK: What there is

    public var source: Source
    /// Candidates near a road, and others.
    public var candidates: Int
    public var candidatesWithoutRoad: Int
    /// Services of the kind that are kept, near a road, and others.
    public var existing: Int
    public var existingWithoutRoad: Int
    /// Villages asked about, and their weight.
    public var villages: Int
    public var weight: Double
    /// Villages left out because the weight is not known.
    public var withoutWeight: Int
    /// Codes of villages with no road near; then of those that no site, kept or candidate, has a way to; then, for
    /// `lscp`, of those with a way but none within the limit. They are never given a cost.
    public var withoutRoad: [String] = []
    public var unreached: [String] = []
    public var beyondLimit: [String] = []

    // MARK: What was found

    /// With the sites that are there, and with the new ones.
    public var before = LocationState()
    public var after = LocationState()
    /// The new sites, by rank.
    public var sites: [ProposedSite] = []
    /// The model's value and bound: sites (`lscp`), weight within the limit (`mclp`), Σ weight · cost (`pmedian`) or
    /// greatest cost (`pcentre`), costs in `unit`; none when there is no choice.
    public var value: Double?
    public var bound: Double?
    /// |value − bound| over the greater of them.
    public var gap: Double?
    public var isProven = false
    /// What proves the bound.
    public var method: String?
    /// Why there is no choice.
    public var failure: Phrase?

    public init(
        id: String, service: String, model: String, mode: String, unit: Unit, limit: Double?, asked: Int?,
        counted: CoverageStandard.Counted, condition: String?, capacity: Double?, source: Source, candidates: Int,
        candidatesWithoutRoad: Int, existing: Int, existingWithoutRoad: Int, villages: Int, weight: Double,
        withoutWeight: Int
    ) {
        (self.id, self.service, self.model, self.mode, self.unit) = (id, service, model, mode, unit)
        (self.limit, self.asked, self.counted, self.condition) = (limit, asked, counted, condition)
        (self.capacity, self.source, self.candidates) = (capacity, source, candidates)
        (self.candidatesWithoutRoad, self.existing) = (candidatesWithoutRoad, existing)
        (self.existingWithoutRoad, self.villages) = (existingWithoutRoad, villages)
        (self.weight, self.withoutWeight) = (weight, withoutWeight)
    }
}

/// How villages stand to a set of sites.
public struct LocationState: Sendable, Hashable {
    /// Villages and weight within the limit; none without a limit.
    public var coveredVillages: Int?
    public var covered: Double?
    /// Villages and weight that have a way to some site.
    public var reachedVillages = 0
    public var reached = 0.0
    /// Weighted mean and greatest cost of the way to the nearest site (or the assigned one, with capacities), over the
    /// villages that have one; none when there is none.
    public var mean: Double?
    public var farthest: Double?

    public init() {}
}

/// A new site.
public struct ProposedSite: Sendable, Hashable {
    /// From 1, in the order in which each adds the most to those before it.
    public var rank: Int
    /// Key and name of the candidate; the village's code and name where villages are candidates.
    public var key: String
    public var name: String?
    public var place: Position
    /// Villages and weight that it brings within the limit beyond the services kept and the sites of lower rank; none
    /// without a limit.
    public var addedVillages: Int?
    public var added: Double?
    /// Weighted mean cost once it is there too.
    public var mean: Double?
    /// Codes of the villages that it serves in the end, and their weight.
    public var serves: [String]
    public var served: Double

    public init(
        rank: Int, key: String, name: String?, place: Position, addedVillages: Int?, added: Double?, mean: Double?,
        serves: [String], served: Double
    ) {
        (self.rank, self.key, self.name, self.place) = (rank, key, name, place)
        (self.addedVillages, self.added, self.mean) = (addedVillages, added, mean)
        (self.serves, self.served) = (serves, served)
    }

    /// What the layer `proposed_sites` tells as `covers`: the weight added within the limit, else the weight served.
    public var covers: Double { added ?? served }
}
