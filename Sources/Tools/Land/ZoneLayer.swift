import Columns
import CountyLayers
import FindingValues
import Intake
import OGR
import Overlap
import Survey

/// A layer of zones in the plane: sound rows, with the key that each row counts for. Rows of one key are one zone (a village
/// with an enclave), with a note.
package struct ZoneLayer: Sendable {
    /// What the intake kept and told.
    let source: IntakeLayer
    /// The sound rows, in order of key and coordinates.
    let polygons: PolygonColumn
    /// Distinct keys, by their UTF-8 bytes.
    let keys: [String]
    /// Number in `keys` of each row.
    let keyOfRow: [Int]
    /// Row of `source` of each row.
    let layerRows: [Int]
    /// Of the intake, and one for each key that stands on several rows.
    let issues: [RowIssue]

    /// Reads the zones. A layer without zones is refused: nothing can be put anywhere.
    /// - Parameters:
    ///   - request: with a key that results are listed by; none for the row number.
    ///   - plane: where the zones are wanted, by the layer as it was read.
    init(_ request: IntakeRequest, plane: (IntakeLayer) throws -> Plane) throws {
        var source = try IntakeLayer(request, mustHaveRows: true)
        try source.carry(to: plane(source))
        self.source = source
        guard case .polygons(let all) = source.rows.geometry else {
            throw IntakeError.wrongGeometry(
                layer: request.layer, path: request.path, found: source.rows.geometry.kind.rawValue,
                expected: request.geometry.rawValue)
        }
        // Rows in order of key and coordinates, so that results do not depend on the order of the source.
        layerRows = request.key.map { source.rows.canonicalOrder(key: $0) } ?? Array(0..<source.rows.count)
        let keyed = layerRows.map { source.key($0) ?? "" }
        keys = Set(keyed).sorted(by: utf8Less)
        let number = Dictionary(zip(keys, 0...), uniquingKeysWith: { first, _ in first })
        keyOfRow = keyed.map { number[$0] ?? 0 }
        polygons = try Self.united(all.selecting(layerRows), keyOfRow)
        if !source.sharedKeys.isEmpty, request.key != nil { try Self.compareNames(of: source) }
        issues =
            source.report.issues
            + source.sharedKeys.filter { request.key != nil && number[$0.key] != nil }.map { key, shared in
                RowIssue(
                    layer: request.layer, row: shared.row, id: key, rule: "duplicate-code", severity: .notice,
                    message: Messages.oneZone(rows: shared.rows))
            }
    }

    /// Rows of one key are one zone unless they have different names.
    /// - Throws: `CountyError.namesDiffer`.
    package static func compareNames(of source: IntakeLayer) throws {
        let fields = source.found.description.fields.map(\.name)
        let usual = ["name", "名称", "村名"]
        guard
            let field = StandardLayer.villages.sourceField(for: "name", in: fields)
                ?? usual.lazy.compactMap({ WantedFields.match($0, fields) }).first
        else { return }
        var request = source.found.source
        (request.columns, request.geometry, request.only) = ([field], false, nil)
        let read = try VectorFile.read(request)
        guard let column = read.column(field) else { return }
        let names = Dictionary(
            zip(read.sourceRows, (0..<read.count).map { column.text($0) }), uniquingKeysWith: { first, _ in first })
        var first: [String: (row: Int, name: String)] = [:]
        for row in 0..<source.rows.count {
            let own = source.rows.sourceRows[row]
            guard let key = source.key(row), source.sharedKeys[key] != nil, let name = names[own].flatMap({ $0 }) else {
                continue
            }
            guard let other = first[key] else {
                first[key] = (own, name)
                continue
            }
            guard other.name == name else {
                let both = [(other.row, other.name), (own, name)].sorted { $0.0 < $1.0 }
                throw CountyError.namesDiffer(
                    layer: source.found.request.layer, path: source.found.request.path, key: key,
                    rows: both.map(\.0), names: both.map(\.1))
            }
        }
    }

    /// The rows as they stand; of a key whose rows share ground the first row has all of it and the others none.
    private static func united(_ rows: PolygonColumn, _ keyOfRow: [Int]) throws -> PolygonColumn {
        let groups = Dictionary(grouping: keyOfRow.indices, by: { keyOfRow[$0] }).filter { $0.value.count > 1 }
        var whole: [Int: PolygonColumn?] = [:]
        for members in groups.values {
            let (shape, shared) = try Villages.joined(members, of: rows)
            guard shared > Noise.area else { continue }
            for row in members { whole[row] = .some(row == members[0] ? shape : nil) }
        }
        guard !whole.isEmpty else { return rows }
        var result = PolygonColumn()
        for row in 0..<rows.count {
            guard let shape = whole[row] else {
                result.append(row: row, of: rows)
                continue
            }
            if let shape { result.append(row: 0, of: shape) } else { result.appendEmpty() }
        }
        return result
    }
}
