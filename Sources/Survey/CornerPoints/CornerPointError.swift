import Columns

/// Why a file of corner points cannot be read, or its CRS not be known.
public enum CornerPointError: ExplainedError, Hashable {
    /// A line that is neither an attribute, a parcel nor a point; line numbers start at 1.
    case line(Int, found: String, expected: String)
    /// No `[地块坐标]` part, so nothing says where the parcels begin.
    case noParcels
    case crs(String)

    public var kind: FailureKind { .refused }

    public var description: String {
        switch self {
        case .line(let number, let found, let expected):
            "corner-point text, line \(number): found \"\(found.prefix(60))\", expected \(expected)"
        case .noParcels: "corner-point text: no part [地块坐标]"
        case .crs(let reason): "corner-point text: \(reason)"
        }
    }

    public var advice: String? {
        switch self {
        case .line: "correct the line; a point is written J1,1,X(north),Y(east)"
        case .noParcels: "check that this is a 报部 TXT of parcel corner points and that its encoding was told"
        case .crs: "correct the attributes 坐标系, 几度分带 and 带号, or name the CRS yourself"
        }
    }
}
