import CGDAL
import Columns
import VectorSources

/// The tables of a FileGDB that GDAL does not offer as layers.
enum GeodatabaseTables {
    /// What is said of each, by name: compressed tables (CDF), whose form is not public, and raster datasets.
    static func passedOver(_ dataset: GDALDatasetH, in folder: String, layers: [String]) -> [String: FileNote] {
        let names = catalogue(folder)
        var result: [String: FileNote] = [:]
        for file in files(in: folder) where file.hasSuffix(".cdf") {
            let number = file.dropFirst().prefix { $0.isHexDigit }
            guard let id = Int64(number, radix: 16) else { continue }
            let name = names[id] ?? String(file)
            guard !name.hasPrefix("GDB_"), !layers.contains(name) else { continue }
            result[name] = FileNote(
                zh: "表 \(name) 是压缩的（CDF），无法读取：请在 ArcGIS 中解压缩地理数据库后再用。",
                en:
                    "The table \(name) is compressed (CDF) and cannot be read: uncompress the geodatabase in ArcGIS first."
            )
        }
        for name in names.values where name.hasPrefix("fras_bnd_") {
            let raster = String(name.dropFirst("fras_bnd_".count))
            result[raster] = FileNote(
                zh: "栅格 \(raster) 不是矢量图层，已略过。", en: "The raster \(raster) is no layer of vectors and was passed over.")
        }
        return result
    }

    private static func files(in folder: String) -> [String] {
        guard let list = VSIReadDir(folder) else { return [] }
        defer { CSLDestroy(list) }
        return (0..<Int(CSLCount(list))).compactMap { list[$0].map { String(cString: $0).lowercased() } }
    }

    /// Names of all tables by number: the table of tables is always the first.
    private static func catalogue(_ folder: String) -> [Int64: String] {
        let path = folder + "/a00000001.gdbtable"
        let opened = withStringList(["OpenFileGDB"]) { names in
            GDALOpenEx(
                path, UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY), Dataset.constant(names), nil, nil)
        }
        guard let opened else { return [:] }
        defer { GDALClose(opened) }
        guard let layer = GDALDatasetGetLayer(opened, 0) else { return [:] }
        let field = OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(layer), "Name")
        guard field >= 0 else { return [:] }
        var result: [Int64: String] = [:]
        OGR_L_ResetReading(layer)
        while let row = OGR_L_GetNextFeature(layer) {
            if let name = OGR_F_GetFieldAsString(row, field) { result[OGR_F_GetFID(row)] = String(cString: name) }
            OGR_F_Destroy(row)
        }
        return result
    }
}
