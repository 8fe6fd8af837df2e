import Columns

/// What reading did besides filling columns: notes for the whole layer, issues for rows, how the text was decoded.
public struct ReadReport: Sendable, Hashable {
    /// Rows that came out other than they went in. Rules made here:
    /// `geometry-collection` (a collection was taken apart), `geometry-broken` (unreadable; the row is without parts), `text-cut`
    /// (a field filled to the brim ends in half a letter), `ragged-row` (a CSV record of another length),
    /// `unreadable-value` (a cell of a table that is no coordinate, a formula without a value, an error), `record-missing`
    /// (a shape without a record in the table, kept with empty values), `record-deleted` (a record marked as deleted).
    public var issues: [RowIssue] = []
    /// Encoding of the text; none when nothing says what it is and none of it was read.
    public var encoding: String?
    /// How the encoding was learned; none when `encoding` is none.
    public var encodingSource: EncodingSource?
    /// Rows whose third ordinate (Z) was dropped.
    public var droppedZ = 0
    /// Rows whose measure (M) was dropped.
    public var droppedM = 0
    /// Rows with arcs, made straight.
    public var straightenedCurves = 0
    /// The farthest that a chord lies from the arc it stands for, metres.
    public var largestSagitta = 0.0
    /// What the parts of the source say of each other, and what was passed over.
    public var fileNotes: [FileNote] = []
    /// Rows left out because they are not of the kind asked for, by kind.
    public var leftOut: [GeometryColumn.Kind: Int] = [:]
    /// Rows that a condition was asked of.
    public var conditionRead = 0
    /// Of them, those that fulfil it.
    public var conditionKept = 0
    /// Null or empty geometries; such rows are kept, without parts.
    public var emptyGeometries = 0
    /// The CRS that the source declares, when the request replaces it by another.
    public var replacedCRS: CRS?

    /// Rules about turning of a file of OpenStreetMap that are no rows: they lead over ways, or over a node that it has not.
    public package(set) var turnsPassedOver = 0

    /// A table of places calls the northing X; recognised by the values, and its columns changed places.
    public var northingFirst = false
    /// Notes on a table (its heading, its sheets, its columns of places) or on a text of corner points.
    public var tableNotes: [ReadNote] = []
    /// Why a file that should state the CRS states none, as a `.prj` that is empty; none where there is no such file.
    public package(set) var withoutCRS: FileNote?
    /// What GDAL warned of, each once, at most twenty.
    public var warnings: [String] = []

    /// A report of nothing yet.
    public init() {}

    /// Each thing that concerns the whole layer, once, in a fixed order.
    public var notes: [ReadNote] {
        var result: [ReadNote] = []
        if droppedZ > 0 { result.append(.heightsDropped(rows: droppedZ)) }
        if droppedM > 0 { result.append(.measuresDropped(rows: droppedM)) }
        if straightenedCurves > 0 {
            result.append(.arcsStraightened(rows: straightenedCurves, sagitta: largestSagitta))
        }
        for kind in GeometryColumn.Kind.allCases {
            if let rows = leftOut[kind] { result.append(.kindLeftOut(kind, rows: rows)) }
        }
        if conditionRead > 0, conditionKept == 0 { result.append(.conditionKeptNone(rows: conditionRead)) }
        if let replacedCRS { result.append(.crsReplaced(declared: replacedCRS)) }
        if northingFirst { result.append(.northingFirst) }
        result += fileNotes.map(ReadNote.file)
        return result + tableNotes + warnings.map(ReadNote.warning)
    }

    /// Adds what a further file of the same glob reported.
    package mutating func add(_ other: ReadReport) {
        issues += other.issues
        encoding = encoding ?? other.encoding
        encodingSource = encodingSource ?? other.encodingSource
        droppedZ += other.droppedZ
        droppedM += other.droppedM
        straightenedCurves += other.straightenedCurves
        largestSagitta = max(largestSagitta, other.largestSagitta)
        withoutCRS = withoutCRS ?? other.withoutCRS
        fileNotes += other.fileNotes.filter { !fileNotes.contains($0) }
        leftOut.merge(other.leftOut, uniquingKeysWith: +)
        emptyGeometries += other.emptyGeometries
        conditionRead += other.conditionRead
        conditionKept += other.conditionKept
        replacedCRS = replacedCRS ?? other.replacedCRS
        northingFirst = northingFirst || other.northingFirst
        turnsPassedOver += other.turnsPassedOver
        for note in other.tableNotes where tableNotes.count < 100 && !tableNotes.contains(note) {
            tableNotes.append(note)
        }
        for text in other.warnings where warnings.count < 20 && !warnings.contains(text) { warnings.append(text) }
    }
}
