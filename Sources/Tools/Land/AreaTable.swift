import Columns
import Overlap
import Intake
import OGR
import PROJ

/// Areas of the rows of a layer, by one or more methods side by side.
package struct AreaTable: Sendable {
    /// One row of the layer.
    package struct Feature: Sendable, Hashable {
        /// The key field, or the row number from 0.
        package let id: String
        /// By method, in the order asked for.
        package let areas: [AreaSum]
    }

    /// Methods in the order asked for.
    package let methods: [AreaMethod]
    /// In the order of the source; rows without ground and rows set aside are left out.
    package let features: [Feature]
    /// Sums of what is listed, by method.
    package let totals: [AreaSum]
    /// Ground that rows share: it counts for each of them in the totals.
    package let shared: RepeatedSums
    /// Rows set aside or repaired, in `RowIssue.inOrder`.
    package let issues: [RowIssue]
    /// What became of the rows.
    package let report: IntakeReport
    /// The plane that was used.
    package let crs: CRSDescription

    /// Measures a layer.
    ///
    /// `official` areas are whole hundredths of a square metre and need a plane in a CGCS2000 zone. `geodesic` takes
    /// edges as geodesics between the vertices as they are.
    /// - Throws: `OGRError`, `ProjectionError`, `IntakeError`.
    package init(
        _ request: LayerRequest, keyField: String?, methods: [AreaMethod], repair: Bool = false,
        treatAsCGCS2000: [CRS] = []
    ) throws {
        precondition(!methods.isEmpty, "at least one method")
        var wanted = IntakeRequest(
            "features", request, columns: keyField.map { [$0] } ?? [], key: keyField, repair: repair)
        wanted.treatAsCGCS2000 = treatAsCGCS2000
        var source = try IntakeLayer(wanted)
        let plane = try Plane.ofFirstProjected(
            [source.candidate].compactMap { $0 }, ellipsoidal: methods.contains(.ellipsoidal),
            treatAsCGCS2000: treatAsCGCS2000)
        try source.carry(to: plane)
        try [source.report].refuseUnused(treatAsCGCS2000)
        guard case .polygons(let polygons) = source.rows.geometry else {
            throw IntakeError.wrongGeometry(
                layer: "features", path: request.path, found: source.rows.geometry.kind.rawValue, expected: "polygon")
        }
        let columns = try methods.map { try ShapeMeasure($0, in: plane).areas(of: polygons) }
        features = (0..<polygons.count).map { row in
            Feature(id: source.key(row) ?? "", areas: columns.map { $0[row] })
        }
        totals = columns.map { $0.reduce(.zero, +) }
        (self.methods, issues, crs) = (methods, source.report.issues.sorted(by: RowIssue.inOrder), plane.description)
        report = source.report
        shared = try RepeatedGround.sums(of: polygons, on: plane.overlap)
    }

    /// As text: official areas with two decimals, others with six.
    package func text(_ area: AreaSum, _ method: AreaMethod) -> String {
        area.squareMetresText(decimals: method == .official ? 2 : 6)
    }

    /// What the table does not say, a sentence each.
    package var notes: [Phrase] {
        guard shared.again > .zero else { return report.sentences }
        return report.sentences + [Messages.rowsShare(again: shared.again, once: shared.once)]
    }

    /// The heading of a method's column: planar areas never pass for the area of a parcel.
    package static func heading(_ method: AreaMethod) -> String {
        switch method {
        case .planar: "planar_area_m2"
        case .ellipsoidal: "area_m2"
        case .official: "official_area_m2"
        case .geodesic: "geodesic_area_m2"
        }
    }

    /// `id` and a column for each method; the last line is the total.
    package func csv() -> String {
        var text = "id," + methods.map(Self.heading).joined(separator: ",") + "\n"
        for feature in features {
            let cells = zip(feature.areas, methods).map { self.text($0, $1) }
            text += csvCell(feature.id) + "," + cells.joined(separator: ",") + "\n"
        }
        return text + "total," + zip(totals, methods).map { self.text($0, $1) }.joined(separator: ",") + "\n"
    }
}
