import Columns
import OGR
import TestSupport
import Testing

/// Files made to trip readers: each is read, or refused with a reason; none crashes, none is changed.
@Suite struct VectorsTests {
    /// What came of one file: rows of each layer that was read, and how many layers, or the file itself, were refused.
    struct Outcome {
        var rows: [Int] = []
        var refused = 0
        /// Records before the last row that are no rows.
        var passedOver = 0
    }

    private func unpacked(_ archive: String) throws -> Scratch {
        let folder = Scratch()
        try folder.run("unzip", "-q", archive, "-d", folder.path)
        return folder
    }

    /// Reads every layer of every file of an archive.
    private func readOrRefused(_ archive: String) throws -> [String: Outcome] {
        let folder = try unpacked(archive)
        let before = folder.snapshot
        var found: [String: Outcome] = [:]
        for name in folder.listing {
            let path = folder.file(name)
            var outcome = Outcome()
            do {
                for layer in try VectorFile.describe(path).layers {
                    do {
                        let result = try VectorFile.read(LayerRequest(path: path, layer: layer.name))
                        #expect(zip(result.sourceRows, result.sourceRows.dropFirst()).allSatisfy(<))
                        outcome.passedOver += (result.sourceRows.last ?? -1) + 1 - result.count
                        outcome.rows.append(result.count)
                    } catch {
                        #expect(error is OGRError)
                        outcome.refused += 1
                    }
                }
            } catch let error {
                #expect(!"\(error)".isEmpty)
                outcome.refused += 1
            }
            found[name] = outcome
        }
        #expect(folder.snapshot == before)
        return found
    }

    /// Each of our own files holds what its writer put there.
    @Test func ownFilesAreReadOrRefused() throws {
        let found = try readOrRefused(Fixtures.path("formats/vectors.zip"))
        let listed = try Fixtures.table("formats/vectors.csv")
        #expect(listed.count > 100)
        // Of two records one is deleted.
        #expect(found.filter { $0.value.passedOver > 0 }.map(\.key) == ["dbf/deleted.dbf"])
        for cells in listed {
            let (name, holds) = (cells[0], cells[1])
            let outcome = try #require(found[name] ?? found.first { $0.key.hasPrefix(name + "/") }?.value, "\(name)")
            switch holds {
            case "odd": #expect(outcome.rows.count + outcome.refused > 0, "\(name)")
            case "refused": #expect(outcome.rows.isEmpty && outcome.refused > 0, "\(name): \(outcome)")
            default:
                #expect(outcome.refused == 0 && !outcome.rows.isEmpty, "\(name): \(outcome)")
                #expect(outcome.rows.allSatisfy { String($0) == holds }, "\(name): \(outcome)")
            }
        }
    }

    @Test(.realData("gdal_autotest_vectors")) func allAreReadOrRefused() throws {
        let found = try readOrRefused(RealData.path("gdal_autotest_vectors/gdal_autotest_vectors.zip"))
        #expect(found.values.reduce(0) { $0 + $1.rows.count } > 80)
        #expect(found.values.contains { $0.refused > 0 })
        #expect(found.values.allSatisfy { $0.passedOver == 0 })
    }

    /// A dBASE table whose language byte says GBK.
    private func expectChinese(_ archive: String, field: String, value: String) throws {
        let folder = try unpacked(archive)
        let path = try #require(folder.listing.first { $0.hasSuffix("chinese.dbf") })
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: folder.file(path)), into: &report)
        #expect(report.encoding == "GBK")
        #expect(report.encodingSource == .languageByte)
        #expect(layer.fields.map(\.name).contains(field))
        #expect(layer.columns.contains { $0.text(0) == value })
    }

    @Test func anOwnTableThatSaysGBKInItsHeader() throws {
        try expectChinese(Fixtures.path("formats/vectors.zip"), field: "名称", value: "中国")
    }

    @Test(.realData("gdal_autotest_vectors")) func aTableThatSaysGBKInItsHeader() throws {
        try expectChinese(
            RealData.path("gdal_autotest_vectors/gdal_autotest_vectors.zip"), field: "中国", value: "中国")
    }

    /// A hundred fields in the system of their place.
    private func expectFields(_ path: String, epsg: Int) throws -> Layer {
        let layer = try VectorFile.read(LayerRequest(path: path))
        #expect(layer.count == 100)
        #expect(layer.geometry.kind == .polygon)
        #expect(layer.crs == .epsg(epsg))
        #expect((0..<100).allSatisfy { !layer.geometry.isEmpty(row: $0) })
        // Easting or longitude first: Japan lies east of 120°.
        if epsg == 6668 { #expect(layer.geometry.box.minX > 120) }
        return layer
    }

    @Test(arguments: [
        ("alps/fields.gpkg.zip", 31287, "wheat"), ("danube/fields.zip", 32635, "пшеница"),
        ("danube/nested.zip", 32635, "пшеница"), ("deccan/fields.zip", 4326, "wheat"),
        ("polder/fields.gpkg", 28992, "wheat"), ("mekong/fields.gpkg", 32648, "wheat"),
        ("honshu/fields.geojson", 6668, "wheat"),
    ])
    func ownFieldsOfManyPlaces(file: String, epsg: Int, crop: String) throws {
        let layer = try expectFields(Fixtures.path("formats/" + file), epsg: epsg)
        #expect(layer.column("crop")?.text(99) == crop)
        #expect(layer.column("BSM")?.number(99) == 100)
    }

    @Test(
        .realData("parcels_fiboa"),
        arguments: [
            ("at/inspire_schlaege_2025-1_polygon.gpkg.zip", 31287), ("bg/bg_arable_land_2024.zip", 32635),
            ("ec_ro/RO_ny.zip", 32635), ("india_10k/india_10k.zip", 4326),
            ("nl/brpgewaspercelen_definitief_2023.gpkg", 28992),
            ("ai4sf/1_vietnam_areas.gpkg", 32648), ("jp/jp_fude_2024_sample.geojson", 6668),
        ])
    func parcelsOfManyCountries(file: String, epsg: Int) throws {
        _ = try expectFields(RealData.path("parcels_fiboa/" + file), epsg: epsg)
    }

    /// A table of text beyond ASCII that nothing declares; as what the caller says, it is read.
    private func expectLatin1AskedFor(_ path: String) throws -> Layer {
        #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
        let layer = try VectorFile.read(LayerRequest(path: path, encoding: "ISO-8859-1"))
        #expect(layer.count == 100)
        return layer
    }

    @Test func ownLatin1WithoutADeclarationIsAskedFor() throws {
        let layer = try expectLatin1AskedFor(Fixtures.path("formats/jutland/fields.zip"))
        #expect(layer.column("crop")?.text(0) == "Vårbyg på høj")
    }

    @Test(.realData("parcels_fiboa")) func latin1WithoutADeclarationIsAskedFor() throws {
        _ = try expectLatin1AskedFor(RealData.path("parcels_fiboa/dk/Marker_2026.zip"))
    }
}
