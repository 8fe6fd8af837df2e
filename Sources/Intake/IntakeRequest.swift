import Columns
import OGR
import PROJ
import Survey

/// What a job wants of a layer: where it is, which fields under which names, and how its rows are judged.
package struct IntakeRequest: Sendable {
    /// Our name of the layer in messages and issues, such as `parcels`.
    package var layer: String
    /// Where it is. Its `columns` and `only` are set by the intake.
    package var source: LayerRequest
    /// The path as the user wrote it.
    package var path: String
    /// Geometry wanted; `none` for a table. Rows of another kind are left out and told.
    package var geometry: GeometryColumn.Kind
    /// The fields to read, by our names, found under the names of the layer; none to read `columns` under their own.
    package var fields: WantedFields?
    /// The layer's names of our fields, as the user gives them.
    package var mapped: [String: String] = [:]
    /// Fields to read under the names of the layer, when `fields` is none.
    package var columns: [String] = []
    /// Those of `columns` whose cells are read as numbers.
    package var numbers: [String] = []
    /// Name of the key: ours when `fields` are given, else the layer's. None for the usual key of such a layer, which names
    /// rows in messages and tells rows that stand twice; a layer that has none goes by row numbers.
    package var key: String?
    /// What the key is for; without a key of its own it is a label.
    package var keyUse = RowGate.KeyUse.label
    /// Column of the land class, by the name it has after reading, where the job counts by it; none where it does not.
    package var landClass: String?
    /// A layer that declares no CRS is refused. Without it its rows stay where they are, and are held against none.
    package var needsCRS = true
    /// Invalid polygons are made valid and told, not set aside.
    package var repair = false
    /// Rings of sound rows are turned where needed: shells counter-clockwise, holes clockwise.
    package var turnsRings = true

    /// Geographic CRSs that the user declares equal to CGCS2000: a layer in one of them is held against China's degrees.
    package var treatAsCGCS2000: [CRS] = []

    /// A layer by where it is.
    package init(
        _ layer: String, _ source: LayerRequest, path: String? = nil, geometry: GeometryColumn.Kind = .polygon,
        columns: [String] = [], key: String? = nil, keyUse: RowGate.KeyUse = .label, repair: Bool = false
    ) {
        (self.layer, self.source, self.path) = (layer, source, path ?? source.path)
        (self.geometry, self.columns, self.key, self.keyUse, self.repair) = (geometry, columns, key, keyUse, repair)
    }
}

/// A layer that was found in its source, with the fields that will be read. No row has been read.
package struct FoundLayer: Sendable {
    /// What was asked.
    package let request: IntakeRequest
    /// What the reader is asked for.
    package let source: LayerRequest
    /// What the layer declares about itself.
    package let description: LayerDescription
    /// The fields that are read, by our names and the layer's; empty when they are read under their own.
    package let fields: [FieldUsed]
    /// The standard layer it was recognised as.
    package let standard: StandardLayer?
    /// Column that identifies rows, by the name it has after reading; none for the row number.
    package let key: String?

    /// Finds a layer and its fields.
    /// - Parameter description: of the layer, when it is known already.
    /// - Throws: `OGRError`; `IntakeError` for fields that are not there.
    package init(_ request: IntakeRequest, description known: LayerDescription? = nil) throws {
        self.request = request
        description = try known ?? request.source.described()
        let names = description.fields.map(\.name)
        let recognised = StandardLayer.recognise(layerName: description.name, fields: names)?.layer
        standard = recognised
        var source = request.source
        if names.isEmpty, description.rows == 0 {
            // An empty collection has no fields either: that there is nothing of the kind is an answer.
            (fields, source.columns, key) = ([], [], nil)
        } else if let wanted = request.fields {
            let used = try wanted.find(in: names, mapped: request.mapped, layer: request.layer, path: request.path)
            (fields, source.columns) = (used, used.map(\.theirs))
            let key = request.key ?? "key"
            self.key = used.contains { $0.ours == key } ? key : nil
        } else {
            fields = []
            let key = request.key ?? WantedFields.key(of: description.name, fields: names, standard: recognised)
            let columns = request.columns + (key.map { [$0] } ?? [])
            source.columns = columns.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            self.key = key
        }
        if let encoding = source.encoding, description.encodingSource == .format {
            throw IntakeError.encodingIgnored(
                layer: request.layer, path: request.path, encoding: encoding, own: description.encoding ?? "")
        }
        if let key {
            let used = fields
            source.key = used.first { $0.ours == key }?.theirs ?? key
        }
        (source.geometry, source.only) = request.geometry == .none ? (false, nil) : (true, request.geometry)
        self.source = source
    }

    /// The key is the one that was asked for, or that of the standard: it is meant to name one row. A field that only looks
    /// like a key is not.
    var namesKey: Bool {
        request.key != nil || request.fields != nil
            || key != nil && key == standard?.sourceField(for: "key", in: [key ?? ""])
    }

    /// Every column of the layer is read.
    var readsAllColumns: Bool {
        guard let columns = source.columns else { return true }
        return Set(columns).isSuperset(of: description.fields.map(\.name))
    }

    /// What the source says of some rows in all its columns, as fingerprints by source row.
    /// - Complexity: reads the values of the whole layer once more.
    func contents(of rows: Set<Int>) throws -> [Int: UInt64] {
        var whole = source
        (whole.columns, whole.geometry, whole.only) = (nil, false, nil)
        let stream = try VectorFile.stream(whole, batchRows: 8192)
        var found: [Int: UInt64] = [:]
        while let batch = try stream.next() {
            let own = (0..<batch.count).filter { rows.contains(batch.sourceRows[$0]) }
            guard !own.isEmpty else { continue }
            let chosen = batch.selecting(own)
            for (row, print) in zip(chosen.sourceRows, chosen.fingerprints()) { found[row] = print }
        }
        return found
    }

    /// Refuses codes that are stored as numbers too long for them: what they are read as is another code.
    func refuseLostDigits(_ rows: Layer) throws(IntakeError) {
        let wanted = request.fields?.fields.filter { $0.use == nil }.map(\.name)
        let texts = wanted ?? request.columns.filter { !request.numbers.contains($0) } + (key.map { [$0] } ?? [])
        for name in texts {
            guard case .real(let values)? = rows.column(name) else { continue }
            guard let row = values.firstIndex(where: { 0x1p53...1e22 ~= ($0 ?? 0).magnitude }) else { continue }
            throw .digitsLost(
                layer: request.layer, path: request.path, field: fields.first { $0.ours == name }?.theirs ?? name,
                row: rows.sourceRows[row])
        }
    }

    /// The gate for its rows.
    func gate(_ crs: CRSDescription?) -> RowGate {
        var gate = RowGate(
            layer: request.layer, crs: crs, key: key, keyUse: request.key == nil ? .label : request.keyUse,
            landClass: request.landClass, repair: request.repair, turnsRings: request.turnsRings,
            takenAsCGCS2000: request.treatAsCGCS2000)
        let wanted = request.fields?.fields.compactMap { field in field.use.map { (field.name, $0) } }
        gate.cells = wanted ?? request.numbers.map { ($0, .number) }
        return gate
    }

    /// Holds what was read of the layer against what is wanted: the kind of geometry, and a CRS that is understood.
    /// - Returns: the CRS; none for a table, and for a layer without rows that declares none.
    func crs(of rows: Layer, _ report: ReadReport) throws -> CRSDescription? {
        if request.geometry == .none { return nil }
        if rows.count == 0, let other = report.leftOut.max(by: { $0.value < $1.value })?.key {
            throw IntakeError.wrongGeometry(
                layer: request.layer, path: request.path, found: other.rawValue, expected: request.geometry.rawValue)
        }
        if rows.count > 0, rows.geometry.kind != request.geometry {
            throw IntakeError.wrongGeometry(
                layer: request.layer, path: request.path, found: rows.geometry.kind.rawValue,
                expected: request.geometry.rawValue)
        }
        if let declared = description.kind, declared != request.geometry, rows.count == 0 {
            throw IntakeError.wrongGeometry(
                layer: request.layer, path: request.path, found: declared.rawValue,
                expected: request.geometry.rawValue)
        }
        guard let crs = rows.crs else {
            if rows.count == 0 || !request.needsCRS { return nil }
            throw IntakeError.noCRS(
                layer: request.layer, path: request.path, better: CGCS2000.likely(rows.geometry),
                because: report.withoutCRS)
        }
        do {
            return try CRSDescription(of: crs)
        } catch {
            throw IntakeError.datum(layer: request.layer, reason: error.phrase, remedy: error.remedy)
        }
    }
}

extension SourceDescription {
    /// Refuses an encoding that no layer of the source has a use for.
    package func refuse(encoding: String?) throws(IntakeError) {
        guard let encoding, let first = layers.first, layers.allSatisfy({ $0.encodingSource == .format }) else {
            return
        }
        throw .encodingIgnored(layer: first.name, path: path, encoding: encoding, own: first.encoding ?? "")
    }
}

extension LayerRequest {
    /// What the layer that is meant declares about itself.
    /// - Throws: `OGRError`, when the layer is not there or none is named among several.
    package func described() throws(OGRError) -> LayerDescription {
        let source = try VectorFile.describe(path, encoding: encoding)
        try source.requireEncoding()
        return try source.layer(called: layer)
    }
}
