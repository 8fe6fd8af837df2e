import Columns
import Foundation
import OGR
import Testing

@Suite struct LayerStreamTests {
    private func file(_ layer: Layer, in folder: Scratch, _ name: String = "a.gpkg") throws -> String {
        let writer = try GeoPackageWriter(path: folder.file(name))
        try writer.add(layer)
        try writer.finish()
        return folder.file(name)
    }

    /// Batches one after another are the layer; sizes that divide the rows and sizes that do not.
    @Test(arguments: [1, 7, 100, 1000, 5000])
    func batchesAreTheLayer(size: Int) throws {
        let folder = Scratch()
        let whole = Samples.squares(0..<1000)
        let stream = try VectorFile.stream(LayerRequest(path: try file(whole, in: folder)), batchRows: size)
        var at = 0
        while let batch = try stream.next() {
            #expect(batch.count <= size)
            #expect(batch == whole.selecting(Array(at..<at + batch.count)))
            at += batch.count
        }
        #expect(at == 1000)
    }

    @Test func onlyTheWantedColumnsComeInTheOrderAsked() throws {
        let folder = Scratch()
        let path = try file(Samples.parcels, in: folder)
        let layer = try VectorFile.read(LayerRequest(path: path, columns: ["tbmj", "DLBM"]))
        #expect(layer.fields.map(\.name) == ["TBMJ", "DLBM"])
        #expect(layer.columns == [Samples.parcels.columns[2], Samples.parcels.columns[0]])
        let bare = try VectorFile.read(LayerRequest(path: path, columns: []))
        #expect(bare.fields.isEmpty && bare.geometry == Samples.parcels.geometry)
        let table = try VectorFile.read(LayerRequest(path: path, geometry: false))
        #expect(table.geometry == .none(rows: 4) && table.columns == Samples.parcels.columns)
    }

    @Test func aConditionKeepsSourceRows() throws {
        let folder = Scratch()
        let whole = Samples.squares(0..<1000)
        let path = try file(whole, in: folder)
        let layer = try VectorFile.read(
            LayerRequest(path: path, filter: try RowCondition("DLBM = '0103' AND \"row\" > 500"), columns: ["DLBM"]))
        let expected = (501..<1000).filter { $0 % 4 == 1 }
        #expect(layer.sourceRows == expected)
        #expect(layer.geometry == whole.geometry.selecting(expected))
        let error = #expect(throws: OGRError.self) {
            try VectorFile.read(LayerRequest(path: path, filter: try RowCondition("NOSUCH = 1")))
        }
        #expect(error?.kind == .refused)
    }

    @Test func aConditionInChineseOnAGBKShapefile() throws {
        let folder = Scratch()
        try ShapefileWriter.write(Samples.roads, to: folder.file("r.shp"))
        for encoding in ["GBK", nil] {
            let layer = try VectorFile.read(
                LayerRequest(path: folder.file("r.shp"), encoding: encoding, filter: try RowCondition("\"名称\" = '县道'")))
            #expect(layer.column("名称") == .text(["县道"]))
            #expect(layer.sourceRows == [1])
        }
    }

    @Test func aGlobIsOneLayer() throws {
        let folder = Scratch()
        for (i, range) in [0..<30, 30..<31, 31..<100].enumerated() {
            var part = Samples.squares(range)
            part.name = "squares"
            _ = try file(part, in: folder, "dltb_\(i).gpkg")
        }
        let pattern = folder.file("dltb_*.gpkg")
        #expect(try VectorFile.read(LayerRequest(path: pattern)) == Samples.squares(0..<100))
        let stream = try VectorFile.stream(LayerRequest(path: pattern), batchRows: 25)
        var rows: [Int] = []
        while let batch = try stream.next() { rows += batch.sourceRows }
        #expect(rows == Array(0..<100))
        #expect(try VectorFile.files(of: pattern).count == 3)
        _ = try file(Samples.parcels, in: folder, "dltb_9.gpkg")
        let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: pattern)) }
        #expect(error?.problem == .filesDiffer)
    }

    @Test func anEmptyLayerStillTellsItsFields() throws {
        let folder = Scratch()
        let layer = try VectorFile.read(LayerRequest(path: try file(Samples.parcels.selecting([]), in: folder)))
        #expect(layer.count == 0)
        #expect(layer.geometry.kind == .polygon)
        #expect(layer.fields.map(\.name) == ["DLBM", "BSM", "TBMJ", "耕地"])
    }

    @Test func theCallersCRSWins() throws {
        let folder = Scratch()
        var report = ReadReport()
        let layer = try VectorFile.read(
            LayerRequest(path: try file(Samples.roads, in: folder), crs: .epsg(4526)), into: &report)
        #expect(layer.crs == .epsg(4526))
        #expect(report.replacedCRS == .epsg(4490))
    }

    @Test func cancellationStopsReading() async throws {
        let folder = Scratch()
        let path = try file(Samples.squares(0..<1000), in: folder)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try VectorFile.read(LayerRequest(path: path))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
