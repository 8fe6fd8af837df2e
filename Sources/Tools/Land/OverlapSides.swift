import Columns
import Intake
import OGR
import Overlap
import PROJ

/// The two layers of an overlap in one plane, without the rows that lie apart from the other layer.
///
/// The left layer is held whole. The right one is read in batches, and of its rows only those are held whose box meets the
/// box of a left row.
struct OverlapSides {
    /// The rows of one layer that may take part.
    struct Side {
        /// Sound rows in the plane, whose box meets a row of the other layer.
        let rows: Layer
        /// Their shapes.
        let polygons: PolygonColumn
        /// Name of the key column; none for the row number.
        let keyField: String?
        /// What the intake tells.
        let report: IntakeReport
        /// Rows whose box meets no row of the other layer.
        let apart: Int

        /// The key of a row.
        func key(_ row: Int) -> String {
            guard let keyField else { return String(rows.sourceRows[row]) }
            return rows.column(keyField)?.text(row) ?? ""
        }
    }

    let left: Side
    let right: Side
    let plane: Plane

    private static let batchRows = 2048

    /// - Throws: `OGRError`, `ProjectionError`, `IntakeError`; `CancellationError`.
    init(_ request: OverlapTable.Request) throws {
        func wanted(_ name: String, _ source: LayerRequest, _ key: String?) -> IntakeRequest {
            var wanted = IntakeRequest(
                name, source, columns: key.map { [$0] } ?? [], key: key, keyUse: .results, repair: request.repair)
            wanted.treatAsCGCS2000 = request.treatAsCGCS2000
            return wanted
        }
        var whole = try IntakeLayer(wanted("left", request.left, request.leftKey))
        let stream = try RowStream(wanted("right", request.right, request.rightKey), batchRows: Self.batchRows)
        let candidates = [whole.candidate, stream.candidate].compactMap { $0 }
        plane = try stream.trusting {
            try Plane.ofFirstProjected(
                candidates, ellipsoidal: request.method == .ellipsoidal, treatAsCGCS2000: request.treatAsCGCS2000)
        }
        try whole.carry(to: plane)
        let boxes = (0..<whole.rows.count).map(whole.rows.geometry.box(ofRow:))
        let tree = PackedRTree(boxes)
        var isMet = [Bool](repeating: false, count: boxes.count)
        var (parts, apart) = ([Layer](), 0)
        let turns = try stream.turns(in: plane)
        while let batch = try turns.next() {
            let near = (0..<batch.count).filter { row in
                var isNear = false
                tree.forEach(meeting: batch.geometry.box(ofRow: row)) { other in
                    isNear = true
                    isMet[other] = true
                }
                return isNear
            }
            apart += batch.count - near.count
            parts.append(near.count < batch.count ? batch.selecting(near) : batch)
        }
        let report = try stream.finish()
        let met = isMet.indices.filter { isMet[$0] }
        left = Side(
            whole.selecting(met).rows, request.leftKey, whole.report, apart: whole.rows.count - met.count)
        right = Side(.joined(parts), request.rightKey, report, apart: apart)
    }
}

extension OverlapSides.Side {
    fileprivate init(_ rows: Layer, _ keyField: String?, _ report: IntakeReport, apart: Int) {
        (self.rows, self.keyField, self.report, self.apart) = (rows, keyField, report, apart)
        if case .polygons(let own) = rows.geometry { polygons = own } else { polygons = PolygonColumn() }
    }
}
