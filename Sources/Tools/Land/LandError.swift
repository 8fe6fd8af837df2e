import Columns

/// Why land cannot be accounted.
public enum LandError: ExplainedError, Hashable {
    /// A zone without a control area above 0.
    case noControlArea(path: String, field: String, zone: String)
    /// No zone key is an administrative code, so that nothing can be rolled up.
    case noCodes(field: String, example: String)
    /// A sum of ground is larger than any country.
    case tooMuchGround(path: String)

    /// Data refused (exit 3).
    public var kind: FailureKind { .refused }

    /// What cannot be accounted, with the file, field or zone concerned.
    public var description: String {
        switch self {
        case .noControlArea(let path, let field, let zone):
            "\(path): zone \(zone) has no control area above 0 in field \(field)"
        case .tooMuchGround(let path):
            "\(path): the parcels of one class in one zone have more ground than can be told, 9.2 million km²"
        case .noCodes(let field, let example):
            "field \(field) holds no administrative codes, for example \"\(example)\", so nothing can be rolled up"
        }
    }

    /// What to try; none when there is nothing to say.
    public var advice: String? {
        switch self {
        case .noControlArea: "fill the field in, or balance to --county-area alone"
        case .tooMuchGround: "are parcels in the file many times over, or is it a grid? look with qiancun check"
        case .noCodes: "name the field of 6, 9, 12 or 19 digits with --zone-key"
        }
    }
}
