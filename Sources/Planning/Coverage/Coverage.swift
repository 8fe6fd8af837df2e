import Columns
import RoadNetwork

/// Who is within reach of which service, along roads.
enum Coverage {
    /// Measures every item of `coverage:`.
    ///
    /// The cost from a village to a service is that of the access leg, the way along roads, and the service's own leg;
    /// legs are walked. A village that no road is near, or whose part of the network has no such service, is unreached.
    static func measure(
        _ items: [CoverageItem], graph: RoadGraph, services: ServiceRows, columns: VillageColumns, villages: Villages,
        reach: Double, progress: (Int) -> Void
    ) throws -> CoverageFindings {
        var findings = CoverageFindings()
        (findings.reach, findings.walkingSpeed) = (reach, graph.speeds.walk)
        for item in items {
            try Task.checkCancellation()
            findings.standards.append(
                try standard(item, graph: graph, services: services, columns: columns, villages: villages))
            progress(findings.standards.count)
        }
        return findings
    }

    private static func standard(
        _ item: CoverageItem, graph: RoadGraph, services: ServiceRows, columns: VillageColumns, villages: Villages
    ) throws -> CoverageStandard {
        let rows = services.kinds.indices.filter { services.kinds[$0] == item.service }
        guard !rows.isEmpty else {
            throw CountyError.noSuchService(
                item: item.id, kind: item.service, known: Set(services.kinds).sorted(by: utf8Less))
        }
        let asked = try columns.rows(meeting: item.condition, of: villages.count, for: "coverage \(item.id)")
        let populations =
            item.counted == .population ? try columns.scores("population", for: "coverage \(item.id)") : []
        let feet = rows.map { graph.serviceFeet[$0] }
        let measure: Travel.Measure = item.minutes == nil ? .metres : .seconds
        let mode: Travel.Mode = item.mode == .walk ? .walk : .drive
        let router = Router(graph.network, Travel(mode, measure))
        let wanted = asked.indices.filter { asked[$0] }
        let nearest = router.nearest(1, from: wanted.map { graph.villageFeet[$0] }, to: feet)
        let limit = item.minutes.map { $0 * 60 } ?? item.metres!
        var outcomes = [CoverageOutcome](repeating: .notAsked, count: villages.count)
        var (met, of) = (0.0, 0.0)
        for (village, found) in zip(wanted, nearest) {
            let counts: Double
            if item.counted == .population {
                guard let residents = populations[village] else { continue }
                counts = residents
            } else {
                counts = 1
            }
            of += counts
            guard let foot = graph.villageFeet[village] else {
                outcomes[village] = .unreached(.noRoad)
                continue
            }
            guard let hit = found.first else {
                outcomes[village] = .unreached(.noService)
                continue
            }
            let (metres, seconds) = both(hit.cost, measure, mode, foot, feet[hit.target]!, graph, router)
            let service = rows[hit.target]
            let isMet = hit.cost <= limit
            if isMet { met += counts }
            outcomes[village] = .reached(
                metres: metres, minutes: seconds / 60, service: services.names[service] ?? services.kinds[service],
                isMet: isMet)
        }
        return CoverageStandard(
            id: item.id, service: item.service, mode: item.mode.rawValue, minutes: item.minutes, metres: item.metres,
            counted: item.counted, condition: item.condition?.text, services: rows.count,
            servicesWithoutRoad: feet.count { $0 == nil }, met: met, of: of, share: of > 0 ? met / of : nil,
            denominator: denominator(item), outcomes: outcomes)
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

    private static func denominator(_ item: CoverageItem) -> Phrase {
        let condition = item.condition.map { " (\($0.text))" } ?? ""
        switch item.counted {
        case .villages: return Phrase(zh: "行政村数" + condition, en: "villages" + condition)
        case .population: return Phrase(zh: "常住人口" + condition, en: "permanent residents" + condition)
        }
    }
}
