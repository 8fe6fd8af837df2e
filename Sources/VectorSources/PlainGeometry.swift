import CGDAL

/// Triangles and surfaces made into polygons by GDAL. Wraps `OGR_G_GetLinearGeometry`. Arcs are ours: see `CurveStroker`.
package enum PlainGeometry {
    /// The same shape in straight edges, as well-known binary; nil when GDAL does not understand it.
    package static func wkb(of wkb: UnsafeRawBufferPointer) -> [UInt8]? {
        var geometry: OGRGeometryH?
        guard let size = Int32(exactly: wkb.count),
            OGR_G_CreateFromWkb(wkb.baseAddress, nil, &geometry, size) == OGRERR_NONE, let geometry
        else { return nil }
        defer { OGR_G_DestroyGeometry(geometry) }
        guard var plain = OGR_G_GetLinearGeometry(geometry, 1, nil) else { return nil }
        defer { OGR_G_DestroyGeometry(plain) }
        OGR_G_FlattenTo2D(plain)
        if let bytes = exported(plain) { return bytes }
        // Triangles and surfaces of them stay what they are under the call above.
        plain = OGR_G_ForceToMultiPolygon(plain)
        return exported(plain)
    }

    /// Nil when arcs or surfaces are left.
    private static func exported(_ geometry: OGRGeometryH) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: Int(OGR_G_WkbSize(geometry)))
        guard !bytes.isEmpty, OGR_G_ExportToWkb(geometry, wkbNDR, &bytes) == OGRERR_NONE else { return nil }
        return bytes.withUnsafeBytes { WKBKinds($0)?.curves == false } ? bytes : nil
    }
}
