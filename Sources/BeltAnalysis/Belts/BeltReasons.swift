import Columns
import CountyLayers
import FindingValues
import ProjectFile
import RoadNetwork
import WayAnalysis

/// Why villages are on belts or on none: what each would take to join the belts of a plan.
///
/// A village joins a belt between two of its stops, or behind the last, where that takes least: the other stops keep their
/// order, and ways are fastest ones (shortest under a budget of metres). What it takes so is what a planner would have to add
/// to the budget; another order of the stops could take less.
struct BeltReasons: Sendable {
    let input: Belts.Input
    let prizes: Prizes
    let excluded: [Int: Phrase]
    let ways: [BeltWay]
    /// Of a belt, in the measure of the costs.
    let budget: Double
    let stays: [Double]
    let costs: JoiningCosts

    init(
        _ measures: BeltMeasures, _ ways: [BeltWay], excluded: [Int: Phrase], _ router: Router, budget: Double,
        stays: [Double]
    ) async throws {
        (input, prizes) = (measures.input, measures.prizes)
        (self.ways, self.excluded, self.budget, self.stays) = (ways, excluded, budget, stays)
        costs = try await JoiningCosts(
            ways.map(\.path.stops), villages: input.graph.villageFeet.drive, anchors: input.graph.anchorFeet.drive,
            router, threads: input.threads)
    }

    /// What it takes a village to join one belt.
    private struct Joining {
        let belt: Int
        /// What the budget lacks; 0 or less where it has room.
        let excess: Double
        /// The village of the least prize whose place it could take within the budget; none where there is none.
        let instead: Int?
    }

    /// Adds to each belt what limits it, and the reason of every village.
    func explain(_ findings: inout BeltFindings) {
        let onBelt = Set(ways.flatMap(\.villages))
        let left = (0..<input.villages.count).filter {
            !onBelt.contains($0) && excluded[$0] == nil && prizes.values[$0] > 0
        }
        var joinings: [Int: [Joining]] = [:]
        for row in left { joinings[row] = ways.indices.compactMap { joining(row, belt: $0) } }
        for belt in ways.indices {
            let open = left.compactMap { row in
                joinings[row]?.first { $0.belt == belt }.map { (row: row, excess: $0.excess) }
            }
            (findings.belts[belt].binding, findings.belts[belt].next) = limits(of: belt, open)
        }
        if ways.isEmpty, let far = tooFar() { findings.shortfall = far }
        findings.reasons = (0..<input.villages.count).map { reason($0, joinings[$0] ?? [], findings) }
    }

    /// That the budget does not reach the nearest village; none where it reaches one, or no way leads to any.
    private func tooFar() -> Phrase? {
        let reached = (0..<input.villages.count).filter { excluded[$0] == nil }.compactMap { row in
            costs.nearestAnchor(row).map { (row: row, anchor: $0.anchor, cost: $0.cost + stays[row]) }
        }
        func rounded(_ cost: Double) -> Double { (cost / Self.noise).rounded() }
        guard let nearest = reached.min(by: { (rounded($0.cost), $0.row) < (rounded($1.cost), $1.row) }),
            nearest.cost > budget + Self.noise
        else { return nil }
        let (village, anchor) = (input.villages.names[nearest.row], input.anchors.names[nearest.anchor])
        let (needed, whole) = (text(nearest.cost), text(budget))
        return Phrase(
            zh: "最近的村（\(village)）距起点 \(anchor) \(needed.zh)，超过预算 \(whole.zh)",
            en:
                "the nearest village, \(village), is \(needed.en) from the anchor \(anchor), over the budget of \(whole.en)"
        )
    }

    private func isFull(_ belt: Int) -> Bool { ways[belt].villages.count >= input.options.maximumVillages }

    private func limits(of belt: Int, _ open: [(row: Int, excess: Double)]) -> ([BeltLimit], BeltNext?) {
        let fitting = open.filter { $0.excess <= Self.noise }
        let next =
            fitting.min { (-prizes.values[$0.row], $0.row) < (-prizes.values[$1.row], $1.row) }
            ?? open.min {
                ($0.excess, -prizes.values[$0.row], $0.row) < ($1.excess, -prizes.values[$1.row], $1.row)
            }
        guard let next else { return ([], nil) }
        let limits: [BeltLimit] = (isFull(belt) ? [.villages] : []) + (fitting.isEmpty ? [.budget] : [])
        return (
            limits,
            BeltNext(
                code: input.villages.codes[next.row], prize: prizes.values[next.row],
                excess: max(0, next.excess) / unit)
        )
    }

    /// Less than this is no excess: costs are sums of rounded ones.
    private static let noise = 1e-6

    /// What one minute or one metre is in the measure of the costs.
    private var unit: Double { input.options.budgetMetres == nil ? 60 : 1 }

    // MARK: Joining

    /// What it takes a village to join a belt; none where no way leads to it and on.
    private func joining(_ row: Int, belt: Int) -> Joining? {
        let way = ways[belt]
        let last = way.path.stops.count - 1
        let stay = stays[row]
        let cost = costs.driven(belt) + way.villages.reduce(0) { $0 + stays[$1] }
        // What it takes between stop i and the next; behind the last stop nothing follows.
        let added = (0...last).map { stop -> Double? in
            guard let there = costs.to(row, from: stop, of: belt) else { return nil }
            guard stop < last else { return there + stay }
            guard let on = costs.from(row, to: stop + 1, of: belt) else { return nil }
            return there + on - costs.between(stop, stop + 1, of: belt) + stay
        }
        guard let least = added.compactMap({ $0 }).min() else { return nil }
        var instead: Int?
        for stop in 1...max(1, last) where stop <= last {
            let other = way.villages[stop - 1]
            guard prizes.values[other] < instead.map({ prizes.values[$0] }) ?? .infinity else { continue }
            let saved = saving(stop, of: belt, last) + stays[other]
            let elsewhere = added.indices.filter { $0 != stop - 1 && $0 != stop }.compactMap { added[$0] }.min()
            let here = costs.to(row, from: stop - 1, of: belt).flatMap { there -> Double? in
                guard stop < last else { return there + stay }
                guard let on = costs.from(row, to: stop + 1, of: belt) else { return nil }
                return there + on - costs.between(stop - 1, stop + 1, of: belt) + stay
            }
            guard let best = [elsewhere, here].compactMap({ $0 }).min() else { continue }
            if cost - saved + best <= budget + Self.noise { instead = other }
        }
        return Joining(belt: belt, excess: cost + least - budget, instead: instead)
    }

    /// What a belt saves in driving without one of its stops.
    private func saving(_ stop: Int, of belt: Int, _ last: Int) -> Double {
        let before = costs.between(stop - 1, stop, of: belt)
        guard stop < last else { return before }
        return before + costs.between(stop, stop + 1, of: belt) - costs.between(stop - 1, stop + 1, of: belt)
    }

    // MARK: Sentences

    private func reason(_ row: Int, _ joinings: [Joining], _ findings: BeltFindings) -> BeltReason {
        let code = input.villages.codes[row]
        func say(_ kind: BeltReason.Kind, _ zh: String, _ en: String) -> BeltReason {
            BeltReason(code: code, kind: kind, phrase: Phrase(zh: zh, en: en))
        }
        if let belt = ways.firstIndex(where: { $0.villages.contains(row) }) {
            let order = (ways[belt].villages.firstIndex(of: row) ?? 0) + 1
            let (prize, whole) = (max(0, prizes.values[row]), findings.belts[belt].prize)
            let share = fixedText(whole > 0 ? prize / whole * 100 : 0, decimals: 1)
            let added = fixedText(prize, decimals: 3)
            var reason = say(
                .onBelt, "示范带 \(belt + 1) 的第 \(order) 个村，得分 \(added)，占全带的 \(share) %",
                "village \(order) of belt \(belt + 1): it adds \(added), \(share) % of the belt's prize")
            reason.belt = belt + 1
            return reason
        }
        if let why = excluded[row] { return say(.excluded, "不参与：\(why.zh)", "left out: \(why.en)") }
        if prizes.values[row] <= 0 {
            return say(.nothing, "得分为 0，串入不增加得分", "its prize is 0: it adds nothing to a belt")
        }
        guard let nearest = costs.nearestAnchor(row) else {
            return say(.noWay, "没有起点能沿道路到达", "no anchor reaches it along roads")
        }
        let whole = text(budget)
        if nearest.cost + stays[row] > budget + Self.noise {
            let (needed, name) = (text(nearest.cost + stays[row]), input.anchors.names[nearest.anchor])
            var reason = say(
                .farFromAnchors, "距最近的起点（\(name)）\(needed.zh)，超过预算 \(whole.zh)：预算须增至 \(needed.zh)，或设更近的起点",
                "\(needed.en) from the nearest anchor, \(name), over the budget of \(whole.en): it takes a budget of "
                    + "\(needed.en), or an anchor nearer by")
            reason.excess = (nearest.cost + stays[row] - budget) / unit
            return reason
        }
        guard let least = joinings.min(by: { ($0.excess, $0.belt) < ($1.excess, $1.belt) }) else {
            let why = findings.shortfall ?? Phrase(zh: "各示范带都不能绕行到此", en: "no belt can make the detour")
            return say(.noBelt, "没有可串入的示范带：\(why.zh)", "there is no belt to join: \(why.en)")
        }
        var reason = limit(row, least, joinings, say)
        if reason.belt == nil { reason.belt = least.belt + 1 }
        return reason
    }

    /// The reason of a village that a belt could reach.
    private func limit(
        _ row: Int, _ least: Joining, _ joinings: [Joining], _ say: (BeltReason.Kind, String, String) -> BeltReason
    ) -> BeltReason {
        let fitting = joinings.filter { $0.excess <= Self.noise }
        if let open = fitting.first(where: { !isFull($0.belt) }) {
            var reason = say(
                .plan, "单独串入示范带 \(open.belt + 1) 不超预算和村数上限，但求解未选",
                "belt \(open.belt + 1) could take it by itself within its budget and its most villages; the plan "
                    + "chosen does without")
            reason.belt = open.belt + 1
            return reason
        }
        if let full = fitting.first {
            let count = ways[full.belt].villages.count
            var reason = say(
                .villages, "示范带 \(full.belt + 1) 的预算容得下，但已有 \(count) 村，达到上限：上限增至 \(count + 1) 村即可串入",
                "belt \(full.belt + 1) has room for it in its budget, but \(count) villages, the most it may have: "
                    + "\(count + 1) would bring it in")
            reason.belt = full.belt + 1
            return reason
        }
        let lacking = text(least.excess)
        let swaps = joinings.compactMap { joining in
            joining.instead.map { (belt: joining.belt, village: $0, excess: joining.excess) }
        }.filter { prizes.values[$0.village] >= prizes.values[row] }
        if let swap = swaps.min(by: { (prizes.values[$0.village], $0.belt) < (prizes.values[$1.village], $1.belt) }) {
            let name = input.villages.names[swap.village]
            let own = fixedText(prizes.values[row], decimals: 3)
            let other = fixedText(prizes.values[swap.village], decimals: 3)
            let more = text(swap.excess)
            var reason = say(
                .better,
                "可替换示范带 \(swap.belt + 1) 上的\(name)而不超预算，但\(name)得分不低于它（\(other) 与 \(own)）："
                    + "预算增加 \(more.zh) 则两村都可串入",
                "it could take the place of \(name) on belt \(swap.belt + 1), which is worth as much or more "
                    + "(\(other) to \(own)): \(more.en) more would hold both")
            (reason.belt, reason.instead) = (swap.belt + 1, input.villages.codes[swap.village])
            reason.excess = swap.excess / unit
            return reason
        }
        let whole = text(budget)
        var reason = say(
            .budget, "串入最省的示范带 \(least.belt + 1) 还差 \(lacking.zh)（预算 \(whole.zh)）",
            "joining belt \(least.belt + 1), where it takes least, lacks \(lacking.en) of a budget of \(whole.en)")
        reason.excess = least.excess / unit
        return reason
    }

    /// A cost as minutes or metres.
    private func text(_ cost: Double) -> Phrase {
        guard input.options.budgetMetres == nil else {
            let metres = fixedText(cost, decimals: 0)
            return Phrase(zh: "\(metres) 米", en: "\(metres) m")
        }
        let minutes = fixedText(cost / 60, decimals: 1)
        return Phrase(zh: "\(minutes) 分钟", en: "\(minutes) min")
    }
}
