import CGDAL
import Columns
import VectorSources

extension OpenLayer {
    /// Tells the driver not to read what is not wanted. Names go through as the driver spells them, byte for byte.
    func ignoreFields(keeping: [FieldReading], geometry: Bool) {
        let kept = Set(keeping.map(\.index))
        let definition = OGR_L_GetLayerDefn(handle)
        let unwanted = (0..<Int(OGR_FD_GetFieldCount(definition))).filter { !kept.contains($0) }
            .compactMap { OGR_FD_GetFieldDefn(definition, Int32($0)) }
        var names = CSLAddString(nil, "OGR_STYLE")
        if !geometry { names = CSLAddString(names, "OGR_GEOMETRY") }
        for field in unwanted { names = CSLAddString(names, OGR_Fld_GetNameRef(field)) }
        defer { CSLDestroy(names) }
        collectingMessages { _ in
            names?.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: unwanted.count + 3) {
                _ = OGR_L_SetIgnoredFields(handle, $0)
            }
        }
        for field in unwanted { OGR_Fld_SetIgnored(field, 1) }  // also where two fields share a name
    }
}
