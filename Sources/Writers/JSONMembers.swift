import Columns

/// Builds an object in which every `null` has its `reason` beside it.
///
/// Several nulls share the one member `reason`: their reasons follow one another, each once.
package struct JSONMembers {
    private var members: [String: JSONValue] = [:]
    private var reasons: [Phrase] = []

    package init(_ members: [String: JSONValue] = [:]) { self.members = members }

    package subscript(key: String) -> JSONValue? {
        get { members[key] }
        set { members[key] = newValue }
    }

    /// Sets a value, or null with the reason why there is none.
    package mutating func set<T>(_ key: String, _ value: T?, or reason: Phrase, _ make: (T) -> JSONValue) {
        if let value {
            members[key] = make(value)
        } else {
            members[key] = .null
            if !reasons.contains(reason) { reasons.append(reason) }
        }
    }

    /// Square metres and mu: `key_m2` and `key_mu`.
    package mutating func setArea(_ key: String, _ area: AreaSum?, or reason: Phrase) {
        set(key + "_m2", area, or: reason, JSONValue.area)
        set(key + "_mu", area, or: reason, JSONValue.mu)
    }

    package var value: JSONValue {
        guard !reasons.isEmpty else { return .object(members) }
        var all = members
        all["reason"] = .phrase(
            Phrase(
                zh: reasons.map(\.zh).joined(separator: "；"), en: reasons.map(\.en).joined(separator: "; ")))
        return .object(all)
    }
}
