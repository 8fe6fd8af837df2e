import Columns
import CountyLayers
import FindingValues
import ProjectFile
import RoadNetwork
import WayAnalysis

extension GivenReading {
    /// Adds a belt with its figures, line, corridor and villages.
    func add(_ drawn: Drawn, _ plan: GivenPlans.Belt, to found: inout GivenBeltFindings) throws {
        let number = found.plan.belts.count + 1
        let name = drawn.anchor.map { input.anchors.names[$0] } ?? ""
        let (belt, line, corridor) = try measures.measured(drawn.way, number: number, anchor: name)
        found.plan.belts.append(belt)
        found.plan.lines.append(line)
        found.plan.corridors.append(row: 0, of: corridor)
        let feet = input.graph.villageFeet.drive
        for (order, village) in drawn.way.villages.enumerated() {
            guard let foot = feet[village] else { continue }
            let at = drawn.way.path.chainage(of: foot, on: input.graph.network)
            found.plan.stops.append(
                BeltStop(
                    belt: number, code: input.villages.codes[village],
                    chainage: at ?? (order == 0 ? 0 : drawn.way.path.metres), offset: foot.leg, order: order + 1))
            found.plan.stopPlaces.append(input.figures[village].place)
        }
        var detail = GivenBelt(name: plan.name)
        detail.offRoads = drawn.offRoads
        detail.passedOver = drawn.passedOver.compactMap { row in
            excluded[row].map { Excluded(code: input.villages.codes[row], reason: $0) }
        }
        found.details.append(detail)
    }

    /// The limits that belts of the project have, on a belt that people drew.
    func rules(
        _ belt: Belt, _ way: BeltWay, _ plan: GivenPlans.Belt?, _ found: GivenBeltFindings
    ) -> [GivenRule] {
        let options = input.options
        var rules: [GivenRule] = []
        let stays = way.villages.reduce(0) { $0 + self.stays[$1] }
        if let most = options.budgetMetres {
            let (length, limit) = (fixedText(belt.length + stays, decimals: 0), fixedText(most, decimals: 0))
            rules.append(
                GivenRule(
                    .budget, isKept: belt.length + stays <= most + 1e-6,
                    Phrase(zh: "长 \(length) 米，预算 \(limit) 米", en: "\(length) m of a budget of \(limit) m")))
        } else {
            let most = options.budgetMinutes ?? 0
            let minutes = belt.minutes + stays / 60
            let (taken, limit) = (fixedText(minutes, decimals: 2), plainText(most))
            rules.append(
                GivenRule(
                    .budget, isKept: minutes <= most + 1e-6,
                    Phrase(zh: "车程 \(taken) 分钟，预算 \(limit) 分钟", en: "\(taken) min of a budget of \(limit) min")))
        }
        let (count, least, most) = (belt.villages.count, options.minimumVillages, options.maximumVillages)
        rules.append(
            GivenRule(
                .villages, isKept: (least...max(least, most)).contains(count),
                Phrase(zh: "\(count) 村，应为 \(least) 至 \(most) 村", en: "\(count) villages of \(least) to \(most)")))
        rules.append(
            GivenRule(
                .anchor, isKept: !belt.anchor.isEmpty,
                belt.anchor.isEmpty
                    ? Phrase(zh: "不从起点出发", en: "it does not start at an anchor")
                    : Phrase(zh: "从 \(belt.anchor) 出发", en: "it starts at \(belt.anchor)")))
        let barred = (plan?.villages ?? []).filter { excluded[$0] != nil }.map { input.villages.names[$0] }
        rules.append(
            GivenRule(
                .excluded, isKept: barred.isEmpty,
                barred.isEmpty
                    ? Phrase(zh: "所列村庄都可串入", en: "every village that it lists may be collected")
                    : Phrase(
                        zh: "列有不能串入的村：\(barred.joined(separator: "、"))",
                        en: "it lists villages that no belt may collect: \(barred.joined(separator: ", "))")))
        let name = found.details[belt.number - 1].name
        let shared = found.shared.filter { $0.belts.contains(name) }
        let names = shared.map { input.villages.rows[$0.code].map { input.villages.names[$0] } ?? $0.code }
        rules.append(
            GivenRule(
                .shared, isKept: shared.isEmpty,
                shared.isEmpty
                    ? Phrase(zh: "没有与其他给定示范带共有的村", en: "no other given belt claims a village of it")
                    : Phrase(
                        zh: "与其他给定示范带共有：\(names.joined(separator: "、"))",
                        en: "other given belts claim \(names.joined(separator: ", ")) too")))
        let own = Set(way.villages)
        for list in ruling.tours.together {
            let inside = list.filter(own.contains)
            guard !inside.isEmpty else { continue }
            let others = list.filter { !own.contains($0) }.map { input.villages.names[$0] }
            rules.append(
                GivenRule(
                    .together, isKept: others.isEmpty,
                    others.isEmpty
                        ? Phrase(zh: "together 的村都在带上", en: "it holds all villages of `together`")
                        : Phrase(
                            zh: "缺少须同带的村：\(others.joined(separator: "、"))",
                            en: "it lacks villages of `together`: \(others.joined(separator: ", "))")))
        }
        for list in ruling.tours.apart {
            let inside = list.filter(own.contains).map { input.villages.names[$0] }
            guard inside.count > 1 else { continue }
            rules.append(
                GivenRule(
                    .apart, isKept: false,
                    Phrase(
                        zh: "有须分带的村：\(inside.joined(separator: "、"))",
                        en: "it holds villages of `apart`: \(inside.joined(separator: ", "))")))
        }
        return rules
    }
}
