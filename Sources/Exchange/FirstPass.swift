import Columns
import OGR

/// What must be known of all rows before the first is written: the kind of geometry, whether rows have several points, and
/// how wide the columns of a Shapefile are.
struct FirstPass {
    private(set) var kind: GeometryColumn.Kind?
    private(set) var multipoint = false
    private(set) var shapefile: ShapefileScan?
    private(set) var fields: ShapefileFields?

    init() {}

    /// Reads all rows once.
    /// - Parameters:
    ///   - crs: what the coordinates are held against.
    ///   - target: path and encoding of the Shapefile that is to be written; none for other formats.
    init(of input: InputLayer, in crs: CRS?, shapefile target: (path: String, encoding: String)?) throws {
        if let target {
            let shortened = try ShapefileFields(
                input.fields, layer: input.name, path: target.path, encoding: target.encoding)
            fields = shortened
            let template = LayerTemplate(
                name: input.name, crs: nil, kind: input.kind ?? .none, fields: shortened.fields)
            shapefile = try ShapefileScan(template, path: target.path, encoding: target.encoding)
        }
        var trial = fields
        let pass = try RowPass(input, in: crs)
        while let batch = try pass.next() {
            if kind == nil || kind == GeometryColumn.Kind.none { kind = batch.geometry.kind }
            if case .points(let points) = batch.geometry, !multipoint {
                multipoint = (0..<points.count).contains { points.points(ofRow: $0).count > 1 }
            }
            if let fitted = trial?.fitted(batch) { try shapefile?.add(fitted) }
        }
        if kind == GeometryColumn.Kind.none { kind = input.kind }
    }
}

extension ShapefileScan {
    /// Sets what the rows do not show.
    mutating func set(crs: CRS?, kind: GeometryColumn.Kind) {
        template.crs = crs
        template.kind = kind
    }
}
