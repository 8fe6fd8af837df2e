import Columns
import Foundation
import Testing

@testable import GeoJSON

@Suite struct GeoJSONWriterTests {
    static func square(_ x: Double, _ y: Double, _ side: Double, clockwise: Bool = false) -> [Double] {
        let ring = [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
        return clockwise ? [x, y, x, y + side, x + side, y + side, x + side, y, x, y] : ring
    }

    private func text(_ layer: Layer, idField: String? = nil, featureBoxes: Bool = false) throws -> String {
        String(
            decoding: try GeoJSONWriter.bytes(of: layer, idField: idField, featureBoxes: featureBoxes), as: UTF8.self)
    }

    @Test func pointWithProperties() throws {
        var layer = Layer(name: "places", crs: .cgcs2000, geometry: .points(PointColumn([Position(113.25, 29.5)])))
        layer.add(Field("名称", .text), .text(["云溪\"区\""]))
        layer.add(Field("n", .integer), .integer([3]))
        layer.add(Field("x", .real), .real([5]))
        layer.add(Field("ok", .flag), .flag([true]))
        layer.add(Field("none", .text), .text([nil]))
        let expected = """
            {"type":"FeatureCollection","name":"places","coordinateSystem":"EPSG:4490","features":[
            {"type":"Feature","properties":{"名称":"云溪\\"区\\"","n":3,"x":5.0,"ok":true,"none":null},\
            "geometry":{"type":"Point","coordinates":[113.250000000,29.500000000]}}
            ],"bbox":[113.250000000,29.500000000,113.250000000,29.500000000]}

            """
        #expect(try text(layer) == expected)
    }

    @Test func emptyCollectionHasNoBox() throws {
        let layer = Layer(name: "none", crs: .cgcs2000, geometry: .polygons(PolygonColumn()))
        #expect(
            try text(layer)
                == "{\"type\":\"FeatureCollection\",\"name\":\"none\",\"coordinateSystem\":\"EPSG:4490\",\"features\":[]}\n"
        )
    }

    @Test func windingIsRightHanded() throws {
        var column = PolygonColumn()
        column.append([Self.square(0, 0, 3, clockwise: true), Self.square(1, 1, 1)])
        column.append([Self.square(0, 0, 3), Self.square(1, 1, 1, clockwise: true)])
        let layer = Layer(name: "a", crs: .cgcs2000, geometry: .polygons(column))
        let read = try GeoJSONReader.layer(bytes: try GeoJSONWriter.bytes(of: layer))
        guard case .polygons(let polygons) = read.geometry else { Issue.record("not polygons"); return }
        var once = PolygonColumn()
        once.append([Self.square(0, 0, 3), Self.square(1, 1, 1, clockwise: true)])
        #expect(polygons.selecting([0]) == once)
        #expect(polygons.selecting([1]) == once)
    }

    @Test func openRingIsClosedInEitherDirection() throws {
        for ring in [[0.0, 0, 1, 0, 1, 1], [0.0, 0, 1, 1, 1, 0]] {
            var column = PolygonColumn()
            column.append([ring])
            let layer = Layer(name: "a", crs: .cgcs2000, geometry: .polygons(column))
            let read = try GeoJSONReader.layer(bytes: try GeoJSONWriter.bytes(of: layer))
            guard case .polygons(let polygons) = read.geometry else { Issue.record("not polygons"); return }
            let vertices = polygons.coordinates
            #expect(vertices.count == 8 && vertices.prefix(2) == vertices.suffix(2))
            #expect(vertices[2] * vertices[5] - vertices[4] * vertices[3] > 0, "counter-clockwise")
        }
    }

    @Test func partsTooShortAreLeftOutAndCounted() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "short-\(UUID().uuidString).geojson").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var column = PolygonColumn()
        column.append(parts: [[Self.square(0, 0, 3), [1, 1, 2, 2, 1, 1]], [[5, 5, 6, 6, 5, 5]]])
        column.append([[0, 0, 1, 1, 0, 0]])
        var writer = try GeoJSONWriter(path: path)
        try writer.append(Layer(name: "a", geometry: .polygons(column)))
        var lines = LineColumn()
        lines.append(parts: [[0, 0], [1, 1, 2, 2]])
        try writer.append(Layer(name: "b", geometry: .lines(lines)))
        let summary = try writer.finish()
        #expect(summary.partsLeftOut == 4 && summary.features == 3)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("\"geometry\":null") && text.contains("\"type\":\"Polygon\""))
        #expect(text.contains("\"type\":\"LineString\",\"coordinates\":[[1.000000000,1.000000000]"))
    }

    @Test func batchesGiveTheBytesOfTheWhole() throws {
        let folder = FileManager.default.temporaryDirectory
        let path = folder.appending(path: "batches-\(UUID().uuidString).geojson").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var points = PointColumn()
        for i in 0..<100 { points.append(Position(100 + Double(i) / 7, 20 + Double(i) / 9)) }
        var layer = Layer(name: "p", crs: .cgcs2000, geometry: .points(points))
        layer.add(Field("key", .text), .text((0..<100).map { "k\($0)" }))
        var writer = try GeoJSONWriter(path: path, name: "p", idField: "key", featureBoxes: true)
        for start in stride(from: 0, to: 100, by: 30) {
            try writer.append(layer.selecting(Array(start..<min(100, start + 30))))
        }
        try writer.finish()
        let whole = try GeoJSONWriter.bytes(of: layer, idField: "key", featureBoxes: true)
        #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == whole)
    }

    @Test func refusesCoordinatesThatAreNotNumbers() {
        for bad in [Double.nan, .infinity, 1e10] {
            let layer = Layer(name: "a", geometry: .points(PointColumn([Position(1, 2), Position(bad, 2)])))
            #expect { _ = try GeoJSONWriter.bytes(of: layer) } throws: { error in
                let error = error as? GeoJSONError
                return error?.problem == .badCoordinate && error?.message.en.contains("row 1") == true
            }
        }
    }

    @Test func refusesAnotherSystem() {
        let layer = Layer(name: "a", crs: .epsg(4526), geometry: .points(PointColumn([Position(1, 2)])))
        #expect(throws: GeoJSONError.self) { _ = try GeoJSONWriter.bytes(of: layer) }
    }

    @Test func valuesThatAreNotNumbersBecomeNull() throws {
        var layer = Layer(name: "a", geometry: .none(rows: 2))
        layer.add(Field("v", .real), .real([.nan, 1]))
        #expect(try text(layer).contains("{\"v\":null}"))
    }

    @Test func nothingIsLeftOfAnUnfinishedFile() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "half-\(UUID().uuidString).geojson").path
        do {
            var writer = try GeoJSONWriter(path: path)
            try writer.append(Layer(name: "a", geometry: .points(PointColumn([Position(1, 2)]))))
            #expect(FileManager.default.fileExists(atPath: path))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func missingFolderIsToldWithItsPath() {
        #expect { _ = try GeoJSONWriter(path: "/nowhere/at/all.geojson") } throws: { error in
            let error = error as? GeoJSONError
            return error?.kind == .working && error?.description.contains("/nowhere/at/all.geojson") == true
        }
    }
}
