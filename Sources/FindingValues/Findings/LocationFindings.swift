import Columns
import ProjectFile

/// Where to open sites of services, and what each adds.
public struct LocationFindings: Sendable {
    /// One for each item of `locate:`, in the order of the project file.
    public var items: [LocationResult] = []
    /// Farthest gap to a road, metres.
    public var reach = 0.0
    /// Walking speed of access legs, km/h.
    public var walkingSpeed = 0.0

    /// Kinds of service that the layer `services` has, by their bytes; empty where none was read.
    public var serviceKinds: [String] = []

    /// Findings without items.
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
    /// The kind of service, as in the layer `services`.
    public var service: String
    /// `lscp`, `mclp`, `pmedian` or `pcentre`.
    public var model: String
    /// How people travel: `walk` or `drive`.
    public var mode: String
    /// Minutes, unless the item gives its limit in metres.
    public var unit: Unit
    /// In `unit`; none for a median or centre without one.
    public var limit: Double?
    /// Most new sites; none for `lscp`.
    public var asked: Int?
    /// What weights count.
    public var counted: CoverageStandard.Counted
    /// Which villages are asked about, as the project file writes it; none for all.
    public var condition: String?
    /// The most one new site may serve; none for no limit.
    public var capacity: Double?

    // MARK: What there is

    /// Where new sites may be.
    public var source: Source
    /// Candidates that a road is near: those that may be chosen.
    public var candidates: Int
    /// Candidates with no road within reach.
    public var candidatesWithoutRoad: Int
    /// Services of the kind that are kept and that a road is near; 0 when the item keeps none.
    public var existing: Int
    /// Services of the kind with no road within reach: they serve nobody.
    public var existingWithoutRoad: Int
    /// Villages asked about whose weight is known.
    public var villages: Int
    /// Their weight.
    public var weight: Double
    /// Villages asked about that were left out because the weight is not known.
    public var withoutWeight: Int
    /// Codes of villages asked about whose weight is not known: left out, but for `lscp` and `pcentre` without a capacity,
    /// where they count with no weight.
    public var weightUnknown: [String] = []
    /// Codes of villages of which the condition cannot say whether it asks about them, for want of a value.
    public var undecided: [String] = []
    /// Codes of villages with no road near. They are never given a cost.
    public var withoutRoad: [String] = []
    /// Codes of villages with a road that no site, kept or candidate, has a way to. They are never given a cost.
    public var unreached: [String] = []
    /// For `lscp`, codes of villages that some site has a way to but none within the limit. Empty for other models.
    public var beyondLimit: [String] = []

    // MARK: What was found

    /// How villages stand with the sites that are there.
    public var before = LocationState()
    /// How villages stand with the new sites too; as `before` when no choice was found.
    public var after = LocationState()
    /// The new sites, by rank.
    public var sites: [ProposedSite] = []
    /// The model's value: sites (`lscp`), weight within the limit (`mclp`), Σ weight · cost (`pmedian`) or greatest
    /// cost (`pcentre`), costs in `unit`; none when no choice was found.
    public var value: Double?
    /// A proven bound on `value`: from above for `mclp`, from below for the others; none without a value.
    public var bound: Double?
    /// |value − bound| over the greater of them; none without a value.
    public var gap: Double?
    /// The value reaches the bound.
    public var isProven = false
    /// What proves the bound; none without a value.
    public var method: String?
    /// Of equally good choices this is one with the least mean way: true when that is proven too, false when it is only the
    /// least found; none where it is not asked, as for a median and with capacities.
    public var isLeastMean: Bool?
    /// Why no site is proposed; none when there is nothing to report.
    public var failure: Phrase?

    /// An item as it was asked and the data it starts from; sites and figures are set by the search.
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
    /// Villages within the limit; none without a limit.
    public var coveredVillages: Int?
    /// Their weight; none without a limit.
    public var covered: Double?
    /// Villages that have a way to some site.
    public var reachedVillages = 0
    /// Their weight.
    public var reached = 0.0
    /// Weighted mean cost, in the item's unit, of the way to the nearest site (or the assigned one, with capacities),
    /// over the villages that have one; none when they have no weight.
    public var mean: Double?
    /// Greatest such cost; none when no village has a way.
    public var farthest: Double?

    /// No village is reached.
    public init() {}
}

/// A new site.
public struct ProposedSite: Sendable, Hashable {
    /// From 1, in the order in which each adds the most to those before it.
    public var rank: Int
    /// Key of the candidate, else its name, else its row in the source; the village's code where villages are
    /// candidates.
    public var key: String
    /// Name of the candidate or village; none where it has none.
    public var name: String?
    /// Where it is, in the CRS of the run.
    public var place: Position
    /// Villages that it brings within the limit beyond the services kept and the sites of lower rank, of those that it
    /// serves where there is a capacity; none without a limit.
    public var addedVillages: Int?
    /// Their weight; none without a limit.
    public var added: Double?
    /// Weighted mean cost, in the item's unit, once it is there too; none when no village with weight is reached.
    public var mean: Double?
    /// Codes of the villages that it serves in the end.
    public var serves: [String]
    /// Their weight.
    public var served: Double

    /// The site opened as number `rank`, and what it adds.
    public init(
        rank: Int, key: String, name: String?, place: Position, addedVillages: Int?, added: Double?, mean: Double?,
        serves: [String], served: Double
    ) {
        (self.rank, self.key, self.name, self.place) = (rank, key, name, place)
        (self.addedVillages, self.added, self.mean) = (addedVillages, added, mean)
        (self.serves, self.served) = (serves, served)
    }

    /// What the layer `proposed_sites` gives as `covers`: the weight added within the limit, else the weight served.
    public var covers: Double { added ?? served }
}
