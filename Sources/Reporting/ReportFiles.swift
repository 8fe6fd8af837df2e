/// The files of an output folder.
package enum ReportFiles {
    static let summary = "summary.json"
    static let run = "run.json"
    static let package = "results.gpkg"
    /// The page with the map.
    package static let map = "report.html"
    static let issues = "issues.csv"
    static let workbook = "tables.xlsx"
    static let layers = "geojson"
    static let tables = "tables"

    /// The files of a finished run that its map is made of.
    package static func read(byMapOf directory: String) -> [String] {
        [directory + "/" + summary] + PageOrder.layers.map { "\(directory)/\(layers)/\($0).geojson" }
    }

    /// Whether a run writes a file of this name, or makes a folder of it (`name/`). Side files that a GIS leaves beside
    /// a GeoPackage count as ours.
    @Sendable package static func isOurs(_ name: String) -> Bool {
        let single = [
            summary, run, package, package + "-wal", package + "-shm", package + "-journal", map, issues, workbook,
            layers + "/", tables + "/",
        ]
        if single.contains(name) { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return false }
        return parts[0] == layers && parts[1].hasSuffix(".geojson") || parts[0] == tables && parts[1].hasSuffix(".csv")
    }
}
