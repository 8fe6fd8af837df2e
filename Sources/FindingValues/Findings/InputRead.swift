import Columns
import Intake

/// A layer that was read: where from, how, and how much of it was used.
package struct InputRead: Sendable, Hashable {
    /// Our name of the layer, such as `villages`.
    package var layer: String
    /// The path as the project file writes it.
    package var path: String
    /// The absolute path. Of a glob of parcels the glob, of any other glob its first file.
    package var absolutePath: String
    /// The layer inside the source.
    package var sourceLayer: String
    /// Rows read from the source.
    package var rows: Int
    /// Rows set aside.
    package var setAside: Int
    /// Exact duplicates left out.
    package var duplicates: Int
    /// The CRS used; none for a table without geometry.
    package var crs: CRS?
    /// `source` when the source declares the CRS, `project` when the project file names it; empty without one.
    package var crsFrom: String
    /// Text encoding, `UTF-8` where the format fixes it; none when nothing says what it is and none of the text was read.
    package var encoding: String?
    /// How the encoding was learned: a raw value of `EncodingSource`; none without one.
    package var encodingFrom: String?
    /// The standard layer it was recognised as, such as `CJDCQ`; none when it looks like none.
    package var standard: String?
    /// Fields that were read, by our names and the source's.
    package var fields: [FieldUsed]

    /// A record of what was read of one layer.
    package init(
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
package struct OperationUsed: Sendable, Hashable {
    /// Our name of the layer.
    package var layer: String
    /// The CRS of the source.
    package var from: CRS
    /// The plane of the run.
    package var to: CRS
    /// The steps by name; `none` when the layer lay in the plane already.
    package var name: String
    /// Published accuracy, metres: 0 when the operation is exact; none when it publishes none or two systems were taken
    /// as one.
    package var accuracy: Double?
    /// The geographic CRS that was taken as CGCS2000 by the named option; none when the option was not needed.
    package var assumedCGCS2000: CRS?

    /// The operation that carried one layer from one CRS to another.
    package init(layer: String, from: CRS, to: CRS, name: String, accuracy: Double?, assumedCGCS2000: CRS?) {
        (self.layer, self.from, self.to, self.name) = (layer, from, to, name)
        (self.accuracy, self.assumedCGCS2000) = (accuracy, assumedCGCS2000)
    }
}
