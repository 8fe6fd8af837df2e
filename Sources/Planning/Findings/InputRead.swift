import Columns

/// A layer that was read: where from, how, and how much of it was used.
public struct InputRead: Sendable, Hashable {
    /// Our name of the layer, such as `villages`.
    public var layer: String
    /// The path as the project file writes it, and the absolute path; a glob has one entry for each file.
    public var path: String
    public var absolutePath: String
    /// The layer inside the source.
    public var sourceLayer: String
    /// Rows in the source, rows set aside, exact duplicates left out.
    public var rows: Int
    public var setAside: Int
    public var duplicates: Int
    /// The CRS used, and whether the source declares it or the project file names it.
    public var crs: CRS?
    public var crsFrom: String
    /// Text encoding, and how it was learned; none where the format fixes it.
    public var encoding: String?
    public var encodingFrom: String?
    /// The standard layer it was recognised as, such as `CJDCQ`.
    public var standard: String?
    /// Our field names and the source's, by ours.
    public var fields: [FieldUsed]

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

/// One of our field names and the source's name for it.
public struct FieldUsed: Sendable, Hashable {
    public var ours: String
    public var theirs: String

    public init(ours: String, theirs: String) { (self.ours, self.theirs) = (ours, theirs) }
}

/// A coordinate operation as it was applied to a layer.
public struct OperationUsed: Sendable, Hashable {
    public var layer: String
    public var from: CRS
    public var to: CRS
    /// The published name.
    public var name: String
    /// Metres; none when the operation is exact or publishes no accuracy.
    public var accuracy: Double?
    /// The geographic CRS that was taken as CGCS2000 by the named option; none when the option was not needed.
    public var assumedCGCS2000: CRS?

    public init(layer: String, from: CRS, to: CRS, name: String, accuracy: Double?, assumedCGCS2000: CRS?) {
        (self.layer, self.from, self.to, self.name) = (layer, from, to, name)
        (self.accuracy, self.assumedCGCS2000) = (accuracy, assumedCGCS2000)
    }
}
