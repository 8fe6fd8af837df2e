import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    static func network(_ network: NetworkFindings) -> JSONValue {
        let kinds = Dictionary(grouping: network.gaps, by: \.kind)
        var members: [String: JSONValue] = [
            "roads": .integer(network.roads), "duplicates": .integer(network.duplicates),
            "nodes": .integer(network.nodes), "edges": .integer(network.edges),
            "components": .integer(network.components),
            "largest_component_share": .ratio(network.largestComponentShare),
            "length_m": .fixed(network.length, decimals: 2),
            "external_length_m": .fixed(network.externalLength, decimals: 2),
            "length_by_class": .list(
                network.lengthByClass.map {
                    .object(["class": .text($0.roadClass), "length_m": .fixed($0.length, decimals: 2)])
                }),
            "steps": .list(network.steps.map(roadStep)),
            "unknown_classes": .list(
                network.unknownClasses.map { .object(["class": .text($0.text), "roads": .integer($0.rows)]) }),
            "unknown_class_speed_kmh": .trimmed(network.unknownSpeed, decimals: 6),
            "gaps": .object(kinds.mapValues { .integer($0.count) }),
            "reach_m": .fixed(network.reach, decimals: 2),
            "villages_without_road": .texts(network.villagesWithoutRoad),
            "services": .integer(network.services),
            "services_without_road": .list(network.servicesWithoutRoad.map(serviceWithoutRoad)),
            "left_out": .list(
                network.leftOut.map { .object(["name": .text($0.text), "lines": .integer($0.rows)]) }),
        ]
        if !network.anchorsWithoutRoad.isEmpty {
            members["anchors_without_road"] = .list(network.anchorsWithoutRoad.map(anchorWithoutRoad))
        }
        if let density = network.density { members["km_per_km2"] = .trimmed(density, decimals: 6) }
        if let banned = network.bannedTurns {
            members["banned_turns"] = .integer(banned)
            members["turn_restrictions_not_applied"] = .integer(network.turnsNotApplied)
            members["turn_restrictions_not_over_a_node"] = .integer(network.turnsElsewhere)
        }
        if !network.unreadDirections.isEmpty {
            members["unread_oneway"] = .list(
                network.unreadDirections.map { .object(["oneway": .text($0.text), "roads": .integer($0.rows)]) })
        }
        return .object(members)
    }

    private static func serviceWithoutRoad(_ service: ServiceWithoutRoad) -> JSONValue {
        var members: [String: JSONValue] = [
            "kind": .text(service.kind), "easting": .fixed(service.place.x, decimals: 3),
            "northing": .fixed(service.place.y, decimals: 3),
        ]
        members["name"] = service.name.map(JSONValue.text)
        return .object(members)
    }

    private static func anchorWithoutRoad(_ anchor: AnchorWithoutRoad) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .text(anchor.name), "easting": .fixed(anchor.place.x, decimals: 3),
            "northing": .fixed(anchor.place.y, decimals: 3),
        ]
        members["distance_m"] = anchor.distance.map { .fixed($0, decimals: 2) }
        return .object(members)
    }

    static func roadStep(_ step: RoadStep) -> JSONValue {
        .object([
            "name": .text(step.name), "count": .integer(step.count), "length_m": .fixed(step.length, decimals: 2),
        ])
    }

    static func serviceAreas(_ findings: ServiceAreaFindings) -> JSONValue {
        var members = JSONMembers([
            "form": .text(findings.form.rawValue), "width_m": .trimmed(findings.width, decimals: 6),
            "areas": .list(findings.areas.map(serviceArea)),
        ])
        members.set("alpha_m", findings.form == .outline ? findings.alpha : nil, or: Reasons.noOutline) {
            .trimmed($0, decimals: 6)
        }
        return members.value
    }

    private static func serviceArea(_ area: ServiceArea) -> JSONValue {
        var members = JSONMembers([
            "id": .text(area.id), "service": .text(area.service), "mode": .text(area.mode),
            "road_m": .fixed(area.roadMetres, decimals: 2), "road_of_m": .fixed(area.roadMetresOf, decimals: 2),
            "area_m2": .area(area.area), "villages": .integer(area.villages), "villages_of": .integer(area.villagesOf),
            "villages_touched": .integer(area.villagesTouched), "village_ground_m2": .area(area.villageGround),
            "village_ground_of_m2": .area(area.villageGroundOf), "unreached": .texts(area.unreached),
        ])
        if let minutes = area.minutes { members["minutes"] = .trimmed(minutes, decimals: 6) }
        if let metres = area.metres { members["metres"] = .trimmed(metres, decimals: 6) }
        members.set("population", area.population, or: Reasons.noPopulation) { .trimmed($0, decimals: 3) }
        members.set("population_of", area.populationOf, or: Reasons.noPopulation) { .trimmed($0, decimals: 3) }
        func share(_ key: String, _ part: Double?, of whole: Double?) {
            let share = part.flatMap { part in whole.flatMap { $0 > 0 ? part / $0 : nil } }
            members.set(key, share, or: Reasons.noShare, JSONValue.ratio)
        }
        share("village_share", Double(area.villages), of: Double(area.villagesOf))
        share("population_share", area.population, of: area.populationOf)
        share("road_share", area.roadMetres, of: area.roadMetresOf)
        share("ground_share", area.villageGround.squareMetres, of: area.villageGroundOf.squareMetres)
        return members.value
    }
}
