import Columns
import OGR
import Testing

/// Shapefiles written in batches.
@Suite struct ShapefileScanTests {
    @Test func batchesGiveTheBytesOfTheWhole() throws {
        let whole = Scratch(), pieces = Scratch()
        try ShapefileWriter.write(Samples.parcels, to: whole.file("p.shp"))
        let batches = [[0], [1, 2], [3]].map(Samples.parcels.selecting)
        var scan = try ShapefileScan(LayerTemplate(of: Samples.parcels), path: pieces.file("p.shp"), encoding: "GBK")
        for batch in batches { try scan.add(batch) }
        let writer = try ShapefileWriter(path: pieces.file("p.shp"), scan: scan)
        for batch in batches { try writer.append(batch) }
        try writer.finish()
        #expect(pieces.snapshot == whole.snapshot)
    }

    @Test func aLaterBatchDecidesTheWidth() throws {
        var layer = Layer(name: "a", crs: .epsg(4490), geometry: Samples.services.geometry)
        layer.add(Field("name", .text), .text(["短", String(repeating: "长", count: 80)]))
        var scan = try ShapefileScan(LayerTemplate(of: layer), path: "a.shp", encoding: "UTF-8")
        try scan.add(layer.selecting([0]))
        try scan.add(layer.selecting([1]))
        let folder = Scratch()
        let writer = try ShapefileWriter(path: folder.file("a.shp"), scan: scan)
        try writer.append(layer)
        try writer.finish()
        #expect(try VectorFile.read(LayerRequest(path: folder.file("a.shp"))).column("name") == layer.column("name"))
    }

    @Test func refusalsNameTheRowOfTheLayer() throws {
        var layer = Layer(name: "a", crs: .epsg(4490), geometry: Samples.services.geometry)
        layer.add(Field("name", .text), .text(["a", "𠀀"]))
        var scan = try ShapefileScan(LayerTemplate(of: layer), path: "a.shp", encoding: "GBK")
        try scan.add(layer.selecting([0]))
        let error = #expect(throws: OGRError.self) { try scan.add(layer.selecting([1])) }
        #expect(error?.description.contains("row 1") == true)
    }
}

/// The declared width and decimals of a number are kept when every value has room in them.
@Suite struct ShapefileNumberTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let values: [Double], width: Int, precision: Int, fits: Bool
        var testDescription: String { "\(values) in \(width),\(precision)" }
    }

    @Test(
        arguments: [
            Case(values: [0.2557, 1], width: 6, precision: 4, fits: true),
            Case(values: [-0.2557], width: 6, precision: 4, fits: false),
            Case(values: [-0.2557], width: 7, precision: 4, fits: true),
            Case(values: [9.99996], width: 6, precision: 4, fits: false),
            Case(values: [999_999_999_999.99], width: 15, precision: 2, fits: true),
            Case(values: [9_999_999_999_999], width: 15, precision: 2, fits: false),
            Case(values: [1e19], width: 15, precision: 2, fits: false),
            Case(values: [], width: 5, precision: 1, fits: true),
        ])
    func width(_ c: Case) throws {
        let folder = Scratch()
        var points = PointColumn()
        for i in c.values.indices { points.append(Position(113, 29 + Double(i))) }
        var layer = Layer(name: "n", crs: .epsg(4490), geometry: .points(points))
        layer.add(Field("n", .real, width: c.width, precision: c.precision), .real(c.values))
        try ShapefileWriter.write(layer, to: folder.file("n.shp"))
        let field = try VectorFile.describe(folder.file("n.shp")).layers[0].fields[0]
        #expect((field.width == c.width && field.precision == c.precision) == c.fits)
        guard case .real(let back)? = try VectorFile.read(LayerRequest(path: folder.file("n.shp"))).column("n") else {
            return
        }
        for (a, b) in zip(back, c.values) { #expect(((a ?? .nan) - b).magnitude <= 1e-4 * max(1, b.magnitude * 1e-11)) }
    }
}
