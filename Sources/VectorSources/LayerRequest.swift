import Columns

/// Which layer to read, and which part of it.
public struct LayerRequest: Sendable, Hashable {
    /// A local file or FileGDB folder. A `.zip` or `.gz` is read in place; a glob (`*`, `?`, `[…]`) is one layer.
    public var path: String
    /// The layer's name; not needed when the source has one layer. Exact first, then without regard to case.
    public var layer: String?
    /// Stands for the CRS of the source, whether it declares one or not.
    public var crs: CRS?
    /// Encoding of the text, such as `GBK`; stands for what the source declares. A byte order mark in a
    /// CSV file wins over it.
    public var encoding: String?
    /// A condition on the source's own field names, such as `DLBM LIKE '01%'`: rows that do not fulfil it are left out.
    public var filter: RowCondition?
    /// The fields wanted, by the source's names; all when nil. Others are not even decoded. An empty list means none.
    public var columns: [String]?
    /// Leave the geometry out when false; the layer then comes as a table.
    public var geometry: Bool
    /// Keep only rows of this kind of geometry, count the others in the report. Without it a mixture is refused.
    public var only: GeometryColumn.Kind?

    /// A field that names rows in issues, by the source's name; it is read only where it is among the fields wanted.
    public var key: String?

    /// Words of a condition that no field may be called.
    package var valuesOfCondition: [String] = []

    /// What opening the layer has found: see `LayerStream.again`.
    package var known: LayerFinds?

    /// A request for all rows, all fields and the geometry of a layer, unless less is named.
    public init(
        path: String, layer: String? = nil, crs: CRS? = nil, encoding: String? = nil, filter: RowCondition? = nil,
        columns: [String]? = nil, geometry: Bool = true, only: GeometryColumn.Kind? = nil
    ) {
        (self.path, self.layer, self.crs, self.encoding) = (path, layer, crs, encoding)
        (self.filter, self.columns, self.geometry, self.only) = (filter, columns, geometry, only)
    }
}
