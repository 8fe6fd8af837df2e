import Columns
import Foundation
import Testing

@testable import Output

@Suite struct OutputFolderTests {
    private static let ours: Set<String> = [
        "summary.json", "run.json", "geojson/", "geojson/roads.geojson",
    ]

    private func open(_ path: String, overwrite: Bool = false) throws(OutputError) -> (OutputDoor, OutputFolder) {
        let door = OutputDoor(overwrite: overwrite)
        return (door, try door.folder(path) { Self.ours.contains($0) })
    }

    private func problem(_ path: String, overwrite: Bool = false) -> OutputError? {
        do throws(OutputError) {
            _ = try open(path, overwrite: overwrite)
            return nil
        } catch { return error }
    }

    @Test func appearsWhole() throws {
        let scratch = try Scratch()
        let (door, folder) = try open(scratch.file("out/"), overwrite: false)
        try folder.write([1, 2], to: "summary.json")
        #expect(try scratch.names().count == 1)
        #expect(try scratch.names()[0].hasPrefix(".out.partial-"))
        try door.commit()
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.text("out/summary.json") == "\u{1}\u{2}")
    }

    @Test func nothingIsLeftWhenItIsGivenUp() throws {
        let scratch = try Scratch()
        do {
            let (_, folder) = try open(scratch.file("a/b/out"), overwrite: false)
            try folder.write([1], to: "summary.json")
            #expect(try scratch.names() == ["a"])
        }
        #expect(try scratch.names() == [])
    }

    @Test func existingFolderIsRefused() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("out"), withIntermediateDirectories: false)
        let error = problem(scratch.file("out"))
        #expect(error?.problem == .exists && error?.kind == .usage)
        #expect(error?.advice?.contains("--overwrite") == true)
        #expect(try scratch.names() == ["out"])
    }

    @Test func overwriteReplacesARun() throws {
        let scratch = try Scratch()
        for value in [1, 2] as [UInt8] {
            let (door, folder) = try open(scratch.file("out"), overwrite: true)
            try folder.write([value], to: value == 1 ? "summary.json" : "run.json")
            try folder.makeFolder("geojson")
            try folder.write([value], to: "geojson/roads.geojson")
            try door.commit()
        }
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.names("out") == ["geojson", "run.json"])
    }

    @Test func otherFilesAreNamedAndKept() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("out/geojson"), withIntermediateDirectories: true)
        try scratch.put("", "out/summary.json")
        try scratch.put("7", "out/geojson/论文.docx")
        let error = problem(scratch.file("out"), overwrite: true)
        #expect(error?.problem == .notReplaceable && error?.kind == .usage)
        #expect(error?.description.contains("geojson/论文.docx") == true)
        #expect(try scratch.text("out/geojson/论文.docx") == "7")
    }

    @Test func linksAreNotFollowed() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("real"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.file("out"), withDestinationPath: scratch.file("real"))
        #expect(problem(scratch.file("out"), overwrite: true)?.problem == .notReplaceable)
        try FileManager.default.createDirectory(atPath: scratch.file("run"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.file("run/geojson"), withDestinationPath: scratch.file("real"))
        #expect(problem(scratch.file("run"), overwrite: true)?.description.contains("geojson") == true)
    }

    @Test func aFileIsRefused() throws {
        let scratch = try Scratch()
        try scratch.put("1", "out")
        #expect(problem(scratch.file("out"), overwrite: true)?.problem == .notReplaceable)
        #expect(try scratch.text("out") == "1")
    }

    @Test func aParentThatIsNoFolderIsToldWithItsPath() throws {
        let scratch = try Scratch()
        try scratch.put("1", "file")
        let error = problem(scratch.file("file/out"))
        #expect(error?.problem == .notWritable && error?.kind == .working)
        #expect(error?.description.contains(scratch.file("file")) == true)
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func aParentThatMayNotBeWrittenIsTold() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            atPath: scratch.file("locked"), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
        #expect(problem(scratch.file("locked/out"))?.problem == .notWritable)
    }

    @Test(arguments: ["", "/", ".", ".."])
    func namesThatAreNone(path: String) { #expect(problem(path)?.problem == .notReplaceable) }

    @Test func aFolderThatAppearsMeanwhileIsNotReplaced() throws {
        let scratch = try Scratch()
        let (door, _) = try open(scratch.file("out"), overwrite: false)
        try FileManager.default.createDirectory(atPath: scratch.file("out"), withIntermediateDirectories: false)
        var refused = false
        do { try door.commit() } catch { refused = error.problem == .exists }
        #expect(refused)
        #expect(try scratch.names() == ["out"])
    }

    @Test(arguments: [true, false]) func anInputInsideIsNotLost(exchange: Bool) throws {
        let scratch = try Scratch()
        try scratch.put("rows", "out/summary.json")
        for input in ["out/summary.json", "out/../out/summary.json", "link/summary.json"] {
            if input.hasPrefix("link") { try scratch.link("link", to: "out") }
            let door = OutputDoor(inputs: [scratch.file(input)], overwrite: true)
            let error = #expect(throws: OutputError.self) { _ = try door.folder(scratch.file("out")) { _ in true } }
            #expect(error?.problem == .notReplaceable && error?.kind == .usage)
        }
        #expect(try scratch.text("out/summary.json") == "rows")
    }

    @Test func withoutAnExchangeOfNamesTheOldFolderStepsAside() throws {
        let scratch = try Scratch()
        try AtomicName.$hasExchange.withValue(false) {
            for value in ["1", "2"] {
                let (door, folder) = try open(scratch.file("out"), overwrite: true)
                try folder.write(Array(value.utf8), to: "run.json")
                try door.commit()
            }
        }
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.text("out/run.json") == "2")
    }

    @Test func anOldFolderThatAKilledRunLeftAsideComesBack() throws {
        let scratch = try Scratch()
        try scratch.put("old", ".out.replaced-999999999-1/run.json")
        try scratch.put("new", ".out.partial-999999999-1/run.json")
        #expect(problem(scratch.file("out"))?.problem == .exists)
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.text("out/run.json") == "old")
    }
}
