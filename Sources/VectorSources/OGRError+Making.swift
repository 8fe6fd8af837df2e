import Columns

/// Errors by what they are about; what each one says is in `OGRFault`.
extension OGRError {
    package static func noSuchFile(path: String, nearest: String?) -> OGRError {
        OGRError(.noSuchFile(path: path, nearest: nearest))
    }
    package static func notReadable(path: String, message: Phrase) -> OGRError {
        OGRError(.notReadable(path: path, message: message))
    }
    package static func remote(path: String) -> OGRError {
        OGRError(.remote(path: path))
    }
    package static func layerNeeded(path: String, layers: [String]) -> OGRError {
        OGRError(.layerNeeded(path: path, layers: layers))
    }
    package static func noSuchLayer(path: String, name: String, layers: [String]) -> OGRError {
        OGRError(.noSuchLayer(path: path, name: name, layers: layers))
    }
    package static func ambiguousLayer(path: String, name: String, layers: [String]) -> OGRError {
        OGRError(.ambiguousLayer(path: path, name: name, layers: layers))
    }
    package static func noSuchField(path: String, layer: String, name: String, fields: [String]) -> OGRError {
        OGRError(.noSuchField(path: path, layer: layer, name: name, fields: fields))
    }
    package static func columnAsValue(path: String, layer: String, name: String) -> OGRError {
        OGRError(.columnAsValue(path: path, layer: layer, name: name))
    }
    package static func noCRS(path: String, layer: String) -> OGRError {
        OGRError(.noCRS(path: path, layer: layer))
    }
    package static func unknownCRS(definition: String, message: Phrase) -> OGRError {
        OGRError(.unknownCRS(definition: definition, message: message))
    }
    package static func contradictoryCRS(path: String, layer: String, message: Phrase) -> OGRError {
        OGRError(.contradictoryCRS(path: path, layer: layer, message: message))
    }
    package static func undeclaredEncoding(path: String, layer: String) -> OGRError {
        OGRError(.undeclaredEncoding(path: path, layer: layer))
    }
    package static func unknownEncoding(path: String, name: String) -> OGRError {
        OGRError(.unknownEncoding(path: path, name: name))
    }
    package static func badText(path: String, layer: String, field: String, row: Int?, encoding: String) -> OGRError {
        OGRError(.badText(path: path, layer: layer, field: field, row: row, encoding: encoding))
    }
    package static func mixedGeometry(path: String, layer: String, counts: [GeometryColumn.Kind: Int]) -> OGRError {
        OGRError(.mixedGeometry(path: path, layer: layer, counts: counts))
    }
    package static func badCornerPoints(path: String, _ error: CornerPointError) -> OGRError {
        OGRError(.badCornerPoints(path: path, error))
    }
    package static func badTable(path: String, line: Int, message: Phrase) -> OGRError {
        OGRError(.badTable(path: path, line: line, message: message))
    }
    package static func digitsLost(path: String, layer: String, field: String, cell: String, digits: String) -> OGRError
    {
        OGRError(.digitsLost(path: path, layer: layer, field: field, cell: cell, digits: digits))
    }
    package static func numberTooLong(path: String, layer: String, field: String, row: Int, width: Int) -> OGRError {
        OGRError(.numberTooLong(path: path, layer: layer, field: field, row: row, width: width))
    }
    package static func tooLarge(path: String, what: Phrase, advice: Phrase) -> OGRError {
        OGRError(.tooLarge(path: path, what: what, advice: advice))
    }
    package static func filesDiffer(path: String, other: String, what: Phrase) -> OGRError {
        OGRError(.filesDiffer(path: path, other: other, what: what))
    }
    package static func notWritable(path: String, message: Phrase) -> OGRError {
        OGRError(.notWritable(path: path, message: message))
    }
    package static func notStorable(path: String, layer: String, message: Phrase) -> OGRError {
        OGRError(.notStorable(path: path, layer: layer, message: message))
    }
}
