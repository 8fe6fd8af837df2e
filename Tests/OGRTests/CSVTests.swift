import Columns
import Foundation
@testable import OGR
import Testing

@Suite struct CSVTests {
    private func read(_ text: String, encoding: String? = nil) throws -> Layer { try read(Array(text.utf8), encoding) }
    private func read(_ bytes: [UInt8], _ encoding: String? = nil) throws -> Layer {
        let folder = Scratch()
        return try VectorFile.read(LayerRequest(path: folder.write("表.csv", bytes), encoding: encoding))
    }

    @Test func quotesAndLineEnds() throws {
        let layer = try read("a,b,c\r\n\"x, y\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n\r\n,\"\",z\r")
        #expect(layer.columns == [.text(["x, y", nil]), .text(["say \"hi\"", ""]), .text(["two\nlines", "z"])])
        #expect(layer.sourceRows == [0, 1])
    }

    @Test func typesKeepWhatIsWritten() throws {
        let layer = try read(
            """
            code,zeros,n,r,flag,mixed,exp,long,full,empty
            430603001001,001,5,1.50,true,1,1e5,0.1234567890123456,１２,
            430603001002,002,-7,2,FALSE,x,2,1,3,
            """)
        #expect(layer.fields.map(\.kind) == [.text, .text, .integer, .real, .flag, .text, .text, .real, .text, .text])
        #expect(layer.column("n") == .integer([5, -7]))
        #expect(layer.column("r") == .real([1.5, 2]))
        #expect(layer.column("flag") == .flag([true, false]))
        #expect(layer.column("exp") == .text(["1e5", "2"]))
        #expect(layer.column("long") == .real([0.1234567890123456, 1]))
        #expect(layer.column("empty") == .text([nil, nil]))
    }

    @Test func encodings() throws {
        let gbk = TextEncoding.gbk.encode("村,户\n甲,3\n")!
        let plain = try read("村,户\n甲,3\n")
        #expect(plain.fields.map(\.name) == ["村", "户"])
        #expect(try read([0xEF, 0xBB, 0xBF] + Array("村,户\n甲,3\n".utf8)) == plain)
        #expect(try read(gbk, "GBK") == plain)
        #expect(try read(gbk, "GB18030") == plain)
        let folder = Scratch()
        let path = folder.write("a.csv", gbk)
        let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
        #expect(error == .undeclaredEncoding(path: path, layer: "a"))
        #expect(try VectorFile.describe(path).layers[0].encoding == nil)
        #expect(try VectorFile.describe(path, encoding: "GBK").layers[0].encodingSource == .caller)
        let wide = "村,户\n甲,3\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try read([0xFF, 0xFE] + wide) == plain)
    }

    @Test(arguments: [
        "lon,lat", "经度,纬度", "X,Y", "easting,northing", "X坐标,Y坐标", "Longitude (°),Latitude (°)",
    ])
    func places(heading: String) throws {
        let layer = try read("name,\(heading)\na,113.5,29.5\nb,,\n")
        #expect(layer.geometry.kind == .point)
        #expect(layer.geometry.coordinates(ofRow: 0) == [113.5, 29.5])
        #expect(layer.geometry.isEmpty(row: 1))
        #expect(layer.crs == nil)
    }

    /// Survey sheets: X is the northing. Values decide, because eastings and northings of China do not overlap.
    @Test func aNorthingCalledX() throws {
        let folder = Scratch()
        let path = folder.write("p.csv", "点号,X,Y\nJ1,3262000.5,38412000.25\nJ2,3262100,38412100\n")
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, crs: .epsg(4526)), into: &report)
        #expect(layer.geometry.coordinates(ofRow: 0) == [38_412_000.25, 3_262_000.5])
        #expect(report.northingFirst)
        #expect(layer.crs == .epsg(4526))
    }

    @Test func textInPlaceColumnsIsNoPlace() throws {
        #expect(try read("x,y\na,b\n").geometry == .none(rows: 1))
    }

    @Test func raggedRecordsAreIssues() throws {
        let folder = Scratch()
        var report = ReadReport()
        let path = folder.write("a.csv", "a,b\n1\n1,2,3\n1,2\n")
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(layer.columns == [.integer([1, 1, 1]), .integer([nil, 2, 2])])
        #expect(report.issues.map(\.row) == [0, 1])
        #expect(report.issues.allSatisfy { $0.rule == "ragged-row" })
    }

    /// An unquoted `2,000` shifts what follows it: that a cell was dropped is said.
    @Test func aSeparatorInsideAValueIsTold() throws {
        let folder = Scratch()
        var report = ReadReport()
        let path = folder.write("a.csv", "name,population\n甲,1000\n乙,2,000\n丙\n")
        _ = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(report.issues.map(\.row) == [1, 2])
        #expect(
            report.issues[0].message.hasPrefix(
                "3 cells where the heading has 2: what stands beyond the last column is dropped"))
        #expect(report.issues[1].message == "1 cells where the heading has 2; missing ones are empty")
    }

    @Test func textOfNoKnownEncodingIsNoTable() throws {
        let folder = Scratch()
        let text = "名称,经度,纬度\n甲,112.5,28.9\n"
        let wide = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let ascii = "lon,lat\n112.5,28.9\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        for (name, bytes, encoding) in [
            ("g.csv", TextEncoding.gbk.encode(text)!, "GBK"), ("w.csv", wide, "UTF-16LE"), ("a.csv", ascii, "UTF-16LE"),
        ] {
            let path = folder.write(name, bytes)
            let error = #expect(throws: OGRError.self) { try VectorFile.describe(path).requireEncoding() }
            #expect(error == .undeclaredEncoding(path: path, layer: String(name.prefix(1))))
            #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
            try VectorFile.describe(path, encoding: encoding).requireEncoding()
            let layer = try VectorFile.read(LayerRequest(path: path, encoding: encoding))
            #expect(layer.geometry.coordinates(ofRow: 0) == [112.5, 28.9])
        }
    }

    /// A circle of 0.005° as an arc: with 1° turns its chords would lie 5 mm off.
    @Test func arcsInDegreesAreAsFineAsInMetres() throws {
        let folder = Scratch()
        let path = folder.write(
            "a.csv", "id,wkt\n1,\"CURVEPOLYGON(CIRCULARSTRING(113.005 29,112.995 29,113.005 29))\"\n")
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, crs: .epsg(4490)), into: &report)
        #expect(report.largestSagitta > 0 && report.largestSagitta <= 1e-4)
        let vertices = layer.geometry.coordinates(ofRow: 0).count / 2 - 1
        // r (1 − cos(π/n)) ≤ 0.0001 m with 111.7 km to a degree: n ≥ 7425.
        #expect(0.005 * 111_700 * (1 - cos(Double.pi / Double(vertices))) <= 1e-4)
        #expect(vertices < 8000)
    }

    @Test func faultsNameTheLine() throws {
        let folder = Scratch()
        for (text, line) in [("a,b\n1,2\n\"open,2\n3,4\n", 3), ("a\n\"x\"y\n", 2)] {
            let path = folder.write("f.csv", text)
            let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
            #expect(error?.problem == .badTable && error?.line == line)
        }
    }

    @Test func otherSeparatorsAndNames() throws {
        #expect(try read("a;b;a;\n1;2,5;3;4\n").fields.map(\.name) == ["a", "b", "a_2", "field_4"])
        let folder = Scratch()
        let layer = try VectorFile.read(LayerRequest(path: folder.write("t.tsv", "a\tb\n1\tx, y\n")))
        #expect(layer.columns == [.integer([1]), .text(["x, y"])])
    }

    /// A title above the heading, separators after the last cell, and what Excel writes in the first line.
    @Test func asSpreadsheetsExport() throws {
        let folder = Scratch()
        var report = ReadReport()
        let path = folder.write("a.csv", "某县村庄表,,,\n村名,人口,,\n甲,3,,\n乙,4,,\n")
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(layer.fields.map(\.name) == ["村名", "人口"])
        #expect(layer.columns == [.text(["甲", "乙"]), .integer([3, 4])])
        #expect(report.notes == [.titleRows(1)])
        #expect(report.issues.isEmpty)
        #expect(try read("sep=;\r\na;b\r\n1;2,5\r\n").columns == [.integer([1]), .text(["2,5"])])
    }

    /// However many columns share a heading, each name is found at once.
    @Test func equalHeadings() throws {
        let folder = Scratch()
        var report = ReadReport()
        let path = folder.write("a.csv", "a,b,a,a_2,a\n1,2,3,4,5\n")
        let layer = try VectorFile.read(LayerRequest(path: path), into: &report)
        #expect(layer.fields.map(\.name) == ["a", "b", "a_3", "a_2", "a_4"])
        #expect(report.notes == [.headingRepeated("a", columns: 3)])
    }

    @Test func batches() throws {
        let folder = Scratch()
        let path = folder.write("a.csv", "n,x,y\n" + (0..<25).map { "\($0),\($0).5,1\n" }.joined())
        let whole = try VectorFile.read(LayerRequest(path: path))
        let stream = try VectorFile.stream(LayerRequest(path: path), batchRows: 10)
        var parts: [Layer] = []
        while let batch = try stream.next() { parts.append(batch) }
        #expect(parts.map(\.count) == [10, 10, 5])
        #expect(Layer.joined(parts) == whole)
        #expect(whole.geometry.kind == .point)
    }
}
