import CGDAL
import Columns
import Testing

@testable import OGR

/// Text, fractions and too wide numbers in columns of numbers. The values wanted are those of the same cells in a CSV file.
@Suite struct OddNumbersTests {
    /// A document of two folders with typed cells. GDAL reads 0 and 1 of the odd ones.
    private var document: String {
        func mark(_ n: String, _ x: String) -> String {
            """
            <Placemark><name>a</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n">\(n)</SimpleData>\
            <SimpleData name="x">\(x)</SimpleData></SchemaData></ExtendedData><Point><coordinates>113,28</coordinates></Point>\
            </Placemark>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>d</name>\
            <Schema name="s" id="s"><SimpleField name="n" type="int"/><SimpleField name="x" type="double"/></Schema>\
            <Folder><name>甲</name>\(mark("7", "1.5"))\(mark("约300", "1,234.5"))</Folder>\
            <Folder><name>乙</name>\(mark("8", "9"))</Folder></Document></kml>
            """
    }

    /// Alike packed and plain; in the archive's root or in a folder of it.
    @Test(arguments: ["k.kml", "doc.kml", "files/doc.kml"]) func ofAKML(place: String) throws {
        let folder = Scratch()
        let path =
            place == "k.kml"
            ? folder.write("k.kml", document)
            : folder.write("k.kmz", SheetFile.zip([(place, Array(document.utf8)), ("images/a.png", [1, 2, 3])]))
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, layer: "甲"), into: &report)
        let (n, x) = try (#require(layer.column("n")), #require(layer.column("x")))
        #expect((0..<2).map(n.number) == [7, nil] && (0..<2).map(x.number) == [1.5, 1234.5])
        let odd = report.issues.filter { $0.rule == "unreadable-value" }
        #expect(odd.map(\.row) == [1] && odd.first?.message.contains("n `约300`") == true, "\(report.issues)")
        #expect(try VectorFile.read(LayerRequest(path: path, layer: "乙")).column("n")?.number(0) == 8)
    }

    /// GDAL reads the first document of an archive, and those that it links to.
    @Test func furtherDocumentsOfAKMZ() throws {
        let folder = Scratch()
        let other = document.replacing("甲", with: "丙").replacing("乙", with: "丁")
        let path = folder.write(
            "k.kmz", SheetFile.zip([("a.kml", Array(document.utf8)), ("b.kml", Array(other.utf8))]))
        let source = try VectorFile.describe(path)
        #expect(source.layers.map(\.name) == ["甲", "乙"])
        #expect(
            source.layers.allSatisfy {
                $0.notes.map(\.description) == ["1 documents of the KMZ beside the first were not read: b.kml."]
            })
        let links =
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>l</name>"
            + "<NetworkLink><Link><href>files/a.kml</href></Link></NetworkLink></Document></kml>"
        let linked = folder.write(
            "l.kmz", SheetFile.zip([("doc.kml", Array(links.utf8)), ("files/a.kml", Array(document.utf8))]))
        let names = try VectorFile.describe(linked).layers.map(\.name)
        #expect(names.contains("甲") && names.contains("乙"))
    }

    /// A GeoPackage of one table without geometry, changed by statements that SQLite allows and no writer of ours would issue.
    private func database(_ layer: Layer, _ statements: [String], in folder: Scratch) throws -> String {
        let path = folder.file("a.gpkg")
        let writer = try GeoPackageWriter(path: path)
        try writer.add(layer)
        try writer.finish()
        change(path, statements)
        return path
    }

    private func change(_ path: String, _ statements: [String]) {
        collectingMessages { _ in
            let dataset = GDALOpenEx(path, UInt32(GDAL_OF_VECTOR | GDAL_OF_UPDATE), nil, nil, nil)
            for statement in statements {
                if let result = GDALDatasetExecuteSQL(dataset, statement, nil, nil) {
                    GDALDatasetReleaseResultSet(dataset, result)
                }
            }
            GDALClose(dataset)
        }
    }

    private func read(_ request: LayerRequest) throws -> (Layer, ReadReport) {
        var report = ReadReport()
        return (try VectorFile.read(request, into: &report), report)
    }

    private func table(_ rows: Int) -> Layer {
        var layer = Layer(name: "t", crs: nil, geometry: .none(rows: rows))
        layer.add(Field("code", .text), .text((0..<rows).map { "4306\($0)" }))
        layer.add(Field("n", .integer), .integer(Array(repeating: 1, count: rows)))
        layer.add(Field("r", .real), .real(Array(repeating: 0.5, count: rows)))
        layer.add(Field("b", .flag), .flag(Array(repeating: true, count: rows)))
        return layer
    }

    /// Another pass takes what the first has found of the cells; for other fields they are looked at anew.
    @Test func cellsAreLookedAtOnce() throws {
        let folder = Scratch()
        let path = try database(table(3), ["UPDATE t SET n = '1,234' WHERE fid = 2"], in: folder)
        var again = try VectorFile.stream(LayerRequest(path: path)).again
        #expect((again.known?.value as? OddNumbers.Known)?.found.texts == [1: [2: "1,234"]])
        #expect(try read(again).0.columns == read(LayerRequest(path: path)).0.columns)
        // What is known is not looked for: cells that were changed since then are GDAL's again.
        change(path, ["UPDATE t SET n = '5,678' WHERE fid = 3"])
        #expect(try read(again).0.column("n") == .integer([1, 1234, 5]))
        again.columns = ["n"]
        #expect(try read(again).0.column("n") == .integer([1, 1234, 5678]))
    }

    /// The cells of the table that came in as 1, 0, 1, 300, 1, 2024: h/t.gpkg of the trial.
    @Test func textInColumnsOfADatabase() throws {
        let folder = Scratch()
        let cells = ["1,234", "约300", "１２００", "300人", "1.2万", "", "2024-01-01"]
        var statements = cells.enumerated().map { "UPDATE t SET n = '\($1)', r = '\($1)' WHERE fid = \($0 + 1)" }
        statements += ["UPDATE t SET b = '否' WHERE fid = 1", "UPDATE t SET b = '不详' WHERE fid = 2"]
        let path = try database(table(8), statements, in: folder)
        var request = LayerRequest(path: path)
        request.key = "code"
        let (layer, report) = try read(request)
        #expect(layer.column("n") == .integer([1234, nil, 1200, nil, nil, nil, nil, 1]))
        #expect(layer.column("r") == .real([1234, nil, 1200, nil, nil, nil, nil, 0.5]))
        #expect(layer.column("b") == .flag([false, nil, true, true, true, true, true, true]))
        #expect(report.issues.allSatisfy { $0.rule == "unreadable-value" })
        #expect(report.issues.filter { $0.message.hasPrefix("n ") }.map(\.row) == [1, 3, 4, 6])
        #expect(report.issues.filter { $0.message.hasPrefix("r ") }.map(\.row) == [1, 3, 4, 6])
        #expect(report.issues.filter { $0.message.hasPrefix("b ") }.map(\.row) == [1])
        #expect(report.issues.first?.message == "n `约300` is not a number; it is taken as not given")
        #expect(report.issues.first?.id == "43061")

        // Columns that are not read are not looked at.
        #expect(try read(LayerRequest(path: path, columns: ["code"])).1.issues.isEmpty)
        // Batches, and a condition on the column.
        let stream = try VectorFile.stream(LayerRequest(path: path, columns: ["n"]), batchRows: 3)
        var found: [AttributeColumn] = []
        while let batch = try stream.next() { found.append(batch.columns[0]) }
        #expect(found == [.integer([1234, nil, 1200]), .integer([nil, nil, nil]), .integer([nil, 1])])
        let big = LayerRequest(path: path, filter: try RowCondition("n >= 1000"), columns: ["code"])
        #expect(try read(big).0.column("code") == .text(["43060", "43062"]))
    }

    @Test func fractionsAndWideNumbersInColumnsOfWholeNumbers() throws {
        let folder = Scratch()
        let path = try database(
            table(3),
            [
                "UPDATE t SET n = 300.75 WHERE fid = 2", "ALTER TABLE t ADD COLUMN m MEDIUMINT",
                "UPDATE t SET m = 430603001000 WHERE fid = 3",
            ], in: folder)
        let (layer, report) = try read(LayerRequest(path: path))
        #expect(layer.column("n") == .real([1, 300.75, 1]))
        #expect(layer.column("m") == .integer([nil, nil, 430_603_001_000]))
        #expect(report.issues.isEmpty)
    }

    /// Rows of a view have no identifier of their own.
    @Test func rowsOfAView() throws {
        let folder = Scratch()
        let path = try database(
            table(4),
            [
                "UPDATE t SET n = '约300' WHERE fid = 3",
                "CREATE VIEW v AS SELECT code, n FROM t WHERE fid > 1",
                """
                INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('v', 'attributes', 'v')
                """,
            ], in: folder)
        let (layer, report) = try read(LayerRequest(path: path, layer: "v"))
        #expect(layer.column("code") == .text(["43061", "43062", "43063"]))
        #expect(layer.column("n") == .integer([1, nil, 1]))
        #expect(report.issues.map(\.row) == [1])
    }

    /// A table of dBase with columns of numbers, a row for each pair of cells.
    private func dbf(_ cells: [(String, String)], widths: (Int, Int) = (10, 12)) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        func padded(_ text: String, _ width: Int) -> [UInt8] {
            [UInt8](repeating: 0x20, count: width - text.utf8.count) + Array(text.utf8)
        }
        func column(_ name: String, _ width: Int, _ decimals: UInt8) -> [UInt8] {
            let letters = Array(name.utf8) + [UInt8](repeating: 0, count: 11 - name.utf8.count)
            let start: [UInt8] = letters + Array("N".utf8) + [0, 0, 0, 0]
            return start + [UInt8(width), decimals] + [UInt8](repeating: 0, count: 14)
        }
        let header: [UInt8] = [3, 126, 1, 1]
        var bytes = header + little(cells.count, 4) + little(97, 2) + little(1 + widths.0 + widths.1, 2)
        bytes += [UInt8](repeating: 0, count: 20)
        bytes += column("POP", widths.0, 0) + column("AREA", widths.1, 2) + [0x0D]
        for (a, b) in cells { bytes += [0x20] + padded(a, widths.0) + padded(b, widths.1) }
        return bytes + [0x1A]
    }

    @Test func textInColumnsOfADBF() throws {
        let folder = Scratch()
        let path = folder.write(
            "a.dbf",
            dbf([
                ("1,234", "1,234.50"), ("约300", "1e3"), ("**********", ".5"), ("12abc", "5."), ("1 234", "+3"),
                ("-", "NaN"), ("1.5.2", "12m2"), ("-12", "0"), ("", ""), ("7.0", "-0.00"),
            ]))
        let before = folder.snapshot
        let (layer, report) = try read(LayerRequest(path: path))
        #expect(layer.column("POP") == .integer([1234, nil, nil, nil, nil, nil, nil, -12, nil, 7]))
        #expect(layer.column("AREA") == .real([1234.5, 1000, 0.5, 5, 3, nil, nil, 0, nil, 0]))
        #expect(report.issues.filter { $0.message.hasPrefix("POP ") }.map(\.row) == [1, 3, 4, 5, 6])
        #expect(report.issues.filter { $0.message.hasPrefix("AREA ") }.map(\.row) == [5, 6])
        #expect(report.issues.allSatisfy { $0.rule == "unreadable-value" })
        #expect(report.notes.map(\.description).contains { $0.contains("full of `*`") && $0.hasSuffix("POP 1.") })
        #expect(folder.snapshot == before)
    }

    @Test func fractionsInAColumnWithoutDecimals() throws {
        let folder = Scratch()
        let path = folder.write("a.dbf", dbf([("12.5", "1"), ("3", "2")]))
        #expect(try read(LayerRequest(path: path)).0.column("POP") == .real([12.5, 3]))
    }
}
