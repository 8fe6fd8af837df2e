import Columns
import FindingValues
import ProjectFile
import Writers

extension Summary {
    static func bound(_ bound: Bound) -> JSONValue {
        let reason = bound.reason ?? Reasons.notMeasured
        var members = JSONMembers()
        members["name"] = bound.method.map(JSONValue.phrase)
        members.set("value", bound.value, or: reason, JSONValue.ratio)
        members.set("gap", bound.gap, or: reason, JSONValue.ratio)
        return members.value
    }

    static func excluded(_ list: [Excluded]) -> JSONValue {
        .list(list.map { .object(["code": .text($0.code), "reason": .phrase($0.reason)]) })
    }
}
