import Columns

/// What a fault of reading or writing is about; `OGRError` shows it to callers.
enum OGRFault: Sendable, Hashable {
    /// Nothing is at the path; `nearest` is a similar name in the same folder.
    case noSuchFile(path: String, nearest: String?)
    /// It is there, but no driver reads it, or it is damaged.
    case notReadable(path: String, message: Phrase)
    /// A URL, a virtual path or a connection string.
    case remote(path: String)
    /// Several layers, none named.
    case layerNeeded(path: String, layers: [String])
    case noSuchLayer(path: String, name: String, layers: [String])
    /// Several layers of that name; `layers` lists them with what distinguishes them.
    case ambiguousLayer(path: String, name: String, layers: [String])
    case noSuchField(path: String, layer: String, name: String, fields: [String])
    /// A value of a condition that is the name of a field.
    case columnAsValue(path: String, layer: String, name: String)
    case noCRS(path: String, layer: String)
    /// The text of a CRS that GDAL does not understand.
    case unknownCRS(definition: String, message: Phrase)
    /// A code and a definition of a CRS that disagree.
    case contradictoryCRS(path: String, layer: String, message: Phrase)
    /// Text outside ASCII that is not UTF-8, and nothing says what it is.
    case undeclaredEncoding(path: String, layer: String)
    case unknownEncoding(path: String, name: String)
    /// Text that is not what its encoding says; `row` is from 0.
    case badText(path: String, layer: String, field: String, row: Int?, encoding: String)
    /// More than one kind of geometry; counts by kind.
    case mixedGeometry(path: String, layer: String, counts: [GeometryColumn.Kind: Int])
    /// Corner-point text that cannot be read, or whose CRS is not known.
    case badCornerPoints(path: String, CornerPointError)
    /// A table that is not CSV; `line` is from 1.
    case badTable(path: String, line: Int, message: Phrase)
    /// A number of more than fifteen digits in a sheet, which keeps fifteen: a code stored so is another one.
    case digitsLost(path: String, layer: String, field: String, cell: String, digits: String)
    /// A number of a DBF field without decimals that is longer than a number of this machine keeps.
    case numberTooLong(path: String, layer: String, field: String, row: Int, width: Int)
    /// A source beyond what is read at once.
    case tooLarge(path: String, what: Phrase, advice: Phrase)
    /// Files of one glob that do not fit together.
    case filesDiffer(path: String, other: String, what: Phrase)
    /// The output cannot be made or filled.
    case notWritable(path: String, message: Phrase)
    /// A layer that the output format cannot hold.
    case notStorable(path: String, layer: String, message: Phrase)
}
