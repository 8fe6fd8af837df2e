import Columns
import Testing

@testable import OGR

/// Columns of a GeoPackage whose type is none of the format's are read as they are stored. The values wanted are those that the
/// statements put there.
@Suite struct ForeignColumnsTests {
    /// Four squares, changed by statements of SQLite's own program.
    private func database(_ statements: [String], in folder: Scratch, isTable: Bool = false) throws -> String {
        let path = folder.file("a.gpkg")
        let writer = try GeoPackageWriter(path: path)
        var layer = Samples.squares(0..<4)
        if isTable {
            layer = Layer(name: "squares", crs: nil, geometry: .none(rows: 4))
            layer.add(Field("row", .integer), .integer([0, 1, 2, 3]))
        }
        try writer.add(layer)
        try writer.finish()
        // The triggers of the index of shapes call functions that SQLite alone has not.
        let script = """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1])
            for (n,) in c.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                c.execute('drop trigger "%s"' % n)
            for s in sys.argv[2:]: c.execute(s)
            c.commit()
            """
        #expect(try folder.run("python3", ["-c", script, path] + statements) == 0)
        return path
    }

    private func read(_ request: LayerRequest) throws -> (Layer, ReadReport) {
        var report = ReadReport()
        return (try VectorFile.read(request, into: &report), report)
    }

    private static let statements = [
        "ALTER TABLE squares ADD COLUMN KCXS DECIMAL(6,4)", "ALTER TABLE squares ADD COLUMN BSM BIGINT",
        "ALTER TABLE squares ADD COLUMN QSDWDM VARCHAR(19)", "ALTER TABLE squares ADD COLUMN TBMJ DOUBLE PRECISION",
        "ALTER TABLE squares ADD COLUMN N NUMBER(10,2)", "ALTER TABLE squares ADD COLUMN I INT8",
        "ALTER TABLE squares ADD COLUMN F FLOAT8", "ALTER TABLE squares ADD COLUMN C CHAR(4)",
        "ALTER TABLE squares ADD COLUMN G FLOAT", "ALTER TABLE squares ADD COLUMN X",
        """
        UPDATE squares SET KCXS = 0.1234, BSM = 450123001001000123, QSDWDM = '0450123001001000123', TBMJ = 1234567.891234567,
        N = 2, I = 3, F = 1234567.89, C = '0101', G = 1234567.89, X = 'a' WHERE fid = 2
        """,
        "UPDATE squares SET KCXS = 1, BSM = 450123001001000124, N = '1,234', I = 'many', X = 7 WHERE fid = 3",
    ]

    @Test(arguments: [false, true]) func areReadAsStored(isTable: Bool) throws {
        let folder = Scratch()
        let path = try database(Self.statements, in: folder, isTable: isTable)
        let before = folder.snapshot
        let (layer, report) = try read(LayerRequest(path: path))
        #expect(layer.column("KCXS") == .real([nil, 0.1234, 1, nil]))
        #expect(layer.column("BSM") == .integer([nil, 450_123_001_001_000_123, 450_123_001_001_000_124, nil]))
        #expect(layer.column("QSDWDM") == .text([nil, "0450123001001000123", nil, nil]))
        #expect(layer.column("TBMJ") == .real([nil, 1_234_567.891234567, nil, nil]))
        #expect(layer.column("N") == .real([nil, 2, 1234, nil]))
        #expect(layer.column("I") == .integer([nil, 3, nil, nil]))
        #expect(layer.column("F") == .real([nil, 1_234_567.89, nil, nil]))
        #expect(layer.column("C") == .text([nil, "0101", nil, nil]))
        #expect(layer.column("G") == .real([nil, 1_234_567.89, nil, nil]))
        #expect(layer.column("X") == .text([nil, "a", "7", nil]))
        #expect(layer.column("row") == .integer([0, 1, 2, 3]))
        #expect(report.issues.map(\.row) == [2])
        #expect(report.issues.first?.rule == "unreadable-value")
        #expect(report.issues.first?.message == "I `many` is not a number; it is taken as not given")
        #expect(report.notes.isEmpty)
        let names = layer.fields.map(\.name).suffix(10)
        #expect(Array(names) == ["KCXS", "BSM", "QSDWDM", "TBMJ", "N", "I", "F", "C", "G", "X"])
        let plain = try VectorFile.read(LayerRequest(path: path, columns: ["row"]))
        #expect(plain.geometry == layer.geometry && plain.crs == layer.crs && plain.sourceRows == layer.sourceRows)
        #expect(folder.snapshot == before)

        let described = try VectorFile.describe(path).layers[0]
        #expect(zip(described.fields, described.fieldTypes).first { $0.0.name == "KCXS" }?.1 == "DECIMAL(6,4)")
        #expect(described.fields.map(\.name) == layer.fields.map(\.name))
        #expect((described.bounds == nil) == isTable)
    }

    @Test func conditionsAndBatches() throws {
        let folder = Scratch()
        let path = try database(Self.statements, in: folder)
        let some = LayerRequest(
            path: path, filter: try RowCondition("KCXS > 0.5 AND BSM = 450123001001000124"), columns: ["row"])
        #expect(try read(some).0.column("row") == .integer([2]))
        let stream = try VectorFile.stream(LayerRequest(path: path, columns: ["KCXS", "row"]), batchRows: 3)
        var found: [[AttributeColumn]] = []
        var rows: [Int] = []
        while let batch = try stream.next() {
            found.append(batch.columns)
            rows += batch.sourceRows
        }
        #expect(found == [[.real([nil, 0.1234, 1]), .integer([0, 1, 2])], [.real([nil]), .integer([3])]])
        #expect(rows == [0, 1, 2, 3])
    }

    /// Bytes are no value: a column of nothing else is told, a cell is told by row.
    @Test func bytesAreTold() throws {
        let folder = Scratch()
        let path = try database(
            [
                "ALTER TABLE squares ADD COLUMN P VARBINARY(9)", "ALTER TABLE squares ADD COLUMN K DECIMAL",
                "UPDATE squares SET P = x'0102'", "UPDATE squares SET K = x'01' WHERE fid = 2",
                "UPDATE squares SET K = 9e999 WHERE fid = 3", "UPDATE squares SET K = 0.5 WHERE fid = 4",
            ], in: folder)
        let (layer, report) = try read(LayerRequest(path: path))
        #expect(layer.column("P") == nil)
        #expect(report.notes.map(\.phrase.en).filter { $0.contains("P VARBINARY(9)") }.count == 1)
        #expect(layer.column("K") == .real([nil, nil, nil, 0.5]))
        #expect(report.issues.map(\.row) == [1, 2])
        #expect(report.issues.allSatisfy { $0.rule == "unreadable-value" })
    }

    /// A column of a type that nobody knows holds what its cells are.
    @Test func kindsFollowFromTypeAndCells() {
        func kind(_ type: String, _ i: Int = 0, _ r: Int = 0, _ t: Int = 0, _ b: Int = 0) -> AttributeColumn.Kind? {
            ForeignColumns.kind(type, ForeignColumns.Stored(integers: i, reals: r, texts: t, blobs: b))
        }
        #expect(kind("BIGINT", 3) == .integer && kind("BIGINT", 3, 1) == .real && kind("bigint", 0, 0, 2) == .integer)
        #expect(kind("DECIMAL(6,4)", 3) == .real && kind("DECIMAL(18,0)", 3) == .integer && kind("NUMERIC") == .real)
        #expect(kind("NUMERIC", 2) == .integer && kind("NUMERIC", 2, 1) == .real && kind("NUMBER(10, 2)", 1) == .real)
        #expect(kind("VARCHAR(9)", 0, 0, 1) == .text && kind("NCHAR(2)") == .text)
        #expect(
            kind("FANCY", 2, 0, 1) == .text && kind("FANCY", 2) == .integer && kind("", 0, 2) == .real
                && kind("") == .text)
        #expect(kind("VARBINARY", 0, 0, 0, 2) == nil && kind("VARBINARY", 0, 0, 1, 1) == .text)
    }

    /// SQLite reads an index in place of the table where all that is asked for stands in it.
    @Test func rowsKeepTheOrderOfTheTable() throws {
        let folder = Scratch()
        let path = try database(
            [
                "UPDATE squares SET row = 9 - row", "CREATE INDEX i ON squares (row)",
                "ALTER TABLE squares ADD COLUMN K DECIMAL(4,2)", "UPDATE squares SET K = row / 4.0",
                "CREATE INDEX k ON squares (K)",
            ], in: folder)
        for geometry in [true, false] {
            let request = LayerRequest(path: path, columns: ["row"], geometry: geometry)
            #expect(try read(request).0.column("row") == .integer([9, 8, 7, 6]))
            let other = LayerRequest(path: path, columns: ["K"], geometry: geometry)
            #expect(try read(other).0.column("K") == .real([2.25, 2, 1.75, 1.5]))
        }
    }

    /// Whole numbers that a column's type is too narrow for, and truth values that are none.
    @Test func narrowColumns() throws {
        let folder = Scratch()
        let path = try database(
            [
                "ALTER TABLE squares ADD COLUMN S SMALLINT", "ALTER TABLE squares ADD COLUMN T TINYINT",
                "ALTER TABLE squares ADD COLUMN B BOOLEAN",
                "UPDATE squares SET S = 70000, T = 300, B = 2 WHERE fid = 1",
                "UPDATE squares SET S = -32768, T = 7, B = 1 WHERE fid = 2",
                "UPDATE squares SET S = 4464, T = 5000000000, B = 0 WHERE fid = 3",
            ], in: folder)
        let (layer, report) = try read(LayerRequest(path: path))
        #expect(layer.column("S") == .integer([70000, -32768, 4464, nil]))
        #expect(layer.column("T") == .integer([300, 7, 5_000_000_000, nil]))
        #expect(layer.column("B") == .flag([nil, true, false, nil]))
        #expect(report.issues.map(\.row) == [0] && report.issues.first?.message.hasPrefix("B `2`") == true)
    }

    @Test func daysThatNoCalendarHas() throws {
        let folder = Scratch()
        let path = try database(
            [
                "ALTER TABLE squares ADD COLUMN D DATE", "ALTER TABLE squares ADD COLUMN M DATETIME",
                "UPDATE squares SET D = '2024-02-30', M = '2023-02-29T10:00:00.000Z' WHERE fid = 1",
                "UPDATE squares SET D = '2024-02-29', M = '2024-02-29T10:00:00.000Z' WHERE fid = 2",
                "UPDATE squares SET D = 'spring' WHERE fid = 3", "UPDATE squares SET D = '2023/12/31' WHERE fid = 4",
            ], in: folder)
        let (layer, report) = try read(LayerRequest(path: path))
        #expect(layer.column("D") == .text([nil, "2024-02-29", nil, "2023-12-31"]))
        #expect(layer.column("M") == .text([nil, "2024-02-29T10:00:00", nil, nil]))
        #expect(report.issues.map(\.row).sorted() == [0, 0, 2])
        #expect(report.issues.allSatisfy { $0.rule == "unreadable-value" })
        #expect(report.issues.contains { $0.message == "D `2024-02-30` is not a date; it is taken as not given" })
    }
}
