import Columns
import Intake

/// A layer that was read: where from, how, and how much of it was used.
public struct InputRead: Sendable, Hashable {
    /// Our name of the layer, such as `villages`.
    public var layer: String
    /// The path as the project file writes it.
    public var path: String
    /// The absolute path. Of a glob of parcels the glob, of any other glob its first file.
    public var absolutePath: String
    /// The layer inside the source.
    public var sourceLayer: String
    /// Rows read from the source.
    public var rows: Int
    /// Rows set aside.
    public var setAside: Int
    /// Exact duplicates left out.
    public var duplicates: Int
    /// The CRS used; none for a table without geometry.
    public var crs: CRS?
    /// `source` when the source declares the CRS, `project` when the project file names it; empty without one.
    public var crsFrom: String
    /// Text encoding, `UTF-8` where the format fixes it; none when nothing says what it is and none of the text was read.
    public var encoding: String?
    /// How the encoding was learned: a raw value of `EncodingSource`; none without one.
    public var encodingFrom: String?
    /// The standard layer it was recognised as, such as `CJDCQ`; none when it looks like none.
    public var standard: String?
    /// Fields that were read, by our names and the source's.
    public var fields: [FieldUsed]

    /// A record of what was read of one layer.
    public init(
        layer: String, path: String, absolutePath: String, sourceLayer: String, rows: Int, setAside: Int = 0,
        duplicates: Int = 0, crs: CRS? = nil, crsFrom: String = "", encoding: String? = nil,
        encodingFrom: String? = nil, standard: String? = nil, fields: [FieldUsed] = []
    ) {
        (self.layer, self.path, self.absolutePath, self.sourceLayer) = (layer, path, absolutePath, sourceLayer)
        (self.rows, self.setAside, self.duplicates) = (rows, setAside, duplicates)
        (self.crs, self.crsFrom, self.encoding, self.encodingFrom) = (crs, crsFrom, encoding, encodingFrom)
        (self.standard, self.fields) = (standard, fields)
    }
}

/// A coordinate operation as it was applied to a layer.
public struct OperationUsed: Sendable, Hashable {
    /// Our name of the layer.
    public var layer: String
    /// The CRS of the source.
    public var from: CRS
    /// The plane of the run.
    public var to: CRS
    /// The steps by name; `none` when the layer lay in the plane already.
    public var name: String
    /// Published accuracy, metres: 0 when the operation is exact; none when it publishes none or two systems were taken
    /// as one.
    public var accuracy: Double?
    /// The geographic CRS that was taken as CGCS2000 by the named option; none when the option was not needed.
    public var assumedCGCS2000: CRS?

    /// The operation that carried one layer from one CRS to another.
    public init(layer: String, from: CRS, to: CRS, name: String, accuracy: Double?, assumedCGCS2000: CRS?) {
        (self.layer, self.from, self.to, self.name) = (layer, from, to, name)
        (self.accuracy, self.assumedCGCS2000) = (accuracy, assumedCGCS2000)
    }
}
