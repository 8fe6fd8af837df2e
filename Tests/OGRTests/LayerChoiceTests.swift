import Columns
import Testing

@testable import OGR

@Suite struct LayerChoiceTests {
    /// A Shapefile of one to three squares under a name of any bytes.
    private func entries(_ stem: [UInt8], rows: Int) throws -> [(name: [UInt8], bytes: [UInt8])] {
        let odd = try OddShapefile(rows: rows)
        return [("shp", odd.shp), ("shx", odd.shx), ("dbf", odd.dbf)].map { (stem + Array(".\($0)".utf8), $1) }
    }

    @Test func oneNameInTwoFolders() throws {
        let folder = Scratch()
        let zip = folder.write(
            "two.zip",
            storedZip(
                try entries(Array("A/村界".utf8), rows: 1) + entries(Array("B/村界".utf8), rows: 2), isUTF8: true))
        #expect(try VectorFile.describe(zip).layers.map(\.name) == ["A/村界", "B/村界"])
        #expect(try VectorFile.read(LayerRequest(path: zip, layer: "A/村界")).count == 1)
        #expect(try VectorFile.read(LayerRequest(path: zip, layer: "B/村界.shp")).count == 2)
        #expect(throws: OGRError.ambiguousLayer(path: zip, name: "村界", layers: ["A/村界", "B/村界"])) {
            try VectorFile.read(LayerRequest(path: zip, layer: "村界"))
        }
        #expect(throws: OGRError.layerNeeded(path: zip, layers: ["A/村界", "B/村界"])) {
            try VectorFile.read(LayerRequest(path: zip))
        }
    }

    /// The description goes by the same names, for every command.
    @Test(arguments: [
        ("A/村界", "A/村界"), ("B/村界.shp", "B/村界"), ("b/村界", "B/村界"),
    ]) func aDescriptionByName(name: String, found: String) throws {
        let folder = Scratch()
        let zip = folder.write(
            "two.zip",
            storedZip(
                try entries(Array("A/村界".utf8), rows: 1) + entries(Array("B/村界".utf8), rows: 2), isUTF8: true))
        let source = try VectorFile.describe(zip)
        #expect(try source.layer(called: name).name == found)
        #expect(throws: OGRError.ambiguousLayer(path: zip, name: "村界", layers: ["A/村界", "B/村界"])) {
            try source.layer(called: "村界")
        }
        #expect(throws: OGRError.noSuchLayer(path: zip, name: "C", layers: ["A/村界", "B/村界"])) {
            try source.layer(called: "C")
        }
        #expect(throws: OGRError.layerNeeded(path: zip, layers: ["A/村界", "B/村界"])) {
            try source.layer(called: nil)
        }
    }

    /// Archives that each hold a member of the name: one of each is a piece, and which one must be said.
    @Test func severalArchivesWithMembersOfOneName() throws {
        let folder = Scratch()
        for (name, rows) in [("p1.zip", 1), ("p2.zip", 2)] {
            _ = folder.write(
                name,
                storedZip(
                    try entries(Array("A/村界".utf8), rows: rows) + entries(Array("B/村界".utf8), rows: 3),
                    isUTF8: true))
        }
        let glob = folder.file("p*.zip"), first = folder.file("p1.zip")
        #expect(try VectorFile.read(LayerRequest(path: glob, layer: "A/村界")).count == 3)
        #expect(try VectorFile.read(LayerRequest(path: glob, layer: "B/村界")).count == 6)
        #expect(try VectorFile.describe(glob).layers.map(\.name) == ["A/村界", "B/村界"])
        #expect(throws: OGRError.ambiguousLayer(path: first, name: "村界", layers: ["A/村界", "B/村界"])) {
            try VectorFile.read(LayerRequest(path: glob, layer: "村界"))
        }
        #expect(throws: OGRError.layerNeeded(path: first, layers: ["A/村界", "B/村界"])) {
            try VectorFile.read(LayerRequest(path: glob))
        }
    }

    @Test func layersOfSeveralPackages() throws {
        let folder = Scratch()
        for (name, layers) in [("a", ["dltb", "xzq"]), ("b", ["xzq"])] {
            let writer = try GeoPackageWriter(path: folder.file(name + ".gpkg"))
            for layer in layers {
                var squares = Samples.squares(0..<(name == "a" ? 2 : 1))
                squares.name = layer
                try writer.add(squares)
            }
            try writer.finish()
        }
        let zip = folder.write(
            "two.zip",
            storedZip(["a.gpkg", "b.gpkg"].map { (Array($0.utf8), folder.bytes($0)) }))
        #expect(try VectorFile.describe(zip).layers.map(\.name) == ["dltb", "a/xzq", "b/xzq"])
        #expect(try VectorFile.read(LayerRequest(path: zip, layer: "dltb")).count == 2)
        #expect(try VectorFile.read(LayerRequest(path: zip, layer: "b/xzq")).count == 1)
        #expect(throws: OGRError.ambiguousLayer(path: zip, name: "xzq", layers: ["a/xzq", "b/xzq"])) {
            try VectorFile.read(LayerRequest(path: zip, layer: "xzq"))
        }
    }

    /// 地类 in GBK without a mark, and in UTF-8 without one.
    @Test(arguments: [[0xB5, 0xD8, 0xC0, 0xE0], Array("地类".utf8)]) func namesWithoutAMark(_ stem: [UInt8]) throws {
        let folder = Scratch()
        let zip = folder.write("z.zip", storedZip(try entries(stem, rows: 3)))
        #expect(try VectorFile.describe(zip).layers.map(\.name) == ["地类"])
        #expect(try VectorFile.read(LayerRequest(path: zip, layer: "地类")).count == 3)
    }

    @Test func whatIsPassedOverIsTold() throws {
        let folder = Scratch()
        let more = try entries(Array("x".utf8), rows: 1) + [(Array("t.csv".utf8), Array("a\n1\n".utf8))]
        let zip = folder.write("z.zip", storedZip(more))
        var report = ReadReport()
        #expect(try VectorFile.read(LayerRequest(path: zip), into: &report).count == 1)
        #expect(report.notes.map(\.description) == ["1 files of the archive were passed over: t.csv."])
        let nested = folder.write("n.zip", storedZip([(Array("inner.zip".utf8), storedZip(more))]))
        let refusal = #expect(throws: OGRError.self) { try VectorFile.describe(nested) }
        #expect(refusal?.description.contains("inner.zip") == true)
    }
}
