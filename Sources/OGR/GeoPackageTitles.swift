import CGDAL
import Columns
import VectorSources

/// Headings of fields in a GeoPackage: the schema extension's table `gpkg_data_columns`, which GDAL 3.6 does not use for
/// them.
/// - Source: OGC 12-128r15, *GeoPackage Encoding Standard* 1.2.1, annex F.9.
enum GeoPackageTitles {
    /// Stores the headings of a layer that has just been created; false when SQLite refuses.
    static func write(_ template: LayerTemplate, to dataset: GDALDatasetH) -> Bool {
        let titled = template.fields.filter { $0.title != nil }
        guard !titled.isEmpty else { return true }
        if !hasTable(dataset) {
            run(
                """
                CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, \
                extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, \
                CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
                """, dataset)
            run(
                """
                CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, \
                title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, \
                CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), \
                CONSTRAINT gdc_tn UNIQUE (table_name, name))
                """, dataset)
            run(
                """
                INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES \
                ('gpkg_data_columns', NULL, 'gpkg_schema', \
                'http://www.geopackage.org/spec121/#extension_schema', 'read-write')
                """, dataset)
        }
        for field in titled {
            run(
                """
                INSERT INTO gpkg_data_columns (table_name, column_name, title) VALUES \
                (\(quoted(template.name)), \(quoted(field.name)), \(quoted(field.title!)))
                """, dataset)
        }
        return CPLGetLastErrorType().rawValue < CE_Failure.rawValue
    }

    /// Headings by field name; empty when the file keeps none.
    static func read(_ layer: String, from dataset: GDALDatasetH) -> [String: String] {
        collectingMessages { _ in
            guard hasTable(dataset) else { return [:] }
            var titles: [String: String] = [:]
            let statement = """
                SELECT column_name, title FROM gpkg_data_columns WHERE title IS NOT NULL \
                AND lower(table_name) = lower(\(quoted(layer))) ORDER BY column_name
                """
            rows(statement, dataset) { row in
                if let name = OGR_F_GetFieldAsString(row, 0), let title = OGR_F_GetFieldAsString(row, 1) {
                    titles[String(cString: name)] = String(cString: title)
                }
            }
            return titles
        }
    }

    /// Tables of tiles and grids, by name, with what is said of them.
    static func tiles(_ dataset: GDALDatasetH) -> [String: FileNote] {
        var result: [String: FileNote] = [:]
        rows("SELECT table_name FROM gpkg_contents WHERE data_type NOT IN ('features', 'attributes')", dataset) { row in
            guard let text = OGR_F_GetFieldAsString(row, 0) else { return }
            let name = String(cString: text)
            result[name] = FileNote(
                zh: "栅格 \(name) 不是矢量图层，已略过。", en: "The raster \(name) is no layer of vectors and was passed over.")
        }
        return result
    }

    /// Layers that the list of contents names and no table or view holds, with what is said of them.
    static func missing(_ dataset: GDALDatasetH) -> [String: FileNote] {
        var result: [String: FileNote] = [:]
        let statement =
            "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes') "
            + "AND lower(table_name) NOT IN (SELECT lower(name) FROM sqlite_master WHERE type IN ('table', 'view'))"
        rows(statement, dataset) { row in
            guard let text = OGR_F_GetFieldAsString(row, 0) else { return }
            let name = String(cString: text)
            result[name] = FileNote(
                zh: "文件目录（gpkg_contents）列有图层 \(name)，但文件中没有这个表。",
                en: "The file lists the layer \(name) (gpkg_contents) and holds no such table.")
        }
        return result
    }

    private static func hasTable(_ dataset: GDALDatasetH) -> Bool {
        var found = false
        rows("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_data_columns' AND type IN ('table', 'view')", dataset) {
            _ in
            found = true
        }
        return found
    }

    private static func run(_ statement: String, _ dataset: GDALDatasetH) { rows(statement, dataset) { _ in } }

    private static func rows(_ statement: String, _ dataset: GDALDatasetH, _ body: (OGRFeatureH) -> Void) {
        guard let result = GDALDatasetExecuteSQL(dataset, statement, nil, nil) else { return }
        defer { GDALDatasetReleaseResultSet(dataset, result) }
        while let row = OGR_L_GetNextFeature(result) {
            body(row)
            OGR_F_Destroy(row)
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
