import CGDAL
import Columns

/// One layer of an open dataset, with what describing and reading both need. Belongs to one task.
final class OpenLayer {
    let dataset: Dataset
    let handle: OGRLayerH
    let name: String
    let encoding: TextEncoding?
    let encodingSource: EncodingSource?
    let fields: [FieldReading]
    let crs: CRSReading?

    /// - Parameter text: how the text of a Shapefile is encoded; nil for formats with one encoding.
    private init(_ dataset: Dataset, _ handle: OGRLayerH, text: DBFEncoding?) throws(OGRError) {
        (self.dataset, self.handle) = (dataset, handle)
        let given = OGR_L_GetName(handle).map { String(cString: $0) } ?? ""
        // GeoJSON without a name is called after its file, suffix included when it is packed.
        let isFileName = given.isEmpty || given == dataset.member.stem + "." + dataset.member.suffix
        let name = isFileName ? dataset.member.stem : given
        self.name = name
        (encoding, encodingSource) = text.map { ($0.encoding, $0.source) } ?? (.utf8, .format)
        let decoder = text?.encoding.map { TextDecoder($0) }
        let shown = dataset.member.shown
        let encodingName = encoding?.name ?? "UTF-8"
        let titles = dataset.driver == "GPKG" ? GeoPackageTitles.read(name, from: dataset.handle) : [:]
        fields = try collectingMessages { _ throws(OGRError) in
            try FieldReading.all(of: handle, titles: titles) { raw throws(OGRError) in
                let bytes = UnsafeBufferPointer(
                    start: UnsafeRawPointer(raw).assumingMemoryBound(to: UInt8.self), count: strlen(raw))
                // Without a known encoding the name is only shown; with one, a name cut at ten bytes loses its last letter.
                guard let decoder else { return String(decoding: bytes, as: UTF8.self) }
                if let text = decoder.decode(bytes, mayBeCut: true) { return text }
                throw .badText(
                    path: shown, layer: name, field: String(decoding: bytes, as: UTF8.self), row: nil,
                    encoding: encodingName)
            }
        }
        crs = collectingMessages { _ in
            CRSReading(OGR_L_GetSpatialRef(handle)).map { GeoJSONHints.corrected($0, dataset) }
        }
    }

    /// Kind of geometry that the layer declares; nil when it leaves it open.
    var declaredKind: GeometryColumn.Kind? { Self.kind(OGR_L_GetGeomType(handle)) }

    static func kind(_ type: OGRwkbGeometryType) -> GeometryColumn.Kind? {
        if type == wkbNone { return GeometryColumn.Kind.none }
        switch OGR_GT_Flatten(type).rawValue {
        case 1, 4: return .point
        case 2, 5, 8, 9, 11, 13: return .line
        case 3, 6, 10, 12, 14, 15, 16, 17: return .polygon
        default: return nil
        }
    }

    /// The layers of a member, opened together.
    /// - Parameter encoding: what the caller says about the text of a Shapefile; nil when nothing.
    static func all(in member: SourceMember, encoding: TextEncoding?) throws(OGRError) -> [OpenLayer] {
        let text = member.isShapefile ? DBFEncoding(of: member, declared: encoding) : nil
        let dataset = try Dataset(member)
        var result: [OpenLayer] = []
        for handle in dataset.layers {
            result.append(try OpenLayer(dataset, handle, text: text))
        }
        return result
    }
}
