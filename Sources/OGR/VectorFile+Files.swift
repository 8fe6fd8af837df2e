import Columns
import FormatAudits
import Output
import VectorSources

extension VectorFile {
    /// The files that a source consists of, in UTF-8 order of their paths.
    ///
    /// A Shapefile brings its `.shx`, `.dbf`, `.prj` and `.cpg`; a FileGDB all its files but locks; a GeoPackage its
    /// write-ahead log or journal; a glob every file; an archive is one file.
    /// - Throws: `OGRError` when nothing is there, or it is no local source.
    public static func files(of path: String) throws(OGRError) -> [String] {
        // What is no local file, folder, pattern or place in an archive is told as reading would tell it.
        if LocalFiles.kind(path) == nil { _ = try ResolvedSource(path) }
        return InputParts.content(of: path)
    }

    /// Refuses a GeoJSON file whose features have too many different keys, before it is read; says why its member `crs` names
    /// no CRS, where that is so.
    /// - Throws: `OGRError.tooLarge`, which names the budget.
    package static func checked(geoJSON path: String) throws(OGRError) -> FileNote? {
        GeoJSONCRS.fault(try GeoJSONKeys.check(path, shown: path).crs)
    }
}
