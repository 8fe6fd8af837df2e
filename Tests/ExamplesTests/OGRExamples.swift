import Columns
import OGR
import Testing

@Suite struct OGRExamples {
    @Test func reading() throws {
        let files = try SmallFiles()
        try files.writeShapefile()
        let folder = files.path
        // example: OGR/OGR
        let request = LayerRequest(path: "\(folder)/村界.shp", encoding: "GBK", columns: ["XZQDM", "XZQMC"])
        var report = ReadReport()
        let villages = try VectorFile.read(request, into: &report)
        for note in report.notes { print(note) }
        // end
        #expect(villages.column("XZQMC") == .text(["第0村", "第1村"]))
        #expect(report.encodingSource == .caller)
    }

    @Test func encodings() throws {
        let files = try SmallFiles()
        try files.writeShapefile()
        let folder = files.path
        // example: OGR/Encodings
        let source = try VectorFile.describe("\(folder)/村界.shp")
        print(source.layers[0].encoding as Any)  // nil: neither declared nor evident
        let layer = try VectorFile.read(LayerRequest(path: "\(folder)/村界.shp", encoding: "GBK"))
        // end
        #expect(layer.count == 2)
    }

    @Test func geoPackagesInBatches() throws {
        let files = try SmallFiles()
        try files.writeShapefile()
        let folder = files.path
        let villages = SmallFiles.villages()
        let parcels = SmallFiles.villages(5)
        // example: OGR/GeoPackageWriter
        let writer = try GeoPackageWriter(path: "\(folder)/results.gpkg")
        try writer.add(villages)  // a layer whole
        let stream = try VectorFile.stream(LayerRequest(path: "\(folder)/村界.shp", encoding: "GBK"), batchRows: 1000)
        try writer.begin(LayerTemplate(name: "parcels", crs: parcels.crs, kind: .polygon, fields: parcels.fields))
        while let batch = try stream.next() { try writer.append(batch) }  // a layer in batches
        try writer.end()
        try writer.finish()
        // end
        #expect(try VectorFile.describe("\(folder)/results.gpkg").layers.map(\.name) == ["villages", "parcels"])
    }

    @Test func shapefilesInBatches() throws {
        let files = try SmallFiles()
        let folder = files.path
        let parcels = SmallFiles.villages(5)
        // example: OGR/ShapefileWriter
        let batches = [parcels.selecting([0, 1, 2]), parcels.selecting([3, 4])]
        var scan = try ShapefileScan(LayerTemplate(of: parcels), path: "\(folder)/r.shp", encoding: "GBK")
        for batch in batches { try scan.add(batch) }
        let writer = try ShapefileWriter(path: "\(folder)/r.shp", scan: scan)
        for batch in batches { try writer.append(batch) }
        try writer.finish()
        // end
        #expect(try VectorFile.read(LayerRequest(path: "\(folder)/r.shp")).count == 5)
    }
}
