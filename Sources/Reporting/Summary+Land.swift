import Columns
import Planning

extension Summary {
    static func land(_ land: LandFindings) -> JSONValue {
        var members = JSONMembers([
            "method": .phrase(land.method),
            "parcels": .integer(land.parcels), "parcels_outside_villages": .integer(land.parcelsOutside),
            "has_ridges": .flag(land.hasRidges),
            "parcel_area_m2": .area(land.parcelArea), "outside_villages_m2": .area(land.outsideVillages),
            "counted_twice_m2": .area(land.countedTwice), "total_m2": .area(land.total),
            "farmland_m2": .area(land.farmland), "farmland_mu": .mu(land.farmland),
            "farmland_gross_m2": .area(land.farmlandGross),
            "classes": .list(land.classes.map(classArea)),
        ])
        members.set("stored_farmland_m2", land.storedFarmland, or: Reasons.noStoredFarmland, JSONValue.area)
        return members.value
    }

    private static func classArea(_ land: ClassArea) -> JSONValue {
        var members = JSONMembers([
            "class": .text(land.code), "gross_m2": .area(land.gross), "net_m2": .area(land.net),
        ])
        members.set("name", land.name, or: Reasons.unknownName, JSONValue.text)
        return members.value
    }

    static func network(_ network: NetworkFindings) -> JSONValue {
        let kinds = Dictionary(grouping: network.gaps, by: \.kind)
        return .object([
            "roads": .integer(network.roads), "duplicates": .integer(network.duplicates),
            "nodes": .integer(network.nodes), "edges": .integer(network.edges),
            "components": .integer(network.components), "length_m": .fixed(network.length, decimals: 2),
            "length_by_class": .list(
                network.lengthByClass.map {
                    .object(["class": .text($0.roadClass), "length_m": .fixed($0.length, decimals: 2)])
                }),
            "gaps": .object(kinds.mapValues { .integer($0.count) }),
            "reach_m": .fixed(network.reach, decimals: 2),
            "villages_without_road": .texts(network.villagesWithoutRoad),
        ])
    }
}
