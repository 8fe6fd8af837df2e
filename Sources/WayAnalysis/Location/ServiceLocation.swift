import Columns
import CountyLayers
import FindingValues
import Location
import ProjectFile
import RoadNetwork

/// Where to open sites of services, on the costs of the road network.
package enum ServiceLocation {
    /// What the items are worked out from.
    package struct Input {
        package let graph: RoadGraph
        /// None when the project names no layer `services`.
        package let services: ServiceRows?
        /// None when villages themselves are the candidates.
        package let candidates: CandidateRows?
        package let villages: Villages
        package let places: [Position]
        package let columns: VillageColumns
        package let reach: Double
        package let seed: UInt64
        package let threads: Int

        package init(
            graph: RoadGraph, services: ServiceRows?, candidates: CandidateRows?, villages: Villages,
            places: [Position], columns: VillageColumns, reach: Double, seed: UInt64, threads: Int
        ) {
            self.graph = graph
            self.services = services
            self.candidates = candidates
            self.villages = villages
            self.places = places
            self.columns = columns
            self.reach = reach
            self.seed = seed
            self.threads = threads
        }
    }

    /// Works out every item of `locate:`.
    ///
    /// The cost between a village and a site is that of the access leg, the way along roads, and the site's own leg;
    /// legs are walked. A village that no road is near, or that no site has a way to, is unreached: it is listed and
    /// left out.
    package static func find(
        _ items: [LocationItem], _ input: Input, progress: (Int) -> Void
    ) async throws -> LocationFindings {
        var findings = LocationFindings()
        (findings.reach, findings.walkingSpeed) = (input.reach, input.graph.speeds.walk)
        findings.serviceKinds = Set(input.services?.kinds ?? []).sorted(by: utf8Less)
        for item in items {
            try Task.checkCancellation()
            findings.items.append(try await result(item, input))
            progress(findings.items.count)
        }
        return findings
    }

    /// A site by the number that the engine knows it by: those kept first, then candidates.
    private struct Site {
        let key: String
        let name: String?
        let place: Position
        let foot: Attachment
    }

    private static func result(_ item: LocationItem, _ input: Input) async throws -> LocationResult {
        let mode: Travel.Mode = item.mode == .walk ? .walk : .drive
        let feet = input.graph.villageFeet[mode]
        let (kept, keptWithoutRoad) = existing(item, mode, input)
        let (candidates, withoutRoad) = candidateSites(input, mode)
        let demand = try demand(item, input)
        var result = LocationResult(
            id: item.id, service: item.service, model: item.model.rawValue, mode: item.mode.rawValue,
            unit: item.metres == nil ? .minutes : .metres, limit: item.minutes ?? item.metres, asked: item.sites,
            counted: demand.counted, condition: item.condition?.text, capacity: item.capacity,
            source: input.candidates == nil ? .villages : .candidates, candidates: candidates.count,
            candidatesWithoutRoad: withoutRoad, existing: kept.count, existingWithoutRoad: keptWithoutRoad,
            villages: demand.villages.count, weight: demand.weights.reduce(0, +), withoutWeight: demand.withoutWeight)
        (result.weightUnknown, result.undecided) = (demand.weightUnknown, demand.undecided)
        let near = demand.villages.indices.filter { feet[demand.villages[$0]] != nil }
        result.withoutRoad = demand.villages.filter { feet[$0] == nil }.map { input.villages.codes[$0] }
        let codes = near.map { input.villages.codes[demand.villages[$0]] }
        let sites = kept + candidates
        let router = Router(input.graph.network, Travel(mode, item.metres == nil ? .seconds : .metres))
        let matrix = try await router.matrix(
            from: near.map { feet[demand.villages[$0]] }, to: sites.map(\.foot),
            threads: input.threads)
        let instance = LocationInstance(
            costs: AccessCosts(demand: near.count, sites: sites.count) { matrix[$0, $1] },
            weights: near.map { demand.weights[$0] }, kept: Array(kept.indices),
            candidates: Array(kept.count..<sites.count),
            capacities: item.capacity.map { most in sites.indices.map { $0 < kept.count ? nil : most } })
        let tally = SiteTally(instance: instance, limit: item.limit, scale: item.metres == nil ? 60 : 1)
        result.before = tally.state(tally.costs(instance.kept))
        if let obstacle = demand.failure
            ?? obstacle(item, input, candidates: candidates.count, withoutRoad: withoutRoad)
        {
            (result.failure, result.after) = (obstacle, result.before)
            result.unreached = unreached(tally).map { codes[$0] }
            return result
        }
        try solve(item, tally, sites: sites, codes: codes, seed: input.seed, into: &result)
        return result
    }

    /// Why sites cannot be looked for; none when they can.
    private static func obstacle(
        _ item: LocationItem, _ input: Input, candidates: Int, withoutRoad: Int
    ) -> Phrase? {
        if item.keepsExisting, let services = input.services, !services.kinds.contains(item.service) {
            let none = Phrase.noService(of: item.service, among: services)
            return Phrase(
                zh: none.zh + "；尚无此类设施时请写 keep: false",
                en: none.en + "; `keep: false` plans a service that is not there yet")
        }
        let reach = plainText(input.reach)
        if candidates == 0 {
            return Phrase(
                zh: "\(withoutRoad) 个候选点附近 \(reach) 米内都没有道路",
                en: "none of the \(withoutRoad) candidates has a road within \(reach) m")
        }
        guard let asked = item.sites, asked > candidates else { return nil }
        let off =
            withoutRoad > 0
            ? ("（另有 \(withoutRoad) 个附近无路）", " (\(withoutRoad) more have no road within reach)") : ("", "")
        return Phrase(
            zh: "要求新设 \(asked) 处，而可用候选点只有 \(candidates) 个" + off.0,
            en: "\(asked) sites are asked for, and there are \(candidates) candidates near a road" + off.1)
    }

    /// Chooses the sites, or tells why there is no choice.
    private static func solve(
        _ item: LocationItem, _ tally: SiteTally, sites: [Site], codes: [String], seed: UInt64,
        into result: inout LocationResult
    ) throws {
        let instance = tally.instance
        let solution: LocationSolution
        do {
            solution = try Siting.solve(item.question, instance, limits: LocationLimits(seed: seed))
        } catch let error as LocationError {
            result.failure = error.phrase(calling: Phrase(zh: "村庄", en: "villages")) { codes[$0] }
            result.after = result.before
            result.unreached = unreached(tally).map { codes[$0] }
            return
        }
        let lost = unreached(tally), isLost = Set(lost)
        result.unreached = lost.map { codes[$0] }
        result.beyondLimit = solution.unreachable.filter { !isLost.contains($0) }.map { codes[$0] }
        let costs = codes.indices.map { point in
            solution.assignment[point].flatMap { instance.costs.cost(from: point, to: $0) }
        }
        result.after = tally.state(costs)
        let isCost = item.model == .pmedian || item.model == .pcentre
        result.value = solution.value / (isCost ? tally.scale : 1)
        result.bound = solution.bound.value / (isCost ? tally.scale : 1)
        (result.gap, result.isProven, result.method) = (solution.gap, solution.isProven, solution.bound.method)
        result.isLeastMean = solution.leastMean?.isProven
        var before = result.before
        let ranked =
            instance.capacities == nil
            ? tally.ranked(solution.opened) : tally.ranked(solution.opened, assignment: solution.assignment)
        for (rank, next) in ranked.enumerated() {
            let served = codes.indices.filter { solution.assignment[$0] == next.site }
            let site = sites[next.site]
            result.sites.append(
                ProposedSite(
                    rank: rank + 1, key: site.key, name: site.name, place: site.place,
                    addedVillages: next.state.coveredVillages.map { $0 - (before.coveredVillages ?? 0) },
                    added: next.state.covered.map { $0 - (before.covered ?? 0) }, mean: next.state.mean,
                    serves: served.map { codes[$0] }, served: served.reduce(0) { $0 + instance.weights[$1] }))
            before = next.state
        }
        if solution.sites.isEmpty, !codes.isEmpty {
            result.failure = Phrase(
                zh: "没有任何候选点能沿路到达所问的村庄", en: "no candidate has a way to any of the villages asked about")
        }
    }

    /// Demand points that no site has a way to.
    private static func unreached(_ tally: SiteTally) -> [Int] {
        let all = tally.costs(tally.instance.kept + tally.instance.candidates)
        return all.indices.filter { all[$0] == nil }
    }

    // MARK: Demand and sites

    private struct Demand {
        var villages: [Int] = []
        var weights: [Double] = []
        var counted: CoverageStandard.Counted
        /// Villages that were left out, because their weight is not known.
        var withoutWeight = 0
        /// Codes of villages asked about whose weight is not known, left out or not.
        var weightUnknown: [String] = []
        /// Why there are no weights; none when there are, or when they do not decide.
        var failure: Phrase?
        /// Codes of villages of which the condition cannot say whether it asks about them.
        var undecided: [String] = []
    }

    /// Every village asked about is a demand where weights do not decide: for `lscp` and `pcentre` without a capacity one
    /// of unknown weight counts with none. Elsewhere it is left out.
    private static func demand(_ item: LocationItem, _ input: Input) throws -> Demand {
        let condition = try input.columns.rows(
            meeting: item.condition, of: input.villages.count, for: "locate \(item.id)")
        let hasResidents = input.columns.column("population") != nil
        var demand = Demand(counted: item.counted ?? (hasResidents ? .population : .villages))
        demand.undecided = condition.open.map { input.villages.codes[$0] }
        var residents: [Double?] = []
        let isWeighted = item.capacity != nil || item.model == .mclp || item.model == .pmedian
        if demand.counted == .population {
            do {
                residents = try input.columns.scores("population", for: "locate \(item.id)")
            } catch {
                guard let reason = error.unusable else { throw error }
                residents = Array(repeating: nil, count: input.villages.count)
                if isWeighted { demand.failure = reason }
            }
        }
        for village in condition.asked.indices where condition.asked[village] {
            var weight = demand.counted == .population ? residents[village] : 1
            if weight.map({ $0 < 0 }) ?? true {
                demand.weightUnknown.append(input.villages.codes[village])
                weight = isWeighted ? nil : 0
            }
            guard let weight else {
                demand.withoutWeight += 1
                continue
            }
            demand.villages.append(village)
            demand.weights.append(weight)
        }
        return demand
    }

    private static func existing(_ item: LocationItem, _ mode: Travel.Mode, _ input: Input) -> (
        sites: [Site], withoutRoad: Int
    ) {
        guard item.keepsExisting, let services = input.services else { return ([], 0) }
        let rows = services.kinds.indices.filter { services.kinds[$0] == item.service }
        let sites = rows.compactMap { row in
            input.graph.serviceFeet[mode][row].map {
                Site(key: "\(row)", name: services.names[row], place: services.places[row], foot: $0)
            }
        }
        return (sites, rows.count - sites.count)
    }

    private static func candidateSites(_ input: Input, _ mode: Travel.Mode) -> (sites: [Site], withoutRoad: Int) {
        let feet: [Attachment?], keys: [String], names: [String?], places: [Position]
        if let rows = input.candidates {
            feet = input.graph.network.attach(rows.places, within: input.reach, for: mode)
            (keys, names, places) = (rows.keys, rows.names, rows.places)
        } else {
            (feet, keys, names) = (input.graph.villageFeet[mode], input.villages.codes, input.villages.names)
            places = input.places
        }
        let sites = feet.indices.compactMap { row in
            feet[row].map { Site(key: keys[row], name: names[row], place: places[row], foot: $0) }
        }
        return (sites, feet.count - sites.count)
    }
}

extension LocationItem {
    /// The model as the engine takes it.
    fileprivate var question: LocationModel {
        switch model {
        case .lscp: .cover(within: limit ?? 0)
        case .mclp: .maximalCover(sites: sites ?? 0, within: limit ?? 0)
        case .pmedian: .median(sites: sites ?? 0)
        case .pcentre: .centre(sites: sites ?? 0)
        }
    }
}
