import Columns

/// One thing that reading did to a whole layer. The description is a plain English sentence.
public enum ReadNote: Sendable, Hashable, CustomStringConvertible {
    /// The third ordinate of so many rows was dropped.
    case heightsDropped(rows: Int)
    /// The measure of so many rows was dropped.
    case measuresDropped(rows: Int)
    /// Arcs of so many rows were made straight.
    case arcsStraightened(rows: Int)
    /// So many rows were not of the kind asked for.
    case kindLeftOut(GeometryColumn.Kind, rows: Int)
    /// The request named another CRS than the source declares.
    case crsReplaced(declared: CRS)
    /// A table of places calls the northing X, and was read so.
    case northingFirst
    /// What GDAL warned of.
    case warning(String)

    /// A plain English sentence.
    public var description: String {
        switch self {
        case .heightsDropped(let rows): "Heights (Z) dropped in \(rows) rows."
        case .measuresDropped(let rows): "Measures (M) dropped in \(rows) rows."
        case .arcsStraightened(let rows): "Arcs made straight in \(rows) rows, in steps of at most one degree."
        case .kindLeftOut(let kind, let rows): "\(rows) rows with \(kind.rawValue) geometry left out as asked."
        case .crsReplaced(let declared): "The declared CRS \(declared) was replaced by the caller's."
        case .northingFirst: "The column called X holds northings, as survey sheets do: read as such."
        case .warning(let text): "GDAL: " + text
        }
    }
}
