import Columns
import TableSources
import VectorSources

/// Rows of another source that fulfil a condition. Alike for every format: the condition is evaluated here, and no source
/// ever sees its text.
final class FilteredSource: BatchSource {
    /// The source, asked for the fields wanted and those of the condition.
    let inner: any BatchSource
    private let condition: RowCondition
    private let wanted: [String]?
    private let path: String
    /// Rows left out of which something was told.
    private var dropped: Set<Int> = []
    private var (rowsRead, rowsKept) = (0, 0)

    /// - Parameters:
    ///   - wanted: the fields that the caller asked for; all when none.
    ///   - open: opens the source under a request without a condition.
    init(
        _ request: LayerRequest, _ condition: RowCondition, open: (LayerRequest) throws(OGRError) -> any BatchSource
    ) throws(OGRError) {
        var plain = request
        plain.filter = nil
        plain.valuesOfCondition = condition.words
        if let columns = request.columns { plain.columns = columns + condition.columns }
        (self.condition, wanted) = (condition, request.columns)
        path = request.path
        inner = try open(plain)
    }

    var pending: Int { inner.pending }
    var isDecided: Bool { inner.isDecided }
    var sourceRowsSeen: Int { inner.sourceRowsSeen }

    func fill() throws(OGRError) -> Bool { try inner.fill() }

    func take() throws(OGRError) -> Layer {
        let batch = try inner.take()
        var columns: [String: AttributeColumn] = [:]
        for name in condition.columns {
            guard let column = batch.column(name) else {
                throw .noSuchField(path: path, layer: batch.name, name: name, fields: batch.fields.map(\.name))
            }
            columns[name] = column
        }
        // A table of text declares no types: they come from its cells.
        let quoted: RowCondition.Quoted = inner is CSVSource ? .numbers : .letters
        let missing = AttributeColumn.text(Array(repeating: nil, count: batch.count))
        let kept = (0..<batch.count).filter { row in
            condition.isFulfilled(row: row, quoted: quoted) { columns[$0] ?? missing } == true
        }
        rowsRead += batch.count
        rowsKept += kept.count
        let told = Set(inner.report.issues.map(\.row))
        if kept.count < batch.count, !told.isEmpty {
            dropped.formUnion(told.intersection(batch.sourceRows).subtracting(kept.map { batch.sourceRows[$0] }))
        }
        let chosen = kept.count < batch.count ? batch.selecting(kept) : batch
        return try narrowed(chosen)
    }

    /// Without the fields that only the condition needed.
    private func narrowed(_ batch: Layer) throws(OGRError) -> Layer {
        guard let wanted else { return batch }
        var request = LayerRequest(path: path)
        request.columns = wanted
        let places = try request.chosen(batch.fields, layer: batch.name)
        if places == Array(batch.fields.indices) { return batch }
        var result = Layer(
            name: batch.name, crs: batch.crs, geometry: batch.geometry, sourceRows: batch.sourceRows)
        for i in places { result.add(batch.fields[i], batch.columns[i]) }
        return result
    }

    /// What reading did, without the issues of rows that were not asked for.
    var report: ReadReport {
        var report = inner.report
        report.issues.removeAll { dropped.contains($0.row) }
        (report.conditionRead, report.conditionKept) = (rowsRead, rowsKept)
        return report
    }
}
