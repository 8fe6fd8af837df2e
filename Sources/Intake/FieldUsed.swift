import Columns
import Survey

/// One of our field names and the source's name for it.
package struct FieldUsed: Sendable, Hashable {
    /// Our name.
    package var ours: String
    /// The source's name.
    package var theirs: String

    /// The pair of names.
    package init(ours: String, theirs: String) { (self.ours, self.theirs) = (ours, theirs) }
}

/// A field that a job reads, and the names under which it is found.
package struct WantedField: Sendable, Hashable {
    /// Our name.
    package let name: String
    /// The layer is refused without it.
    package let isRequired: Bool
    /// Other names it is known by, besides the standard layer's.
    package let aliases: [String]
    /// What its cells are read as, where that is not text.
    package var use: Layer.CellUse? { Self.uses[name] }

    private static let uses: [String: Layer.CellUse] = [
        "area": .number, "net_area": .number, "deduction_rate": .number, "year": .number,
        "lanes": .number, "width": .number, "level": .number, "length": .number, "supply": .number, "irrigated": .flag,
        "field_road": .flag, "rural_industry": .flag,
    ]

    /// A field; found by its name, the standard layer's name for it, and the aliases.
    package init(_ name: String, required: Bool = false, aliases: [String] = []) {
        (self.name, isRequired, self.aliases) = (name, required, aliases)
    }
}

/// The fields that a job reads from a layer.
package struct WantedFields: Sendable {
    /// The fields, in the order in which they are read.
    package var fields: [WantedField]
    /// The standard layer whose field names apply; none for none.
    package var standard: StandardLayer?

    /// Fields of a layer.
    package init(_ fields: [WantedField], standard: StandardLayer? = nil) {
        (self.fields, self.standard) = (fields, standard)
    }

    /// Which field of the layer stands for each of ours: the `fields:` map first, then the standard names, then our own names
    /// and their aliases; case does not matter.
    /// - Parameters:
    ///   - available: fields of the layer.
    ///   - mapped: their names by ours, as the user gives them.
    /// - Throws: `.unknownMapping`, `.mappedFieldAbsent`, `.missingField`.
    package func find(
        in available: [String], mapped: [String: String], layer: String, path: String
    ) throws(IntakeError) -> [FieldUsed] {
        for (ours, theirs) in mapped.sorted(by: { utf8Less($0.key, $1.key) }) {
            guard fields.contains(where: { $0.name == ours }) else {
                throw .unknownMapping(layer: layer, ours: ours, known: fields.map(\.name))
            }
            guard Self.match(theirs, available) != nil else {
                throw .mappedFieldAbsent(layer: layer, path: path, ours: ours, theirs: theirs, found: available)
            }
        }
        var result: [FieldUsed] = []
        for field in fields {
            let own = mapped[field.name].flatMap { Self.match($0, available) }
            let standardName = standard?.sourceField(for: field.name, in: available)
            let other = ([field.name] + field.aliases).lazy.compactMap { Self.match($0, available) }.first
            if let found = own ?? standardName ?? other {
                result.append(FieldUsed(ours: field.name, theirs: found))
            } else if field.isRequired {
                let standardField = standard?.field(field.name)?.standardName
                throw .missingField(
                    layer: layer, path: path, field: field.name,
                    expected: [standardField, field.name].compactMap { $0 }, found: available)
            }
        }
        return result
    }

    /// A field by its name: exact first, then without regard to case.
    package static func match(_ name: String, _ available: [String]) -> String? {
        available.first { $0 == name } ?? available.first { $0.lowercased() == name.lowercased() }
    }

    /// The field that identifies the rows of a layer: BSM of a standard layer, else a usual name of a key; none when there is
    /// none, and rows go by their number.
    package static func key(of layerName: String, fields: [String], standard: StandardLayer? = nil) -> String? {
        let standard = standard ?? StandardLayer.recognise(layerName: layerName, fields: fields)?.layer
        if let key = standard?.sourceField(for: "key", in: fields) { return key }
        let usual = ["id", "key", "bsm", "code", "编号"]
        return usual.lazy.compactMap { wanted in fields.first { $0.lowercased() == wanted } }.first
    }
}

extension Layer {
    /// The same rows with the columns that are used, under our names.
    package func renamed(_ used: [FieldUsed]) -> Layer {
        var result = Layer(name: name, crs: crs, geometry: geometry, sourceRows: sourceRows)
        let places = Dictionary(zip(fields.map(\.name), 0...), uniquingKeysWith: { first, _ in first })
        for field in used {
            guard let i = places[field.theirs] else { continue }
            var renamed = Field(field.ours, fields[i].kind, width: fields[i].width, precision: fields[i].precision)
            renamed.title = fields[i].title
            result.add(renamed, columns[i])
        }
        return result
    }
}
