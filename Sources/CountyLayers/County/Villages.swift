import Columns
import FindingValues
import GEOS
import Overlap
import ProjectFile
import Survey

/// The villages of a county in the plane, by code.
package struct Villages: Sendable {
    /// Polygon of each village, in the plane; shape `(villages)`.
    package var polygons = PolygonColumn()
    /// Code of each village, ascending by UTF-8; shape `(villages)`.
    package var codes: [String] = []
    /// Name of each village, its code where the layer has none; shape `(villages)`.
    package var names: [String] = []
    /// Source row of each village, the first of several; shape `(villages)`.
    package private(set) var sourceRows: [Int] = []
    /// Rows that were set aside.
    private(set) var issues: [RowIssue] = []
    /// Row by code.
    package private(set) var rows: [String: Int] = [:]
    /// Digits that name the town.
    let townDigits: Int

    /// Number of villages.
    package var count: Int { codes.count }
    /// Code of a village's town: the village code without its last three digits.
    package func town(_ village: Int) -> String { String(codes[village].prefix(townDigits)) }

    /// The villages indexed, grouped by town.
    /// - Throws: `GEOSError` when villages that overlap cannot be cut.
    package func index(on plane: OverlapPlane) throws(GEOSError) -> ZoneIndex {
        let towns = (0..<count).map(town)
        let number = Dictionary(zip(towns, 0...), uniquingKeysWith: { first, _ in first })
        return try ZoneIndex(accounting: polygons, groups: towns.map { number[$0] ?? 0 }, on: plane)
    }

    /// No villages.
    package init() { townDigits = 9 }

    /// Rows of the layer that together are one village.
    struct Enclave: Sendable, Hashable {
        let code: String
        /// Source rows, in the order of their coordinates.
        let rows: [Int]
        /// Ground that more than one of the rows claims, m² of the plane.
        let shared: Double
    }
    /// Villages of more than one row (飞地), by code.
    private(set) var enclaves: [Enclave] = []

    /// Villages by code. Exact duplicates were left out before. Rows of one code are one village (飞地); where their names
    /// differ they are refused. A row whose code is none is set aside (`unit-code`).
    /// - Parameters:
    ///   - layer: has the columns `code` and `name`, ordered by code.
    ///   - digits: digits of a village code.
    /// - Throws: `CountyError`; `GEOSError`.
    init(_ layer: Layer, digits: Int, path: String) throws {
        townDigits = digits - 3
        guard case .polygons(let all) = layer.geometry else { preconditionFailure("villages are polygons") }
        let (codeTexts, nameTexts) = (layer.texts("code"), layer.texts("name"))
        var groups: [(code: String, rows: [Int])] = []
        var groupOfCode: [String: Int] = [:]
        var refused: CountyError?
        for row in 0..<layer.count {
            let code: String
            do throws(CountyError) {
                code = try Self.code(
                    codeTexts[row].map(WrittenValue.code), digits: digits, row: layer.sourceRows[row], path: path)
            } catch {
                refused = refused ?? error
                setAside(row, of: layer, all, error, code: codeTexts[row])
                continue
            }
            if let group = groupOfCode[code] {
                groups[group].rows.append(row)
            } else {
                groupOfCode[code] = groups.count
                groups.append((code, [row]))
            }
        }
        if groups.isEmpty, let refused { throw refused }
        issues += Self.codeForms(codeTexts)
        // Codes that were written in several ways may have come in another order.
        for group in groups.sorted(by: { utf8Less($0.code, $1.code) }) {
            let sources = group.rows.map { layer.sourceRows[$0] }
            let ownNames = Set(group.rows.compactMap { nameTexts[$0] })
            guard ownNames.count <= 1 else {
                throw CountyError.namesDiffer(
                    layer: "villages", path: path, key: group.code, rows: sources.sorted(),
                    names: ownNames.sorted(by: utf8Less))
            }
            sourceRows.append(sources.min() ?? 0)
            rows[group.code] = codes.count
            codes.append(group.code)
            names.append(ownNames.first ?? group.code)
            let (shape, shared) = try Self.joined(group.rows, of: all)
            polygons.append(row: 0, of: shape)
            if group.rows.count > 1 { enclaves.append(Enclave(code: group.code, rows: sources, shared: shared)) }
        }
    }

    /// Codes that are written in another form than they are read in: full-width digits, blanks, `.0`; reported once.
    private static func codeForms(_ texts: [String?]) -> [RowIssue] {
        let rewritten = texts.compactMap { $0 }.filter { WrittenValue.code($0) != $0 }
        guard let example = rewritten.first else { return [] }
        return [
            RowIssue(
                layer: ProjectLayer.villages.rawValue, row: RowIssue.wholeLayer, rule: "code-form", severity: .notice,
                message: Messages.codeForm(rewritten.count, written: example, read: WrittenValue.code(example))
            )
        ]
    }

    private mutating func setAside(
        _ row: Int, of layer: Layer, _ polygons: PolygonColumn, _ error: CountyError, code: String?
    ) {
        guard case .badCode(_, _, _, let reason) = error else { return }
        issues.append(
            RowIssue(
                layer: ProjectLayer.villages.rawValue, row: layer.sourceRows[row], id: code,
                rule: code == nil ? "key-missing" : "unit-code",
                place: polygons.vertices(ofRow: row).first.map(polygons.vertex),
                message: reason + Messages.setAside,
                areaBefore: areas(of: polygons.selecting([row]), on: .planar)[0]))
    }

    /// Some rows as one, and the ground that they share. Where they share ground or a stretch of border they are united.
    package static func joined(_ rows: [Int], of all: PolygonColumn) throws(GEOSError) -> (
        PolygonColumn, shared: Double
    ) {
        var parts = PolygonColumn()
        for row in rows {
            for part in all.parts(ofRow: row) {
                for ring in all.rings(ofPart: part) {
                    let v = all.vertices(ofRing: ring)
                    parts.addVertices(all.coordinates[2 * v.lowerBound..<2 * v.upperBound])
                    parts.endRing()
                }
                parts.endPart()
            }
        }
        parts.endRow()
        guard rows.count > 1, RowCheck.fault(of: parts, row: 0) != nil else { return (parts, 0) }
        let united = try GEOSGeometry.union(of: all, rows: rows, in: GEOSContext()).polygonColumn()
        let before = areas(of: all.selecting(rows), on: .planar).reduce(0, +)
        return (RowCheck.check(united).column, max(0, before - areas(of: united, on: .planar).reduce(0, +)))
    }

    /// A village code: as many digits as a code has; of 19 the left 12 count.
    private static func code(
        _ text: String?, digits: Int, row: Int, path: String
    ) throws(CountyError) -> String {
        func bad(_ reason: Phrase) -> CountyError { .badCode(layer: "villages", path: path, row: row, reason: reason) }
        if digits == AdministrativeCode.Level.village.rawValue {
            do {
                return try AdministrativeCode(text ?? "", level: .village).digits
            } catch {
                throw bad(error.phrase)
            }
        }
        guard let text else { throw bad(AdministrativeCodeFault.empty.phrase) }
        guard text.utf8.count == digits else {
            throw bad(Messages.codeLength(text, digits: digits))
        }
        guard text.utf8.allSatisfy({ 48...57 ~= $0 }) else { throw bad(AdministrativeCodeFault.notDigits(text).phrase) }
        return text
    }
}
