import CGDAL
import Columns
import VectorSources

/// Headings of fields in a GeoPackage: the schema extension's table `gpkg_data_columns`, which GDAL 3.6 does not use for
/// them.
/// - Source: OGC 12-128r15, *GeoPackage Encoding Standard* 1.2.1, annex F.9.
enum GeoPackageTitles {
    /// Stores the headings of a layer that has just been created; false when SQLite refuses.
    static func write(_ template: LayerTemplate, to dataset: GDALDatasetH) -> Bool {
        let titled = template.fields.compactMap { field in field.title.map { (field.name, $0) } }
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
        for (name, title) in titled {
            run(
                """
                INSERT INTO gpkg_data_columns (table_name, column_name, title) VALUES \
                (\([template.name, name, title].map(DatabaseText.literal).joined(separator: ", ")))
                """, dataset)
        }
        return CPLGetLastErrorType().rawValue < CE_Failure.rawValue
    }

    /// Headings by field name; empty when the file keeps none.
    static func read(_ layer: String, from dataset: GDALDatasetH) -> [String: String] {
        guard hasTable(dataset) else { return [:] }
        var titles: [String: String] = [:]
        let statement = """
            SELECT column_name, title FROM gpkg_data_columns WHERE title IS NOT NULL \
            AND lower(table_name) = lower(\(DatabaseText.literal(layer))) ORDER BY column_name
            """
        DatabaseText.rows(statement, dataset) { row in
            if let name = DatabaseText.text(row, 0), let title = DatabaseText.text(row, 1) { titles[name] = title }
        }
        return titles
    }

    /// Tables of tiles and grids, by name, with what is said of them.
    static func tiles(_ dataset: GDALDatasetH) -> [String: FileNote] {
        var result: [String: FileNote] = [:]
        let statement = "SELECT table_name FROM gpkg_contents WHERE data_type NOT IN ('features', 'attributes')"
        DatabaseText.rows(statement, dataset) { row in
            guard let name = DatabaseText.text(row, 0) else { return }
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
        DatabaseText.rows(statement, dataset) { row in
            guard let name = DatabaseText.text(row, 0) else { return }
            result[name] = FileNote(
                zh: "文件目录（gpkg_contents）列有图层 \(name)，但文件中没有这个表。",
                en: "The file lists the layer \(name) (gpkg_contents) and holds no such table.")
        }
        return result
    }

    private static func hasTable(_ dataset: GDALDatasetH) -> Bool {
        var found = false
        let statement = "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_data_columns' AND type IN ('table', 'view')"
        DatabaseText.rows(statement, dataset) { _ in found = true }
        return found
    }

    /// Runs a statement that answers nothing. What GDAL says of it stays to be seen: `write` asks for its last error.
    private static func run(_ statement: String, _ dataset: GDALDatasetH) {
        if let result = GDALDatasetExecuteSQL(dataset, statement, nil, nil) {
            GDALDatasetReleaseResultSet(dataset, result)
        }
    }
}
