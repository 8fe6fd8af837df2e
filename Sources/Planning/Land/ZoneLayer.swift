import Columns
import GEOS
import OGR
import Overlap
import PROJ

/// A layer of zones in the plane: sound rows, with the key that each row counts for.
struct ZoneLayer: Sendable {
    /// The sound rows, in order of key and coordinates.
    let polygons: PolygonColumn
    /// Distinct keys, by their UTF-8 bytes.
    let keys: [String]
    /// Number in `keys` of each row.
    let keyOfRow: [Int]
    /// Row of the source layer of each row.
    let layerRows: [Int]
    let issues: [RowIssue]
    let rows: Int

    /// - Parameters:
    ///   - layer: polygons; taken to the plane here.
    ///   - keyField: none for the row number.
    init(
        _ layer: Layer, path: String, crs: CRSDescription, keyField: String?, name: String, plane: LandPlane,
        repair: Bool
    ) throws {
        guard case .polygons = layer.geometry else {
            throw LandError.notPolygons(path: path, found: layer.geometry.kind)
        }
        var geometry = layer.geometry
        var issues: [RowIssue] = []
        if let way = try plane.transformation(from: crs, over: layer.geometry.box) {
            issues += way.transform(&geometry, settingAside: name, sourceRows: layer.sourceRows)
        }
        guard case .polygons(var polygons) = geometry else {
            throw LandError.notPolygons(path: path, found: geometry.kind)
        }
        let keys = keyField.flatMap(layer.column)
        func key(_ row: Int) -> String? { keyField == nil ? String(layer.sourceRows[row]) : keys?.text(row) }
        var kept = (0..<polygons.count).filter { !polygons.isEmpty(row: $0) }
        for row in 0..<layer.count where layer.geometry.isEmpty(row: row) {
            issues.append(.withoutGeometry(name, row: layer.sourceRows[row], id: key(row)))
        }
        let faults = RowCheck.faults(in: polygons)
        if !faults.isEmpty {
            let outcome = FaultyRows(faults, of: polygons, layer: name, sourceRows: layer.sourceRows, repair: repair) {
                key($0)
            }
            issues += outcome.issues
            (polygons, kept) = outcome.replaced(in: polygons, kept: kept)
        }
        kept = kept.filter { row in
            if key(row) != nil { return true }
            issues.append(
                RowIssue(
                    layer: name, row: layer.sourceRows[row], rule: "key-missing",
                    message: "the key is missing; the row is set aside"))
            return false
        }
        guard !kept.isEmpty else { throw LandError.nothingUsable(path: path) }
        // Rows in order of key and coordinates, so that results do not depend on the order of the source.
        if let keyField {
            let usable = Set(kept)
            kept = layer.canonicalOrder(key: keyField).filter(usable.contains)
        }
        let distinct = Set(kept.compactMap(key)).sorted(by: utf8Less)
        let number = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        (self.polygons, layerRows) = (polygons.selecting(kept), kept)
        self.keys = distinct
        keyOfRow = kept.map { number[key($0)!]! }
        rows = layer.count
        self.issues = issues
    }
}

extension RowIssue {
    /// A row without a geometry is set aside.
    static func withoutGeometry(_ layer: String, row: Int, id: String?) -> RowIssue {
        RowIssue(
            layer: layer, row: row, id: id, rule: "null-geometry",
            message: "the row has no geometry; the row is set aside")
    }
}

/// Rows that failed the check, and what becomes of them.
struct FaultyRows {
    private(set) var issues: [RowIssue] = []
    /// Repaired geometry by row; rows that are not here are set aside.
    private(set) var repaired: [Int: PolygonColumn] = [:]
    private let faulty: Set<Int>

    init(
        _ faults: [RowFault], of column: PolygonColumn, layer: String, sourceRows: [Int], repair: Bool,
        id: (Int) -> String?
    ) {
        faulty = Set(faults.map(\.row))
        let context = GEOSContext()
        for fault in faults {
            var issue = fault.issue(layer: layer, sourceRow: sourceRows[fault.row], id: id(fault.row))
            if repair, fault.kind != .notFinite, let better = Self.repair(column, fault.row, context) {
                repaired[fault.row] = better
                issue.severity = .warning
                issue.areaBefore = areas(of: column.selecting([fault.row]), on: .planar)[0]
                issue.areaAfter = areas(of: better, on: .planar)[0]
                issue.message += "; the row was repaired"
            } else {
                issue.message += "; the row is set aside"
            }
            issues.append(issue)
        }
    }

    /// The row made valid by GEOS; none when nothing sound with ground comes of it.
    private static func repair(_ column: PolygonColumn, _ row: Int, _ context: GEOSContext) -> PolygonColumn? {
        guard
            let valid = try? GEOSGeometry(polygons: column, row: row, in: context).madeValid(),
            let polygons = try? valid.polygonColumn(), polygons.count == 1, !polygons.isEmpty(row: 0),
            RowCheck.fault(of: polygons, row: 0) == nil
        else { return nil }
        return polygons
    }

    /// The column with repaired rows in place, and the rows that may be used.
    func replaced(in column: PolygonColumn, kept: [Int]) -> (PolygonColumn, [Int]) {
        let usable = kept.filter { !faulty.contains($0) || repaired[$0] != nil }
        guard !repaired.isEmpty else { return (column, usable) }
        var result = PolygonColumn()
        for row in 0..<column.count {
            if let better = repaired[row] {
                result.append(row: 0, of: better)
            } else {
                result.append(row: row, of: column)
            }
        }
        return (result, usable)
    }
}
