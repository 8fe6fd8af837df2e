import Columns
import CountyLayers
import FindingValues
import ProjectFile

extension Layout {
    /// Ways to town, county seat and trunk road, and the towns by time from the county seat.
    mutating func addTravel() throws {
        guard let graph = input.graph else {
            for figure in ["town", "county_seat", "trunk", "towns"] {
                miss(figure, ProjectLayer.roads.absent)
            }
            return
        }
        let travel = VillageTravel(graph)
        let trunk = travel.toTrunk()
        for row in villages.indices { villages[row].trunk = trunk[row] }
        if trunk.allSatisfy({ $0 == nil }) {
            miss("trunk", zh: "没有村庄可达的国道或省道", en: "no village reaches a national or provincial road")
        }
        guard let anchors = input.county.anchors else {
            for figure in ["town", "county_seat", "towns"] {
                miss(figure, ProjectLayer.anchors.absent)
            }
            return
        }
        for (row, found) in travel.nearest(graph.anchorFeet.drive).enumerated() {
            villages[row].town = found?.access
            villages[row].townName = found.map { anchors.names[$0.target] }
        }
        let (seat, reason) = try CountySeat.find(anchors, named: input.options.countySeat)
        guard let seat else {
            for figure in ["county_seat", "towns"] { miss(figure, reason) }
            return
        }
        findings.countySeat = anchors.names[seat]
        guard let foot = graph.anchorFeet.drive[seat] else {
            for figure in ["county_seat", "towns"] {
                miss(
                    figure, zh: "县城（\(anchors.names[seat])）附近没有道路",
                    en: "no road is near the county seat (\(anchors.names[seat]))")
            }
            return
        }
        for (row, found) in travel.nearest([foot]).enumerated() { villages[row].countySeat = found?.access }
        rankTowns(anchors, seat: seat, minutes: travel.minutes(fromAnchor: seat))
    }

    /// Towns, the farthest from the county seat first (副中心 candidates), then by code; those not reached last.
    private mutating func rankTowns(_ anchors: AnchorRows, seat: Int, minutes: [Double?]) {
        let all = input.county.villages
        var members: [String: [Int]] = [:]
        for row in villages.indices { members[all.town(row), default: []].append(row) }
        let seats = TownSeats.find(all, anchors, countySeat: seat)
        let towns = members.map { code, rows in
            let people = rows.compactMap { input.figures[$0].population }
            let own = seats[code]
            let population = people.count == rows.count ? people.reduce(0, +) : nil
            return TownAccess(
                code: code, name: input.county.townNames[code], villages: rows.count, population: population,
                seat: own.map { anchors.names[$0] },
                minutes: own == nil ? meanMinutes(rows) : own.flatMap { minutes[$0] },
                basis: own == nil ? .villages : .seat)
        }
        findings.towns = towns.sorted { a, b in
            if a.minutes != b.minutes { return (a.minutes ?? -1) > (b.minutes ?? -1) }
            return utf8Less(a.code, b.code)
        }
    }

    /// Mean minutes from the villages to the county seat, weighted by residents where all of the villages have a
    /// figure; villages that do not reach it are left out.
    private func meanMinutes(_ rows: [Int]) -> Double? {
        let reached = rows.filter { villages[$0].countySeat != nil }
        let weights = reached.compactMap { input.figures[$0].population }
        let isWeighted = weights.count == reached.count && weights.reduce(0, +) > 0
        var (sum, weight) = (0.0, 0.0)
        for (i, row) in reached.enumerated() {
            let w = isWeighted ? weights[i] : 1
            sum += w * (villages[row].countySeat?.minutes ?? 0)
            weight += w
        }
        return weight > 0 ? sum / weight : nil
    }
}
