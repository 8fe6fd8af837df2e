import CGDAL
import Columns
import VectorSources

/// The rows of an OGR layer as Arrow batches: only the fields asked for, and geometry on request.
///
/// Belongs to one task. Wraps `OGR_L_GetArrowStream`.
final class ArrowReader {
    private let stream: UnsafeMutablePointer<ArrowArrayStream>
    private let generic: Bool
    /// Lives as long as the stream.
    private let owner: AnyObject?
    /// Settings of GDAL that hold while rows are read.
    private let settings: [(key: String, value: String)]
    /// Arrow format of each child, in the order: row identifier, fields, geometry.
    private(set) var formats: [String] = []

    /// - Parameters:
    ///   - batchRows: rows in a batch at most.
    ///   - rowIdentifiers: makes child 0 the row identifiers, 64-bit.
    ///   - owner: what the layer belongs to, which is let go after the stream.
    ///   - generic: keep to GDAL's general way, not that of the driver (see `needsGeneric`).
    init(
        _ layer: OGRLayerH, of owner: AnyObject? = nil, batchRows: Int, rowIdentifiers: Bool, generic: Bool,
        settings: [(String, String)] = [], path: String
    ) throws(OGRError) {
        (self.generic, self.owner) = (generic, owner)
        self.settings = settings.map { (key: $0.0, value: $0.1) }
        stream = .allocate(capacity: 1)
        stream.initialize(to: ArrowArrayStream())
        let stream = stream
        let options = [
            "INCLUDE_FID=\(rowIdentifiers ? "YES" : "NO")", "MAX_FEATURES_IN_BATCH=\(batchRows)",
        ]
        let failure = collectingMessages { messages -> Phrase? in
            let opened = withStringList(options) { OGR_L_GetArrowStream(layer, stream, $0) }
            return opened ? nil : messages.last
        }
        if let failure { throw .notReadable(path: path, message: failure) }
        var schema = ArrowSchema()
        let schemaFailure = collectingMessages { messages -> Phrase? in
            let code = stream.pointee.get_schema(stream, &schema)
            let said = messages.errors.last.map(GDALSentence.phrase)
            return code == 0 ? said : said ?? Self.message(stream)
        }
        if let schemaFailure { throw .notReadable(path: path, message: schemaFailure) }
        for child in 0..<Int(schema.n_children) {
            formats.append(Self.format(schema.children[child]))
        }
        schema.release?(&schema)
    }

    deinit {
        let stream = stream
        collectingMessages { _ in stream.pointee.release?(stream) }
        stream.deallocate()
    }

    /// The next batch; nil at the end. What failed while rows came all the same is for the caller to explain.
    func next(path: String, warnings: inout [String]) throws(OGRError) -> ArrowBatch? {
        var array = ArrowArray()
        let (failure, errors, said) = collectingMessages { messages -> (Phrase?, [String], [String]) in
            let switches = generic ? ["OGR_GPKG_STREAM_BASE_IMPL", "OGR_FLATGEOBUF_STREAM_BASE_IMPL"] : []
            for key in switches { CPLSetThreadLocalConfigOption(key, "YES") }
            for (key, value) in settings { CPLSetThreadLocalConfigOption(key, value) }
            let code = stream.pointee.get_next(stream, &array)
            for key in switches + settings.map(\.key) { CPLSetThreadLocalConfigOption(key, nil) }
            let failed = code != 0 || !messages.errors.isEmpty && (array.release == nil || array.length == 0)
            return (
                failed ? (messages.errors.last.map(GDALSentence.phrase) ?? Self.message(stream)) : nil, messages.errors,
                messages.warnings
            )
        }
        for text in said where warnings.count < 20 && !warnings.contains(text) && !Self.isOurs(text) {
            warnings.append(text)
        }
        if let failure {
            array.release?(&array)
            throw .notReadable(path: path, message: failure)
        }
        return array.release == nil ? nil : ArrowBatch(array, errors)
    }

    /// GDAL says so of every Shapefile row of several rings when it is asked to leave them to us; what is wrong with
    /// rings the row check says.
    private static func isOurs(_ warning: String) -> Bool {
        warning.contains("cannot be translated to Simple Geometry")
    }

    /// The GeoPackage and FlatGeobuf drivers have a faster way of their own. Before GDAL 3.8.3 it confuses truth values
    /// (OSGeo/gdal issue 8998), before 3.6.3 it fails when only the geometry is wanted (7106), before 3.8.1 with more
    /// than 125 columns (8757); and moments lose their zone.
    static func needsGeneric(_ fields: [FieldReading]) -> Bool {
        fields.isEmpty || fields.count > 100 || fields.contains { $0.field.kind == .flag || $0.typeName == "DateTime" }
    }

    /// A list's format is followed by that of its items: `+l` of text is `+lu`.
    private static func format(_ schema: UnsafeMutablePointer<ArrowSchema>?) -> String {
        guard let schema, let text = schema.pointee.format else { return "" }
        let format = String(cString: text)
        return format == "+l" && schema.pointee.n_children == 1
            ? format + Self.format(schema.pointee.children[0]) : format
    }

    private static func message(_ stream: UnsafeMutablePointer<ArrowArrayStream>) -> Phrase {
        stream.pointee.get_last_error(stream).map { GDALSentence.phrase(String(cString: $0)) } ?? Messages.noReason
    }
}

/// One Arrow batch, released when let go.
final class ArrowBatch {
    private var array: ArrowArray
    /// What GDAL said failed while the batch was read.
    let errors: [String]

    fileprivate init(_ array: ArrowArray, _ errors: [String]) { (self.array, self.errors) = (array, errors) }
    deinit { array.release?(&array) }

    var rows: Int { Int(array.length) }
    var columns: Int { Int(array.n_children) }
    func column(_ index: Int) -> ArrowColumn { ArrowColumn(array.children[index]!.pointee) }
}

/// One column of a batch: borrowed memory that lives as long as its batch.
struct ArrowColumn {
    private let array: ArrowArray

    init(_ array: ArrowArray) { self.array = array }

    var offset: Int { Int(array.offset) }

    func values<T>(_ buffer: Int, as type: T.Type) -> UnsafePointer<T>? {
        array.buffers[buffer]?.assumingMemoryBound(to: type)
    }

    /// Children of a list.
    var items: ArrowColumn { ArrowColumn(array.children[0]!.pointee) }

    /// The row has a value.
    @inline(__always) func isValid(_ row: Int) -> Bool {
        guard let bits = array.buffers[0] else { return true }
        let i = row + offset
        return bits.load(fromByteOffset: i >> 3, as: UInt8.self) & (1 << UInt8(i & 7)) != 0
    }

    /// The bytes of a text or binary value; `wide` for 64-bit offsets.
    @inline(__always) func bytes(_ row: Int, wide: Bool) -> UnsafeRawBufferPointer {
        let i = row + offset
        let (from, to): (Int, Int)
        if wide {
            guard let offsets = values(1, as: Int64.self) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
            (from, to) = (Int(offsets[i]), Int(offsets[i + 1]))
        } else {
            guard let offsets = values(1, as: Int32.self) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
            (from, to) = (Int(offsets[i]), Int(offsets[i + 1]))
        }
        guard to > from, let data = array.buffers[2] else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: data + from, count: to - from)
    }
}
