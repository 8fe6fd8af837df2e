import Columns
import GeoJSON
import OGR
import PROJ

/// A layer that is converted: what it is, and as many passes over its rows as are wanted.
struct InputLayer {
    /// Where its rows come from.
    enum Source {
        case ogr(LayerRequest)
        /// Our own reader, with fields and kind known from a pass before.
        case geoJSON(kind: GeometryColumn.Kind)
        /// In memory.
        case cornerPoints(CornerPointInput)
    }

    let path: String
    var name: String
    let source: Source
    let fields: [Field]
    /// None when only reading shows it.
    var kind: GeometryColumn.Kind?
    /// Declared, or named by the caller.
    let crs: CRS?
    /// As the source states them; none when it does not say.
    var box: Box?
    let rows: Int?
    let encoding: String?
    let encodingSource: EncodingSource?
    /// The source is a table of text.
    var isTable = false
    /// Geographic CRSs that the user declares equal to CGCS2000.
    var treatAsCGCS2000: [CRS] = []

    /// Header of a corner-point file.
    var header: [CornerPointFile.Attribute] {
        if case .cornerPoints(let input) = source { return input.table.file.attributes }
        return []
    }

    /// Opens the layers of a source, or the one that is named.
    /// - Throws: `OGRError`, `GeoJSONError`.
    static func all(of request: LayerRequest) throws -> [InputLayer] {
        let suffix = request.path.split(separator: ".").last?.lowercased()
        switch suffix {
        case "txt": return [try cornerPoints(request)]
        case "geojson" where request.only == nil: return [try geoJSON(request)]
        default: break
        }
        let described = try VectorFile.describe(request.path, encoding: request.encoding)
        try described.requireEncoding()
        var layers = try chosen(request.layer, of: described)
        // Of several layers, those that declare another kind of geometry than the one asked for hold nothing of it.
        let fitting = layers.filter { $0.kind == nil || $0.kind == request.only }
        if request.layer == nil, request.only != nil, !fitting.isEmpty { layers = fitting }
        guard !layers.isEmpty else {
            throw OGRError.notReadable(path: request.path, message: Phrase(zh: "其中没有图层", en: "it holds no layer"))
        }
        return try layers.map { layer in
            var own = request
            own.layer = described.layers.count > 1 || request.layer != nil ? layer.name : nil
            own.key = PlaceGate.key(of: layer.fields)
            let fields = try fields(of: layer, &own)
            return InputLayer(
                path: request.path, name: layer.name, source: .ogr(own), fields: fields,
                kind: request.only ?? layer.kind, crs: request.crs ?? layer.crs,
                box: layer.bounds, rows: layer.rows, encoding: layer.encoding, encodingSource: layer.encodingSource,
                isTable: described.format == "CSV")
        }
    }

    /// The fields as they are read: a column that is declared to hold whole numbers may hold fractions. What was found of them
    /// is kept in the request.
    private static func fields(of layer: LayerDescription, _ request: inout LayerRequest) throws -> [Field] {
        guard layer.encoding != nil, layer.fields.contains(where: { $0.kind == .integer }) else { return layer.fields }
        let stream = try VectorFile.stream(request)
        request = stream.again
        return stream.fields ?? layer.fields
    }

    private static func chosen(_ name: String?, of source: SourceDescription) throws -> [LayerDescription] {
        name == nil ? source.layers : [try source.layer(called: name)]
    }

    private static func cornerPoints(_ request: LayerRequest) throws -> InputLayer {
        let input = try CornerPointInput(request)
        return InputLayer(
            path: request.path, name: input.layer.name, source: .cornerPoints(input), fields: input.layer.fields,
            kind: .polygon, crs: input.layer.crs, box: input.layer.geometry.box,
            rows: input.layer.count, encoding: input.table.encoding, encodingSource: input.table.encodingSource)
    }

    /// One pass finds fields, kind, CRS and box; memory for one batch.
    private static func geoJSON(_ request: LayerRequest) throws -> InputLayer {
        let files = try VectorFile.files(of: request.path)  // refuses what is no local file
        let fault = try VectorFile.checked(geoJSON: files.first ?? request.path)
        if let fault, request.crs == nil { throw OGRError.unknownCRS(definition: request.path, message: fault) }
        var reader = try GeoJSONReader(path: files.first ?? request.path)
        var fields: [Field] = []
        var places: [String: Int] = [:]
        var known: [Bool] = []
        var (kind, box, rows) = (GeometryColumn.Kind.none, Box(), 0)
        while let batch = try reader.next(rows: batchRows, cells: batchCells) {
            try Task.checkCancellation()
            if kind == .none { kind = batch.geometry.kind }
            box.add(batch.geometry.box)
            rows += batch.count
            for (field, column) in zip(batch.fields, batch.columns) {
                let isNull = (0..<column.count).allSatisfy { column.isNull($0) }
                guard let place = places[field.name] else {
                    places[field.name] = fields.count
                    fields.append(field)
                    known.append(!isNull)
                    continue
                }
                if isNull { continue }
                fields[place] = Field(
                    field.name, known[place] ? fields[place].kind.widened(by: field.kind) : field.kind)
                known[place] = true
            }
            try reader.checkBudget(rows: rows, fields: fields.count)
        }
        let stem = fileStem(request.path)
        return InputLayer(
            path: request.path, name: reader.name ?? stem, source: .geoJSON(kind: kind), fields: fields, kind: kind,
            crs: request.crs ?? reader.declaredCRS ?? GeoJSONReader.standardCRS, box: box,
            rows: rows, encoding: "UTF-8", encodingSource: .format)
    }

    static let batchRows = 65_536
    /// Rows times columns of a batch, at most, however many columns there are.
    static let batchCells = 4_000_000
}

/// The last component of a path without its suffix.
func fileStem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
}

extension AttributeColumn {
    fileprivate func isNull(_ row: Int) -> Bool {
        switch self {
        case .text(let v): v[row] == nil
        case .integer(let v): v[row] == nil
        case .real(let v): v[row] == nil
        case .flag(let v): v[row] == nil
        }
    }
}

extension AttributeColumn.Kind {
    /// The kind that holds values of both: whole numbers become real, everything else text.
    fileprivate func widened(by other: Self) -> Self {
        if self == other { return self }
        return Set([self, other]) == [.integer, .real] ? .real : .text
    }
}

extension InputLayer {
    /// What its coordinates look like, for a message.
    var likelyCRS: CRS? { CGCS2000.likely(box: box, fields: fields.map(\.name)) }
}
