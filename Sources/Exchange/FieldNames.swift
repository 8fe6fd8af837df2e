import Columns

/// Names that a database distinguishes.
enum FieldNames {
    /// The fields with names that differ in more than case: a later one gets a number.
    static func distinct(_ fields: [Field]) -> [Field] {
        var taken = Set<String>()
        var next: [String: Int] = [:]
        return fields.map { field in
            var name = field.name
            let lower = name.lowercased()
            while !taken.insert(name.lowercased()).inserted {
                name = "\(field.name)_\(next[lower, default: 2])"
                next[lower, default: 2] += 1
            }
            return Field(name, field.kind, width: field.width, precision: field.precision, title: field.title)
        }
    }
}

/// Hands rows on under other field names, and says which changed.
final class RenamingSink: LayerSink {
    private let sink: any LayerSink
    private let fields: [Field]
    private let changed: [(from: String, to: String)]

    init(_ sink: any LayerSink, _ fields: [Field], was before: [Field]) {
        (self.sink, self.fields) = (sink, fields)
        changed = zip(before, fields).filter { $0.name != $1.name }.map { ($0.name, $1.name) }
    }

    func append(_ batch: Layer) throws {
        var renamed = Layer(name: batch.name, crs: batch.crs, geometry: batch.geometry, sourceRows: batch.sourceRows)
        for (field, column) in zip(fields, batch.columns) { renamed.add(field, column) }
        try sink.append(renamed)
    }

    func finish() throws -> (losses: [Phrase], issues: [RowIssue]) {
        let (losses, issues) = try sink.finish()
        if changed.isEmpty { return (losses, issues) }
        return (losses + [Messages.renamed(changed)], issues)
    }
}
