import Columns
import OGR
import Overlap
import PROJ

/// A layer of polygons read whole: its CRS known and held against its coordinates.
struct PolygonSource: Sendable {
    let path: String
    let layer: Layer
    let crs: CRSDescription
    /// None for the row number.
    let keyField: String?

    init(_ request: LayerRequest, keyField: String?) throws {
        var request = request
        request.columns = keyField.map { [$0] } ?? []
        layer = try OGR.read(request)
        crs = try Self.description(of: layer, path: request.path)
        if let fault = CGCS2000.contradiction(crs: crs, geometry: layer.geometry) { throw fault }
        (path, self.keyField) = (request.path, keyField)
    }

    /// Some rows of a source.
    init(_ layer: Layer, of path: String, crs: CRSDescription, keyField: String?) {
        (self.layer, self.path, self.crs, self.keyField) = (layer, path, crs, keyField)
    }

    /// The CRS of a layer of polygons.
    /// - Throws: `LandError` when it is no layer of polygons or declares no CRS; `ProjectionError`.
    static func description(of layer: Layer, path: String) throws -> CRSDescription {
        guard case .polygons = layer.geometry else {
            throw LandError.notPolygons(path: path, found: layer.geometry.kind)
        }
        guard let declared = layer.crs else { throw LandError.noCRS(path: path) }
        return try CRSDescription(of: declared)
    }

    /// What `LandPlane` wants to know of it.
    var place: (path: String, crs: CRSDescription, box: Box) { (path, crs, layer.geometry.box) }

    /// The key of a row: the key field, or the row number from 0.
    func key(_ row: Int) -> String? {
        guard let keyField else { return String(layer.sourceRows[row]) }
        return layer.column(keyField)?.text(row)
    }

    /// The polygons in a plane, and the rows that are sound.
    func sound(in plane: LandPlane, name: String, repair: Bool) throws -> SoundPolygons {
        var geometry = layer.geometry
        var issues: [RowIssue] = []
        if let way = try plane.transformation(from: crs, over: geometry.box) {
            issues += way.transform(&geometry, settingAside: name, sourceRows: layer.sourceRows)
        }
        guard case .polygons(var polygons) = geometry else {
            throw LandError.notPolygons(path: path, found: geometry.kind)
        }
        var rows = (0..<polygons.count).filter { !polygons.isEmpty(row: $0) }
        for row in 0..<layer.count where layer.geometry.isEmpty(row: row) {
            issues.append(.withoutGeometry(name, row: layer.sourceRows[row], id: key(row)))
        }
        let faults = RowCheck.faults(in: polygons)
        if !faults.isEmpty {
            let outcome = FaultyRows(
                faults, of: polygons, layer: name, sourceRows: layer.sourceRows, repair: repair, id: key)
            issues += outcome.issues
            (polygons, rows) = outcome.replaced(in: polygons, kept: rows)
        }
        return SoundPolygons(column: polygons, rows: rows, issues: issues)
    }
}

/// Polygons that passed the row check, or were repaired.
struct SoundPolygons: Sendable {
    /// All rows; only those in `rows` may be used.
    let column: PolygonColumn
    /// Ascending.
    let rows: [Int]
    let issues: [RowIssue]

    /// The rows that may be used, in their order.
    var usable: PolygonColumn { rows.count == column.count ? column : column.selecting(rows) }
}
