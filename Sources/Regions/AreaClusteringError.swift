import Columns

/// Why a layer cannot be clustered.
public enum AreaClusteringError: ExplainedError, Hashable {
    case notPolygons(layer: String)
    case noSuchField(field: String, layer: String, nearest: String?, found: [String])
    case notNumbers(field: String)
    case noKey(field: String, row: Int)
    case keyTwice(field: String, value: String)
    /// Bounds or the number of clusters cannot be had, or no plan was found.
    case noPlan(RegionObstacle)

    static func noField(_ field: String, _ layer: Layer) -> AreaClusteringError {
        let names = layer.fields.map(\.name)
        return .noSuchField(
            field: field, layer: layer.name, nearest: nearestName(to: field, among: names), found: names)
    }

    /// Data refused: exit 3.
    public var kind: FailureKind { .refused }

    /// What is wrong with the layer or its fields.
    public var phrase: Phrase {
        switch self {
        case .notPolygons(let layer):
            Phrase(
                zh: "图层 \(layer) 没有面，因此没有相邻关系", en: "layer \(layer) has no polygons, so it has no neighbours")
        case .noSuchField(let field, let layer, _, _):
            Phrase(zh: "图层 \(layer) 没有字段 \(field)", en: "layer \(layer) has no field \(field)")
        case .notNumbers(let field): Phrase(zh: "字段 \(field) 中没有数", en: "field \(field) holds no numbers")
        case .noKey(let field, let row):
            Phrase(zh: "第 \(row) 行的编号字段 \(field) 为空", en: "row \(row) has no value in the key field \(field)")
        case .noPlan(let obstacle): obstacle.phrase
        case .keyTwice(let field, let value):
            Phrase(zh: "编号 \(value) 在字段 \(field) 中出现两次", en: "the key \(value) comes twice in field \(field)")
        }
    }

    /// What to use instead.
    public var remedy: Phrase? {
        switch self {
        case .notPolygons: Phrase(zh: "请用面图层，例如村庄", en: "a layer of areas, such as villages")
        case .noSuchField(_, _, let nearest?, _): Phrase(zh: "是否为 \(nearest)？", en: nearest)
        case .noSuchField(_, _, nil, let found): Self.oneOf(found)
        case .notNumbers: Phrase(zh: "请用数值字段", en: "a numeric field")
        case .noPlan:
            Phrase(
                zh: "请改变 --count，或放宽 --floor、--ceiling", en: "another --count, or wider bounds (--floor, --ceiling)")
        case .noKey, .keyTwice: Phrase(zh: "请用每行各不相同且不为空的字段", en: "a field that names every row once")
        }
    }

    private static func oneOf(_ fields: [String]) -> Phrase {
        let names = fields.map { Phrase(same: $0) }.joined()
        return Phrase(zh: "可用的有：\(names.zh)", en: "one of \(names.en)")
    }
}
