import Columns
import VectorSources

extension VectorFile {
    /// Reads one layer whole, as columns.
    ///
    /// Rows keep the order of the source. Single and multi geometries come alike; a third and fourth ordinate are
    /// dropped; arcs are made straight; null and empty geometries are rows without parts.
    /// - Throws: `OGRError`; `CancellationError` when the task is cancelled.
    /// - Complexity: O(*bytes*); only the wanted fields are decoded.
    public static func read(_ request: LayerRequest) throws -> Layer {
        var report = ReadReport()
        return try read(request, into: &report)
    }

    /// Reads all rows of one layer into memory, and reports issues of rows, notes and the encoding.
    /// - Throws: `OGRError`; `CancellationError` when the task is cancelled.
    public static func read(_ request: LayerRequest, into report: inout ReadReport) throws -> Layer {
        let stream = try LayerStream(request, batchRows: 65_536, expectsAll: true)
        var parts: [Layer] = []
        while let part = try stream.next() { parts.append(part) }
        report.add(stream.report)
        return Layer.joined(parts)
    }

    /// Opens one layer to be read in batches.
    /// - Parameter batchRows: rows in a batch at most.
    /// - Throws: `OGRError` when the source, the layer or a field is not there, or the encoding or CRS is not known.
    public static func stream(_ request: LayerRequest, batchRows: Int = 65_536) throws(OGRError) -> LayerStream {
        try LayerStream(request, batchRows: batchRows, expectsAll: false)
    }
}
