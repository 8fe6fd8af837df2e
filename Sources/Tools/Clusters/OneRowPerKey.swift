import Columns
import CountyLayers
import GEOS
import Intake

/// The rows of a layer of polygons with one row for each key: the rows of a village of several parts (飞地) together.
///
/// Where rows of one key disagree on a value it is left empty; where they disagree on the name the layer is refused.
package struct OneRowPerKey: Sendable {
    /// In the order of the first row of each key.
    package let rows: Layer
    /// Each key that stands on several rows, `duplicate-code`.
    package let issues: [RowIssue]

    /// - Parameters:
    ///   - source: polygons that passed the gate.
    ///   - key: name of the key column.
    /// - Throws: `CountyError.namesDiffer`; `GEOSError`.
    package init(_ source: IntakeLayer, key: String) throws {
        let layer = source.rows
        guard case .polygons(let polygons) = layer.geometry, let keys = layer.column(key) else {
            (rows, issues) = (layer, [])
            return
        }
        var groups: [[Int]] = []
        var places: [String: Int] = [:]
        for row in 0..<layer.count {
            if let text = keys.text(row), let place = places[text] {
                groups[place].append(row)
            } else {
                if let text = keys.text(row) { places[text] = groups.count }
                groups.append([row])
            }
        }
        guard groups.count < layer.count else {
            (rows, issues) = (layer, [])
            return
        }
        try ZoneLayer.compareNames(of: source)
        var shapes = PolygonColumn()
        for group in groups { shapes.append(row: 0, of: try Villages.joined(group, of: polygons).0) }
        var joined = Layer(
            name: layer.name, crs: layer.crs, geometry: .polygons(shapes),
            sourceRows: groups.map { group in group.map { layer.sourceRows[$0] }.min() ?? 0 })
        var differing = [[String]](repeating: [], count: groups.count)
        for (field, column) in zip(layer.fields, layer.columns) {
            let chosen = groups.enumerated().map { place, group -> Int? in
                let filled = group.filter { column.text($0) != nil }
                guard Set(filled.compactMap { column.text($0) }).count > 1 else { return filled.first }
                differing[place].append(field.name)
                return nil
            }
            joined.add(field, column.picking(chosen))
        }
        rows = joined
        issues = zip(groups, differing).filter { $0.0.count > 1 }.map { group, fields in
            let own = group.map { layer.sourceRows[$0] }.sorted()
            let numbers = own.map { Phrase(same: String($0)) }.joined()
            let lost = fields.isEmpty ? "" : "; they differ in \(fields.joined(separator: ", ")), which is left empty"
            return RowIssue(
                layer: source.report.layer, row: own.last ?? 0, id: group.first.flatMap(keys.text),
                rule: "duplicate-code",
                severity: fields.isEmpty ? .notice : .warning,
                message: Phrase(
                    zh: "第 \(numbers.zh) 行是同一代码，作为一个村（飞地）"
                        + (fields.isEmpty ? "" : "；\(fields.joined(separator: "、")) 各行不同，已留空"),
                    en: "rows \(numbers.en) carry one key; they are one village (飞地)" + lost))
        }
    }
}
