import CGDAL
import Columns
import FormatAudits
import VectorSources

/// One layer of an open dataset, with what describing and reading both need. Belongs to one task.
final class OpenLayer {
    let dataset: Dataset
    let handle: OGRLayerH
    let name: String
    let encoding: TextEncoding?
    let encodingSource: EncodingSource?
    let fields: [FieldReading]
    let crs: CRSReading?
    /// The lines of a drawing that are closed, as polygons; other rows are no part of the layer.
    let closesLines: Bool
    /// Notes on the whole layer, made before a row is read.
    let notes: [FileNote]
    /// Notes on its shapes.
    let shapeNotes: [FileNote]

    /// - Parameter text: how the text of a Shapefile is encoded; nil for formats with one encoding.
    private init(
        _ dataset: Dataset, _ handle: OGRLayerH, text: DBFEncoding?, notes: [FileNote], closesLines: Bool = false
    ) throws(OGRError) {
        (self.dataset, self.handle) = (dataset, handle)
        self.closesLines = closesLines
        shapeNotes = Self.shapeNotes(dataset, degrees: Self.isGeographic(handle))
        let given = OGR_L_GetName(handle).map { String(cString: $0) } ?? ""
        let foreign =
            dataset.driver == "GPKG" ? ForeignColumns(handle, name: given, in: dataset.handle) : nil
        self.notes = notes + [foreign?.note].compactMap { $0 }
        // GeoJSON without a name is called after its file, suffix included when it is packed.
        let isFileName = given.isEmpty || given == dataset.member.stem + "." + dataset.member.suffix
        let name = closesLines ? DrawingContent.closedLayer : isFileName ? dataset.member.stem : given
        self.name = name
        let drawing = dataset.ready.drawing
        (encoding, encodingSource) =
            text.map { ($0.encoding, $0.source) } ?? drawing.map { ($0.encoding, $0.encodingSource) } ?? (
                .utf8, .format
            )
        let decoder = text?.encoding.map { TextDecoder($0) }
        let shown = dataset.member.shown
        let encodingName = encoding?.name ?? "UTF-8"
        let titles = dataset.driver == "GPKG" ? GeoPackageTitles.read(name, from: dataset.handle) : [:]
        let known = try collectingMessages { _ throws(OGRError) in
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
        fields = foreign?.merged(known, titles: titles) ?? known
        // A GeoJSON whose `crs` is not understood is of no CRS: GDAL takes it for WGS 84.
        let isUnknown = dataset.driver == "GeoJSON" && dataset.ready.withoutCRS != nil
        crs = collectingMessages { _ in
            isUnknown ? nil : CRSReading(OGR_L_GetSpatialRef(handle)).map { GeoJSONHints.corrected($0, dataset) }
        }
        let inTables = dataset.driver == "GPKG" ? DeclaredCRS.disagreement(ofLayer: given, in: dataset.handle) : nil
        if let crs, let contradiction = inTables ?? crs.contradiction {
            throw .contradictoryCRS(path: shown, layer: name, message: contradiction)
        }
    }

    /// Kind of geometry that the layer declares; nil when it leaves it open.
    var declaredKind: GeometryColumn.Kind? { closesLines ? .polygon : Self.kind(OGR_L_GetGeomType(handle)) }

    /// The rows that the layer says it has; nil when it cannot say without reading them.
    var declaredRows: Int? {
        if closesLines { return nil }
        if let mif = dataset.ready.mif { return mif.count }
        let rows = collectingMessages { _ in OGR_L_GetFeatureCount(handle, 0) }
        return rows >= 0 ? Int(rows) : nil
    }

    /// Row identifiers of the driver are the numbers of the records, from 0.
    var isShapefile: Bool { dataset.driver == "ESRI Shapefile" }

    /// Settings of GDAL that hold while rows are read.
    var readSettings: [(String, String)] {
        // The rings of a Shapefile are put together by us (see `GeometryBuilder.arrangeRings`).
        isShapefile
            ? [("OGR_ORGANIZE_POLYGONS", "SKIP")]
            : dataset.ready.drawing.map { [("OGR_ARC_STEPSIZE", "\($0.content.arcStep)")] } ?? []
    }

    /// Coordinates are degrees.
    var isGeographic: Bool { Self.isGeographic(handle) }

    private static func isGeographic(_ handle: OGRLayerH) -> Bool {
        collectingMessages { _ in OGR_L_GetSpatialRef(handle).map { OSRIsGeographic($0) != 0 } ?? false }
    }

    private static func shapeNotes(_ dataset: Dataset, degrees: Bool) -> [FileNote] {
        guard dataset.driver == "MapInfo File" else { return [] }
        let note: FileNote? =
            if let mif = dataset.ready.mif {
                mif.curves.note(degrees: degrees)
            } else {
                TABObjects.note(dataset.ready.path, degrees: degrees)
            }
        return note.map { [$0] } ?? []
    }

    static func kind(_ type: OGRwkbGeometryType) -> GeometryColumn.Kind? {
        if type == wkbNone { return GeometryColumn.Kind.none }
        switch OGR_GT_Flatten(type).rawValue {
        case 1, 4: return .point
        case 2, 5, 8, 9, 11, 13: return .line
        case 3, 6, 10, 12, 14, 15, 16, 17: return .polygon
        default: return nil
        }
    }

    /// Rows of each kind in the whole layer. Wraps `OGR_L_GetGeometryTypes`.
    func kindCounts() -> [GeometryColumn.Kind: Int] {
        collectingMessages { _ in
            var (n, counts) = (Int32(0), [GeometryColumn.Kind: Int]())
            guard let types = OGR_L_GetGeometryTypes(handle, 0, 0, &n, nil, nil) else { return counts }
            defer { VSIFree(types) }
            for i in 0..<Int(n) where types[i].eGeomType != wkbNone {
                guard let kind = Self.kind(types[i].eGeomType) else { continue }
                counts[kind, default: 0] += Int(types[i].nCount)
            }
            return counts
        }
    }

    /// The layers of a member, opened together. A drawing with closed lines has a layer more, which reads them as polygons.
    /// - Parameter encoding: what the caller says about the text of a Shapefile or drawing; nil when nothing.
    static func all(in member: SourceMember, encoding: TextEncoding?) throws(OGRError) -> [OpenLayer] {
        let ready = try ReadyMember(member, encoding: encoding)
        let text = member.isShapefile ? DBFEncoding(of: ready.path, declared: encoding) : nil
        let dataset = try Dataset(ready)
        let passedOver = dataset.passedOver
        let notes = ready.notes + passedOver.sorted { utf8Less($0.key, $1.key) }.map(\.value)
        var result: [OpenLayer] = []
        for handle in dataset.layers {
            result.append(try OpenLayer(dataset, handle, text: text, notes: notes))
        }
        guard let first = result.first else {
            let told = [Messages.noLayer] + notes
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: told.map(\.zh).joined(separator: "。"), en: told.map(\.en).joined(separator: ". ")))
        }
        if let content = ready.drawing?.content, content.closedLines > 0 {
            result.append(try OpenLayer(dataset, first.handle, text: text, notes: notes, closesLines: true))
        }
        return result
    }
}
