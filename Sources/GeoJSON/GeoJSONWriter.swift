import Columns

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes layers as one GeoJSON FeatureCollection (RFC 7946), batch by batch, to a file or to memory.
///
/// A coordinate has nine decimals, always (a tenth of a millimetre). Shells run counter-clockwise, holes clockwise, by
/// the sign of their planar area; a ring without area keeps its direction, an open ring is closed. A row of one part is
/// a `Polygon`, `LineString` or `Point`, of several a `Multi…`, of none `null`. A part that is too short to be legal (a
/// ring of fewer than four positions, a line of fewer than two) is left out and counted. The collection's `bbox`
/// follows the features; the foreign member `coordinateSystem` names the system, `crs` is never written.
///
/// The same layers give the same bytes, however they are split into batches. Text is written as it is, as UTF-8.
/// Real properties have the fewest digits that read back; one that is not finite becomes `null` and is counted.
///
/// A file that is not finished is removed again.
/// - Complexity: O(bytes); memory for one flush of a megabyte, whatever the number of rows.
public struct GeoJSONWriter: ~Copyable {
    /// What was written.
    public struct Summary: Sendable, Hashable {
        /// Features: one for each row, without geometry too.
        public var features = 0
        /// Rings and lines too short to be legal.
        public var partsLeftOut = 0
        /// Real properties that were not finite numbers.
        public var valuesLeftOut = 0
        /// Longitudes and latitudes of all features; empty without coordinates.
        public var box = Box()
    }

    /// What has been written so far.
    public private(set) var summary = Summary()

    private let source: String
    private let coordinateSystem: CRS
    private let idField: String?
    private let featureBoxes: Bool
    private var file: Int32?
    private var sink = ByteSink(capacity: 1 << 20)
    private var finished = false

    /// Begins a collection in a new file; a file of that name is replaced.
    /// - Parameters:
    ///   - name: member `name` of the collection, when given.
    ///   - coordinateSystem: longitude and latitude in degrees; layers must declare it, or nothing.
    ///   - idField: field whose values become the features' `id` (and stay among the properties).
    ///   - featureBoxes: writes a `bbox` into each feature too.
    /// - Throws: `GeoJSONError` when the file cannot be made.
    public init(
        path: String, name: String? = nil, coordinateSystem: CRS = .cgcs2000, idField: String? = nil,
        featureBoxes: Bool = false
    ) throws(GeoJSONError) {
        (source, self.coordinateSystem) = (path, coordinateSystem)
        (self.idField, self.featureBoxes) = (idField, featureBoxes)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let words = String(cString: strerror(errno))
            throw GeoJSONError(
                .notWritable, source: path, Phrase(zh: "无法建立：\(words)", en: "cannot be created: \(words)"))
        }
        file = descriptor
        begin(name)
    }

    /// Begins a collection in memory; see `bytes(of:)`.
    init(inMemory name: String?, coordinateSystem: CRS, idField: String?, featureBoxes: Bool) {
        (source, self.coordinateSystem) = ("memory", coordinateSystem)
        (self.idField, self.featureBoxes) = (idField, featureBoxes)
        begin(name)
    }

    deinit {
        guard let file else { return }
        close(file)
        if !finished { unlink(source) }
    }

    /// The whole collection of one layer, as bytes.
    /// - Throws: `GeoJSONError` for a layer in another CRS, or a coordinate that is not finite.
    public static func bytes(
        of layer: Layer, coordinateSystem: CRS = .cgcs2000, idField: String? = nil, featureBoxes: Bool = false
    ) throws(GeoJSONError) -> [UInt8] {
        var writer = GeoJSONWriter(
            inMemory: layer.name, coordinateSystem: coordinateSystem, idField: idField, featureBoxes: featureBoxes)
        try writer.append(layer)
        writer.end()
        return Array(writer.sink.bytes)
    }

    private mutating func begin(_ name: String?) {
        sink.append("{\"type\":\"FeatureCollection\",")
        if let name {
            sink.append("\"name\":")
            sink.append(string: name)
            sink.append(",")
        }
        sink.append("\"coordinateSystem\":")
        sink.append(string: coordinateSystem.definition)
        sink.append(",\"features\":[")
    }

    /// Adds the rows of a layer, in order.
    /// - Throws: `GeoJSONError` for a layer in another CRS, a coordinate that is not finite, or a file that cannot be
    ///   written.
    public mutating func append(_ layer: Layer) throws(GeoJSONError) {
        if let crs = layer.crs, crs != coordinateSystem {
            throw GeoJSONError(
                .wrongCRS, source: source,
                Phrase(
                    zh: "图层 \(layer.name) 的坐标系为 \(crs)，不是 \(coordinateSystem)",
                    en: "layer \(layer.name) is in \(crs), not \(coordinateSystem)"))
        }
        var encoder = FeatureEncoder(layer: layer, idField: idField, featureBoxes: featureBoxes)
        for row in 0..<layer.count {
            sink.append(summary.features == 0 ? "\n" : ",\n")
            guard let box = encoder.append(row: row, to: &sink) else {
                let (name, source) = (layer.name, layer.sourceRows[row])
                throw GeoJSONError(
                    .badCoordinate, source: self.source,
                    Phrase(
                        zh: "图层 \(name)，行 \(source)：有坐标不是有限的度数",
                        en: "layer \(name), row \(source): a coordinate is not a finite number of degrees"))
            }
            summary.box.add(box)
            summary.features += 1
            if file != nil && sink.count >= 1 << 20 { try flush() }
        }
        summary.partsLeftOut += encoder.partsLeftOut
        summary.valuesLeftOut += encoder.valuesLeftOut
    }

    /// Ends the collection and closes the file.
    /// - Returns: what was written.
    @discardableResult
    public consuming func finish() throws(GeoJSONError) -> Summary {
        end()
        try flush()
        if let file {
            self.file = nil
            guard close(file) == 0 else {
                let reason = String(cString: strerror(errno))
                unlink(source)
                throw GeoJSONError(.notWritable, source: source, Messages.cannotBeWritten(reason))
            }
        }
        finished = true
        return summary
    }

    private mutating func end() {
        sink.append(summary.features == 0 ? "]" : "\n]")
        if !summary.box.isEmpty {
            sink.append(",")
            FeatureEncoder.append(box: summary.box, to: &sink)
        }
        sink.append("}\n")
    }

    private mutating func flush() throws(GeoJSONError) {
        guard let file else { return }
        var rest = UnsafeRawBufferPointer(sink.bytes)
        while rest.count > 0 {
            let written = write(file, rest.baseAddress, rest.count)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                throw GeoJSONError(
                    .notWritable, source: source, Messages.cannotBeWritten(String(cString: strerror(errno))))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
        sink.clear()
    }
}
