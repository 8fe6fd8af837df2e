import Columns
import OGR

/// A corner-point file that is converted: its rows, with stated areas held against the corners.
struct CornerPointInput {
    let table: CornerPointTable
    let layer: Layer
    let issues: [RowIssue]

    /// - Throws: `OGRError`.
    init(_ request: LayerRequest) throws {
        table = try CornerPointTable(path: request.path, encoding: request.encoding)
        let file = table.file
        let layer = try table.layer(fileStem(request.path), crs: request.crs)
        let areas =
            try layer.crs.map {
                try StatedAreas.issues(
                    file.polygons, stated: file.parcels.map(\.statedArea), unit: file.areaUnit,
                    ids: file.parcels.map(\.label), sourceRows: Array(0..<file.parcels.count), crs: $0,
                    decimals: file.decimals)
            } ?? []
        self.layer = layer
        issues = (table.issues + areas).map { issue in
            var issue = issue
            issue.layer = layer.name
            return issue
        }.sorted(by: RowIssue.inOrder)
    }
}
