import Columns

/// The shape of a layer that is written in batches: everything but its rows.
public struct LayerTemplate: Sendable, Hashable {
    /// Name of the layer.
    public var name: String
    /// A sentence about the layer, kept in the container where it has room for one; nil for none.
    public var summary: String?
    /// The CRS of the geometry; nil for a table, or when it is not known.
    public var crs: CRS?
    /// Kind of geometry of all rows.
    public var kind: GeometryColumn.Kind
    /// Rows may have several points; lines and polygons always may.
    public var multipoint: Bool
    /// Fields in the order in which they are written.
    public var fields: [Field]

    /// A template for rows of one point each, or of several with `multipoint`.
    public init(
        name: String, summary: String? = nil, crs: CRS?, kind: GeometryColumn.Kind, multipoint: Bool = false,
        fields: [Field]
    ) {
        (self.name, self.summary, self.crs) = (name, summary, crs)
        (self.kind, self.multipoint, self.fields) = (kind, multipoint, fields)
    }

    /// The shape of an existing layer.
    public init(of layer: Layer, summary: String? = nil) {
        var multipoint = false
        if case .points(let points) = layer.geometry {
            multipoint = (0..<points.count).contains { points.points(ofRow: $0).count > 1 }
        }
        self.init(
            name: layer.name, summary: summary, crs: layer.crs, kind: layer.geometry.kind, multipoint: multipoint,
            fields: layer.fields)
    }

    /// The layer's own geometry type in OGR: multi for lines and polygons, so that one type fits all rows.
    package var ogrType: Int {
        switch kind {
        case .none: 100
        case .point: multipoint ? 4 : 1
        case .line: 5
        case .polygon: 6
        }
    }
}
