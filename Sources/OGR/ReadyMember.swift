import Columns
import FormatAudits
import Output
import VectorSources

/// A member made ready to be opened: as it is, or as a copy of ours where the driver would lose something of it, change it,
/// or need to write beside it.
struct ReadyMember {
    let member: SourceMember
    /// The path that GDAL opens.
    private(set) var path: String
    /// Holds the copy; none without one.
    private(set) var folder: TemporaryFolder?
    /// Notes on the whole source.
    private(set) var notes: [FileNote] = []
    /// Why a file that should state the CRS states none; none where there is no such file.
    private(set) var withoutCRS: FileNote?
    /// Issues of single rows.
    private(set) var rows: [ShapefileAudit.RowFinding] = []
    /// What a drawing holds.
    private(set) var drawing: DrawingFile?
    /// What a `.mif` holds.
    private(set) var mif: MIFObjects?

    /// - Parameter encoding: what the caller says about the text; only a drawing's is decoded here.
    init(_ member: SourceMember, encoding: TextEncoding?) throws(OGRError) {
        (self.member, path) = (member, member.path)
        switch member.suffix {
        case "shp", "dbf":
            let audit = try ShapefileAudit(member)
            (notes, rows) = (audit.notes, audit.rows)
            if let mended = audit.mended { (path, folder) = (mended.path, mended.folder) }
            if member.suffix == "shp", let text = ProjectionText(ShapefileParts(member.path)) {
                notes.append(text.note)
                if !text.isReadable { withoutCRS = text.note }
            }
        case "dxf":
            let drawing = try DrawingFile(member, encoding: encoding)
            (self.drawing, notes) = (drawing, drawing.notes)
            if let copy = drawing.copy { (path, folder) = (copy.path, copy.folder) }
        case "kml", "kmz":
            if member.suffix == "kml" { try XMLTail.check(member) }
            for document in KMLDocuments.paths(of: member.path).prefix(1) {
                try XMLNumbers.check(document, shown: member.shown, isKML: true)
            }
            if let mended = try InnerBoundaries.mended(member) {
                (path, folder, notes) = (mended.path, mended.folder, mended.notes)
            }
        case "mif":
            mif = MIFObjects(member.path)
            if let mif { notes = try MIDRecords.pairing(member, mif) }
        case "gml", "gpx", "xml":
            try XMLTail.check(member)
            let codes = try XMLNumbers.check(member.path, shown: member.shown, isKML: false)
            if let typed = try GMLCodes.typed(member, codes) { (path, folder) = (typed.path, typed.folder) }
        case "fgb": try FlatGeobufTail.check(member)
        case "geojson", "json":
            let found = try GeoJSONKeys.check(member)
            if let fault = GeoJSONCRS.fault(found.crs) {
                withoutCRS = fault
                notes.append(fault)
            }
            if found.numbers.hasIDs, found.hasPropertyID {
                notes.append(
                    FileNote(
                        zh: "要素的 id 未读入：属性中已有 id。",
                        en: "The `id` of features is not read: their properties have one."))
            }
            if let copy = try found.numbers.quoted(member, takesIDs: !found.hasPropertyID) {
                (path, folder) = (copy.path, copy.folder)
            }
        default:
            if member.isSQLite {
                try checkPages()
                try copyDatabase()
            }
        }
    }

    /// A database shorter than its own head says was cut short, and rows at its end come as empty or as others.
    /// - Source: SQLite, *Database File Format*, §1.3: bytes 16, 24, 28 and 92 of the head.
    private func checkPages() throws(OGRError) {
        guard let head = VirtualFile(member.path)?.read(100), head.count == 100,
            head.starts(with: Array("SQLite format 3".utf8)), let bytes = VirtualFile.size(member.path)
        else { return }
        let size = Int(head[16]) << 8 | Int(head[17])
        let pages = ByteOrder.bigEndian(head, 28)
        // The count holds only where the last writer kept it.
        guard ByteOrder.bigEndian(head, 24) == ByteOrder.bigEndian(head, 92), pages > 0 else { return }
        guard bytes >= pages * (size == 1 ? 65_536 : size) else {
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "文件被截断：声明有 \(pages) 页、每页 \(size == 1 ? 65_536 : size) 字节，实际只有 \(bytes) 字节",
                    en: "it is cut short: it says it has \(pages) pages of \(size == 1 ? 65_536 : size) bytes, it has "
                        + "\(bytes) bytes"))
        }
    }

    /// SQLite needs a copy of its own in three cases: a write-ahead log or a journal waits beside the file (opening would
    /// change both), the file is in an archive, or the driver cannot open it as immutable.
    private mutating func copyDatabase() throws(OGRError) {
        let waiting = member.packed ? [] : DatabaseLogs.tailsWithRows.filter { LocalFiles.size(member.path + $0) > 0 }
        guard member.packed || !waiting.isEmpty || member.suffix != "gpkg" else { return }
        let folder = try TemporaryFolder.forCopy()
        path = folder.path + "/" + member.stem + "." + member.suffix
        self.folder = folder
        let limit = member.packed ? TableBudget.bytes : .max
        for tail in [""] + waiting { try VirtualFile.copy(member.path + tail, to: path + tail, upTo: limit) }
    }
}
