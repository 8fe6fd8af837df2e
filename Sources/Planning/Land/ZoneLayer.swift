import Columns
import Intake
import Overlap

/// A layer of zones in the plane: sound rows, with the key that each row counts for. Rows of one key are one zone (a village
/// with an enclave), which is told.
struct ZoneLayer: Sendable {
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
        polygons = all.selecting(layerRows)
        issues =
            source.report.issues
            + source.sharedKeys.filter { request.key != nil && number[$0.key] != nil }.map { key, shared in
                RowIssue(
                    layer: request.layer, row: shared.row, id: key, rule: "duplicate-code", severity: .notice,
                    message: "the key stands on \(shared.rows) rows; they are one zone")
            }
    }
}
