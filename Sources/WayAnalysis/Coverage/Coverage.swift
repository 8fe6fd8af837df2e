import Columns
import CountyLayers
import FindingValues
import ProjectFile
import RoadNetwork

/// Who is within reach of which service, along roads.
package enum Coverage {
    /// Measures every item of `coverage:`.
    ///
    /// The cost from a village to a service is that of the access leg, the way along roads, and the service's own leg;
    /// legs are walked. A village that no road is near, or whose part of the network has no such service, is unreached.
    package static func measure(
        _ items: [CoverageItem], graph: RoadGraph, services: ServiceRows, columns: VillageColumns,
        figures: [VillageFigures], reach: Double, progress: (Int) -> Void
    ) throws -> CoverageFindings {
        var findings = CoverageFindings()
        (findings.reach, findings.walkingSpeed) = (reach, graph.speeds.walk)
        findings.serviceKinds = Set(services.kinds).sorted(by: utf8Less)
        for item in items {
            try Task.checkCancellation()
            findings.standards.append(
                try standard(item, graph: graph, services: services, columns: columns, figures: figures))
            progress(findings.standards.count)
        }
        return findings
    }

    private static func standard(
        _ item: CoverageItem, graph: RoadGraph, services: ServiceRows, columns: VillageColumns,
        figures: [VillageFigures]
    ) throws -> CoverageStandard {
        let rows = services.kinds.indices.filter { services.kinds[$0] == item.service }
        let condition = try columns.rows(meeting: item.condition, of: figures.count, for: "coverage \(item.id)")
        let asked = condition.asked
        let limit = CoverageLimit(minutes: item.minutes, metres: item.metres, mode: item.mode)
        var outcomes = try self.outcomes(rows, services, limit, graph: graph, asked: asked)
        var unknown: [Int] = []
        var failure = rows.isEmpty ? Phrase.noService(of: item.service, among: services) : nil
        if item.counted == .population {
            var populations = [Double?](repeating: nil, count: asked.count)
            do {
                populations = try columns.scores("population", for: "coverage \(item.id)")
            } catch {
                guard let reason = error.unusable else { throw error }
                failure = reason
            }
            unknown = asked.indices.filter { asked[$0] && populations[$0] == nil }
            for village in unknown { outcomes[village] = .notAsked }
        }
        let (met, of) = StandardMeasure.share(outcomes, item.counted, figures)
        var standard = CoverageStandard(
            id: item.id, service: item.service, mode: item.mode.rawValue, minutes: item.minutes, metres: item.metres,
            counted: item.counted, condition: item.condition?.text, services: rows.count,
            servicesWithoutRoad: rows.count { graph.serviceFeet[limit.travel][$0] == nil }, met: met, of: of,
            share: of > 0 ? met / of : nil, denominator: .denominator(item.counted, condition: item.condition),
            outcomes: outcomes)
        standard.withoutPopulation = unknown.map { figures[$0].code }
        standard.undecided = condition.open.map { figures[$0].code }
        if item.counted == .towns { standard.towns = StandardMeasure.towns(outcomes, figures) }
        standard.failure = failure
        return standard
    }

    /// How each village that is asked about stands to the nearest of some services.
    /// - Parameter rows: rows of the services that count.
    static func outcomes(
        _ rows: [Int], _ services: ServiceRows, _ limit: CoverageLimit, graph: RoadGraph, asked: [Bool]
    ) throws -> [CoverageOutcome] {
        let mode = limit.travel
        let (serviceFeet, villageFeet) = (graph.serviceFeet[mode], graph.villageFeet[mode])
        let feet = rows.map { serviceFeet[$0] }
        let measure: Travel.Measure = limit.minutes == nil ? .metres : .seconds
        let router = Router(graph.network, Travel(mode, measure))
        let wanted = asked.indices.filter { asked[$0] }
        let nearest = router.nearest(1, from: wanted.map { villageFeet[$0] }, to: feet)
        let most = limit.minutes.map { $0 * 60 } ?? limit.metres ?? 0
        var outcomes = [CoverageOutcome](repeating: .notAsked, count: asked.count)
        for (village, found) in zip(wanted, nearest) {
            guard let foot = villageFeet[village] else {
                outcomes[village] = .unreached(.noRoad)
                continue
            }
            guard let hit = found.first, let other = feet[hit.target] else {
                outcomes[village] = .unreached(.noService)
                continue
            }
            let (metres, seconds) = both(hit.cost, measure, mode, foot, other, graph, router)
            let service = rows[hit.target]
            outcomes[village] = .reached(
                metres: metres, minutes: seconds / 60, service: services.names[service] ?? services.kinds[service],
                isMet: hit.cost <= most)
        }
        return outcomes
    }

    /// Metres and seconds of the way that is cheapest in one of them.
    private static func both(
        _ cost: Double, _ measure: Travel.Measure, _ mode: Travel.Mode, _ from: Attachment, _ to: Attachment,
        _ graph: RoadGraph, _ router: Router
    ) -> (metres: Double, seconds: Double) {
        let walk = graph.speeds.walk / 3.6
        if mode == .walk { return measure == .metres ? (cost, cost / walk) : (cost * walk, cost) }
        let legs = from.point == to.point ? 0 : from.leg + to.leg
        guard let path = router.path(from: from, to: to) else { return (0, 0) }
        return measure == .metres
            ? (cost, path.seconds(on: graph.network) + legs / walk) : (path.metres + legs, cost)
    }
}

extension Phrase {
    /// No service is of the kind: which kinds there are, and which of them may be meant.
    static func noService(of kind: String, among services: ServiceRows) -> Phrase {
        let known = Set(services.kinds).sorted(by: utf8Less)
        guard !known.isEmpty else { return Phrase(zh: "设施图层没有可用的设施", en: "the layer `services` has no service") }
        let near = nearestName(to: kind, among: known)
        return Phrase(
            zh: "设施图层中没有类别 \(kind)，现有类别：\(known.joined(separator: "、"))" + (near.map { "；是否为 \($0)？" } ?? ""),
            en: "no service is of the kind `\(kind)`; its kinds: \(known.joined(separator: ", "))"
                + (near.map { "; did you mean `\($0)`?" } ?? ""))
    }
}
