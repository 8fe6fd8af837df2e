import Columns

/// A place where polygons that ought to tile the plane do not.
public struct CoverageFault: Sendable, Equatable {
    /// What is wrong.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Ground that two rows share; `measure` in m². One fault for each pair of rows; of a row on a heap for the first few.
        case overlap
        /// Two rows with the same ground; `measure` in m².
        case duplicate
        /// Rows that lie on each other by the dozen, so that their pairs are not all listed; `measure` the ground that more
        /// than one of them has, each place once, m². `row` is the first of them, and `heap` says how many pairs there are.
        case heap
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
    /// The ground of a gap, an overlap, a duplicate or a heap: a column of one row; none for the other kinds.
    public var shape: PolygonColumn?
    /// The rows and pairs of a heap; none for the other kinds.
    public var heap: Heap?

    /// How many rows lie on a heap, and how many pairs of them share ground.
    public struct Heap: Sendable, Hashable {
        /// Rows that share ground with another of them.
        public var rows: Int
        /// Pairs that are faults of their own.
        public var listed: Int
        /// Pairs that are not, as far as they were counted.
        public var unlisted: Int
        /// All pairs were counted: `unlisted` is not the least number of them.
        public var isCounted: Bool
    }

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
