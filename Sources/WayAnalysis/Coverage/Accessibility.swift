import Columns
import CountyLayers
import FindingValues
import Location
import ProjectFile
import RoadNetwork

/// Access to services that people share, on times along roads.
package enum Accessibility {
    /// One item: demand is the residents of the villages, supply that of the services (1 each where the kind has none).
    ///
    /// Times include the access legs on foot, as in `Coverage`. A service without a supply among others that have one is
    /// left out and told as an issue.
    package static func measure(
        _ item: AccessibilityItem, graph: RoadGraph, services: ServiceRows, columns: VillageColumns, codes: [String],
        issues: inout [RowIssue]
    ) throws -> AccessibilityMeasure {
        try Task.checkCancellation()
        var rows = services.kinds.indices.filter { services.kinds[$0] == item.service }
        let failure = rows.isEmpty ? Phrase.noService(of: item.service, among: services) : nil
        func supply(_ row: Int) -> Double? {
            services.supplies[row].flatMap { 0...VillageTable.mostCounted ~= $0 ? $0 : nil }
        }
        let hasSupply = rows.contains { supply($0) != nil }
        if hasSupply {
            for row in rows where supply(row) == nil {
                issues.append(
                    RowIssue(
                        layer: "services", row: services.sourceRow(row), id: services.names[row],
                        rule: "supply-missing",
                        severity: .warning, place: services.places[row],
                        message: Phrase(
                            zh: "\(Phrase.serviceKind(item.service).zh)没有供给量，未计入 \(item.id)",
                            en: "a \(item.service) without a supply; it was left out of \(item.id)")))
            }
            rows = rows.filter { supply($0) != nil }
        }
        let supplies = rows.map { hasSupply ? supply($0) ?? 0 : 1 }
        let people: [Double?]
        do {
            people = try columns.scores("population", for: "accessibility \(item.id)")
        } catch {
            return unknown(item, services: rows.count, villages: codes.count, why: error)
        }
        let residents = people.map { max(0, $0 ?? 0) }
        let limit = item.minutes * 60
        let router = Router(graph.network, item.mode == .walk ? .walkingTime : .drivingTime)
        let mode = router.travel.mode
        let times = router.matrix(
            from: graph.villageFeet[mode], to: rows.map { graph.serviceFeet[mode][$0] }, within: limit)
        let access = CatchmentAccess(
            demand: residents, supply: supplies, decay: CatchmentDecay(shape(item), limit: limit)
        ) { times[$0, $1] }
        let scores = access.scores.map { $0 * 1000 }
        let all = residents.reduce(0, +)
        let counted = scores.indices.filter { residents[$0] > 0 }.map { scores[$0] }
        return AccessibilityMeasure(
            id: item.id, service: item.service, method: item.method, mode: item.mode, minutes: item.minutes,
            weights: item.method == .enhanced ? item.weights : [],
            exponent: item.method == .gravity ? item.exponent : nil, hasSupply: hasSupply, services: rows.count,
            supply: supplies.reduce(0, +),
            supplyReached: zip(supplies, access.ratios).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0) }, scores: scores,
            unreached: scores.indices.filter { !access.isReached[$0] }.map { codes[$0] },
            mean: all > 0 ? zip(scores, residents).reduce(0) { $0 + $1.0 * $1.1 } / all : nil, least: counted.min(),
            greatest: counted.max(), residents: all, villagesWithoutPopulation: people.count { $0 == nil },
            failure: failure)
    }

    /// The item without a figure: nobody knows how many people there are.
    private static func unknown(
        _ item: AccessibilityItem, services: Int, villages: Int, why: CountyError
    ) -> AccessibilityMeasure {
        AccessibilityMeasure(
            id: item.id, service: item.service, method: item.method, mode: item.mode, minutes: item.minutes,
            weights: item.method == .enhanced ? item.weights : [],
            exponent: item.method == .gravity ? item.exponent : nil, hasSupply: false, services: services, supply: 0,
            supplyReached: 0, scores: [Double?](repeating: nil, count: villages), unreached: [], mean: nil, least: nil,
            greatest: nil, residents: 0, villagesWithoutPopulation: villages,
            failure: Phrase(zh: "没有可用的常住人口（population）", en: why.description))
    }

    private static func shape(_ item: AccessibilityItem) -> CatchmentDecay.Shape {
        switch item.method {
        case .twoStep: .even
        case .enhanced: .zones(item.weights)
        case .gaussian: .gaussian
        case .gravity: .power(exponent: item.exponent, least: AccessibilityItem.leastMinutes * 60)
        }
    }
}
