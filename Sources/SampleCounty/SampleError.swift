import Columns

/// Why a county could not be made.
public enum SampleError: ExplainedError, Hashable {
    /// A file of the county could not be written.
    case cannotWrite(path: String, reason: String)
    /// The seed gives a county in which something that must be planted finds no place.
    case noPlace(what: String, seed: UInt64)

    /// Always a failure of the work itself.
    public var kind: FailureKind { .working }

    /// The file or the missing place.
    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
        case .noPlace(let what, let seed): "the county of seed \(seed) has no place for \(what)"
        }
    }

    /// Another folder, or another seed.
    public var advice: String? {
        switch self {
        case .cannotWrite: "name a folder that can be written"
        case .noPlace: "take another seed"
        }
    }
}
