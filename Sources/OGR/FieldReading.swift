import CGDAL
import Columns
import VectorSources

/// A field of an OGR layer, with what is needed to read it.
struct FieldReading {
    /// Position in the OGR definition.
    let index: Int
    let field: Field
    /// The driver's word for the type; of a foreign column that of its table.
    let typeName: String
    /// Whole numbers of 16 bits.
    var isShort = false
    /// Its cells are read by a statement, each as it is stored (see `ForeignColumns`).
    var isForeign = false

    /// The readable fields of a layer; binary ones are left out.
    /// - Parameters:
    ///   - titles: headings by field name that the driver does not know of.
    ///   - decode: for names that come as raw bytes.
    static func all(
        of layer: OGRLayerH, titles: [String: String], names decode: (UnsafePointer<CChar>) throws(OGRError) -> String
    ) throws(OGRError) -> [FieldReading] {
        let definition = OGR_L_GetLayerDefn(layer)
        var result: [FieldReading] = []
        for index in 0..<Int(OGR_FD_GetFieldCount(definition)) {
            guard let field = OGR_FD_GetFieldDefn(definition, Int32(index)), let raw = OGR_Fld_GetNameRef(field) else {
                continue
            }
            let type = OGR_Fld_GetType(field)
            let subtype = OGR_Fld_GetSubType(field)
            guard let kind = kind(type, subtype) else { continue }
            let alternative = OGR_Fld_GetAlternativeNameRef(field).map { String(cString: $0) }
            let name = try decode(raw)
            let title = titles[name] ?? alternative
            result.append(
                FieldReading(
                    index: index,
                    field: Field(
                        name, kind, width: Int(OGR_Fld_GetWidth(field)), precision: Int(OGR_Fld_GetPrecision(field)),
                        title: title.flatMap { $0.isEmpty || $0 == name ? nil : $0 }),
                    typeName: String(cString: OGR_GetFieldTypeName(type)), isShort: subtype == OFSTInt16))
        }
        return result
    }

    private static func kind(_ type: OGRFieldType, _ subtype: OGRFieldSubType) -> AttributeColumn.Kind? {
        switch type {
        case OFTInteger: subtype == OFSTBoolean ? .flag : .integer
        case OFTInteger64: .integer
        case OFTReal: .real
        case OFTBinary: nil
        default: .text
        }
    }
}
