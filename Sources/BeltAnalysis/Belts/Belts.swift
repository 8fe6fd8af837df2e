import Columns
import CountyLayers
import FindingValues
import Intake
import ProjectFile
import RoadNetwork
import Tours
import WayAnalysis

/// Demonstration belts: which villages to string together along which roads, from which anchors.
package enum Belts {
    /// What belts are made from.
    package struct Input: Sendable {
        package let options: BeltOptions
        package let villages: Villages
        package let figures: [VillageFigures]
        package let columns: VillageColumns
        package let anchors: AnchorRows
        package let graph: RoadGraph
        package let roads: RoadRows
        package let plane: Plane
        package let threads: Int

        package init(
            options: BeltOptions, villages: Villages, figures: [VillageFigures], columns: VillageColumns,
            anchors: AnchorRows, graph: RoadGraph, roads: RoadRows, plane: Plane, threads: Int
        ) {
            self.options = options
            self.villages = villages
            self.figures = figures
            self.columns = columns
            self.anchors = anchors
            self.graph = graph
            self.roads = roads
            self.plane = plane
            self.threads = threads
        }

        /// What the budget counts.
        var measure: Travel.Measure { options.budgetMetres == nil ? .seconds : .metres }
        /// The budget of a belt, seconds or metres.
        var budget: Double { options.budgetMetres ?? (options.budgetMinutes ?? 0) * 60 }
    }

    /// Finds belts by orienteering on the road network.
    ///
    /// Maximise Σ prize such that each belt starts at an anchor, its way along roads from foot to foot costs at most
    /// the budget, it has from the least to the most villages, and no village lies on two belts. With `collect: route`
    /// a village costs nothing but the way past the foot of its access leg; with `stops` also the walk along the leg
    /// and back.
    ///
    /// The way between two feet is a fastest one. Every limit is checked again on the result.
    package static func find(_ input: Input) async throws -> BeltFindings {
        let options = input.options
        let prizes = try Prizes.of(input)
        let excluded = try left(out: input)
        let ruling = try VillageRuling(input, excluded: excluded)
        let feet = input.graph.villageFeet.drive + input.graph.anchorFeet.drive
        let budget = input.budget
        let router = Router(input.graph.network, Travel(.drive, input.measure))
        let times = try await travelTimes(feet, router, budget, threads: input.threads)
        let stays = stays(input, router)
        let passing = Passing(villages: input.graph.villageFeet.drive, feet: feet, router: router)
        var passed: (@Sendable (Int, Int) -> [Int])?
        if options.collect == .route { passed = { from, to in passing.villages(from: from, to: to) } }
        let instance = OrienteeringInstance(
            times: times, prizes: prizes.values.map { max(0, $0) }, stays: stays,
            excluded: (0..<input.villages.count).map { excluded[$0] != nil },
            rules: ruling.tours, passed: passed)
        let limits = OrienteeringLimits(
            budgetSeconds: budget, count: options.count,
            villages: options.minimumVillages...options.maximumVillages)
        let solution = try Orienteering.solve(instance, limits: limits)
        var findings = summary(input, prizes, solution)
        for (row, reason) in excluded.sorted(by: { $0.key < $1.key }) {
            findings.excluded.append(Excluded(code: input.villages.codes[row], reason: reason))
        }
        findings.unmet = ruling.unmet(solution)
        let measures = BeltMeasures(input: input, prizes: prizes)
        var ways: [BeltWay] = []
        for (number, tour) in solution.tours.enumerated() {
            try Task.checkCancellation()
            ways.append(try add(tour, number: number + 1, measures, router, feet, &findings))
        }
        findings.demonstration = measures.demonstration(ways)
        for (row, others) in BeltMeasures.meetings(ways).enumerated() { findings.belts[row].meets = others }
        try await BeltReasons(measures, ways, excluded: excluded, router, budget: budget, stays: stays)
            .explain(&findings)
        return findings
    }

    /// Costs along roads from foot to foot; access legs taken off.
    private static func travelTimes(
        _ feet: [Attachment?], _ router: Router, _ budget: Double, threads: Int
    ) async throws -> TravelTimes {
        let legs = feet.map { $0.map { router.legCost($0) } ?? 0 }
        let most = legs.max() ?? 0
        let matrix = try await router.matrix(from: feet, to: feet, within: budget + 2 * most, threads: threads)
        return TravelTimes(count: feet.count) { (a: Int, b: Int) -> Double? in
            guard let cost = matrix[a, b] else { return nil }
            return feet[a]!.point == feet[b]!.point ? 0 : max(0, cost - legs[a] - legs[b])
        }
    }

    /// Villages that no belt may collect, with reasons.
    static func left(out input: Input) throws -> [Int: Phrase] {
        var result: [Int: Phrase] = [:]
        for row in 0..<input.villages.count where input.graph.villageFeet.drive[row] == nil {
            result[row] = Phrase(zh: "到达距离内没有道路", en: "no road within reach")
        }
        for row in 0..<input.villages.count where input.figures[row].type.map(isLeaving) ?? false {
            result[row] = Phrase(zh: "搬迁撤并类村庄", en: "a village to be relocated or merged")
        }
        for code in input.options.exclude {
            let row = try input.villages.row(named: code, for: "belts.exclude")
            result[row] = Phrase(zh: "项目文件指定排除", en: "excluded by the project file")
        }
        return result
    }

    private static func isLeaving(_ type: String) -> Bool { type.hasPrefix("搬迁") || type == "relocation" }

    /// What each village costs beside the way: the walk along its access leg and back, with `collect: stops`.
    static func stays(_ input: Input, _ router: Router) -> [Double] {
        input.graph.villageFeet.drive.map { (foot: Attachment?) -> Double in
            guard input.options.collect == .stops, let foot else { return 0 }
            return 2 * router.legCost(foot)
        }
    }

    private static func summary(_ input: Input, _ prizes: Prizes, _ solution: OrienteeringSolution) -> BeltFindings {
        let bound: Bound
        switch solution.bound {
        case .proven(let value, let method):
            bound = Bound(value: value, method: method, gap: solution.gap)
        case .none(let reason):
            bound = Bound(value: nil, reason: reason)
        }
        var findings = frame(
            input, prizes, bound: bound,
            method: Phrase(
                zh: "定向越野问题（orienteering）：路网最快路径，从锚点出发，列生成法求解",
                en: "orienteering on fastest ways of the road network from the anchors, by column generation"))
        findings.prize = solution.prize
        findings.shortfall = solution.shortfall?.phrase
        return findings
    }

    /// Findings without belts: the prizes and the options of the project.
    static func frame(_ input: Input, _ prizes: Prizes, bound: Bound, method: Phrase) -> BeltFindings {
        var findings = BeltFindings(normalisation: Prizes.normalisation, bound: bound, method: method)
        let options = input.options
        findings.weights = prizes.weights
        findings.prizes = input.villages.codes.indices.map {
            VillagePrize(code: input.villages.codes[$0], value: max(0, prizes.values[$0]), parts: prizes.parts[$0])
        }
        (findings.budgetMinutes, findings.budgetMetres) =
            options.budgetMetres == nil ? (options.budgetMinutes, nil) : (nil, options.budgetMetres)
        (findings.minimumVillages, findings.maximumVillages) = (options.minimumVillages, options.maximumVillages)
        findings.requested = options.count
        findings.collect = options.collect.rawValue
        findings.corridorHalfWidth = options.corridorMetres
        findings.incomplete = prizes.incomplete.map { input.villages.codes[$0] }
        return findings
    }

    /// Writes one tour as a belt: its line, figures, stops, corridor.
    private static func add(
        _ tour: OrienteeringTour, number: Int, _ measures: BeltMeasures, _ router: Router, _ feet: [Attachment?],
        _ findings: inout BeltFindings
    ) throws -> BeltWay {
        let input = measures.input
        let stops = [feet[input.villages.count + tour.anchor]] + tour.villages.map { feet[$0] }
        guard let path = router.path(through: stops) else { preconditionFailure("a tour's places are joined by roads") }
        let way = BeltWay(path, villages: tour.villages, on: input.graph.network)
        var (belt, line, corridor) = try measures.measured(
            way, number: number, anchor: input.anchors.names[tour.anchor])
        belt.prize = tour.prize
        findings.belts.append(belt)
        findings.lines.append(line)
        findings.corridors.append(row: 0, of: corridor)
        let chainages = path.stopChainages
        for (order, village) in tour.villages.enumerated() {
            findings.stops.append(
                BeltStop(
                    belt: number, code: input.villages.codes[village], chainage: chainages[order + 1],
                    offset: feet[village]!.leg, order: order + 1))
            findings.stopPlaces.append(input.figures[village].place)
        }
        return way
    }

    /// Which villages have their foot on the way between two places.
    private struct Passing: Sendable {
        let villages: [Attachment?]
        let feet: [Attachment?]
        let router: Router

        func villages(from: Int, to: Int) -> [Int] {
            guard let path = router.path(from: feet[from], to: feet[to]) else { return [] }
            return villages.indices.compactMap { v -> (Int, Double)? in
                guard v != from, v != to, let foot = villages[v] else { return nil }
                return path.chainage(of: foot, on: router.network).map { (v, $0) }
            }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }.map(\.0)
        }
    }
}
