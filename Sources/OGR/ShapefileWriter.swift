import CGDAL
import Columns

/// Writes one layer as a Shapefile: `.shp`, `.shx`, `.dbf`, `.prj` and `.cpg`, the same bytes for the same layer.
///
/// What a DBF cannot hold is refused, not cut: names over ten bytes, text over 254, letters that the encoding lacks.
/// A flag becomes 1 or 0; a blank text and a null are one and the same in a DBF.
public enum ShapefileWriter {
    /// - Parameters:
    ///   - path: ends with `.shp`; nothing may be there.
    ///   - encoding: `GBK` or `UTF-8`, written to the `.cpg`.
    /// - Throws: `OGRError`: `unknownCRS`, `unknownEncoding`, `notStorable`, `notWritable`.
    public static func write(_ layer: Layer, to path: String, encoding name: String = "GBK") throws(OGRError) {
        precondition(LocalFiles.suffix(path) == "shp", "the path of a Shapefile ends with .shp")
        guard let encoding = TextEncoding(name), encoding.isUTF8 || encoding.name == "GBK" else {
            throw .unknownEncoding(path: path, name: name)
        }
        let forms = try DBFForm.forms(of: layer, path: path, encoding: encoding)
        let template = LayerTemplate(of: layer)
        let reference = try layer.crs.map { crs throws(OGRError) in try SpatialReference(crs) }
        let dataset = try createDataset("ESRI Shapefile", path, options: [])
        do {
            try fill(dataset, layer, template, reference, forms, path, encoding)
        } catch {
            collectingMessages { _ in GDALClose(dataset) }
            throw error
        }
        try close(dataset, path)
    }

    private static func fill(
        _ dataset: GDALDatasetH, _ layer: Layer, _ template: LayerTemplate, _ reference: SpatialReference?,
        _ forms: [DBFForm], _ path: String, _ encoding: TextEncoding
    ) throws(OGRError) {
        let options = [
            "ENCODING=" + encoding.name, "DBF_DATE_LAST_UPDATE=" + String(GDALLibrary.fixedDate.prefix(10)),
            "SHPT=" + shapeType(template),
        ]
        let handle = try collectingMessages { messages throws(OGRError) in
            let handle = withStringList(options) {
                GDALDatasetCreateLayer(
                    dataset, LocalFiles.stem(path), reference?.handle, OGRwkbGeometryType(UInt32(template.ogrType)), $0)
            }
            guard let handle else { throw .notWritable(path: path, message: messages.last) }
            for (field, form) in zip(layer.fields, forms) {
                let definition = OGR_Fld_Create(field.name, form.type)!
                defer { OGR_Fld_Destroy(definition) }
                OGR_Fld_SetWidth(definition, Int32(form.width))
                OGR_Fld_SetPrecision(definition, Int32(form.precision))
                guard OGR_L_CreateField(handle, definition, 0) == OGRERR_NONE else {
                    throw .notStorable(path: path, layer: layer.name, message: "field \(field.name): \(messages.last)")
                }
            }
            return handle
        }
        try OutputLayer(template, in: handle, path: path).append(layer)
    }

    private static func shapeType(_ template: LayerTemplate) -> String {
        switch template.kind {
        case .none: "NONE"
        case .point: template.multipoint ? "MULTIPOINT" : "POINT"
        case .line: "ARC"
        case .polygon: "POLYGON"
        }
    }
}

/// How a DBF stores a column: type, width and decimals, wide enough for every value.
struct DBFForm: Hashable {
    let type: OGRFieldType
    let width: Int
    let precision: Int

    static func forms(of layer: Layer, path: String, encoding: TextEncoding) throws(OGRError) -> [DBFForm] {
        var names = Set<String>()
        var result: [DBFForm] = []
        for (field, column) in zip(layer.fields, layer.columns) {
            func refuse(_ message: String) -> OGRError {
                .notStorable(path: path, layer: layer.name, message: "field \(field.name): \(message)")
            }
            guard let name = encoding.encodeForDBF(field.name) else {
                throw refuse("its name has letters that \(encoding.name) lacks")
            }
            guard 1...10 ~= name.count else {
                throw refuse("its name takes \(name.count) bytes, a DBF has room for 10")
            }
            guard names.insert(field.name.uppercased()).inserted else { throw refuse("its name is there twice") }
            switch column {
            case .text(let values):
                var longest = max(1, min(254, field.width))
                for (row, value) in values.enumerated() {
                    guard let value else { continue }
                    guard let bytes = encoding.encodeForDBF(value) else {
                        throw refuse("row \(row) has letters that \(encoding.name) lacks")
                    }
                    guard bytes.count <= 254 else {
                        throw refuse("row \(row) takes \(bytes.count) bytes, a DBF has room for 254")
                    }
                    longest = max(longest, bytes.count)
                }
                result.append(DBFForm(type: OFTString, width: longest, precision: 0))
            case .integer(let values):
                let longest = values.reduce(max(1, min(18, field.width))) {
                    max($0, $1.map { String($0).utf8.count } ?? 0)
                }
                guard longest <= 18 else { throw refuse("a number has more than 18 digits") }
                result.append(DBFForm(type: longest < 10 ? OFTInteger : OFTInteger64, width: longest, precision: 0))
            case .real(let values):
                result.append(try real(values, field, refuse))
            case .flag: result.append(DBFForm(type: OFTInteger, width: 1, precision: 0))
            }
        }
        return result
    }

    /// The declared width and decimals when every value fits; else 24 and as many decimals as the largest leaves room for.
    private static func real(_ values: [Double?], _ field: Field, _ refuse: (String) -> OGRError) throws(OGRError)
        -> DBFForm
    {
        var largest = 0.0
        for case let value? in values {
            guard value.isFinite else { throw refuse("a DBF holds only finite numbers") }
            largest = max(largest, value.magnitude)
        }
        guard largest < 1e20 else { throw refuse("a number is too large for a DBF") }
        let digits = largest < 1 ? 1 : String(Int128(largest)).utf8.count + 1  // one more, for rounding up
        if field.precision > 0 && field.width <= 32 && digits + field.precision + 2 <= field.width {
            return DBFForm(type: OFTReal, width: field.width, precision: field.precision)
        }
        return DBFForm(type: OFTReal, width: 24, precision: min(15, 22 - digits))
    }
}

extension TextEncoding {
    /// The bytes of a text in a DBF. GBK proper: the four-byte letters of GB18030 are not in it.
    func encodeForDBF(_ text: String) -> [UInt8]? {
        guard let bytes = encode(text) else { return nil }
        guard name == "GBK" else { return bytes }
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
            } else {
                guard at + 1 < bytes.count, bytes[at + 1] >= 0x40 else { return nil }
                at += 2
            }
        }
        return bytes
    }
}
