import CGDAL
import Columns
import Output
import VectorSources

/// Writes layers to a new GeoPackage 1.2, the same bytes for the same calls.
///
/// One transaction and one spatial index a layer; dates inside are fixed; a null is a null. Lines and polygons are
/// stored as multi geometries. Give a path beside the final one and rename when `finish()` has returned: a half-written
/// file is not removed here.
///
/// ```swift
/// let writer = try GeoPackageWriter(path: "\(folder)/results.gpkg")
/// try writer.add(villages)  // a layer whole
/// let stream = try VectorFile.stream(LayerRequest(path: "\(folder)/村界.shp", encoding: "GBK"), batchRows: 1000)
/// try writer.begin(LayerTemplate(name: "parcels", crs: parcels.crs, kind: .polygon, fields: parcels.fields))
/// while let batch = try stream.next() { try writer.append(batch) }  // a layer in batches
/// try writer.end()
/// try writer.finish()
/// ```
///
/// Belongs to one task.
public final class GeoPackageWriter {
    private let path: String
    private var dataset: GDALDatasetH?
    private var current: OutputLayer?

    /// Makes the file.
    /// - Throws: `OGRError.notWritable` when something is there already, or the folder cannot be written.
    public init(path: String) throws(OGRError) {
        self.path = path
        dataset = try createDataset("GPKG", path, options: ["VERSION=1.2"])
    }

    deinit { if let dataset { collectingMessages { _ in GDALClose(dataset) } } }

    /// Writes a whole layer.
    /// - Throws: `OGRError`: `unknownCRS`, `notStorable`, `notWritable`.
    public func add(_ layer: Layer, summary: String? = nil) throws(OGRError) {
        try begin(LayerTemplate(of: layer, summary: summary))
        try append(layer)
        try end()
    }

    /// Starts a layer that is filled in batches. The one before must have ended.
    /// - Throws: `OGRError` when the layer cannot be made.
    public func begin(_ template: LayerTemplate) throws(OGRError) {
        precondition(current == nil, "end the layer before beginning another")
        guard let dataset else { preconditionFailure("the writer has finished") }
        let reference = try template.crs.map { crs throws(OGRError) in try SpatialReference(crs) }
        let taken = Set(template.fields.map { $0.name.lowercased() })
        func free(_ name: String) -> String { taken.contains(name) ? free("_" + name) : name }
        var options = ["GEOMETRY_NAME=" + free("geom"), "FID=" + free("fid"), "SPATIAL_INDEX=YES"]
        if let summary = template.summary { options.append("DESCRIPTION=" + summary) }
        let (path, layerName) = (path, template.name)
        let handle = try collectingMessages { messages throws(OGRError) in
            guard GDALDatasetStartTransaction(dataset, 0) == OGRERR_NONE else {
                throw .notWritable(path: path, message: messages.last)
            }
            let handle = withStringList(options) {
                GDALDatasetCreateLayer(
                    dataset, layerName, reference?.handle,
                    OGRwkbGeometryType(UInt32(template.ogrType)), $0)
            }
            guard let handle else { throw .notStorable(path: path, layer: layerName, message: messages.last) }
            for field in template.fields {
                let definition = OGR_Fld_Create(field.name, Self.type(field.kind))!
                defer { OGR_Fld_Destroy(definition) }
                if field.kind == .flag { OGR_Fld_SetSubType(definition, OFSTBoolean) }
                guard OGR_L_CreateField(handle, definition, 0) == OGRERR_NONE else {
                    throw .notStorable(path: path, layer: layerName, message: Messages.field(field.name, messages.last))
                }
            }
            guard GeoPackageTitles.write(template, to: dataset) else {
                throw .notWritable(path: path, message: messages.last)
            }
            return handle
        }
        current = OutputLayer(template, in: handle, path: path)
    }

    /// Adds rows to the layer begun.
    /// - Throws: `OGRError` when the rows cannot be stored in the format, or the file cannot be written.
    public func append(_ batch: Layer) throws(OGRError) {
        guard let current else { preconditionFailure("begin a layer before appending to it") }
        try current.append(batch)
    }

    /// Ends the layer begun: its rows and its index are in the file.
    /// - Throws: `OGRError` when the rows or the index cannot be written.
    public func end() throws(OGRError) {
        precondition(current != nil, "no layer has begun")
        current = nil
        let (path, dataset) = (path, dataset)
        try collectingMessages { messages throws(OGRError) in
            guard GDALDatasetCommitTransaction(dataset) == OGRERR_NONE, messages.errors.isEmpty else {
                throw .notWritable(path: path, message: messages.last)
            }
        }
    }

    /// Completes and closes the file. Nothing can be written after.
    /// - Throws: `OGRError` when the file cannot be written, as on a full disk.
    public func finish() throws(OGRError) {
        precondition(current == nil, "end the layer before finishing")
        guard let dataset else { return }
        self.dataset = nil
        try close(dataset, path)
    }

    private static func type(_ kind: AttributeColumn.Kind) -> OGRFieldType {
        switch kind {
        case .text: OFTString
        case .integer: OFTInteger64
        case .real: OFTReal
        case .flag: OFTInteger
        }
    }
}

/// Makes an empty dataset where nothing was.
func createDataset(_ driver: String, _ path: String, options: [String]) throws(OGRError) -> GDALDatasetH {
    guard LocalFiles.kind(path) == nil else {
        throw .notWritable(path: path, message: Phrase(zh: "已存在", en: "it exists already"))
    }
    let full = LocalFiles.absolute(path)
    let (folder, _) = PathText.split(full)
    guard LocalFiles.kind(folder) == .folder else {
        let folder = PathText.split(path).folder
        throw .notWritable(path: path, message: Phrase(zh: "没有文件夹 \(folder)", en: "there is no folder \(folder)"))
    }
    return try collectingMessages { messages throws(OGRError) in
        let made = withStringList(options) {
            GDALCreate(GDALGetDriverByName(driver), full, 0, 0, 0, GDT_Unknown, $0)
        }
        guard let made else { throw .notWritable(path: path, message: messages.last) }
        return made
    }
}

/// Closes a dataset that was written; what fails only now is an error too.
func close(_ dataset: GDALDatasetH, _ path: String) throws(OGRError) {
    try collectingMessages { messages throws(OGRError) in
        GDALClose(dataset)
        if let last = messages.errors.last { throw .notWritable(path: path, message: GDALSentence.phrase(last)) }
    }
}
