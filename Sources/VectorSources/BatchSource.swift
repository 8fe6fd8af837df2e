import Columns

/// Rows of one member, in source order, handed to a builder in batches.
package protocol BatchSource: AnyObject {
    /// Adds some rows to what was added before; false when there are none left.
    func fill() throws(OGRError) -> Bool
    /// Rows added and not yet taken.
    var pending: Int { get }
    /// The kind of geometry is decided, or no more rows can decide it.
    var isDecided: Bool { get }
    /// Rows of the source behind and under the last row taken or pending: where the next file of a glob starts.
    var sourceRowsSeen: Int { get }
    /// The pending rows as a layer.
    func take() throws(OGRError) -> Layer
    var report: ReadReport { get }
}

extension LayerRequest {
    /// The fields wanted among those of a layer, in the order of the request; all when it names none.
    package func chosen(_ fields: [Field], layer: String) throws(OGRError) -> [Int] {
        if !valuesOfCondition.isEmpty {
            let names = Set(fields.map { $0.name.lowercased() })
            if let word = valuesOfCondition.first(where: { names.contains($0.lowercased()) }) {
                throw .columnAsValue(path: path, layer: layer, name: word)
            }
        }
        guard let columns else { return Array(fields.indices) }
        let exact = Dictionary(zip(fields.map(\.name), fields.indices), uniquingKeysWith: { first, _ in first })
        let loose = Dictionary(
            zip(fields.map { $0.name.lowercased() }, fields.indices), uniquingKeysWith: { first, _ in first })
        var result: [Int] = []
        var taken = Set<Int>()
        for name in columns {
            guard let index = exact[name] ?? loose[name.lowercased()] else {
                throw .noSuchField(path: path, layer: layer, name: name, fields: fields.map(\.name))
            }
            if taken.insert(index).inserted { result.append(index) }
        }
        return result
    }
}
