import Columns
import Testing

@testable import FormatAudits
@testable import OGR
@testable import TableSources
@testable import VectorSources

/// Files that contradict themselves are told or refused by name.
@Suite struct OddFilesTests {
    private func notes(_ path: String) throws -> [String] {
        var report = ReadReport()
        _ = try VectorFile.read(LayerRequest(path: path), into: &report)
        return report.notes.map(\.description)
    }

    @Test func aTableWithSeveralColumnsOfPlaces() throws {
        let folder = Scratch()
        let path = folder.write(
            "a.csv",
            """
            id,wkt,geometry,经度,纬度
            1,"TRIANGLE ((0 0,1 0,0 1,0 0))",POINT (5 5),113,28
            2,"POLYGON ((0 0,2 0,2 2,0 0))",POINT (6 6),113,28

            """)
        let layer = try VectorFile.read(LayerRequest(path: path))
        #expect(
            layer.geometry.kind == .polygon && layer.geometry.box(ofRow: 0) == Box(minX: 0, minY: 0, maxX: 1, maxY: 1))
        let told = try notes(path).filter { $0.contains("from the column wkt") }
        #expect(told.count == 1 && told.first?.hasSuffix("geometry, 经度, 纬度.") == true)
        let one = folder.write("b.csv", "id,wkt\n1,POINT (1 2)\n")
        #expect(try notes(one).isEmpty)
    }

    @Test func aLayerThatIsListedAndNotThere() throws {
        let folder = Scratch()
        let path = folder.file("a.gpkg")
        let writer = try GeoPackageWriter(path: path)
        try writer.add(Samples.squares(0..<4))
        try writer.finish()
        #expect(
            try folder.run(
                "python3", "-c",
                "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()", path,
                "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('gone', 'features', 'gone')")
                == 0)
        #expect(try notes(path).contains { $0.contains("gone (gpkg_contents)") })
        let refusal = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path, layer: "gone")) }
        #expect(refusal?.kind == .refused && refusal?.description.contains("no such table") == true)
    }

    /// A table of dBase with one column.
    private func dbf(type: String, width: UInt8, record: UInt8) -> [UInt8] {
        var bytes: [UInt8] = [3, 126, 1, 1, 1, 0, 0, 0, 65, 0, record, 0] + [UInt8](repeating: 0, count: 20)
        bytes += Array("KCXS".utf8) + [UInt8](repeating: 0, count: 7) + Array(type.utf8) + [0, 0, 0, 0, width, 0]
        bytes += [UInt8](repeating: 0, count: 14) + [0x0D]
        return bytes + [UInt8](repeating: 0x20, count: Int(record)) + [0x1A]
    }

    @Test func fieldsThatSayNothingOfTheirCells() throws {
        let folder = Scratch()
        for (bytes, words) in [
            (dbf(type: "N", width: 0, record: 9), "KCXS of the .dbf is 0 bytes wide"),
            (dbf(type: "N", width: 20, record: 9), "KCXS of the .dbf ends beyond its records of 9 bytes"),
            (dbf(type: "\u{1}", width: 8, record: 9), "KCXS of the .dbf has no type"),
        ] {
            let path = folder.write("a.dbf", bytes)
            let refusal = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
            #expect(refusal?.kind == .refused && refusal?.description.contains(words) == true, "\(words)")
        }
        #expect(throws: Never.self) {
            try VectorFile.read(LayerRequest(path: folder.write("a.dbf", dbf(type: "N", width: 8, record: 9))))
        }
    }

    @Test func numbersOfRecords() throws {
        var odd = try OddShapefile(rows: 3)
        #expect(try !notes(odd.write()).contains { $0.contains("bear other numbers") })
        // Some programs count from 0.
        for row in 0..<3 { odd.shp[100 + odd.recordBytes * row + 3] = UInt8(row) }
        #expect(try !notes(odd.write()).contains { $0.contains("bear other numbers") })
        for (row, number) in [3, 1, 2].enumerated() { odd.shp[100 + odd.recordBytes * row + 3] = UInt8(number) }
        #expect(try notes(odd.write()).contains { $0.hasPrefix("3 records of the .shp bear other numbers") })
    }
}
