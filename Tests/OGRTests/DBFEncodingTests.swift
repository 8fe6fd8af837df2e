import Columns
import OGR
import Testing

/// How a Shapefile's encoding is learned.
@Suite struct DBFEncodingTests {
    private func shapefile(_ encoding: String, languageByte: UInt8 = 0, cpg: String?) throws -> Scratch {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.roads, to: folder.file("r.shp"), encoding: encoding)
        var table = folder.bytes("r.dbf")
        table[29] = languageByte
        _ = folder.write("r.dbf", table)
        if let cpg { _ = folder.write("r.cpg", cpg) } else { try folder.run("rm", folder.file("r.cpg")) }
        return folder
    }

    private func learned(_ folder: Scratch, _ encoding: String? = nil) throws -> (String?, EncodingSource?) {
        let layer = try VectorFile.describe(folder.file("r.shp"), encoding: encoding).layers[0]
        return (layer.encoding, layer.encodingSource)
    }

    private func reads(_ folder: Scratch, _ encoding: String? = nil) throws {
        let layer = try VectorFile.read(LayerRequest(path: folder.file("r.shp"), encoding: encoding))
        #expect(layer.fields.map(\.name) == ["名称"])
        #expect(layer.columns == Samples.roads.columns)
    }

    @Test func codePageFile() throws {
        let folder = try shapefile("GBK", cpg: "936")
        #expect(try learned(folder) == ("GBK", .cpg))
        try reads(folder)
    }

    @Test func languageByte() throws {
        let folder = try shapefile("GBK", languageByte: 0x4D, cpg: nil)
        #expect(try learned(folder) == ("GBK", .languageByte))
        try reads(folder)
    }

    /// Byte 0x57 is what most programs write without meaning anything.
    @Test func strictUTF8Check() throws {
        let folder = try shapefile("UTF-8", languageByte: 0x57, cpg: nil)
        #expect(try learned(folder) == ("UTF-8", .utf8Check))
        try reads(folder)
    }

    @Test func asciiNeedsNoDeclaration() throws {
        let folder = Scratch()
        var layer = Layer(name: "r", crs: .epsg(4490), geometry: Samples.services.geometry)
        layer.add(Field("kind", .text), .text(["a", "b"]))
        try ShapefileWriter.write(layer, to: folder.file("r.shp"))
        try folder.run("rm", folder.file("r.cpg"))
        #expect(try learned(folder) == ("UTF-8", .ascii))
    }

    @Test func undeclaredGBKIsRefused() throws {
        let folder = try shapefile("GBK", languageByte: 0x57, cpg: nil)
        #expect(try learned(folder) == (nil, nil))
        let error = #expect(throws: OGRError.self) { try reads(folder) }
        #expect(error == .undeclaredEncoding(path: folder.file("r.shp"), layer: "r"))
        #expect(error?.kind == .refused)
        #expect(error?.description.contains("r.shp") == true)
        #expect(error?.advice?.contains("encoding: GBK") == true)
        try reads(folder, "GBK")
        #expect(try learned(folder, "GBK") == ("GBK", .caller))
        let shapes = try VectorFile.read(LayerRequest(path: folder.file("r.shp"), columns: []))
        #expect(shapes.geometry == Samples.roads.geometry)
    }

    /// A code page file that lies is found out, not believed.
    @Test func aWrongDeclarationIsRefused() throws {
        let folder = try shapefile("GBK", cpg: "UTF-8")
        let error = #expect(throws: OGRError.self) { try reads(folder) }
        #expect(error?.problem == .badText)
        try reads(folder, "GBK")
    }

    @Test func anUnknownNameIsRefused() throws {
        let folder = try shapefile("GBK", cpg: nil)
        #expect(throws: OGRError.unknownEncoding(path: folder.file("r.shp"), name: "klingon")) {
            try reads(folder, "klingon")
        }
    }
}
