import Columns
import FindingValues
import Writers

extension Summary {
    static func land(_ land: LandFindings, _ villages: VillageFindings) -> JSONValue {
        var members = JSONMembers([
            "method": .phrase(land.method),
            "parcels": .integer(land.parcels), "parcels_outside_villages": .integer(land.parcelsOutside),
            "has_ridges": .flag(land.hasRidges),
            "parcel_area_m2": .area(land.parcelArea), "outside_villages_m2": .area(land.outsideVillages),
            "counted_twice_m2": .area(land.countyDoubt.repeated), "in_two_villages_m2": .area(land.sharedByVillages),
            "doubt": doubts(land), "without_parcels_m2": .area(land.withoutParcels),
            "villages_without_parcels": .list(
                villages.rows.filter { ($0.withoutParcels ?? .zero) > .zero }.map {
                    .object(["village": .text($0.code), "area_m2": .area($0.withoutParcels!)])
                }),
            "total_m2": .area(land.total),
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
}
