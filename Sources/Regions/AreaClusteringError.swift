import Columns

/// Why a layer cannot be clustered.
public enum AreaClusteringError: ExplainedError, Hashable {
    case notPolygons(layer: String)
    case noSuchField(field: String, layer: String, nearest: String?, found: [String])
    case notNumbers(field: String)
    case noKey(field: String, row: Int)
    case keyTwice(field: String, value: String)

    static func noField(_ field: String, _ layer: Layer) -> AreaClusteringError {
        let names = layer.fields.map(\.name)
        return .noSuchField(
            field: field, layer: layer.name, nearest: nearestName(to: field, among: names), found: names)
    }

    /// Data refused: exit 3.
    public var kind: FailureKind { .refused }

    /// What is wrong with the layer or its fields.
    public var description: String {
        switch self {
        case .notPolygons(let layer): "layer \(layer) has no polygons, so it has no neighbours"
        case .noSuchField(let field, let layer, _, _): "layer \(layer) has no field \(field)"
        case .notNumbers(let field): "field \(field) holds no numbers"
        case .noKey(let field, let row): "row \(row) has no value in the key field \(field)"
        case .keyTwice(let field, let value): "the key \(value) comes twice in field \(field)"
        }
    }

    /// What to use instead.
    public var advice: String? {
        switch self {
        case .notPolygons: "a layer of areas, such as villages"
        case .noSuchField(_, _, let nearest?, _): "\(nearest)"
        case .noSuchField(_, _, nil, let found): "one of " + found.joined(separator: ", ")
        case .notNumbers: "a numeric field"
        case .noKey, .keyTwice: "a field that names every row once"
        }
    }
}
