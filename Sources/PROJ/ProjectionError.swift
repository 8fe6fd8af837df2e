import Columns

/// Why a CRS or a way between two of them is refused.
public enum ProjectionError: ExplainedError, Sendable, Hashable {
    /// PROJ knows no such CRS, or the text is not a definition of one.
    case unknownCRS(definition: String, message: String)
    /// Known, but not for plane or geographic coordinates in the units we handle.
    case unsupportedCRS(name: String, found: String)
    /// False easting, name and meridian of the definition do not fit each other.
    case contradictory(name: String, found: String)
    /// Two datums without a published way between them. `option` is the geographic CRS that `treat_as_cgcs2000` would name.
    case noPublishedOperation(from: String, to: String, datums: [String], option: CRS?)
    /// Beijing 1954 or Xi'an 1980: off by about 100 m, and the parameters are not published.
    case refusedDatum(crs: String, datum: String)
    /// An entry of `treat_as_cgcs2000` that may not stand there.
    case refusedOption(crs: String, reason: String)

    /// What the refusal means for the exit code.
    public var kind: FailureKind {
        switch self {
        case .refusedOption: .usage
        default: .refused
        }
    }

    /// In words.
    public var description: String {
        switch self {
        case .unknownCRS(let definition, let message):
            "unknown CRS \(CRS(definition)): \(message)"
        case .unsupportedCRS(let name, let found):
            "CRS \(name) cannot be used: \(found)"
        case .contradictory(let name, let found):
            "the definition of CRS \(name) contradicts itself: \(found)"
        case .noPublishedOperation(let from, let to, let datums, _):
            "no published operation leads from \(from) to \(to): the datums differ (\(datums.joined(separator: ", ")))"
        case .refusedDatum(let crs, let datum):
            "\(crs) is on \(datum), which differs from CGCS2000 by about 100 m; no parameters are published"
        case .refusedOption(let crs, let reason):
            "treat_as_cgcs2000 may not name \(crs): \(reason)"
        }
    }

    /// What to try.
    public var advice: String? {
        switch self {
        case .unknownCRS: "name the CRS by its code, such as EPSG:4526, or give its whole WKT"
        case .unsupportedCRS: "use a projected CRS in metres, such as EPSG:4526, or a geographic one in degrees"
        case .contradictory:
            "correct the definition (.prj), or name the CRS by its code: \(Wording.current.saying(crs: "EPSG:4526"))"
        case .noPublishedOperation(_, _, _, let option?):
            Wording.current.saying(asCGCS2000: option.description).map {
                "if the data may be taken as CGCS2000, say so: \($0)"
            } ?? "transform the layer with a tool and parameters that you can answer for"
        case .noPublishedOperation: "transform the layer with a tool and parameters that you can answer for"
        case .refusedDatum: "transform the layer to CGCS2000 with the parameters of the surveying authority first"
        case .refusedOption: "name geographic CRSs that agree with CGCS2000, such as EPSG:4326"
        }
    }
}

/// A vertex that a transformation cannot carry: PROJ gave no finite number.
public struct TransformError: ExplainedError, Sendable, Hashable {
    /// Number of the vertex in the coordinates given, from 0.
    public let vertex: Int
    /// Row of the vertex, when a column with rows was given.
    public var row: Int?
    /// The coordinates before, easting or longitude first.
    public let place: Position
    /// Name of the operation.
    public let operation: String

    /// An error at one vertex.
    public init(vertex: Int, row: Int? = nil, place: Position, operation: String) {
        (self.vertex, self.row, self.place, self.operation) = (vertex, row, place, operation)
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }
    /// In words.
    public var description: String {
        let at = row.map { "row \($0), vertex \(vertex)" } ?? "vertex \(vertex)"
        return "\(at) at (\(place.x), \(place.y)) is outside the domain of \(operation)"
    }
    /// What to try.
    public var advice: String? { "check the vertex, and whether the layer's CRS is the one declared" }
}
