import Columns

/// A place where polygons that ought to tile the plane do not.
public struct CoverageFault: Sendable, Equatable {
    /// What is wrong.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Ground that two rows share; `measure` in m². One fault for each pair of rows.
        case overlap
        /// Two rows with the same ground; `measure` in m².
        case duplicate
        /// Enclosed ground that no row covers; `measure` in m², `row` and `other` the rows with the longest borders on it.
        case gap
        /// Two rows run side by side without meeting, nearer than the width asked for; `measure` their least distance, m.
        /// One fault for each pair of rows.
        case narrowGap = "narrow-gap"
        /// `row` lacks a corner that `other` has on its border; `measure` 0. One fault for each corner that a row lacks.
        case missingVertex = "missing-vertex"
        /// A corner lies within the tolerance of a neighbour's corner or edge but not on it; `measure` in m.
        case unsnapped = "unsnapped-vertex"
    }

    /// What is wrong.
    public var kind: Kind
    /// Row of the column.
    public var row: Int
    /// The neighbour; none for a gap that one row encloses.
    public var other: Int?
    /// A place that shows it, CRS units.
    public var place: Position
    /// Square metres or metres, by kind.
    public var measure: Double
    /// The ground of a gap, an overlap or a duplicate: a column of one row; none for the other kinds.
    public var shape: PolygonColumn?

    /// A fault.
    public init(
        _ kind: Kind, row: Int, other: Int?, place: Position, measure: Double, shape: PolygonColumn? = nil
    ) {
        (self.kind, self.row, self.other, self.place, self.measure) = (kind, row, other, place, measure)
        self.shape = shape
    }

    /// By kind, rows and place.
    static func inOrder(_ a: CoverageFault, _ b: CoverageFault) -> Bool {
        if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
        if a.row != b.row { return a.row < b.row }
        if a.other != b.other { return (a.other ?? -1) < (b.other ?? -1) }
        return a.place < b.place
    }
}
