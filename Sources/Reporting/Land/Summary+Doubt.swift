import Columns
import FindingValues
import Writers

extension Summary {
    /// Ground in doubt as two areas: counted more than once, and without parcels. `in_totals_m2` is what class totals hold
    /// above the ground that there is: ground that rows of one class share is in them once.
    static func doubt(_ doubt: GroundDoubt) -> JSONMembers {
        JSONMembers([
            "counted_twice_m2": .area(doubt.repeated), "counted_twice_mu": .mu(doubt.repeated),
            "in_totals_m2": .area(doubt.counted), "without_parcels_m2": .area(doubt.bare),
            "without_parcels_mu": .mu(doubt.bare),
        ])
    }

    /// The ground in doubt of a run: by village, and by patch of the layers that protect ground.
    static func doubts(_ land: LandFindings) -> JSONValue {
        var members = doubt(land.doubt.values.reduce(GroundDoubt(), +))
        members["by_village"] = .list(
            land.doubt.sorted { utf8Less($0.key, $1.key) }.map { village, own in
                var members = doubt(own)
                members["village"] = .text(village)
                return members.value
            })
        members["by_patch"] = .list(
            land.patchDoubt.map { patch in
                var members = doubt(patch.doubt)
                members["layer"] = .text(patch.layer)
                members["id"] = .text(patch.id)
                return members.value
            })
        return members.value
    }

    /// Tables that broke what they must hold, and are not printed.
    static func breaches(_ breaches: [TableBreach]) -> JSONValue {
        .list(
            breaches.map {
                .object([
                    "table": .text($0.table), "row": .text($0.row), "demand": .phrase($0.demand),
                    "figures": .text($0.figures),
                ])
            })
    }
}
