import Columns
import Survey

/// Turns rows of a source into rows of a standard layer, and counts what it had to do.
struct StandardRows {
    /// What happened to one standard field.
    struct Tally: Sendable, Hashable {
        /// The source's field; none when the source has none.
        let source: String?
        /// Blank values that got the layer's feature code.
        var filled = 0
        /// Values with more decimals than the standard has, rounded half away from zero.
        var rounded = 0
        /// Values that are not of the field's type, left empty.
        var unreadable = 0
        /// Texts longer than the standard's width, kept.
        var tooLong = 0
        /// Rows with a value, after all that.
        var present = 0
    }

    let layer: StandardLayer
    /// The standard's fields, in its order.
    let fields: [Field]
    private(set) var tallies: [Tally]
    /// Fields of the source that the standard does not know.
    let leftOut: [String]
    private(set) var issues: [RowIssue] = []
    private let columns: [Int?]
    private let key: Int?

    /// - Parameters:
    ///   - source: fields of the source.
    ///   - mapped: their names by our name or the standard's; wins over recognition.
    /// - Throws: `ExchangeError.noSuchField` for a mapped field that is not there, or a name that the standard layer lacks.
    init(_ layer: StandardLayer, source: [Field], mapped: [String: String]) throws {
        self.layer = layer
        let names = source.map(\.name)
        func place(_ name: String) -> Int? {
            names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
        }
        for (ours, theirs) in mapped.sorted(by: { utf8Less($0.key, $1.key) }) {
            guard layer.fields.contains(where: { $0.name == ours || $0.standardName == ours }) else {
                throw ExchangeError.noSuchField(name: ours, fields: layer.fields.map(\.name))
            }
            guard place(theirs) != nil else { throw ExchangeError.noSuchField(name: theirs, fields: names) }
        }
        let columns = layer.fields.map { field in
            (mapped[field.name] ?? mapped[field.standardName] ?? layer.sourceField(for: field.name, in: names)).flatMap(
                place)
        }
        self.columns = columns
        fields = layer.fields.map { field in
            Field(
                field.standardName, field.kind, width: field.width, precision: field.decimals,
                title: field.chineseName == field.standardName ? nil : field.chineseName)
        }
        tallies = columns.map { Tally(source: $0.map { names[$0] }) }
        let used = Set(columns.compactMap { $0 })
        leftOut = names.indices.filter { !used.contains($0) }.map { names[$0] }
        key = layer.fields.firstIndex { $0.name == "key" }.flatMap { columns[$0] }
    }

    /// The rows of a batch with the standard's fields; geometry as it is.
    mutating func standardised(_ batch: Layer) -> Layer {
        var result = Layer(
            name: layer.standardName, crs: batch.crs, geometry: batch.geometry, sourceRows: batch.sourceRows)
        for (i, field) in layer.fields.enumerated() {
            let column = columns[i].map { batch.columns[$0] }
            switch field.kind {
            case .text:
                let code = field.name == "feature_code" ? layer.featureCode : nil
                result.add(fields[i], .text((0..<batch.count).map { text(column, $0, batch, i, code) }))
            case .integer:
                result.add(fields[i], .integer((0..<batch.count).map { integer(column, $0, batch, i) }))
            case .real, .flag:
                result.add(fields[i], .real((0..<batch.count).map { real(column, $0, batch, i) }))
            }
        }
        return result
    }

    private mutating func text(
        _ column: AttributeColumn?, _ row: Int, _ batch: Layer, _ i: Int, _ code: String?
    ) -> String? {
        guard let value = column?.text(row) else {
            if code != nil { (tallies[i].filled, tallies[i].present) = (tallies[i].filled + 1, tallies[i].present + 1) }
            return code
        }
        tallies[i].present += 1
        let width = layer.fields[i].width
        if width > 0, value.unicodeScalars.count > width {
            tallies[i].tooLong += 1
            object(
                "text-too-long", batch, row,
                Messages.tooLong(fields[i].name, letters: value.unicodeScalars.count, width: width))
        }
        return value
    }

    private mutating func integer(_ column: AttributeColumn?, _ row: Int, _ batch: Layer, _ i: Int) -> Int64? {
        guard let value = number(column, row, batch, i) else { return nil }
        guard let whole = Int64(exactly: value) else {
            unreadable("\(value)", batch, row, i)
            return nil
        }
        tallies[i].present += 1
        return whole
    }

    private mutating func real(_ column: AttributeColumn?, _ row: Int, _ batch: Layer, _ i: Int) -> Double? {
        guard let value = number(column, row, batch, i) else { return nil }
        tallies[i].present += 1
        let decimals = layer.fields[i].decimals
        let scale = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
        let rounded = (value * scale).rounded(.toNearestOrAwayFromZero) / scale
        guard decimals > 0, rounded.isFinite, (rounded - value).magnitude > 1e-9 * max(1, value.magnitude) else {
            return value
        }
        tallies[i].rounded += 1
        return rounded
    }

    /// A finite number, as `WrittenValue.number` reads it.
    private mutating func number(_ column: AttributeColumn?, _ row: Int, _ batch: Layer, _ i: Int) -> Double? {
        guard let column, let text = column.text(row) else { return nil }
        if let value = column.number(row), value.isFinite { return value }
        unreadable(text, batch, row, i)
        return nil
    }

    private mutating func unreadable(_ text: String, _ batch: Layer, _ row: Int, _ i: Int) {
        tallies[i].unreadable += 1
        object(
            "value-not-number", batch, row,
            Messages.notNumber(fields[i].name, text.prefix(40), isWhole: layer.fields[i].kind == .integer)
        )
    }

    private mutating func object(_ rule: String, _ batch: Layer, _ row: Int, _ message: Phrase) {
        issues.append(
            RowIssue(
                layer: layer.standardName, row: batch.sourceRows[row], id: key.flatMap { batch.columns[$0].text(row) },
                rule: rule, severity: .warning, message: message))
    }
}
