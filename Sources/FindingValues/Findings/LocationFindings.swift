import Columns
import ProjectFile

/// Where to open sites of services, and what each adds.
package struct LocationFindings: Sendable {
    /// One for each item of `locate:`, in the order of the project file.
    package var items: [LocationResult] = []
    /// Farthest gap to a road, metres.
    package var reach = 0.0
    /// Walking speed of access legs, km/h.
    package var walkingSpeed = 0.0

    /// Kinds of service that the layer `services` has, by their bytes; empty where none was read.
    package var serviceKinds: [String] = []

    /// Findings without items.
    package init() {}
}

/// One item: what was asked, the sites, and how good they are.
package struct LocationResult: Sendable {
    /// What costs are counted in.
    package enum Unit: String, Sendable, Hashable { case minutes, metres }
    /// Where new sites may be.
    package enum Source: String, Sendable, Hashable { case candidates, villages }

    // MARK: What was asked

    /// Unique in the project, such as `clinic_mclp_5_15min_walk`.
    package var id: String
    /// The kind of service, as in the layer `services`.
    package var service: String
    /// `lscp`, `mclp`, `pmedian` or `pcentre`.
    package var model: String
    /// How people travel: `walk` or `drive`.
    package var mode: String
    /// Minutes, unless the item gives its limit in metres.
    package var unit: Unit
    /// In `unit`; none for a median or centre without one.
    package var limit: Double?
    /// Most new sites; none for `lscp`.
    package var asked: Int?
    /// What weights count.
    package var counted: CoverageStandard.Counted
    /// Which villages are asked about, as the project file writes it; none for all.
    package var condition: String?
    /// The most one new site may serve; none for no limit.
    package var capacity: Double?

    // MARK: What there is

    /// Where new sites may be.
    package var source: Source
    /// Candidates that a road is near: those that may be chosen.
    package var candidates: Int
    /// Candidates with no road within reach.
    package var candidatesWithoutRoad: Int
    /// Services of the kind that are kept and that a road is near; 0 when the item keeps none.
    package var existing: Int
    /// Services of the kind with no road within reach: they serve nobody.
    package var existingWithoutRoad: Int
    /// Villages asked about whose weight is known.
    package var villages: Int
    /// Their weight.
    package var weight: Double
    /// Villages asked about that were left out because the weight is not known.
    package var withoutWeight: Int
    /// Codes of villages asked about whose weight is not known: left out, but for `lscp` and `pcentre` without a capacity,
    /// where they count with no weight.
    package var weightUnknown: [String] = []
    /// Codes of villages of which the condition cannot say whether it asks about them, for want of a value.
    package var undecided: [String] = []
    /// Codes of villages with no road near. They are never given a cost.
    package var withoutRoad: [String] = []
    /// Codes of villages with a road that no site, kept or candidate, has a way to. They are never given a cost.
    package var unreached: [String] = []
    /// For `lscp`, codes of villages that some site has a way to but none within the limit. Empty for other models.
    package var beyondLimit: [String] = []

    // MARK: What was found

    /// How villages stand with the sites that are there.
    package var before = LocationState()
    /// How villages stand with the new sites too; as `before` when no choice was found.
    package var after = LocationState()
    /// The new sites, by rank.
    package var sites: [ProposedSite] = []
    /// Of the sites asked for those that would add nothing to the ones chosen: fewer are as good. 0 when no choice was found.
    package var spare: Int { value == nil ? 0 : max(0, (asked ?? 0) - sites.count) }
    /// The model's value: sites (`lscp`), weight within the limit (`mclp`), Σ weight · cost (`pmedian`) or greatest
    /// cost (`pcentre`), costs in `unit`; none when no choice was found.
    package var value: Double?
    /// A proven bound on `value`: from above for `mclp`, from below for the others; none without a value.
    package var bound: Double?
    /// |value − bound| over the greater of them; none without a value.
    package var gap: Double?
    /// The value reaches the bound.
    package var isProven = false
    /// What proves the bound; none without a value.
    package var method: Phrase?
    /// Of equally good choices this is one with the least mean way: true when that is proven too, false when it is only the
    /// least found; none where it is not asked, as for a median and with capacities.
    package var isLeastMean: Bool?
    /// Why no site is proposed; none when there is nothing to report.
    package var failure: Phrase?

    /// An item as it was asked and the data it starts from; sites and figures are set by the search.
    package init(
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
package struct LocationState: Sendable, Hashable {
    /// Villages within the limit; none without a limit.
    package var coveredVillages: Int?
    /// Their weight; none without a limit.
    package var covered: Double?
    /// Villages that have a way to some site.
    package var reachedVillages = 0
    /// Their weight.
    package var reached = 0.0
    /// Weighted mean cost, in the item's unit, of the way to the nearest site (or the assigned one, with capacities),
    /// over the villages that have one; none when they have no weight.
    package var mean: Double?
    /// Greatest such cost; none when no village has a way.
    package var farthest: Double?

    /// No village is reached.
    package init() {}
}

/// A new site.
package struct ProposedSite: Sendable, Hashable {
    /// From 1, in the order in which each adds the most to those before it.
    package var rank: Int
    /// Key of the candidate, else its name, else its row in the source; the village's code where villages are
    /// candidates.
    package var key: String
    /// Name of the candidate or village; none where it has none.
    package var name: String?
    /// Where it is, in the CRS of the run.
    package var place: Position
    /// Villages that it brings within the limit beyond the services kept and the sites of lower rank, of those that it
    /// serves where there is a capacity; none without a limit.
    package var addedVillages: Int?
    /// Their weight; none without a limit.
    package var added: Double?
    /// Weighted mean cost, in the item's unit, once it is there too; none when no village with weight is reached.
    package var mean: Double?
    /// Codes of the villages that it serves in the end.
    package var serves: [String]
    /// Their weight.
    package var served: Double

    /// The site opened as number `rank`, and what it adds.
    package init(
        rank: Int, key: String, name: String?, place: Position, addedVillages: Int?, added: Double?, mean: Double?,
        serves: [String], served: Double
    ) {
        (self.rank, self.key, self.name, self.place) = (rank, key, name, place)
        (self.addedVillages, self.added, self.mean) = (addedVillages, added, mean)
        (self.serves, self.served) = (serves, served)
    }

    /// What the layer `proposed_sites` gives as `covers`: the weight added within the limit, else the weight served.
    package var covers: Double { added ?? served }
}
