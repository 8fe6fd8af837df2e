import Columns
import PROJ
import VectorSources

/// Geometry of the rows of a table, row by row: from two columns of numbers or one of written geometries.
struct TableGeometry {
    private let source: TableScan.Geometry
    private let request: LayerRequest
    private let layer: String
    private let path: String
    private let names: [String]
    private var builder: GeometryBuilder
    private var points = PointColumn()
    private var rows = 0
    private var stroker = CurveStroker(degrees: false)

    init(
        _ source: TableScan.Geometry, _ request: LayerRequest, kind: GeometryColumn.Kind?, names: [String],
        layer: String,
        path: String
    ) {
        self.source = request.geometry ? source : .none
        (self.request, self.names, self.layer, self.path) = (request, names, layer, path)
        builder = GeometryBuilder(kind: request.only ?? kind)
        if let crs = request.crs ?? declared, let description = try? CRSDescription(of: crs) {
            stroker = CurveStroker(degrees: description.kind == .geographic)
        }
    }

    /// The kind is decided, or no row can decide it.
    var isDecided: Bool {
        if case .written = source { return builder.kind != nil }
        return true
    }

    var kind: GeometryColumn.Kind? {
        if case .written = source { return builder.kind }
        return nil
    }

    /// The column holds a part of the geometry.
    func reads(_ column: Int) -> Bool {
        switch source {
        case .none: false
        case .places(let places): column == places.easting || column == places.northing
        case .written(let own, _): column == own
        }
    }

    /// The CRS that the table itself declares.
    var declared: CRS? {
        guard case .written(_, let srid?) = source else { return nil }
        return .epsg(srid)
    }

    /// Adds one row; false when it is left out because another kind is asked for.
    /// - Parameter text: the text of a column; none where it is empty.
    mutating func append(row: Int, _ report: inout ReadReport, _ text: (Int) -> String?) throws(OGRError) -> Bool {
        switch source {
        case .none: break
        case .places(let places):
            let texts = [places.easting, places.northing].map(text)
            if let x = texts[0].flatMap(WrittenValue.number), let y = texts[1].flatMap(WrittenValue.number) {
                points.append(Position(x, y))
            } else {
                points.appendEmpty()
                report.emptyGeometries += 1
                for (i, column) in [places.easting, places.northing].enumerated() {
                    guard let text = texts[i], WrittenValue.number(text) == nil else { continue }
                    issue(
                        row, "unreadable-value",
                        Phrase(
                            zh: "\(names[column]) 的值 `\(text)` 不是数，该行没有位置",
                            en: "\(names[column]) `\(text)` is not a number; the row has no place"),
                        &report)
                }
            }
        case .written(let column, let srid):
            guard let text = text(column), !text.allSatisfy(\.isWhitespace) else {
                builder.appendEmpty()
                report.emptyGeometries += 1
                break
            }
            guard let (wkb, own) = WrittenGeometry.read(text) else {
                builder.appendEmpty()
                issue(
                    row, "geometry-broken",
                    Phrase(
                        zh: "\(names[column]) 的值 `\(text.prefix(40))` 不是几何",
                        en: "\(names[column]) `\(text.prefix(40))` is no geometry"),
                    &report)
                break
            }
            if let own, own > 0, own != srid ?? own {
                builder.appendEmpty()
                issue(
                    row, "geometry-broken",
                    Phrase(
                        zh: "该行的 SRID 为 \(own)，图层的为 \(srid ?? 0)", en: "its SRID is \(own), the layer's \(srid ?? 0)"),
                    &report)
                break
            }
            guard try add(wkb, row, &report) else { return false }
        }
        rows += 1
        return true
    }

    /// The rows since the last call.
    mutating func take(more: Bool) -> GeometryColumn {
        defer { rows = 0 }
        switch source {
        case .none: return .none(rows: rows)
        case .places:
            defer { points = PointColumn() }
            return .points(points)
        case .written: return builder.take(declared: request.only, more: more)
        }
    }

    private mutating func add(_ wkb: [UInt8], _ row: Int, _ report: inout ReadReport) throws(OGRError) -> Bool {
        var (hasZ, hasM) = (false, false)
        let outcome = wkb.withUnsafeBytes { builder.append($0, hasZ: &hasZ, hasM: &hasM) }
        if hasZ { report.droppedZ += 1 }
        if hasM { report.droppedM += 1 }
        switch outcome {
        case .appended: break
        case .empty: report.emptyGeometries += 1
        case .broken:
            issue(row, "geometry-broken", Messages.undecodable, &report)
        case .fromCollection(let complete):
            report.issues.append(
                RowIssue(
                    layer: layer, row: row, rule: "geometry-collection", severity: complete ? .notice : .warning,
                    message: Messages.collection(builder.kind, isWhole: complete)))
        case .needsPlain:
            let stroked = wkb.withUnsafeBytes { stroker.stroke($0) }
            let plain = stroked ?? collectingMessages({ _ in wkb.withUnsafeBytes { PlainGeometry.wkb(of: $0) } })
            guard let plain else {
                builder.appendEmpty()
                issue(row, "geometry-broken", Messages.undecodable, &report)
                return true
            }
            if stroked != nil {
                report.straightenedCurves += 1
                report.largestSagitta = max(report.largestSagitta, stroker.metres)
            }
            return try add(plain, row, &report)
        case .otherKind(let kind):
            guard request.only != nil else {
                let own = builder.kind ?? kind
                throw .mixedGeometry(path: path, layer: layer, counts: [own: builder.rows, kind: 1])
            }
            report.leftOut[kind, default: 0] += 1
            return false
        }
        return true
    }

    private func issue(_ row: Int, _ rule: String, _ message: Phrase, _ report: inout ReadReport) {
        report.issues.append(RowIssue(layer: layer, row: row, rule: rule, message: message))
    }
}
