import Columns
import Testing

@testable import OGR

/// Columns that GDAL leaves out for their declared type are told by name.
@Suite struct ForeignColumnsTests {
    @Test func areTold() throws {
        let folder = Scratch()
        let path = folder.file("a.gpkg")
        let writer = try GeoPackageWriter(path: path)
        try writer.add(Samples.squares(0..<4))
        try writer.finish()
        func notes() throws -> [String] { try VectorFile.describe(path).layers[0].notes.map(\.phrase.en) }
        #expect(try !notes().contains { $0.contains("not read") })
        try folder.run(
            "python3", "-c",
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()", path,
            "ALTER TABLE squares ADD COLUMN KCXS FANCY")
        #expect(try notes().contains { $0.contains("1 columns") && $0.contains("KCXS FANCY") })
    }
}
