import CGDAL

/// Lists folders through GDAL's file layer, those of archives too.
package enum VirtualFolder {
    /// Names in a folder, in GDAL's order; none when there is no such folder. Wraps `VSIReadDir`.
    package static func names(in folder: String) -> [String] { strings(VSIReadDir(folder)) }

    /// Paths of everything below a folder, relative to it, in GDAL's order. Wraps `VSIReadDirRecursive`.
    package static func paths(below folder: String) -> [String] { strings(VSIReadDirRecursive(folder)) }

    private static func strings(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
        guard let list else { return [] }
        defer { CSLDestroy(list) }
        return (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0) } }
    }
}
