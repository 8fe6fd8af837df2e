import Columns
import OGR
import Testing

/// Files made to trip readers: each is read, or refused with a reason; none crashes, none is changed.
@Suite struct VectorsTests {
    private func unpacked() throws -> Scratch {
        let folder = Scratch()
        try folder.run("unzip", "-q", Shared.path("gdal_autotest_vectors/gdal_autotest_vectors.zip"), "-d", folder.path)
        return folder
    }

    @Test(.enabled(if: Shared.has("gdal_autotest_vectors"), "../shared/geodata/gdal_autotest_vectors absent"))
    func allAreReadOrRefused() throws {
        let folder = try unpacked()
        let before = folder.snapshot
        var (read, refused) = (0, 0)
        for name in folder.listing {
            let path = folder.file(name)
            do {
                for layer in try VectorFile.describe(path).layers {
                    do {
                        let result = try VectorFile.read(LayerRequest(path: path, layer: layer.name))
                        #expect(result.sourceRows == Array(0..<result.count))
                        read += 1
                    } catch {
                        #expect(error is OGRError)
                        refused += 1
                    }
                }
            } catch let error {
                #expect(!"\(error)".isEmpty)
                refused += 1
            }
        }
        #expect(read > 80)
        #expect(refused > 0)
        #expect(folder.snapshot == before)
    }

    @Test(.enabled(if: Shared.has("gdal_autotest_vectors"), "../shared/geodata/gdal_autotest_vectors absent"))
    func aTableThatSaysGBKInItsHeader() throws {
        let folder = try unpacked()
        let path = try #require(folder.listing.first { $0.hasSuffix("chinese.dbf") })
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: folder.file(path)), into: &report)
        #expect(report.encoding == "GBK")
        #expect(report.encodingSource == .languageByte)
        #expect(layer.fields.map(\.name).contains("中国"))
        #expect(layer.columns.contains { $0.text(0) == "中国" })
    }

    @Test(
        .enabled(if: Shared.has("parcels_fiboa"), "../shared/geodata/parcels_fiboa absent"),
        arguments: [
            ("at/inspire_schlaege_2025-1_polygon.gpkg.zip", 31287), ("bg/bg_arable_land_2024.zip", 32635),
            ("ec_ro/RO_ny.zip", 32635), ("india_10k/india_10k.zip", 4326),
            ("nl/brpgewaspercelen_definitief_2023.gpkg", 28992),
            ("ai4sf/1_vietnam_areas.gpkg", 32648), ("jp/jp_fude_2024_sample.geojson", 6668),
        ])
    func parcelsOfManyCountries(file: String, epsg: Int) throws {
        let layer = try VectorFile.read(LayerRequest(path: Shared.path("parcels_fiboa/" + file)))
        #expect(layer.count == 100)
        #expect(layer.geometry.kind == .polygon)
        #expect(layer.crs == .epsg(epsg))
        #expect((0..<100).allSatisfy { !layer.geometry.isEmpty(row: $0) })
        // Easting or longitude first: Japan lies east of 120°.
        if epsg == 6668 { #expect(layer.geometry.box.minX > 120) }
    }

    @Test(.enabled(if: Shared.has("parcels_fiboa"), "../shared/geodata/parcels_fiboa absent"))
    func latin1WithoutADeclarationIsAskedFor() throws {
        let path = Shared.path("parcels_fiboa/dk/Marker_2026.zip")
        #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
        #expect(try VectorFile.read(LayerRequest(path: path, encoding: "ISO-8859-1")).count == 100)
    }
}
