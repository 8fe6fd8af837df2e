import Columns

/// Why a county could not be made.
public enum SampleError: ExplainedError, Hashable {
    /// A file of the county could not be written.
    case cannotWrite(path: String, reason: String)
    /// The seed gives a county in which something that must be planted finds no place.
    case noPlace(what: String, seed: UInt64)

    public var kind: FailureKind { .working }

    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
        case .noPlace(let what, let seed): "the county of seed \(seed) has no place for \(what)"
        }
    }

    public var advice: String? {
        switch self {
        case .cannotWrite: "name a folder that can be written"
        case .noPlace: "take another seed"
        }
    }
}
