import CGDAL
import Columns
import VectorSources

/// An open GDAL dataset, read-only. Belongs to one task; closed when let go.
final class Dataset {
    let member: SourceMember
    let handle: GDALDatasetH
    /// GDAL's short name of the driver.
    let driver: String
    /// How the member was made ready; holds the copy that is read in its place, when there is one.
    let ready: ReadyMember
    /// Views that are passed over, in small letters.
    private let recursiveViews: Set<String>

    /// Opens one member so that neither it nor its folder changes.
    init(_ ready: ReadyMember) throws(OGRError) {
        let (member, path) = (ready.member, ready.path)
        let opened = collectingMessages { messages -> Result<(GDALDatasetH, String), OGRError> in
            let driver = withStringList(GDALLibrary.readers) { list in
                GDALIdentifyDriverEx(path, UInt32(GDAL_OF_VECTOR), Self.constant(list), nil)
            }
            guard let driver, let name = GDALGetDriverShortName(driver).map({ String(cString: $0) }) else {
                return .failure(
                    .notReadable(
                        path: member.shown, message: Phrase(zh: "不是已知的矢量数据格式", en: "no known format of vector data")))
            }
            let options = Self.options(name, copied: ready.folder != nil)
            // The copy of a drawing is UTF-8; where nothing says what the text is, only its bytes are shown.
            let recoding = name == "DXF" ? "UTF-8" : nil
            CPLSetThreadLocalConfigOption("DXF_ENCODING", recoding)
            defer { CPLSetThreadLocalConfigOption("DXF_ENCODING", nil) }
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
        (self.member, self.ready) = (member, ready)
        (handle, driver) = try opened.get()
        recursiveViews = ["GPKG", "SQLite"].contains(driver) ? RecursiveViews.names(in: handle) : []
    }

    deinit { collectingMessages { _ in GDALClose(handle) } }

    /// GDAL's layers, in its order, without recursive views.
    var layers: [OGRLayerH] {
        let all = (0..<GDALDatasetGetLayerCount(handle)).compactMap { GDALDatasetGetLayer(handle, $0) }
        if recursiveViews.isEmpty { return all }
        return all.filter { layer in
            !(OGR_L_GetName(layer).map { recursiveViews.contains(String(cString: $0).lowercased()) } ?? false)
        }
    }

    /// What is said, by name, of tables that are no layers here: compressed ones, rasters, tiles.
    var passedOver: [String: FileNote] {
        let own = collectingMessages { _ -> [String: FileNote] in
            switch driver {
            case "OpenFileGDB":
                GeodatabaseTables.passedOver(
                    handle, in: ready.path, layers: layers.compactMap { OGR_L_GetName($0).map { String(cString: $0) } })
            case "GPKG": GeoPackageTitles.tiles(handle).merging(GeoPackageTitles.missing(handle)) { first, _ in first }
            default: [:]
            }
        }
        return own.merging(recursiveViews.map { ($0, RecursiveViews.note($0)) }) { first, _ in first }
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
}
