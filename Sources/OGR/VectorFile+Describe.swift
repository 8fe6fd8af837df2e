import CGDAL
import Columns
import CornerPoints
import OpenStreetMap
import TableSources
import VectorSources

extension VectorFile {
    /// What a source holds: layers, kinds, rows, CRS, encoding and how it was learned, fields, bounds.
    ///
    /// No feature is read. (A Shapefile's table without a declared encoding is scanned as bytes; formats that are text,
    /// such as GeoJSON and CSV, cannot be opened without parsing them.)
    /// - Parameters:
    ///   - path: as in `LayerRequest.path`. Of a glob, the first file is described, with all that an archive holds.
    ///   - encoding: stands for what the source declares.
    /// - Throws: `OGRError`.
    public static func describe(_ path: String, encoding: String? = nil) throws(OGRError) -> SourceDescription {
        let declared = try textEncoding(encoding, path)
        let source = try ResolvedSource(path)
        var result = SourceDescription(path: path, format: "", layers: [])
        var members: [SourceMember] = []
        for member in source.isGlob ? source.files.first ?? [] : source.members {
            defer { while members.count < result.layers.count { members.append(member) } }
            if member.isOSM {
                result.format = "OSM"
                _ = try PBFBlobs(member).next(isWanted: false)
                result.layers += OSMSource.descriptions
            } else if member.isCornerPoints {
                result.format = "TXT"
                result.layers.append(try CornerPointTable(member, encoding: encoding).description(member.stem))
            } else if member.isTable {
                result.format = "CSV"
                result.layers.append(try CSVTable(member, encoding: declared, allowUndeclared: true).description)
            } else if member.isBook {
                let book = try SheetBook(member)
                result.format = book.format
                result.layers += try book.tables().map(\.description)
            } else {
                for layer in try OpenLayer.all(in: member, encoding: declared) {
                    result.format = layer.dataset.driver
                    var description = collectingMessages { _ in layer.description }
                    description.notes += source.notes.map(ReadNote.file)
                    result.layers.append(description)
                }
            }
        }
        source.qualify(&result.layers, members)
        return result
    }

    /// The encoding of that name; nil for nil.
    static func textEncoding(_ name: String?, _ path: String) throws(OGRError) -> TextEncoding? {
        guard let name else { return nil }
        guard let encoding = TextEncoding(name) else { throw .unknownEncoding(path: path, name: name) }
        return encoding
    }
}

extension OpenLayer {
    fileprivate var description: LayerDescription {
        var result = LayerDescription(
            name: name, kind: declaredKind, fields: fields.map(\.field), fieldTypes: fields.map(\.typeName))
        let type = OGR_L_GetGeomType(handle)
        (result.hasZ, result.hasM) = (OGR_GT_HasZ(type) != 0, OGR_GT_HasM(type) != 0)
        result.hasCurves = OGR_GT_IsNonLinear(type) != 0
        result.rows = closesLines ? dataset.ready.drawing?.content.closedLines : declaredRows
        result.notes = (notes + shapeNotes).map(ReadNote.file)
        (result.crs, result.crsName) = (crs?.crs, crs?.name)
        (result.encoding, result.encodingSource) = (encoding?.name, encodingSource)
        var extent = OGREnvelope()
        if declaredKind != GeometryColumn.Kind.none, OGR_L_GetExtent(handle, &extent, 0) == OGRERR_NONE {
            let box = Box(minX: extent.MinX, minY: extent.MinY, maxX: extent.MaxX, maxY: extent.MaxY)
            result.bounds = box.isFinite && result.rows != 0 ? box : nil
        }
        return result
    }
}
