import Testing

@testable import Output

@Suite struct InputPartsTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for name in [
            "a.shp", "a.SHX", "a.dbf", "a.sbn", "a.xml", "ab.shp", "b.gpkg", "b.gpkg-shm", "c.gdb/a.gdbtable",
            "c.gdb/x.lock", "d.zip",
        ] { try scratch.put("1", name) }
        try scratch.put("", "b.gpkg-wal")
    }

    private func content(_ name: String) -> [String] {
        InputParts.content(of: scratch.file(name)).map { String($0.dropFirst(scratch.folder.utf8.count + 1)) }
    }

    @Test func eachKindBringsItsParts() throws {
        #expect(content("a.shp") == ["a.SHX", "a.dbf", "a.shp"])
        // An empty write-ahead log holds nothing.
        #expect(content("b.gpkg") == ["b.gpkg"])
        try scratch.put("1", "b.gpkg-wal")
        #expect(content("b.gpkg") == ["b.gpkg", "b.gpkg-wal"])
        #expect(content("c.gdb") == ["c.gdb/a.gdbtable"])
        #expect(content("d.zip/inner/e.shp") == ["d.zip"])
        #expect(content("a*.shp") == ["a.SHX", "a.dbf", "a.shp", "ab.shp"])
        #expect(content("none.gpkg") == ["none.gpkg"])
        #expect(InputParts.content(of: scratch.folder).count == 4)
    }

    @Test func anOutputInAFolderOfInputsIsNoChange() throws {
        let door = OutputDoor(inputs: [scratch.folder])
        try door.file(scratch.file("new.csv")).write("x")
        try door.commit()
        #expect(try scratch.text("new.csv") == "x")
    }
}
