extension Layer {
    /// The rows of several layers of the same fields and kind of geometry, one after another. At least one.
    public static func joined(_ parts: [Layer]) -> Layer {
        if parts.count == 1 { return parts[0] }
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
