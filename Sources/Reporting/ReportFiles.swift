import Columns
import Foundation

/// The files of an output folder.
public enum ReportFiles {
    static let summary = "summary.json"
    static let run = "run.json"
    static let package = "results.gpkg"
    static let map = "report.html"
    static let issues = "issues.csv"
    static let workbook = "tables.xlsx"
    static let layers = "geojson"
    static let tables = "tables"

    /// Whether a run writes a file of this name, or makes a folder of it (`name/`). Side files that a GIS leaves beside
    /// a GeoPackage count as ours.
    @Sendable public static func isOurs(_ name: String) -> Bool {
        let single = [
            summary, run, package, package + "-wal", package + "-shm", package + "-journal", map, issues, workbook,
            layers + "/", tables + "/",
        ]
        if single.contains(name) { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return false }
        return parts[0] == layers && parts[1].hasSuffix(".geojson") || parts[0] == tables && parts[1].hasSuffix(".csv")
    }

    /// Writes a new file.
    static func write(_ bytes: [UInt8], to path: String) throws(ReportError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard file >= 0 else { throw failure(path) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress! + done, $0.count - done) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let error = failure(path)
                close(file)
                throw error
            }
            done += count
        }
        guard close(file) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> ReportError {
        ReportError(.notWritable, path: path, "cannot be written: \(String(cString: strerror(errno)))")
    }
}
