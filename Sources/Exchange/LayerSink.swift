import Columns
import GeoJSON
import OGR

/// Takes the rows of one layer into one format. Belongs to one task.
protocol LayerSink: AnyObject {
    /// Adds rows; every batch has the fields of the layer.
    func append(_ batch: Layer) throws
    /// Completes the layer.
    /// - Returns: what the format could not hold, a sentence each; and issues of rows.
    func finish() throws -> (losses: [Phrase], issues: [RowIssue])
}

/// A layer of a GeoPackage, whose writer goes on to the next layer.
final class GeoPackageSink: LayerSink {
    private let writer: GeoPackageWriter

    init(_ writer: GeoPackageWriter, _ template: LayerTemplate) throws {
        self.writer = writer
        try writer.begin(template)
    }

    func append(_ batch: Layer) throws { try writer.append(batch) }

    func finish() throws -> (losses: [Phrase], issues: [RowIssue]) {
        try writer.end()
        return ([], [])
    }
}

/// A Shapefile, for rows that a scan has seen.
final class ShapefileSink: LayerSink {
    private let writer: ShapefileWriter
    private var fields: ShapefileFields

    init(path: String, scan: ShapefileScan, fields: ShapefileFields) throws {
        (writer, self.fields) = (try ShapefileWriter(path: path, scan: scan), fields)
    }

    func append(_ batch: Layer) throws { try writer.append(fields.fitted(batch)) }

    func finish() throws -> (losses: [Phrase], issues: [RowIssue]) {
        try writer.finish()
        return (fields.losses.map { $0 }, [])
    }
}

/// GeoJSON in longitude and latitude.
final class GeoJSONSink: LayerSink {
    private var writer: GeoJSONWriter?

    init(path: String, name: String, crs: CRS) throws {
        writer = try GeoJSONWriter(path: path, name: name, coordinateSystem: crs)
    }

    func append(_ batch: Layer) throws { try writer?.append(batch) }

    func finish() throws -> (losses: [Phrase], issues: [RowIssue]) {
        guard let summary = try writer.take()?.finish() else { return ([], []) }
        var losses: [Phrase] = []
        if summary.partsLeftOut > 0 {
            losses.append(Messages.tooShort(summary.partsLeftOut))
        }
        if summary.valuesLeftOut > 0 {
            losses.append(Messages.notFinite(summary.valuesLeftOut))
        }
        return (losses, [])
    }
}

/// An attribute table.
final class CSVSink: LayerSink {
    private let writer: CSVWriter
    private let kept: [Int]
    private var losses: [Phrase] = []

    init(path: String, fields: [Field], kind: GeometryColumn.Kind, geographic: Bool, encoding: String) throws {
        kept = fields.indices.filter { kind != .point || !CSVWriter.namesPlace(fields[$0].name) }
        writer = try CSVWriter(
            path: path, fields: kept.map { fields[$0] }, kind: kind, geographic: geographic, encoding: encoding)
        let left = kind == .point ? fields.map(\.name).filter(CSVWriter.namesPlace) : []
        if !left.isEmpty {
            losses.append(Messages.columnsLeftOut(left, places: CSVWriter.placeNames(geographic: geographic)))
        }
        if kind == .line || kind == .polygon {
            losses.append(Messages.onlyAttributes(kind))
        }
    }

    func append(_ batch: Layer) throws {
        var table = Layer(name: batch.name, crs: batch.crs, geometry: batch.geometry, sourceRows: batch.sourceRows)
        for i in kept { table.add(batch.fields[i], batch.columns[i]) }
        try writer.append(table)
    }

    func finish() throws -> (losses: [Phrase], issues: [RowIssue]) {
        try writer.finish()
        if writer.neutralised > 0 {
            losses.append(Messages.neutralised(writer.neutralised))
        }
        if writer.madeVisible > 0 {
            losses.append(Messages.madeVisible(writer.madeVisible))
        }
        if writer.severalPoints > 0 {
            losses.append(Messages.severalPoints(writer.severalPoints))
        }
        return (losses, [])
    }
}
