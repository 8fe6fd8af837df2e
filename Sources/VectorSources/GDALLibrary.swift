import CGDAL
import Columns

/// GDAL's state for the whole process, set once before its first use.
package enum GDALLibrary {
    /// Touch this before any call. Drivers are registered, and everything that reaches out or writes beside an input
    /// is switched off.
    package static let ready: Void = {
        for (key, value) in settings { CPLSetConfigOption(key, value) }
        GDALAllRegister()
        OSRSetPROJEnableNetwork(0)
    }()

    private static let settings = [
        ("GDAL_DRIVER_PATH", "disable"),  // no plugins from elsewhere
        ("GDAL_PAM_ENABLED", "NO"),  // no .aux.xml
        ("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO"),  // no .gz.properties
        ("SHAPE_RESTORE_SHX", "NO"),  // no .shx written in place
        ("OGR_CURRENT_DATE", fixedDate),  // GeoPackage: last_change
        ("OGR_SQLITE_SYNCHRONOUS", "OFF"),  // outputs are renamed when complete; half a file is never kept
        ("OGR_GEOJSON_MAX_OBJ_SIZE", "0"),  // one feature may be large
        ("PROJ_NETWORK", "OFF"),
        ("CPL_CURL_ENABLE_VSIMEM", "NO"),
    ]

    /// The date inside every container that we write.
    package static let fixedDate = "2000-01-01T00:00:00.000Z"

    /// Drivers that open local files and nothing else. CSV and XLSX are read by us.
    package static let readers = [
        "GPKG", "ESRI Shapefile", "OpenFileGDB", "FlatGeobuf", "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "GML",
        "LIBKML", "KML", "MapInfo File", "DXF", "SQLite", "XLS", "ODS", "GPX",
    ]
}

/// What GDAL said during one run of calls. GDAL keeps handlers per thread, so the calls must not cross an `await`.
package final class GDALMessages {
    /// Messages that are kept.
    package static let most = 100
    package private(set) var errors: [String] = []
    package private(set) var warnings: [String] = []

    /// The last error, for a sentence of ours.
    package var last: Phrase { (errors.last ?? warnings.last).map(GDALSentence.phrase) ?? Messages.noReason }

    fileprivate func add(_ text: String, isError: Bool) {
        guard errors.count + warnings.count < Self.most else { return }
        let line = String(text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: " "))
        if isError { errors.append(line) } else { warnings.append(line) }
    }
}

/// Runs GDAL calls with their messages collected and nothing printed.
package func collectingMessages<R, E>(_ body: (GDALMessages) throws(E) -> R) throws(E) -> R {
    _ = GDALLibrary.ready
    let messages = GDALMessages()
    CPLPushErrorHandlerEx(
        { level, _, text in
            guard let text, let box = CPLGetErrorHandlerUserData(), level.rawValue >= CE_Warning.rawValue else {
                return
            }
            let isError = level.rawValue >= CE_Failure.rawValue
            Unmanaged<GDALMessages>.fromOpaque(box).takeUnretainedValue().add(String(cString: text), isError: isError)
        }, Unmanaged.passUnretained(messages).toOpaque())
    defer {
        CPLPopErrorHandler()
        CPLErrorReset()
    }
    return try body(messages)
}

/// A list of strings as GDAL takes it, alive during `body`.
package func withStringList<R, E>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) throws(E) -> R
)
    throws(E) -> R
{
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    for text in strings { list = CSLAddString(list, text) }
    defer { CSLDestroy(list) }
    return try body(list)
}
