import Columns

/// What could not be read or written: the source, its layer, field, CRS, text or geometry.
public enum OGRError: ExplainedError, Hashable {
    /// Nothing is at the path; `nearest` is a similar name in the same folder.
    case noSuchFile(path: String, nearest: String?)
    /// It is there, but no driver reads it, or it is damaged.
    case notReadable(path: String, message: String)
    /// A URL, a virtual path or a connection string.
    case remote(path: String)
    /// Several layers, none named.
    case layerNeeded(path: String, layers: [String])
    case noSuchLayer(path: String, name: String, layers: [String])
    /// Several layers of that name; `layers` tells them apart.
    case ambiguousLayer(path: String, name: String, layers: [String])
    case noSuchField(path: String, layer: String, name: String, fields: [String])
    case noCRS(path: String, layer: String)
    /// The text of a CRS that GDAL does not understand.
    case unknownCRS(definition: String, message: String)
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
    case badTable(path: String, line: Int, message: String)
    /// A number of more than fifteen digits in a sheet, which keeps fifteen: a code stored so is another one.
    case digitsLost(path: String, layer: String, field: String, cell: String, digits: String)
    /// A number of a DBF field without decimals that is longer than a number of this machine keeps.
    case numberTooLong(path: String, layer: String, field: String, row: Int, width: Int)
    /// A source beyond what is read at once.
    case tooLarge(path: String, what: String, advice: String)
    /// Files of one glob that do not fit together.
    case filesDiffer(path: String, other: String, what: String)
    /// The output cannot be made or filled.
    case notWritable(path: String, message: String)
    /// A layer that the output format cannot hold.
    case notStorable(path: String, layer: String, message: String)

    /// No file at the path, or a path that is no local file, is a fault of the command (exit 2); an output that cannot be
    /// written a failure while working (exit 1); everything else is data refused (exit 3).
    public var kind: FailureKind {
        switch self {
        case .noSuchFile, .remote: .usage
        case .notWritable: .working
        default: .refused
        }
    }

    /// What failed, with the source, layer, field or row concerned.
    public var description: String {
        switch self {
        case .noSuchFile(let path, _): "no such file: \(path)"
        case .notReadable(let path, let message): "\(path) cannot be read: \(message)"
        case .remote(let path): "\(path) is not a local file: remote and virtual paths are not opened"
        case .layerNeeded(let path, let layers):
            "\(path) has \(layers.count) layers and none is named: \(layers.joined(separator: ", "))"
        case .noSuchLayer(let path, let name, _): "\(path) has no layer \(name)"
        case .ambiguousLayer(let path, let name, let layers): "\(path) has \(layers.count) layers called \(name)"
        case .noSuchField(let path, let layer, let name, _): "\(path), layer \(layer) has no field \(name)"
        case .noCRS(let path, let layer): "\(path), layer \(layer) declares no coordinate reference system"
        case .unknownCRS(let definition, let message): "unknown coordinate reference system \(definition): \(message)"
        case .undeclaredEncoding(let path, let layer):
            "\(path), layer \(layer): the text is not UTF-8 and no encoding is declared (no .cpg, no language byte)"
        case .unknownEncoding(let path, let name): "\(path): unknown text encoding \(name)"
        case .badText(let path, let layer, let field, let row, let encoding):
            "\(path), layer \(layer), field \(field)\(row.map { ", row \($0)" } ?? ""): the text is not \(encoding)"
        case .mixedGeometry(let path, let layer, let counts):
            "\(path), layer \(layer) mixes kinds of geometry: "
                + GeometryColumn.Kind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
                .joined(separator: ", ")
        case .badCornerPoints(let path, let error): "\(path): \(error.description)"
        case .badTable(let path, let line, let message): "\(path), line \(line): \(message)"
        case .digitsLost(let path, let layer, let field, let cell, let digits):
            "\(path), sheet \(layer), column \(field): cell \(cell) holds \(digits.count) digits as a number, and a number "
                + "keeps fifteen; the code it stood for is lost"
        case .numberTooLong(let path, let layer, let field, let row, let width):
            "\(path), layer \(layer), row \(row): \(field) is a number of more digits than can be kept (16 and more, in a "
                + "numeric field of \(width)); the code it stands for would be another one"
        case .tooLarge(let path, let what, _): "\(path) is too large: \(what)"
        case .filesDiffer(let path, let other, let what): "\(other) does not fit \(path): \(what)"
        case .notWritable(let path, let message): "\(path) cannot be written: \(message)"
        case .notStorable(let path, let layer, let message): "\(path), layer \(layer) cannot be stored: \(message)"
        }
    }

    /// What to try; none when there is nothing to say.
    public var advice: String? {
        switch self {
        case .noSuchFile(_, let nearest): nearest.map { "did you mean \($0)?" }
        case .notReadable: nil
        case .remote: "save the data as a file first, then name the file"
        case .layerNeeded(let path, _):
            Wording.current.place(.layer, ofFile: path).map { "name one of them with \($0)" }
                ?? "divide the file: one layer each"
        case .ambiguousLayer(_, _, let layers): "name one by its path: \(layers.joined(separator: ", "))"
        case .noSuchLayer(_, let name, let layers): advise(name, layers, "layers")
        case .noSuchField(_, _, let name, let fields): advise(name, fields, "fields")
        case .noCRS: "say what it is, for example \(Wording.current.saying(crs: "EPSG:4526"))"
        case .unknownCRS: "use an authority code such as EPSG:4526"
        case .undeclaredEncoding(let path, _):
            said(path, "say what it is, most often ") + " (or UTF-16LE, where every other byte is 0)"
        case .unknownEncoding: "known are UTF-8, GBK, GB18030, Big5 and the names of iconv"
        case .badText(let path, _, _, _, let encoding):
            encoding == "UTF-8"
                ? said(path, "say what it is, most often ")
                : "is it another encoding? " + said(path, "say it, for example ", encoding == "GBK" ? "Big5" : "GBK")
        case .mixedGeometry:
            (Wording.current.option("--only").map { "ask for one kind with \($0), or " } ?? "")
                + "split the layer by kind of geometry: qiancun convert IN OUT.gpkg --only polygon"
        case .badCornerPoints(_, let error): error.advice
        case .badTable: nil
        case .digitsLost: "write the codes again, into cells formatted as text, or leave the column out"
        case .numberTooLong: "store the codes in a text field, or leave the field out"
        case .tooLarge(_, _, let advice): advice
        case .filesDiffer: "the files of a glob are one layer: same fields, same CRS, same kind of geometry"
        case .notWritable: nil
        case .notStorable: nil
        }
    }

    private func said(_ path: String, _ before: String, _ encoding: String = "GBK") -> String {
        Wording.current.saying(encoding: encoding, ofFile: path).map { before + $0.en }
            ?? "write it as UTF-8 first: qiancun convert IN OUT.gpkg --encoding \(encoding)"
    }

    private func advise(_ name: String, _ known: [String], _ what: String) -> String {
        if let near = nearestName(to: name, among: known) { return "did you mean \(near)?" }
        return known.isEmpty ? "it has no \(what)" : "its \(what): \(known.prefix(40).joined(separator: ", "))"
    }
}
