import Columns
import Foundation
import Testing

@testable import GeoJSON

@Suite struct GeoJSONReaderTests {
    private func layer(_ text: String) throws -> Layer { try GeoJSONReader.layer(bytes: Array(text.utf8)) }

    private func problem(_ text: String) -> GeoJSONError? {
        do {
            _ = try layer(text)
            return nil
        } catch { return error as? GeoJSONError }
    }

    @Test func typesOfProperties() throws {
        let read = try layer(
            """
            \u{feff}{ "type" : "FeatureCollection", "name":"村", "features" : [
              {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2,99]},
               "properties":{"i":1,"r":1,"t":"x","f":true,"n":null,"o":{"a":[1, "b c"]},"m":1}},
              {"properties":{"i":2,"r":1.5,"t":"\\u6751\\n\\ud83d\\ude00","f":null,"o":null,"m":"q"},
               "geometry":null, "type":"Feature"}
            ] }
            """)
        #expect(read.name == "村" && read.crs == GeoJSONReader.standardCRS)
        #expect(read.column("i") == .integer([1, 2]))
        #expect(read.column("r") == .real([1, 1.5]))
        #expect(read.column("t") == .text(["x", "村\n😀"]))
        #expect(read.column("f") == .flag([true, nil]))
        #expect(read.column("n") == .text([nil, nil]))
        #expect(read.column("o") == .text(["{\"a\":[1,\"b c\"]}", nil]))
        #expect(read.column("m") == .text(["1", "q"]))
        guard case .points(let points) = read.geometry else { Issue.record("not points"); return }
        #expect(points.position(ofRow: 0) == Position(1, 2) && points.isEmpty(row: 1))
    }

    /// Two codes of many digits never become one: text beyond 64 bits, and beside fractions beyond 53.
    @Test func numbersOfManyDigits() throws {
        func text(_ values: [String]) -> String {
            let list = values.map { "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"c\":\($0)}}" }
            return "{\"type\":\"FeatureCollection\",\"features\":[" + list.joined(separator: ",") + "]}"
        }
        #expect(
            try layer(text(["99999999999999999998", "-9223372036854775809", "5"])).column("c")
                == .text(["99999999999999999998", "-9223372036854775809", "5"]))
        #expect(try layer(text(["9223372036854775807"])).column("c") == .integer([Int64.max]))
        #expect(try layer(text(["450123001001000123", "0.5"])).column("c") == .text(["450123001001000123", "0.5"]))
        #expect(try layer(text(["0.5", "450123001001000123"])).column("c") == .text(["0.5", "450123001001000123"]))
        #expect(try layer(text(["0.5", "9007199254740992"])).column("c") == .real([0.5, 0x1p53]))
        var reader = GeoJSONReader(
            bytes: Array(text(["1e400", "9007199254740993", "7", "NaN"]).utf8), fields: [Field("c", .real)])
        #expect(try reader.next(rows: 9)?.column("c") == .real([nil, nil, 7, nil]))
        #expect(reader.unreadable.map(\.row) == [0, 1, 3])
        #expect(reader.unreadable.map(\.text) == ["Infinity", "9007199254740993", "NaN"])
    }

    @Test func idsOfFeaturesWithFixedFields() throws {
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":7,\"geometry\":null,\"properties\":{\"n\":1}},"
            + "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"id\":9},\"id\":8}]}"
        var reader = GeoJSONReader(bytes: Array(text.utf8), fields: [Field("id", .integer), Field("n", .integer)])
        let read = try reader.next(rows: 9)
        #expect(read?.column("id") == .integer([7, 9]) && read?.column("n") == .integer([1, nil]))
    }

    @Test func everyTypeOfGeometry() throws {
        func geometry(_ json: String) throws -> GeometryColumn { try layer(json).geometry }
        #expect(
            try geometry("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}").coordinates(ofRow: 0) == [
                1, 2, 3, 4,
            ])
        #expect(try geometry("{\"coordinates\":[[1,2],[3,4]],\"type\":\"LineString\"}").kind == .line)
        var lines = LineColumn()
        lines.append(parts: [[1, 2, 3, 4], [5, 6, 7, 8]])
        #expect(
            try geometry("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}")
                == .lines(lines))
        var polygons = PolygonColumn()
        polygons.append(parts: [
            [[0, 0, 9, 0, 9, 9, 0, 0], [1, 1, 2, 1, 2, 2, 1, 1]], [[20, 0, 21, 0, 21, 1, 20, 0]],
        ])
        let json = """
            {"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]],[[[20,0],[21,0],[21,1],[20,0]]]]}
            """
        #expect(try geometry(json) == .polygons(polygons))
        let collection = """
            {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"Point","coordinates":[3,4]}]}
            """
        #expect(try geometry(collection).coordinates(ofRow: 0) == [1, 2, 3, 4])
    }

    @Test func emptyGeometriesAreRowsWithoutParts() throws {
        let read = try layer(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[]},"properties":{}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[]]},"properties":null},
            {"type":"Feature","properties":{"a":1}}]}
            """)
        #expect(
            read.count == 3 && (0..<3).allSatisfy { read.geometry.isEmpty(row: $0) } && read.geometry.kind == .polygon)
        #expect(try layer("{\"type\":\"FeatureCollection\",\"features\":[]}").count == 0)
    }

    @Test(arguments: [
        ("\"coordinateSystem\":\"EPSG:4490\",", CRS.cgcs2000),
        ("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4526\"}},", .epsg(4526)),
        ("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},", .epsg(4326)),
        ("\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":4526}},", .epsg(4526)),
        ("\"crs\":{\"properties\":{\"code\":4490},\"type\":\"epsg\"},", .epsg(4490)),
        ("\"crs\":null,", .epsg(4326)), ("", .epsg(4326)),
    ])
    func crs(member: String, expected: CRS) throws {
        #expect(try layer("{\"type\":\"FeatureCollection\",\(member)\"features\":[]}").crs == expected)
        let last = member.isEmpty ? "" : "," + member.dropLast()
        let feature = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}"
        #expect(try layer("{\"type\":\"FeatureCollection\",\"features\":[\(feature)]\(last)}").crs == expected)
    }

    @Test func loneFeatureAndItsID() throws {
        let read = try layer(
            "{\"type\":\"Feature\",\"id\":\"A7\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"b\":2}}"
        )
        #expect(read.count == 1 && read.column("id") == .text(["A7"]) && read.column("b") == .integer([2]))
    }

    @Test func batchesContinueSourceRows() throws {
        let features = (0..<7).map {
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[\($0),0]},\"properties\":{\"i\":\($0)}}"
        }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        var reader = GeoJSONReader(bytes: Array(text.utf8), fields: [Field("i", .real), Field("absent", .text)])
        var (rows, values): ([Int], [Double?]) = ([], [])
        while let batch = try reader.next(rows: 3) {
            rows += batch.sourceRows
            #expect(batch.fields.map(\.name) == ["i", "absent"] && batch.count <= 3)
            if case .real(let v)? = batch.column("i") { values += v }
        }
        #expect(rows == Array(0..<7) && values == (0..<7).map { Double($0) })
    }

    @Test func valuesThatDoNotFitAFixedKindAreCounted() throws {
        let text = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"i\":\"x\"}}"
        var reader = GeoJSONReader(bytes: Array(text.utf8), fields: [Field("i", .integer)])
        #expect(try reader.next(rows: 9)?.column("i") == .integer([nil]))
        #expect(reader.misfits == 1)
        let features = [String](repeating: text, count: 5).joined(separator: ",")
        let collection = "{\"type\":\"FeatureCollection\",\"features\":[\(features)]}"
        var batched = GeoJSONReader(bytes: Array(collection.utf8), fields: [Field("i", .integer)])
        while try batched.next(rows: 2) != nil {}
        #expect(batched.misfits == 5)
    }

    @Test(arguments: [
        ("", "GeoJSON object"), ("[]", "GeoJSON object"), ("{\"type\":\"Feature\"", "expected"),
        ("{\"a\":1}", "not GeoJSON"),
        ("{\"type\":\"FeatureCollection\"}", "without features"),
        (
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Featur\",\"geometry\":null}]}",
            "“Featur”, which is no feature"
        ),
        (
            "{\"type\":\"FeatureColection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}]}",
            "“FeatureColection”"
        ),
        ("{\"features\":[{\"type\":\"Feature\",\"geometry\":null}]}", "not GeoJSON"),
        ("{\"type\":\"Point\",\"coordinates\":[1]}", "one number"),
        ("{\"type\":\"Point\",\"coordinates\":[1,x]}", "value"),
        ("{\"type\":\"Circle\",\"coordinates\":[1,2]}", "not a type"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}", "arrays deep"),
        ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[[3,4]]]}", "different depths"),
        ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[]]}", "without numbers"),
        ("{\"type\":\"FeatureCollection\",\"features\":[]} x", "after the end"),
        ("{\"type\":\"Feature\",\"properties\":{\"a\":01},\"geometry\":null}", "not a number"),
        ("{\"type\":\"Feature\",\"properties\":{\"a\":\"\\ud800\"},\"geometry\":null}", "surrogate"),
        ("{\"type\":\"Feature\",\"properties\":{\"a\":\"\\q\"},\"geometry\":null}", "escape"),
        ("{\"type\":\"Feature\",\"properties\":{\"a\":\"\n\"},\"geometry\":null}", "control"),
    ])
    func malformed(text: String, says: String) {
        let error = problem(text)
        #expect(
            error?.problem == .malformed && error?.message.en.contains(says) == true,
            "\(error?.description ?? "no error")"
        )
        #expect(error?.kind == .refused)
    }

    /// `NaN` and `Infinity`, which are no JSON, stand for numbers that are none where a coordinate is wanted; their rows are judged by
    /// whoever reads.
    @Test func numbersThatAreNone() throws {
        func text(_ x: String, _ y: String) -> String {
            "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}}"
        }
        let c = Array(try layer(text("NaN", "-Infinity")).geometry.coordinates(ofRow: 0))
        #expect(c.count == 2 && c.first?.isNaN == true && c.last == -.infinity)
        #expect(Array(try layer(text("Infinity", "-1")).geometry.coordinates(ofRow: 0)) == [.infinity, -1])
        for odd in ["Nan", "Inf", "nan", "-NaN"] { #expect(problem(text(odd, "1")) != nil) }
    }

    @Test func errorsNameByteAndLine() {
        let error = problem("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\":\"Feature\" ! }]}")
        #expect(error?.line == 3 && error?.offset == 60, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("memory, line 3, byte 60: “!”") == true)
    }

    @Test func mixedKindsAreRefused() {
        let error = problem(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{}}]}
            """)
        #expect(error?.problem == .mixedGeometry)
    }

    @Test func textThatIsNotUTF8IsRefused() {
        var bytes = Array("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"".utf8)
        bytes += [0xb4, 0xe5] + Array("\"}}".utf8)
        #expect { _ = try GeoJSONReader.layer(bytes: bytes) } throws: { ($0 as? GeoJSONError)?.problem == .notUTF8 }
    }

    @Test func deepNestingIsRefusedAndDoesNotCrash() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(problem("{\"type\":\"Feature\",\"properties\":{\"a\":\(deep)")?.problem == .malformed)
        #expect(problem("{\"type\":\"Polygon\",\"coordinates\":\(deep)")?.problem == .malformed)
        let collections = String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 1000)
        #expect(problem("{\"type\":\"Feature\",\"geometry\":\(collections)")?.problem == .malformed)
    }

    /// Cut at every byte, the text is refused and nothing else happens.
    @Test func everyPrefixIsRefused() throws {
        let text = """
            {"type":"FeatureCollection","name":"村","features":[{"type":"Feature","id":3,"properties":{"a":[1,{"b":"\\u6751"}],\
            "c":-1.5e3,"d":true},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1.25,0],[1,1],[0,0]]]}}],"bbox":[0,0,1,1]}
            """
        let bytes = Array(text.utf8)
        #expect(try GeoJSONReader.layer(bytes: bytes).count == 1)
        for length in 0..<bytes.count {
            #expect(throws: GeoJSONError.self) { _ = try GeoJSONReader.layer(bytes: Array(bytes.prefix(length))) }
        }
    }

    /// What the writer writes reads back as the same layer, in a file longer than the reader's window.
    @Test func roundTrip() throws {
        var generator = SeededGenerator(seed: 5)
        var column = PolygonColumn()
        var (names, areas): ([String?], [Double?]) = ([], [])
        for row in 0..<400 {
            if row % 50 == 7 {
                column.appendEmpty()
            } else {
                let (x, y) = (113 + generator.unit(), 29 + generator.unit())
                var ring: [Double] = []
                for k in 0..<60 {
                    let angle = Double(k) / 60 * 2 * Double.pi
                    let vertex = [x + 0.01 * cos(angle), y + 0.01 * sin(angle)]
                    ring += vertex.map { ($0 * 1e9).rounded() / 1e9 }
                }
                column.append([ring + ring.prefix(2)])
            }
            names.append(row % 9 == 0 ? nil : "村\(row)\"\\\n")
            areas.append((generator.unit() * 1e9).rounded() / 100)
        }
        var layer = Layer(name: "villages", crs: .cgcs2000, geometry: .polygons(column))
        layer.add(Field("name", .text), .text(names))
        layer.add(Field("area_m2", .real), .real(areas))
        let path = FileManager.default.temporaryDirectory.appending(path: "round-\(UUID().uuidString).geojson").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = try GeoJSONWriter(path: path, name: "villages")
        try writer.append(layer)
        try writer.finish()
        #expect(try GeoJSONReader.layer(path: path) == layer)
    }

    @Test func missingFile() {
        #expect { _ = try GeoJSONReader.layer(path: "/nowhere.geojson") } throws: { error in
            (error as? GeoJSONError)?.problem == .notReadable && (error as? GeoJSONError)?.kind == .usage
        }
    }
}
