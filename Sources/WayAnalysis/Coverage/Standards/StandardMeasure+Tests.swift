import Columns
import CountyLayers
import FindingValues
import Overlap
import ProjectFile
import RoadNetwork

extension StandardMeasure {
    func outcomes(of test: CoverageRule.Test, asked: [Bool]) throws -> Result<Found, Missing> {
        switch test {
        case .reach(let kinds, let minutes, let metres, let mode):
            guard let graph else { return .failure(Missing(reason: Self.lacks("roads"))) }
            switch services(kinds) {
            case .failure(let missing): return .failure(missing)
            case .success((let services, let rows)):
                let limit = CoverageLimit(minutes: minutes, metres: metres, mode: mode)
                return .success(try reach(rows, services, limit, graph, asked))
            }
        case .inside(let kinds): return services(kinds).map { services, rows in inside(rows, services) }
        case .column(let name): return column(name)
        case .villageRoad(let lanes, let width): return villageRoad(lanes: lanes, width: width)
        case .townRoad(let technical, let width): return try townRoad(technical, width: width)
        }
    }

    // MARK: Services

    /// Rows of the services of some kinds.
    private func services(_ kinds: [String]) -> Result<(ServiceRows, [Int]), Missing> {
        guard let services = county.services else { return .failure(Missing(reason: Self.lacks("services"))) }
        let rows = services.kinds.indices.filter { kinds.contains(services.kinds[$0]) }
        guard !rows.isEmpty else {
            let list = kinds.joined(separator: "、")
            return .failure(
                Missing(
                    reason: Phrase(
                        zh: "设施图层中没有这些类别：\(list)", en: "no service is of the kinds \(kinds.joined(separator: ", "))")))
        }
        return .success((services, rows))
    }

    private func reach(
        _ rows: [Int], _ services: ServiceRows, _ limit: CoverageLimit, _ graph: RoadGraph, _ asked: [Bool]
    ) throws -> Found {
        let outcomes = try Coverage.outcomes(rows, services, limit, graph: graph, asked: asked)
        let kinds = Set(rows.map { services.kinds[$0] }).sorted(by: utf8Less).joined(separator: " ")
        let (zh, en) = limit.words
        var found = Found(
            outcomes: outcomes,
            test: Phrase(zh: "\(zh)可达\(Phrase.serviceKinds(kinds).zh)", en: "\(kinds) within \(en)"), service: kinds,
            mode: limit.mode.rawValue)
        (found.minutes, found.metres) = (limit.minutes, limit.metres)
        (found.services, found.servicesWithoutRoad) = (
            rows.count, rows.count { graph.serviceFeet[limit.travel][$0] == nil }
        )
        return found
    }

    private func inside(_ rows: [Int], _ services: ServiceRows) -> Found {
        let polygons = county.villages.polygons
        let tree = PackedRTree(polygons.boxes)
        var met = Array(repeating: false, count: polygons.count)
        for row in rows {
            let place = services.places[row]
            let point = Box(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
            tree.forEach(meeting: point) { village in
                if !met[village], polygons.holds(place, row: village) { met[village] = true }
            }
        }
        let kinds = Set(rows.map { services.kinds[$0] }).sorted(by: utf8Less).joined(separator: " ")
        var found = Found(
            outcomes: met.map { .stated(isMet: $0) },
            test: Phrase(zh: "村域内有\(Phrase.serviceKinds(kinds).zh)", en: "\(kinds) in the village"),
            service: kinds, mode: "inside")
        found.services = rows.count
        return found
    }

    // MARK: Village table

    private func column(_ name: String) -> Result<Found, Missing> {
        guard let values = county.table.column(name) else {
            return .failure(Missing(reason: Self.lacks("village_table", field: name)))
        }
        let outcomes = figures.indices.map { row -> CoverageOutcome in
            values.flag(row).map { .stated(isMet: $0) } ?? .unreached(.noValue)
        }
        return .success(
            Found(
                outcomes: outcomes, test: Phrase(zh: "村庄表 \(name) 列为真", en: "the column \(name) is true"),
                service: name, mode: "column"))
    }

    // MARK: Roads

    private func villageRoad(lanes: Int, width: Double) -> Result<Found, Missing> {
        guard let graph, let roads = county.roads else { return .failure(Missing(reason: Self.lacks("roads"))) }
        guard roads.lanes.contains(where: { $0 != nil }) || roads.widths.contains(where: { $0 != nil }) else {
            return .failure(Missing(reason: Self.lacks("roads", field: "lanes / width")))
        }
        let leading = LeadingRoads(graph.network, anchors: graph.anchorFeet.drive) { edge in
            let row = Int(graph.network.edgeRows[edge])
            if let count = roads.lanes[row] { return count >= Double(lanes) }
            return roads.widths[row].map { $0 >= width } ?? false
        }
        let outcomes = figures.map { CoverageOutcome.stated(isMet: leading.come(near: $0.place, within: reach)) }
        let (metres, gap) = (plainText(width), plainText(reach))
        return .success(
            Found(
                outcomes: outcomes,
                test: Phrase(
                    zh: "村位 \(gap) 米内有 \(lanes) 车道（或宽 \(metres) 米）及以上道路，并经此类道路通国省道或起点",
                    en: "a road of \(lanes) lanes (or \(metres) m) within \(gap) m that leads on such roads to a trunk "
                        + "road or an anchor"), service: "road", mode: "road"))
    }

    private func townRoad(_ technical: TechnicalClass, width: Double) throws -> Result<Found, Missing> {
        guard let graph, let roads = county.roads else { return .failure(Missing(reason: Self.lacks("roads"))) }
        guard let anchors = county.anchors else { return .failure(Missing(reason: Self.lacks("anchors"))) }
        guard roads.technical.contains(where: { $0 != nil }) || roads.widths.contains(where: { $0 != nil }) else {
            return .failure(Missing(reason: Self.lacks("roads", field: "technical_class / width")))
        }
        let leading = LeadingRoads(graph.network, anchors: []) { edge in
            let row = Int(graph.network.edgeRows[edge])
            if let own = roads.technical[row] { return own <= technical }
            return roads.widths[row].map { $0 >= width } ?? false
        }
        let seats = TownSeats.find(county.villages, anchors, countySeat: nil)
        let outcomes = figures.map { village -> CoverageOutcome in
            let place = seats[village.town].map { anchors.places[$0] } ?? village.place
            return .stated(isMet: leading.come(near: place, within: reach))
        }
        let (metres, gap) = (plainText(width), plainText(reach))
        var found = Found(
            outcomes: outcomes,
            test: Phrase(
                zh: "乡镇驻地（起点）\(gap) 米内有\(technical.rawValue)（或宽 \(metres) 米）及以上公路，并经此类公路通国省道；"
                    + "没有起点的乡镇以其全部村的村位计，全部达到才算达到",
                en: "a road of class \(technical.rawValue) (or \(metres) m) within \(gap) m of the town's anchor "
                    + "that leads on such roads to a trunk road; a town without an anchor is judged at the places of "
                    + "its villages, and all of them must have one"),
            service: "road", mode: "road")
        found.townsBySeat = Set(seats.keys)
        return .success(found)
    }
}
