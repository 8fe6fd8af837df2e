import Columns

/// A place where polygons that ought to tile the plane do not.
public struct CoverageFault: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Ground that two rows share; `measure` in m². One fault for each pair of rows.
        case overlap
        /// Two rows with the same ground; `measure` in m².
        case duplicate
        /// Enclosed ground that no row covers; `measure` in m², `other` the row with the second longest border on it.
        case gap
        /// Two rows run side by side without meeting, nearer than the width asked for; `measure` in m.
        case narrowGap = "narrow-gap"
        /// A corner of one row lies on a neighbour's edge where the neighbour has no corner; `measure` 0.
        case missingVertex = "missing-vertex"
        /// A corner lies within the tolerance of a neighbour's corner or edge but not on it; `measure` in m.
        case unsnapped = "unsnapped-vertex"
    }

    public var kind: Kind
    public var row: Int
    /// The neighbour; none for a gap that one row encloses.
    public var other: Int?
    /// A place that shows it, CRS units.
    public var place: Position
    public var measure: Double

    public init(_ kind: Kind, row: Int, other: Int?, place: Position, measure: Double) {
        (self.kind, self.row, self.other, self.place, self.measure) = (kind, row, other, place, measure)
    }

    /// By kind, rows and place.
    static func inOrder(_ a: CoverageFault, _ b: CoverageFault) -> Bool {
        if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
        if a.row != b.row { return a.row < b.row }
        if a.other != b.other { return (a.other ?? -1) < (b.other ?? -1) }
        return a.place < b.place
    }
}
