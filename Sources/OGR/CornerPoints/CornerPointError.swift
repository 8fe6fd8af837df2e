import Columns
import PROJ

/// Why a file of corner points cannot be read, or its CRS not be known.
public enum CornerPointError: ExplainedError, Hashable {
    /// A line that is neither an attribute, a parcel nor a point; line numbers start at 1.
    case line(Int, found: String, expected: String)
    /// No `[地块坐标]` part, so nothing says where the parcels begin.
    case noParcels
    /// 坐标系 is absent, or names a datum other than CGCS2000; `likely` is what most coordinates look like.
    case datum(String?, likely: CRS?)
    /// X is east and Y north.
    case swapped(parcel: String, x: String, y: String)
    /// A header without a CRS, or one that its own coordinates contradict; `likely` is what these, or 带号, point to.
    case crs(String, likely: CRS?)

    /// What the refusal means for the exit code.
    public var kind: FailureKind { .refused }

    /// In words.
    public var description: String {
        switch self {
        case .line(let number, let found, let expected):
            "corner-point text, line \(number): found \"\(found.prefix(60))\", expected \(expected)"
        case .noParcels: "corner-point text: no part [地块坐标]"
        case .datum(nil, _): "corner-point text: 坐标系 is missing, so the datum is not known"
        case .datum(let datum?, _):
            "corner-point text: 坐标系 is \(datum); only 2000国家大地坐标系 can be read, because no operation from another datum is published"
        case .swapped(let parcel, let x, let y):
            "corner-point text: parcel \(parcel) has X = \(x), which is an easting, and Y = \(y), a northing; "
                + "in this format X is north and Y east"
        case .crs(let reason, _): "corner-point text: \(reason)"
        }
    }

    /// What to try.
    public var advice: String? {
        switch self {
        case .line: "correct the line; a point is written J1,1,X(north),Y(east)"
        case .noParcels: "check that this is a 报部 TXT of parcel corner points and that its encoding was told"
        case .datum(nil, let likely):
            CGCS2000.declaration(likely) { Wording.current.saying(crs: $0) }.en
        case .datum: "transform the parcels to CGCS2000 with the parameters of the surveying authority first"
        case .swapped: "let the two columns change places"
        case .crs(_, let likely):
            "correct the attributes 坐标系, 几度分带 and 带号, or name the CRS yourself: "
                + CGCS2000.declaration(likely) { Wording.current.saying(crs: $0) }.en
        }
    }
}
