import Columns
import FindingValues
import GEOS
import Intake
import OGR
import ProjectFile

extension LayerLoader {
    /// Reads a layer as `load`; works that are drawn as lines become polygons of their width.
    mutating func loadArea(_ source: LayerSource, as layer: ProjectLayer, _ fields: LayerFields) throws -> Layer {
        guard layer == .plannedWorks, try Self.isOfLines(source) else {
            return try load(source, as: layer.rawValue, fields)
        }
        let lines = try load(source, as: layer.rawValue, fields.widened)
        return try widened(lines, named: layer.rawValue, to: source.width)
    }

    /// Each line with everything within half its width, ending squarely where the line ends. A row without a width is set aside.
    /// - Parameter width: metres, for rows without one of their own.
    private mutating func widened(_ layer: Layer, named name: String, to width: Double?) throws -> Layer {
        guard case .lines(let lines) = layer.geometry else { return layer }
        let context = GEOSContext()
        let (widths, ids) = (layer.numbers("width"), layer.texts("key"))
        var (polygons, kept, narrow) = (PolygonColumn(), [Int](), 0)
        for row in 0..<layer.count {
            guard let metres = widths[row] ?? width, metres > 0, metres <= 1000 else {
                issues.append(
                    RowIssue(
                        layer: name, row: layer.sourceRows[row], id: ids[row], rule: RowIssue.worksWidth,
                        message: Messages.noWidth))
                narrow += 1
                continue
            }
            let corridor = try GEOSGeometry(lines: lines, row: row, in: context).corridor(metres / 2)
            polygons.append(row: 0, of: try corridor.polygonColumn())
            kept.append(row)
        }
        if narrow > 0 {
            notices.append(
                Phrase(
                    zh: "拟建工程有 \(narrow) 条线没有宽度，未计入任何面积；用 --works-width 或图层的 width 给出宽度",
                    en: "\(narrow) lines of planned works have no width and stand in no figure; give one with "
                        + "--works-width, or `width` of the layer"))
        }
        var result = layer.selecting(kept)
        result.setGeometry(.polygons(polygons), crs: layer.crs)
        return result
    }

    private static func isOfLines(_ source: LayerSource) throws -> Bool {
        try source.request.described().kind == .line
    }
}
