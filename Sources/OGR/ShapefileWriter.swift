import CGDAL
import Columns
import VectorSources

/// Writes one layer as a Shapefile: `.shp`, `.shx`, `.dbf`, `.prj` and `.cpg`, the same bytes for the same rows.
///
/// What a DBF cannot hold is refused, not cut: names over ten bytes, text over 254, letters that the encoding lacks.
/// A flag becomes 1 or 0; a blank text and a null are one and the same in a DBF.
///
/// A DBF fixes the width of its columns before its first row, so a layer that is written in batches is walked twice: once
/// through a `ShapefileScan`, once through the writer.
///
/// ```swift
/// let batches = [parcels.selecting([0, 1, 2]), parcels.selecting([3, 4])]
/// var scan = try ShapefileScan(LayerTemplate(of: parcels), path: "\(folder)/r.shp", encoding: "GBK")
/// for batch in batches { try scan.add(batch) }
/// let writer = try ShapefileWriter(path: "\(folder)/r.shp", scan: scan)
/// for batch in batches { try writer.append(batch) }
/// try writer.finish()
/// ```
///
/// Belongs to one task.
public final class ShapefileWriter {
    private let path: String
    private var dataset: GDALDatasetH?
    private var output: OutputLayer?

    /// Makes the files.
    /// - Parameters:
    ///   - path: ends with `.shp`; nothing may be there.
    ///   - scan: saw every row that will be written.
    /// - Throws: `OGRError`: `unknownCRS`, `notStorable`, `notWritable`.
    public init(path: String, scan: ShapefileScan) throws(OGRError) {
        precondition(LocalFiles.suffix(path) == "shp", "the path of a Shapefile ends with .shp")
        self.path = path
        let template = scan.template
        let reference = try template.crs.map { crs throws(OGRError) in try SpatialReference(crs) }
        let dataset = try createDataset("ESRI Shapefile", path, options: [])
        self.dataset = dataset
        let options = [
            "ENCODING=" + scan.encoding.name, "DBF_DATE_LAST_UPDATE=" + String(GDALLibrary.fixedDate.prefix(10)),
            "SHPT=" + Self.shapeType(template), "2GB_LIMIT=YES",
        ]
        let handle = try collectingMessages { messages throws(OGRError) in
            let handle = withStringList(options) {
                GDALDatasetCreateLayer(
                    dataset, LocalFiles.stem(path), reference?.handle, OGRwkbGeometryType(UInt32(template.ogrType)), $0)
            }
            guard let handle else { throw .notWritable(path: path, message: messages.last) }
            for (field, form) in zip(template.fields, scan.forms) {
                let definition = OGR_Fld_Create(field.name, form.type)!
                defer { OGR_Fld_Destroy(definition) }
                OGR_Fld_SetWidth(definition, Int32(form.width))
                OGR_Fld_SetPrecision(definition, Int32(form.precision))
                guard OGR_L_CreateField(handle, definition, 0) == OGRERR_NONE else {
                    throw .notStorable(
                        path: path, layer: template.name, message: Messages.field(field.name, messages.last))
                }
            }
            return handle
        }
        output = OutputLayer(template, in: handle, path: path)
    }

    deinit {
        output = nil
        if let dataset { collectingMessages { _ in GDALClose(dataset) } }
    }

    /// Adds rows, all of which the scan saw.
    /// - Throws: `OGRError` when the rows cannot be stored in the format, or the file cannot be written.
    public func append(_ batch: Layer) throws(OGRError) {
        guard let output else { preconditionFailure("the writer has finished") }
        try output.append(batch)
    }

    /// Completes and closes the files. Nothing can be written after.
    /// - Throws: `OGRError` when the file cannot be written, as on a full disk.
    public func finish() throws(OGRError) {
        output = nil
        guard let dataset else { return }
        self.dataset = nil
        try close(dataset, path)
    }

    /// Writes a whole layer.
    /// - Parameters:
    ///   - path: ends with `.shp`; nothing may be there.
    ///   - encoding: `GBK` or `UTF-8`, written to the `.cpg`.
    /// - Throws: `OGRError`: `unknownCRS`, `unknownEncoding`, `notStorable`, `notWritable`.
    public static func write(_ layer: Layer, to path: String, encoding: String = "GBK") throws(OGRError) {
        var scan = try ShapefileScan(LayerTemplate(of: layer), path: path, encoding: encoding)
        try scan.add(layer)
        let writer = try ShapefileWriter(path: path, scan: scan)
        try writer.append(layer)
        try writer.finish()
    }

    private static func shapeType(_ template: LayerTemplate) -> String {
        switch template.kind {
        case .none: "NONE"
        case .point: template.multipoint ? "MULTIPOINT" : "POINT"
        case .line: "ARC"
        case .polygon: "POLYGON"
        }
    }
}
