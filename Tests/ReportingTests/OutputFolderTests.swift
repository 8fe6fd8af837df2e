import Columns
import Foundation
import Testing

@testable import Reporting

@Suite struct OutputFolderTests {
    private func problem(_ path: String, overwrite: Bool = false) -> ReportError? {
        do {
            _ = try OutputFolder(path: path, overwrite: overwrite)
            return nil
        } catch { return error }
    }

    @Test func appearsWhole() throws {
        let scratch = try Scratch()
        let folder = try OutputFolder(path: scratch.file("out/"), overwrite: false)
        try folder.write([1, 2], to: "summary.json")
        #expect(try scratch.names().count == 1)
        #expect(try scratch.names()[0].hasPrefix(".out.partial-"))
        try folder.commit()
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.bytes("out/summary.json") == [1, 2])
    }

    @Test func nothingIsLeftWhenItIsGivenUp() throws {
        let scratch = try Scratch()
        do {
            let folder = try OutputFolder(path: scratch.file("a/b/out"), overwrite: false)
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
            let folder = try OutputFolder(path: scratch.file("out"), overwrite: true)
            try folder.write([value], to: value == 1 ? "summary.json" : "run.json")
            try folder.makeFolder("geojson")
            try folder.write([value], to: "geojson/roads.geojson")
            try folder.commit()
        }
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.names("out") == ["geojson", "run.json"])
    }

    @Test func otherFilesAreNamedAndKept() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("out/geojson"), withIntermediateDirectories: true)
        try ReportFiles.write([], to: scratch.file("out/summary.json"))
        try ReportFiles.write([7], to: scratch.file("out/geojson/论文.docx"))
        let error = problem(scratch.file("out"), overwrite: true)
        #expect(error?.problem == .notReplaceable && error?.kind == .usage)
        #expect(error?.description.contains("geojson/论文.docx") == true)
        #expect(try scratch.bytes("out/geojson/论文.docx") == [7])
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
        try ReportFiles.write([1], to: scratch.file("out"))
        #expect(problem(scratch.file("out"), overwrite: true)?.problem == .notReplaceable)
        #expect(try scratch.bytes("out") == [1])
    }

    @Test func aParentThatIsNoFolderIsToldWithItsPath() throws {
        let scratch = try Scratch()
        try ReportFiles.write([1], to: scratch.file("file"))
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
        let folder = try OutputFolder(path: scratch.file("out"), overwrite: false)
        try FileManager.default.createDirectory(atPath: scratch.file("out"), withIntermediateDirectories: false)
        var refused = false
        do { try folder.commit() } catch { refused = error.problem == .exists }
        #expect(refused)
        #expect(try scratch.names() == ["out"])
    }

    @Test(arguments: [
        ("summary.json", true), ("geojson/", true), ("geojson/villages.geojson", true), ("tables/村庄一览表.csv", true),
        ("results.gpkg-wal", true), ("tables.csv", false), ("geojson/x.csv", false), ("geojson/a/b.geojson", false),
        ("notes.txt", false), ("a/", false), ("geojson/a/", false),
    ])
    func knownFiles(name: String, isOurs: Bool) { #expect(ReportFiles.isOurs(name) == isOurs) }
}
