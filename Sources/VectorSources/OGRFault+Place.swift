extension OGRFault {
    var problem: OGRError.Problem {
        switch self {
        case .noSuchFile: .noSuchFile
        case .notReadable: .notReadable
        case .remote: .remote
        case .layerNeeded: .layerNeeded
        case .noSuchLayer: .noSuchLayer
        case .ambiguousLayer: .ambiguousLayer
        case .noSuchField: .noSuchField
        case .columnAsValue: .columnAsValue
        case .noCRS: .noCRS
        case .unknownCRS: .unknownCRS
        case .contradictoryCRS: .contradictoryCRS
        case .undeclaredEncoding: .undeclaredEncoding
        case .unknownEncoding: .unknownEncoding
        case .badText: .badText
        case .mixedGeometry: .mixedGeometry
        case .badCornerPoints: .badCornerPoints
        case .badTable: .badTable
        case .digitsLost: .digitsLost
        case .numberTooLong: .numberTooLong
        case .tooLarge: .tooLarge
        case .filesDiffer: .filesDiffer
        case .notWritable: .notWritable
        case .notStorable: .notStorable
        }
    }

    struct Place {
        var path: String
        var layer: String?
        var field: String?
        var row: Int?
        var line: Int?
        var others: [String] = []
    }

    /// Where it is.
    var place: Place {
        switch self {
        case .noSuchFile(let path, _): Place(path: path)
        case .notReadable(let path, _): Place(path: path)
        case .remote(let path): Place(path: path)
        case .layerNeeded(let path, let layers): Place(path: path, others: layers)
        case .noSuchLayer(let path, let layer, let others): Place(path: path, layer: layer, others: others)
        case .ambiguousLayer(let path, let layer, let others): Place(path: path, layer: layer, others: others)
        case .noSuchField(let path, let layer, let field, let others):
            Place(path: path, layer: layer, field: field, others: others)
        case .columnAsValue(let path, let layer, let field): Place(path: path, layer: layer, field: field)
        case .noCRS(let path, let layer): Place(path: path, layer: layer)
        case .unknownCRS(let definition, _): Place(path: definition)
        case .contradictoryCRS(let path, let layer, _): Place(path: path, layer: layer)
        case .undeclaredEncoding(let path, let layer): Place(path: path, layer: layer)
        case .unknownEncoding(let path, _): Place(path: path)
        case .badText(let path, let layer, let field, let row, _):
            Place(path: path, layer: layer, field: field, row: row)
        case .mixedGeometry(let path, let layer, _): Place(path: path, layer: layer)
        case .badCornerPoints(let path, _): Place(path: path)
        case .badTable(let path, let line, _): Place(path: path, line: line)
        case .digitsLost(let path, let layer, let field, _, _): Place(path: path, layer: layer, field: field)
        case .numberTooLong(let path, let layer, let field, let row, _):
            Place(path: path, layer: layer, field: field, row: row)
        case .tooLarge(let path, _, _): Place(path: path)
        case .filesDiffer(let path, _, _): Place(path: path)
        case .notWritable(let path, _): Place(path: path)
        case .notStorable(let path, let layer, _): Place(path: path, layer: layer)
        }
    }
}
