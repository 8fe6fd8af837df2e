import Columns

/// Why the sites of an item of `locate:` cannot be looked for (exit 3).
enum LocateError: ExplainedError, Hashable {
    /// The layer `services` holds none of the kind.
    case noSuchService(item: String, kind: String, known: [String])
    /// More new sites are asked for than there are candidates that a road is near.
    case tooManySites(item: String, asked: Int, candidates: Int, withoutRoad: Int)
    /// No candidate is near a road.
    case noCandidate(item: String, candidates: Int, reach: Double)

    var kind: FailureKind { .refused }

    var description: String {
        switch self {
        case .noSuchService(let item, let kind, _): "locate \(item): no service is of the kind `\(kind)`"
        case .tooManySites(let item, let asked, let candidates, let withoutRoad):
            "locate \(item): \(asked) sites are asked for, and there are \(candidates) candidates"
                + (withoutRoad > 0 ? " near a road (\(withoutRoad) more have no road within reach)" : "")
        case .noCandidate(let item, let candidates, let reach):
            "locate \(item): none of the \(candidates) candidates has a road within \(plainText(reach)) m"
        }
    }

    var advice: String? {
        switch self {
        case .noSuchService(_, let kind, let known):
            (nearestName(to: kind, among: known).map { "did you mean `\($0)`? " } ?? "")
                + "its kinds: \(known.joined(separator: ", ")); `keep: false` plans a service that is not there yet"
        case .tooManySites(_, _, let candidates, _): "ask for at most \(candidates), or name more candidates"
        case .noCandidate: "options.reach_metres says how far a road may be"
        }
    }
}
