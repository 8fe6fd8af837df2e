import Foundation
import Testing

@testable import Output

@Suite struct OutputFilesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func path(_ name: String) -> String { scratch.file(name) }
    private func put(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
    private func text(_ name: String) throws -> String { try scratch.text(name) }
    private var listing: [String] { get throws { try scratch.names() } }

    private func open(
        _ path: String, companions: [String] = [], overwrite: Bool = false, inputs: [String] = []
    ) throws(OutputError) -> (OutputDoor, OutputFiles) {
        let door = OutputDoor(inputs: inputs, overwrite: overwrite)
        return (door, try door.files(path, companions: companions))
    }

    @Test func allAppearTogether() throws {
        let (door, files) = try open(path("a.shp"), companions: ["dbf", "shx"])
        try put("1", files.partialPath)
        try put("2", String(files.partialPath.dropLast(3)) + "dbf")
        #expect(try listing.filter { !$0.hasPrefix(".") }.isEmpty)
        try door.commit()
        #expect(try listing == ["a.dbf", "a.shp"])
    }

    @Test func nothingStaysWithoutCommit() throws {
        do {
            let (_, files) = try open(path("a.shp"))
            try put("1", files.partialPath)
        }
        #expect(try listing.isEmpty)
    }

    @Test func companionsOfAnotherFileAreNotReplaced() throws {
        try put("mine", path("a.dbf"))
        let refused = #expect(throws: OutputError.self) {
            _ = try open(path("a.shp"), companions: ["dbf"])
        }
        #expect(refused?.problem == .exists)
        let (door, files) = try open(path("a.shp"), companions: ["dbf", "sbn"], overwrite: true)
        try put("new", files.partialPath)
        try put("stale", path("a.sbn"))
        try door.commit()
        // What belonged to the old file is gone with it.
        #expect(try listing == ["a.shp"])
        #expect(try text("a.shp") == "new")
    }

    @Test func inputsAreNeverReplaced() throws {
        try put("input", path("a.gpkg"))
        try FileManager.default.createSymbolicLink(atPath: path("b.gpkg"), withDestinationPath: path("a.gpkg"))
        for name in ["a.gpkg", "b.gpkg"] {
            let refused = #expect(throws: OutputError.self) {
                _ = try open(path(name), overwrite: true, inputs: [path("a.gpkg")])
            }
            #expect(refused?.problem == .notReplaceable)
        }
        #expect(try text("a.gpkg") == "input")
    }

    /// SQLite would put the rows of an old log into the new database.
    @Test(arguments: ["a.gpkg-wal", "a.gpkg-journal"]) func aLogWithRowsIsNeverLeftOrRemoved(log: String) throws {
        try put("old", path("a.gpkg"))
        try put("rows", path(log))
        for overwrite in [true, false] {
            let refused = #expect(throws: OutputError.self) { _ = try open(path("a.gpkg"), overwrite: overwrite) }
            #expect(refused?.kind == .usage && refused?.problem == (overwrite ? .inUse : .exists))
        }
        #expect(throws: OutputError.self) { _ = try OutputDoor(overwrite: true).file(path("a.gpkg")) }
        try FileManager.default.removeItem(atPath: path("a.gpkg"))
        let refused = #expect(throws: OutputError.self) { _ = try open(path("a.gpkg")) }
        #expect(refused?.problem == .inUse && refused?.path == path(log))
        #expect(try text(log) == "rows")
    }

    @Test func aLogThatComesMeanwhileIsSeen() throws {
        try put("old", path("a.gpkg"))
        let (door, files) = try open(path("a.gpkg"), overwrite: true)
        try put("new", files.partialPath)
        try put("rows", path("a.gpkg-wal"))
        #expect(throws: OutputError.self) { try door.commit() }
        #expect(try listing == ["a.gpkg", "a.gpkg-wal"])
        #expect(try text("a.gpkg") == "old")
    }

    @Test func anEmptyLogGoesWithItsDatabase() throws {
        try put("old", path("a.gpkg"))
        try put("", path("a.gpkg-wal"))
        try put("index", path("a.gpkg-shm"))
        try put("", path("a.gpkg-journal"))
        let (door, files) = try open(path("a.gpkg"), overwrite: true)
        try put("new", files.partialPath)
        try door.commit()
        #expect(try listing == ["a.gpkg"])
        #expect(try text("a.gpkg") == "new")
    }

    @Test func aMissingFolderIsSaid() throws {
        #expect(throws: OutputError.self) { _ = try open(path("no/a.shp")) }
    }
}
