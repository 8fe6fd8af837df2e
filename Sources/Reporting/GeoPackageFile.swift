import Columns
import Foundation
import OGR

/// A GeoPackage that appears whole or not at all: written beside its final name as `.NAME.partial.gpkg`, renamed by
/// `commit()`.
///
/// A file that stands at the path is refused, so no input can be overwritten. A file that is not committed is removed.
public struct GeoPackageFile: ~Copyable {
    /// Adds layers.
    public let writer: GeoPackageWriter
    private let path: String
    private let partialPath: String
    private var isCommitted = false

    /// - Throws: `ReportError` when something is at the path, `OGRError` when the folder cannot be written.
    public init(path: String) throws {
        let url = URL(filePath: path)
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw ReportError(.notReplaceable, path: path, "is there already")
        }
        let partial = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).partial.gpkg").path
        try? FileManager.default.removeItem(atPath: partial)
        writer = try GeoPackageWriter(path: partial)
        (self.path, partialPath) = (path, partial)
    }

    deinit { if !isCommitted { try? FileManager.default.removeItem(atPath: partialPath) } }

    /// Completes the file and gives it its final name.
    public consuming func commit() throws {
        try writer.finish()
        guard rename(partialPath, path) == 0 else {
            throw ReportError(.notWritable, path: path, "cannot be written: \(String(cString: strerror(errno)))")
        }
        isCommitted = true
    }
}
