import CGDAL
import Columns
import VectorSources

/// One layer of an output that rows are added to. Belongs to its writer.
final class OutputLayer {
    let template: LayerTemplate
    private let path: String
    private let handle: OGRLayerH
    private let feature: OGRFeatureH
    private var encoder = WKBEncoder()
    private(set) var rows = 0

    init(_ template: LayerTemplate, in handle: OGRLayerH, path: String) {
        (self.template, self.handle, self.path) = (template, handle, path)
        feature = OGR_F_Create(OGR_L_GetLayerDefn(handle))
    }

    deinit { OGR_F_Destroy(feature) }

    /// Adds the rows of a batch whose fields and kind are the template's.
    func append(_ batch: Layer) throws(OGRError) {
        precondition(
            batch.fields.map(\.name) == template.fields.map(\.name)
                && batch.fields.map(\.kind) == template.fields.map(\.kind),
            "a batch has the fields of its template")
        precondition(
            batch.geometry.kind == template.kind || (batch.count == 0 && batch.geometry.kind == .none),
            "a batch has the kind of geometry of its template")
        try collectingMessages { messages throws(OGRError) in
            for row in 0..<batch.count {
                OGR_F_SetFID(feature, Int64(OGRNullFID))
                try setGeometry(batch.geometry, row)
                for (i, column) in batch.columns.enumerated() { try set(Int32(i), column, row) }
                guard OGR_L_CreateFeature(handle, feature) == OGRERR_NONE else {
                    throw .notWritable(path: path, message: messages.last)
                }
                rows += 1
            }
        }
    }

    private func setGeometry(_ column: GeometryColumn, _ row: Int) throws(OGRError) {
        guard encoder.encode(column, row: row, multipoint: template.multipoint) else {
            OGR_F_SetGeometryDirectly(feature, nil)
            return
        }
        var geometry: OGRGeometryH?
        guard let size = Int32(exactly: encoder.bytes.count) else {
            throw .notStorable(
                path: path, layer: template.name,
                message: Phrase(
                    zh: "行 \(row) 的几何超过 2 GB；请拆成几行",
                    en: "the geometry of row \(row) takes more than 2 GB; divide it into several rows"))
        }
        let made = encoder.bytes.withUnsafeBytes {
            OGR_G_CreateFromWkb($0.baseAddress, nil, &geometry, size) == OGRERR_NONE
        }
        guard made else {
            throw .notStorable(
                path: path, layer: template.name,
                message: Phrase(zh: "行 \(row) 的几何不合格式", en: "the geometry of row \(row) is not well formed"))
        }
        OGR_F_SetGeometryDirectly(feature, geometry)
    }

    private func set(_ index: Int32, _ column: AttributeColumn, _ row: Int) throws(OGRError) {
        switch column {
        case .text(let values):
            guard let text = values[row] else { return OGR_F_SetFieldNull(feature, index) }
            let whole = text.withCString { c in
                OGR_F_SetFieldString(feature, index, c)
                return strlen(c) == text.utf8.count
            }
            guard whole else {
                let field = template.fields[Int(index)].name
                throw .notStorable(
                    path: path, layer: template.name,
                    message: Phrase(
                        zh: "字段 \(field)，行 \(row) 含有零字符", en: "field \(field), row \(row) holds a zero character"))
            }
        case .integer(let values):
            guard let value = values[row] else { return OGR_F_SetFieldNull(feature, index) }
            OGR_F_SetFieldInteger64(feature, index, value)
        case .real(let values):
            guard let value = values[row] else { return OGR_F_SetFieldNull(feature, index) }
            OGR_F_SetFieldDouble(feature, index, value)
        case .flag(let values):
            guard let value = values[row] else { return OGR_F_SetFieldNull(feature, index) }
            OGR_F_SetFieldInteger(feature, index, value ? 1 : 0)
        }
    }
}

/// A spatial reference made from a CRS value, easting first; freed when let go.
final class SpatialReference {
    let handle: OGRSpatialReferenceH

    init(_ crs: CRS) throws(OGRError) {
        let made = collectingMessages { messages -> Result<OGRSpatialReferenceH, OGRError> in
            let handle = OSRNewSpatialReference(nil)!
            guard OSRSetFromUserInput(handle, crs.definition) == OGRERR_NONE else {
                OSRDestroySpatialReference(handle)
                return .failure(.unknownCRS(definition: crs.definition, message: messages.last))
            }
            OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
            return .success(handle)
        }
        handle = try made.get()
    }

    deinit { OSRDestroySpatialReference(handle) }
}
