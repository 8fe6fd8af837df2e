import Columns
import Foundation
import OGR
import Testing

@testable import Exchange

/// A source that changes between the look at it and the rows.
@Suite struct RowPassTests {
    private func shapefile(in folder: Scratch) throws -> String {
        var layer = Layer(name: "DLTB", crs: .epsg(4526), geometry: .polygons(Fixture.polygons))
        let rows = layer.count
        layer.add(Field("BSM", .text, width: 18), .text((0..<rows).map { "B\($0)" }))
        layer.add(Field("n", .integer, width: 9), .integer((0..<rows).map { Int64($0) }))
        try ShapefileWriter.write(layer, to: folder.path("a.shp"), encoding: "UTF-8")
        return folder.path("a.shp")
    }

    @Test func aTableThatIsRemovedIsAnError() throws {
        let folder = Scratch()
        let input = try InputLayer.all(of: LayerRequest(path: try shapefile(in: folder)))[0]
        #expect(input.fields.map(\.name) == ["BSM", "n"])
        try FileManager.default.removeItem(atPath: folder.path("a.dbf"))
        let pass = try RowPass(input, in: input.crs)
        let error = #expect(throws: OGRError.self) { while try pass.next() != nil {} }
        #expect(error?.description.contains("changed while it was read") == true)
        #expect(error?.kind == .refused)
    }

    @Test func aTableOfOtherKindsIsAnError() throws {
        let folder = Scratch()
        try folder.write("BSM,n\nB0,1\n", to: "a.csv")
        let input = try InputLayer.all(of: LayerRequest(path: folder.path("a.csv")))[0]
        try folder.write("BSM,n\nB0,one\n", to: "a.csv")
        let pass = try RowPass(input, in: nil)
        #expect(throws: OGRError.self) { while try pass.next() != nil {} }
    }

    /// Fractions in a column of whole numbers are known before the output is begun.
    @Test func kindsAreThoseThatAreRead() throws {
        let folder = Scratch()
        let path = try shapefile(in: folder)
        var bytes = [UInt8](folder.bytes("a.dbf"))
        let record = Int(bytes[8]) | Int(bytes[9]) << 8
        let width = Int(bytes[10]) | Int(bytes[11]) << 8
        bytes.replaceSubrange(record + width - 9..<record + width, with: Array("      2.5".utf8))
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path("a.dbf")))
        for output in ["o.gpkg", "o.csv", "o.shp"] {
            var request = Conversion.Request(source: LayerRequest(path: path), output: folder.path(output))
            request.encoding = "UTF-8"
            _ = try Conversion.run(request)
            let back = try VectorFile.read(
                LayerRequest(path: folder.path(output), encoding: output == "o.shp" ? "UTF-8" : nil))
            #expect(back.column("n")?.number(0) == 2.5, "\(output)")
            #expect(back.column("n")?.number(1) == 1, "\(output)")
        }
    }
}
