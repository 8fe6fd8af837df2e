import Columns
import OGR
import Testing

@Suite struct ShapefileWriterTests {
    @Test(arguments: ["GBK", "UTF-8"])
    func whatIsWrittenIsReadBack(encoding: String) throws {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.parcels, to: folder.file("图斑.shp"), encoding: encoding)
        #expect(folder.listing == ["图斑.cpg", "图斑.dbf", "图斑.prj", "图斑.shp", "图斑.shx"])
        var report = ReadReport()
        let back = try VectorFile.read(LayerRequest(path: folder.file("图斑.shp")), into: &report)
        #expect(report.encoding == encoding)
        #expect(report.encodingSource == .cpg)
        #expect(back.crs == .epsg(4526))
        #expect(back.fields.map(\.name) == ["DLBM", "BSM", "TBMJ", "耕地"])
        #expect(back.column("DLBM") == .text(["0101", nil, nil, "1202"]))
        #expect(back.column("BSM") == .integer([1, 2, nil, 9_007_199_254_740_993]))
        #expect(back.column("TBMJ") == .real([15.25, nil, 1, -0.1]))
        #expect(back.column("耕地") == .integer([1, 0, nil, 1]))
        #expect((0..<4).map(back.geometry.isEmpty(row:)) == [false, true, false, false])
        for row in 0..<4 { #expect(back.geometry.box(ofRow: row) == Samples.parcels.geometry.box(ofRow: row)) }
    }

    @Test func theSameLayerGivesTheSameBytes() throws {
        let (a, b) = (Scratch(), Scratch())
        for folder in [a, b] { try ShapefileWriter.write(Samples.roads, to: folder.file("r.shp")) }
        #expect(a.snapshot == b.snapshot)
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let name: String, field: Field, column: AttributeColumn, said: String
        var testDescription: String { name }
    }
    static let refused = [
        Refused(
            name: "six letters in GBK", field: Field("权属单位代码", .text), column: .text(["a", "b"]), said: "12 bytes"),
        Refused(name: "four-byte letter", field: Field("a", .text), column: .text(["𠀀", "b"]), said: "lacks"),
        Refused(
            name: "long text", field: Field("a", .text), column: .text([String(repeating: "村", count: 128), nil]),
            said: "256 bytes"),
        Refused(name: "huge integer", field: Field("a", .integer), column: .integer([.max, 1]), said: "18 digits"),
        Refused(name: "infinite", field: Field("a", .real), column: .real([.infinity, 1]), said: "finite"),
    ]

    @Test(arguments: refused)
    func whatADBFCannotHoldIsRefused(_ c: Refused) throws {
        let folder = Scratch()
        var layer = Layer(name: "l", crs: .epsg(4490), geometry: Samples.services.geometry)
        layer.add(c.field, c.column)
        let error = #expect(throws: OGRError.self) { try ShapefileWriter.write(layer, to: folder.file("l.shp")) }
        #expect(error?.description.contains(c.said) == true)
        #expect(folder.listing.isEmpty)
    }
}
