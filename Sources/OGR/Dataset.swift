import CGDAL
import Output

/// An open GDAL dataset, read-only. Belongs to one task; closed when let go.
final class Dataset {
    let member: SourceMember
    let handle: GDALDatasetH
    /// GDAL's short name of the driver.
    let driver: String
    /// Holds the copy that is read in place of the source, when there is one.
    private let copy: TemporaryFolder?

    /// Opens one member so that neither it nor its folder changes.
    init(_ member: SourceMember) throws(OGRError) {
        let (path, copy) = try Self.safePath(of: member)
        let opened = collectingMessages { messages -> Result<(GDALDatasetH, String), OGRError> in
            let driver = withStringList(GDALLibrary.readers) { list in
                GDALIdentifyDriverEx(path, UInt32(GDAL_OF_VECTOR), Self.constant(list), nil)
            }
            guard let driver, let name = GDALGetDriverShortName(driver).map({ String(cString: $0) }) else {
                return .failure(.notReadable(path: member.shown, message: "no known format of vector data"))
            }
            let options = Self.options(name, copied: copy != nil)
            let handle = withStringList([name]) { names in
                withStringList(options) { options in
                    GDALOpenEx(
                        path, UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR), Self.constant(names),
                        Self.constant(options), nil)
                }
            }
            guard let handle else { return .failure(.notReadable(path: member.shown, message: messages.last)) }
            return .success((handle, name))
        }
        (self.member, self.copy) = (member, copy)
        (handle, driver) = try opened.get()
    }

    deinit { collectingMessages { _ in GDALClose(handle) } }

    /// GDAL's layers, in its order.
    var layers: [OGRLayerH] {
        (0..<GDALDatasetGetLayerCount(handle)).compactMap { GDALDatasetGetLayer(handle, $0) }
    }

    /// The same list, as GDAL takes it where it promises not to change it.
    static func constant(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?)
        -> UnsafePointer<UnsafePointer<CChar>?>?
    {
        list.map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self) }
    }

    private static func options(_ driver: String, copied: Bool) -> [String] {
        switch driver {
        case "GPKG": copied ? [] : ["IMMUTABLE=YES"]
        case "ESRI Shapefile": ["ENCODING="]  // raw bytes: we decode
        case "GML": ["WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO"]
        case "GeoJSON": ["DATE_AS_STRING=YES", "ARRAY_AS_STRING=YES", "FEATURE_SERVER_PAGING=NO"]
        default: []
        }
    }

    /// The path to open. SQLite needs a copy of its own in three cases: a write-ahead log or a journal waits beside the
    /// file (opening would change both), the file is in an archive, or the driver cannot open it as immutable.
    private static func safePath(of member: SourceMember) throws(OGRError) -> (String, TemporaryFolder?) {
        guard member.isSQLite else { return (member.path, nil) }
        let waiting = member.packed ? [] : ["-wal", "-journal"].filter { LocalFiles.size(member.path + $0) > 0 }
        guard member.packed || !waiting.isEmpty || member.suffix != "gpkg" else { return (member.path, nil) }
        let folder = try TemporaryFolder.forCopy()
        let path = folder.path + "/" + member.stem + "." + member.suffix
        for tail in [""] + waiting { try VirtualFile.copy(member.path + tail, to: path + tail) }
        return (path, folder)
    }
}
