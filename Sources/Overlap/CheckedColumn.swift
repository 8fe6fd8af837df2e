import Columns

/// A polygon column after `RowCheck.check`: the same rows, ring directions made regular, faults listed.
public struct CheckedColumn: Sendable {
    /// The rows that were given; shells of sound rows run counter-clockwise, holes clockwise. Faulty rows are unchanged.
    public let column: PolygonColumn
    /// By row, the first fault of each faulty row; an empty row has none.
    public let faults: [RowFault]
    /// Row has no fault; shape `(rows)`. An empty row is sound.
    public let isSound: [Bool]
    /// Rings that ran in the wrong direction and were turned.
    public let turnedRings: Int

    /// Rows without a fault, ascending.
    public var soundRows: [Int] { isSound.indices.filter { isSound[$0] } }
}
