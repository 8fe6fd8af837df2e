import CGDAL

/// GDAL/OGR for Swift: look at vector files, read them as columns, write them, and leave them as they were.
///
/// Everything here is synchronous and belongs to the task that calls it: GDAL keeps its last error per thread, so no
/// `await` may stand between a call and its error. What comes back (`SourceDescription`, `Layer`, `ReadReport`) is a
/// `Sendable` value. Only local files are opened, always read-only, and nothing is written beside them.
public enum VectorFile {}

extension VectorFile {
    /// Version of the GDAL library in use, such as `3.6.2`.
    public static var libraryVersion: String { String(cString: GDALVersionInfo("RELEASE_NAME")) }
}
