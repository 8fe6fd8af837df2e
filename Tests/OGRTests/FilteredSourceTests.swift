import Columns
import OGR
import Testing

/// A condition gives the same rows whatever the format.
@Suite struct FilteredSourceTests {
    private static let codes: [String?] = ["0101", "0702", nil, "0103", "0101"]

    /// Points with a code and a size, in the format of the suffix.
    private func file(_ suffix: String, in folder: Scratch) throws -> String {
        var points = PointColumn()
        for i in 0..<5 { points.append(Position(113 + Double(i) / 10, 29)) }
        var layer = Layer(name: "places", crs: .cgcs2000, geometry: .points(points))
        layer.add(Field("DLBM", .text, width: 5), .text(Self.codes))
        layer.add(Field("size", .integer, width: 9), .integer([1, 2, 3, 4, nil]))
        let path = folder.file("a." + suffix)
        switch suffix {
        case "shp": try ShapefileWriter.write(layer, to: path)
        case "csv":
            let rows = ["113,29,0101,1", "113.1,29,0702,2", "113.2,29,,3", "113.3,29,0103,4", "113.4,29,0101,"]
            return folder.write("a.csv", "longitude,latitude,DLBM,size\n" + rows.joined(separator: "\n") + "\n")
        case "geojson":
            let features = (0..<5).map { i in
                let code = Self.codes[i].map { "\"\($0)\"" } ?? "null"
                let size = i < 4 ? "\(i + 1)" : "null"
                return "{\"type\":\"Feature\",\"properties\":{\"DLBM\":\(code),\"size\":\(size)},"
                    + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(113 + Double(i) / 10),29]}}"
            }
            return folder.write(
                "a.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
        default:
            let writer = try GeoPackageWriter(path: path)
            try writer.add(layer)
            try writer.finish()
        }
        return path
    }

    /// A word that is the name of a field would compare it with the word, not with the field.
    @Test(arguments: ["gpkg", "shp", "csv", "geojson"]) func aColumnIsNoValue(suffix: String) throws {
        let folder = Scratch()
        let path = try file(suffix, in: folder)
        for text in ["DLBM = size", "DLBM != Size", "size > 1 and DLBM in ('0101', dlbm)"] {
            let fault = #expect(throws: OGRError.self) {
                _ = try VectorFile.read(LayerRequest(path: path, filter: try RowCondition(text), columns: []))
            }
            #expect(fault?.problem == .columnAsValue && fault?.kind == .usage, "\(text)")
        }
        // In quotes it is the word, which no row holds; another word is one as it stands.
        for text in ["DLBM = 'size'", "DLBM = sized"] {
            let request = LayerRequest(path: path, filter: try RowCondition(text), columns: [])
            #expect(try VectorFile.read(request).count == 0, "\(text)")
        }
    }

    @Test(arguments: ["gpkg", "shp", "csv", "geojson"]) func everyFormatAlike(suffix: String) throws {
        let folder = Scratch()
        let path = try file(suffix, in: folder)
        func rows(_ text: String) throws -> [Int] {
            try VectorFile.read(LayerRequest(path: path, filter: try RowCondition(text), columns: [])).sourceRows
        }
        #expect(try rows("DLBM like '01%'") == [0, 3, 4])
        #expect(try rows("DLBM in ('0101', '0702') and size < 2") == [0])
        #expect(try rows("DLBM is null") == [2])
        #expect(try rows("not DLBM = '0101'") == [1, 3])
        #expect(try rows("size >= 3 or size is null") == [2, 3, 4])
        let layer = try VectorFile.read(
            LayerRequest(path: path, filter: try RowCondition("size = 4"), columns: ["DLBM"]))
        #expect(layer.fields.map(\.name) == ["DLBM"] && layer.columns == [.text(["0103"])])
        #expect(layer.geometry.box(ofRow: 0).minX == 113.3)
        let none = try VectorFile.read(LayerRequest(path: path, filter: try RowCondition("size = 99")))
        #expect(none.count == 0 && none.fields.count >= 2)
    }

    /// `DLBM = NULL` is true of no row, and is told with the rows it left out.
    @Test(arguments: ["gpkg", "csv"]) func aConditionThatKeepsNoneIsTold(suffix: String) throws {
        let folder = Scratch()
        let path = try file(suffix, in: folder)
        func notes(_ text: String) throws -> [ReadNote] {
            var report = ReadReport()
            _ = try VectorFile.read(LayerRequest(path: path, filter: try RowCondition(text)), into: &report)
            return report.notes
        }
        #expect(try notes("DLBM = NULL") == [.conditionKeptNone(rows: 5)])
        #expect(try notes("size = 4").isEmpty)
    }

    /// One odd cell makes text of a column of a table, and changes nothing in the rows beside it.
    @Test func aQuotedNumberAgainstATable() throws {
        let folder = Scratch()
        for cell in ["300", "约300"] {
            let path = folder.write("a.csv", "code,n\na,856\nb,1000\nc,12000\nd,\(cell)\n")
            let layer = try VectorFile.read(
                LayerRequest(path: path, filter: try RowCondition("n >= '1000'"), columns: []))
            #expect(layer.sourceRows == [1, 2], "\(cell)")
        }
    }

    /// Of a row that the condition leaves out nothing is told.
    @Test func issuesOfOtherRowsAreNotTold() throws {
        let folder = Scratch()
        let path = folder.write("a.csv", "a,b\n1,x\n2\n3,z\n")
        var report = ReadReport()
        _ = try VectorFile.read(LayerRequest(path: path, filter: try RowCondition("a = 3")), into: &report)
        #expect(report.issues.isEmpty)
        var whole = ReadReport()
        _ = try VectorFile.read(LayerRequest(path: path, filter: try RowCondition("a >= 2")), into: &whole)
        #expect(whole.issues.map(\.row) == [1])
    }
}
