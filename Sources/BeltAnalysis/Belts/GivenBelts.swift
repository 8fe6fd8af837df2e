import Columns
import CountyLayers
import FindingValues
import ProjectFile
import RoadNetwork
import WayAnalysis

/// Belts that people drew or listed, measured as ours are.
package enum GivenBelts {
    /// Measures each belt: its way on the roads, the villages that it passes, and everything that is measured on ours.
    ///
    /// A line stands for the way along roads that it follows (`Router.match`), a list for the ways from village to village that
    /// ours take, from its anchor where it names one. A village is passed where its foot lies on the way, or of a line on the road
    /// where it ends or turns, at most `off_roads_metres` beyond; those that no belt may collect are passed over. With
    /// `collect: stops` a list collects its own villages alone, and a line all that it passes.
    /// - Throws: `CountyError` for an anchor that there is not; a column of the prizes that cannot be used.
    package static func find(_ input: Belts.Input, _ plans: [GivenPlans.Belt]) async throws -> GivenBeltFindings {
        let reading = try GivenReading(input)
        var found = GivenBeltFindings(plan: reading.emptyPlan)
        var ways: [BeltWay] = []
        for plan in plans {
            try Task.checkCancellation()
            switch try reading.way(of: plan) {
            case .failure(let error): found.refused.append(error.refusal)
            case .success(let drawn):
                ways.append(drawn.way)
                try reading.add(drawn, plan, to: &found)
            }
        }
        for (row, others) in BeltMeasures.meetings(ways).enumerated() { found.plan.belts[row].meets = others }
        found.plan.demonstration = reading.measures.demonstration(ways)
        found.shared = shared(found)
        found.prize = Set(ways.flatMap(\.villages)).sorted().reduce(0) { $0 + reading.prize($1) }
        found.plan.prize = found.prize
        try await BeltReasons(
            reading.measures, ways, excluded: reading.excluded, reading.router, budget: input.budget,
            stays: reading.stays
        ).explain(&found.plan)
        for row in found.details.indices {
            found.details[row].rules = reading.rules(
                found.plan.belts[row], ways[row], plans.first { $0.name == found.details[row].name }, found)
        }
        return found
    }

    /// Villages on more than one belt, by code.
    private static func shared(_ found: GivenBeltFindings) -> [SharedVillage] {
        var belts: [String: [String]] = [:]
        for (belt, detail) in zip(found.plan.belts, found.details) {
            for code in belt.villages { belts[code, default: []].append(detail.name) }
        }
        return belts.filter { $0.value.count > 1 }.map { SharedVillage(code: $0.key, belts: $0.value) }
            .sorted { utf8Less($0.code, $1.code) }
    }
}

/// What given belts are read and measured with.
struct GivenReading {
    let input: Belts.Input
    let prizes: Prizes
    let excluded: [Int: Phrase]
    let ruling: VillageRuling
    let router: Router
    let stays: [Double]
    let measures: BeltMeasures

    /// A belt on the roads.
    struct Drawn {
        let way: BeltWay
        let offRoads: OffRoads?
        /// Villages on its way that no belt may collect.
        let passedOver: [Int]
        /// The anchor that it starts from, or where it starts instead.
        let anchor: Int?
    }

    init(_ input: Belts.Input) throws {
        self.input = input
        prizes = try Prizes.of(input)
        excluded = try Belts.left(out: input)
        ruling = try VillageRuling(input, excluded: excluded)
        let router = Router(input.graph.network, Travel(.drive, input.measure))
        self.router = router
        stays = Belts.stays(input, router)
        measures = BeltMeasures(input: input, prizes: prizes)
    }

    func prize(_ row: Int) -> Double { max(0, prizes.values[row]) }

    /// A plan without belts, under the project's options.
    var emptyPlan: BeltFindings {
        var plan = Belts.frame(
            input, prizes,
            bound: Bound(value: nil, reason: Phrase(zh: "给定的示范带不求解", en: "given belts are not solved")),
            method: Phrase(
                zh: "给定的示范带：线按沿路匹配，名单按村间最快路径",
                en: "given belts: lines matched to roads, lists along fastest ways from village to village"))
        plan.requested = 0
        return plan
    }

    // MARK: Ways

    /// The way of a plan on the roads, or why there is none.
    func way(of plan: GivenPlans.Belt) throws(CountyError) -> Result<Drawn, GivenRefusalError> {
        func refused(_ zh: String, _ en: String, _ place: Position? = nil) -> Result<Drawn, GivenRefusalError> {
            .failure(
                GivenRefusalError(
                    refusal: GivenRefusal(
                        name: plan.name, row: plan.row, reason: Phrase(zh: zh, en: en), place: place)))
        }
        let anchor = try named(plan)
        guard plan.pieces.isEmpty else { return drawn(plan, anchor, refused) }
        let feet = input.graph.villageFeet.drive
        if let bare = plan.villages.first(where: { feet[$0] == nil }) {
            let (name, code) = (input.villages.names[bare], input.villages.codes[bare])
            return refused(
                "\(name)（\(code)）在到达距离内没有道路", "\(name) (\(code)) has no road within reach",
                input.figures[bare].place)
        }
        let start = anchor.flatMap { input.graph.anchorFeet.drive[$0] }
        if let anchor, start == nil {
            let name = input.anchors.names[anchor]
            return refused("起点 \(name) 在到达距离内没有道路", "the anchor \(name) has no road within reach")
        }
        let stops = (start.map { [$0] } ?? []) + plan.villages.compactMap { feet[$0] }
        let whole = stops.count == 1 ? stops + stops : stops
        guard whole.count >= 2, let path = router.path(through: whole) else {
            let gap = zip(stops, stops.dropFirst()).first { router.path(from: $0, to: $1) == nil }
            guard let gap else { return refused("没有村庄", "it has no village") }
            return refused(
                "\(name(at: gap.0)) 与 \(name(at: gap.1)) 之间没有可通行的道路",
                "no way along roads leads from \(name(at: gap.0)) to \(name(at: gap.1))", gap.1.point)
        }
        let (collected, passedOver) = passed(path, listed: plan.villages)
        return .success(
            Drawn(
                way: BeltWay(path, villages: collected, on: input.graph.network), offRoads: nil,
                passedOver: passedOver, anchor: anchor))
    }

    /// The anchor that a plan names.
    private func named(_ plan: GivenPlans.Belt) throws(CountyError) -> Int? {
        guard let name = plan.anchor else { return nil }
        guard let anchor = input.anchors.names.firstIndex(of: name) else {
            throw .noPlanAnchor(belt: plan.name, name: name, known: input.anchors.names)
        }
        return anchor
    }

    private func name(at stop: Attachment) -> String {
        if let village = input.graph.villageFeet.drive.firstIndex(of: stop) { return input.villages.names[village] }
        return input.graph.anchorFeet.drive.firstIndex(of: stop).map { input.anchors.names[$0] } ?? ""
    }

    private func drawn(
        _ plan: GivenPlans.Belt, _ anchor: Int?,
        _ refused: (String, String, Position?) -> Result<Drawn, GivenRefusalError>
    ) -> Result<Drawn, GivenRefusalError> {
        let reach = input.options.offRoadsMetres
        let whole: [Double]
        switch DrawnPieces.joined(plan.pieces, within: reach) {
        case .success(let line): whole = line
        case .failure(let gap):
            let metres = fixedText(gap.metres, decimals: 0)
            return refused(
                "各段不相连：最近的两端相距 \(metres) 米", "its pieces are not joined: the nearest ends lie \(metres) m apart",
                gap.place)
        }
        let limit = plainText(reach)
        switch Router(input.graph.network, .drivingDistance).match(whole, within: reach) {
        case .offRoads(let metres, let place):
            guard let metres else {
                return refused("附近没有可通行的道路", "no road that may be driven is near", place)
            }
            let far = fixedText(metres, decimals: 0)
            return refused(
                "离路最远 \(far) 米，超过 \(limit) 米（off_roads_metres）",
                "it lies \(far) m off the roads, more than \(limit) m (off_roads_metres)", place)
        case .noWay(let from, let to):
            let straight = fixedText(from.distance(to: to), decimals: 0)
            return refused(
                "沿线有相距 \(straight) 米的两处之间没有可通行的道路",
                "no way along roads joins two places on it that lie \(straight) m apart", to)
        case .matched(let line):
            let (collected, passedOver) = passed(line.path, listed: [])
            return .success(
                Drawn(
                    way: BeltWay(line.path, villages: collected, on: input.graph.network),
                    offRoads: OffRoads(drawn: line.drawn, farthest: line.farthest, mean: line.mean),
                    passedOver: passedOver, anchor: anchor ?? anchorAtStart(line.path)))
        }
    }

    /// The anchor at which a way begins: the nearest of those whose foot is on it, or near its start, as villages are passed.
    private func anchorAtStart(_ path: RoadPath) -> Int? {
        let feet = input.graph.anchorFeet.drive
        return feet.indices.compactMap { anchor -> (Int, Double)? in
            guard let foot = feet[anchor], let at = chainage(of: foot, on: path, beyond: input.options.offRoadsMetres)
            else { return nil }
            return at <= input.options.offRoadsMetres ? (anchor, at) : nil
        }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    // MARK: Villages

    /// Villages whose foot a way passes, in its order: those that it collects, and those that no belt may.
    private func passed(_ path: RoadPath, listed: [Int]) -> (collected: [Int], passedOver: [Int]) {
        let onlyListed = input.options.collect == .stops && !listed.isEmpty
        var hits: [(village: Int, at: Double)] = []
        for (village, foot) in input.graph.villageFeet.drive.enumerated() {
            guard let foot, !onlyListed || listed.contains(village) else { continue }
            guard let at = chainage(of: foot, on: path, beyond: listed.isEmpty ? input.options.offRoadsMetres : 0)
            else { continue }
            hits.append((village, at))
        }
        let rows = hits.sorted { ($0.at, $0.village) < ($1.at, $1.village) }.map(\.village)
        return (rows.filter { excluded[$0] == nil }, rows.filter { excluded[$0] != nil })
    }

    /// Where a way passes a foot; the place where it turns or ends for a foot on the same road and a little beyond.
    private func chainage(of foot: Attachment, on path: RoadPath, beyond reach: Double) -> Double? {
        if let at = path.chainage(of: foot, on: input.graph.network) { return at }
        var sum = 0.0
        for step in path.steps {
            if step.edge == foot.edge {
                let nearest = min(max(foot.measure, min(step.start, step.end)), max(step.start, step.end))
                if abs(foot.measure - nearest) <= reach { return sum + abs(nearest - step.start) }
            }
            sum += step.metres
        }
        return nil
    }
}

/// A belt of a plan that could not be measured, where an error is wanted.
struct GivenRefusalError: Error { let refusal: GivenRefusal }
