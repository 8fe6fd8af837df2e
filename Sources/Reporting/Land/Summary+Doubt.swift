import Columns
import FindingValues
import Writers
import PrintedFigures

extension Summary {
    /// The ground in doubt of a run: by village, and by patch of the layers that protect ground.
    static func doubts(_ land: LandFindings) -> JSONValue {
        var members = land.doubt.values.reduce(GroundDoubt(), +).members
        members["by_village"] = .list(
            land.doubt.sorted { utf8Less($0.key, $1.key) }.map { village, own in
                var members = own.members
                members["village"] = .text(village)
                return members.value
            })
        members["by_patch"] = .list(
            land.patchDoubt.map { patch in
                var members = patch.doubt.members
                members["layer"] = .text(patch.layer)
                members["id"] = .text(patch.id)
                return members.value
            })
        return members.value
    }
}
