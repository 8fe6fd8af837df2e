import Columns

extension OGR {
    /// Reads one layer whole, as columns.
    ///
    /// Rows keep the order of the source. Single and multi geometries come alike; a third and fourth ordinate are
    /// dropped; arcs are made straight; null and empty geometries are rows without parts.
    /// - Throws: `OGRError`; `CancellationError` when the task is cancelled.
    /// - Complexity: O(*bytes*); only the wanted fields are decoded.
    public static func read(_ request: LayerRequest) throws -> Layer {
        var report = ReadReport()
        return try read(request, into: &report)
    }

    /// Reads one layer whole and tells what it had to do: issues of rows, notes, encoding.
    public static func read(_ request: LayerRequest, into report: inout ReadReport) throws -> Layer {
        let stream = try LayerStream(request, batchRows: 65_536, expectsAll: true)
        var parts: [Layer] = []
        while let part = try stream.next() { parts.append(part) }
        report.add(stream.report)
        return parts.count == 1 ? parts[0] : Layer.joined(parts)
    }

    /// Opens one layer to be read in batches.
    /// - Parameter batchRows: rows in a batch at most.
    public static func stream(_ request: LayerRequest, batchRows: Int = 65_536) throws(OGRError) -> LayerStream {
        try LayerStream(request, batchRows: batchRows, expectsAll: false)
    }
}

extension Layer {
    /// The rows of several layers of the same fields and kind, one after another. At least one.
    static func joined(_ parts: [Layer]) -> Layer {
        var result = Layer(
            name: parts[0].name, crs: parts[0].crs, geometry: .joined(parts.map(\.geometry)),
            sourceRows: parts.flatMap(\.sourceRows))
        for (i, field) in parts[0].fields.enumerated() { result.add(field, .joined(parts.map { $0.columns[i] })) }
        return result
    }
}

extension AttributeColumn {
    fileprivate static func joined(_ parts: [AttributeColumn]) -> AttributeColumn {
        switch parts[0] {
        case .text: .text(parts.flatMap { part -> [String?] in if case .text(let v) = part { v } else { [] } })
        case .integer: .integer(parts.flatMap { part -> [Int64?] in if case .integer(let v) = part { v } else { [] } })
        case .real: .real(parts.flatMap { part -> [Double?] in if case .real(let v) = part { v } else { [] } })
        case .flag: .flag(parts.flatMap { part -> [Bool?] in if case .flag(let v) = part { v } else { [] } })
        }
    }
}
