import Output

/// The files of an output folder.
package enum ReportFiles {
    package static let summary = "summary.json"
    static let run = "run.json"
    static let package = "results.gpkg"
    /// The page with the map.
    package static let map = "report.html"
    static let issues = "issues.csv"
    package static let workbook = "tables.xlsx"
    package static let layers = "geojson"
    package static let tables = "tables"

    /// The files of a finished run that its map is made of.
    package static func read(byMapOf directory: String) -> [String] {
        [directory + "/" + summary] + PageOrder.layers.map { "\(directory)/\(layers)/\($0).geojson" }
    }

    /// Whether a run writes a file of this name, or makes a folder of it (`name/`). Side files that a GIS leaves beside
    /// a GeoPackage count as ours.
    @Sendable package static func isOurs(_ name: String) -> Bool {
        let single =
            [
                summary, run, package, map, issues, workbook, layers + "/", tables + "/",
            ] + DatabaseLogs.tails.map { package + $0 }
        if single.contains(name) { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        if parts[0] == layers, parts[1].hasSuffix(".geojson") {
            return ResultLayers.titles[String(parts[1].dropLast(8))] != nil
        }
        guard parts[0] == tables, parts[1].hasSuffix(".csv") else { return false }
        let table = String(parts[1].dropLast(4))
        return Chapters.tableNames.contains(table)
            || table.hasPrefix(balancePrefix) && table.count > balancePrefix.count
    }

    /// How the tables of farmland balances are named, before the name of their rule set.
    static let balancePrefix = "耕地平衡表_"
}
