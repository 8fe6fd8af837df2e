import Foundation
import Reporting
import Testing

@Suite struct OutputFilesTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "qiancun-files-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }
    private func put(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
    private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
    private var listing: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    @Test func allAppearTogether() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try OutputFiles(path: path("a.shp"), companions: ["dbf", "shx"], overwrite: false, inputs: [])
        try put("1", files.partialPath)
        try put("2", String(files.partialPath.dropLast(3)) + "dbf")
        #expect(try listing.filter { !$0.hasPrefix(".") }.isEmpty)
        try files.commit()
        #expect(try listing == ["a.dbf", "a.shp"])
    }

    @Test func nothingStaysWithoutCommit() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let files = try OutputFiles(path: path("a.shp"), overwrite: false, inputs: [])
            try put("1", files.partialPath)
        }
        #expect(try listing.isEmpty)
    }

    @Test func companionsOfAnotherFileAreNotReplaced() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("mine", path("a.dbf"))
        let refused = #expect(throws: ReportError.self) {
            _ = try OutputFiles(path: path("a.shp"), companions: ["dbf"], overwrite: false, inputs: [])
        }
        #expect(refused?.problem == .exists)
        let files = try OutputFiles(path: path("a.shp"), companions: ["dbf", "sbn"], overwrite: true, inputs: [])
        try put("new", files.partialPath)
        try put("stale", path("a.sbn"))
        try files.commit()
        // What belonged to the old file is gone with it.
        #expect(try listing == ["a.shp"])
        #expect(try text("a.shp") == "new")
    }

    @Test func inputsAreNeverReplaced() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("input", path("a.gpkg"))
        try FileManager.default.createSymbolicLink(atPath: path("b.gpkg"), withDestinationPath: path("a.gpkg"))
        for name in ["a.gpkg", "b.gpkg"] {
            let refused = #expect(throws: ReportError.self) {
                _ = try OutputFiles(path: path(name), overwrite: true, inputs: [path("a.gpkg")])
            }
            #expect(refused?.problem == .notReplaceable)
        }
        #expect(try text("a.gpkg") == "input")
    }

    @Test func aMissingFolderIsSaid() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: ReportError.self) { _ = try OutputFiles(path: path("no/a.shp"), overwrite: false, inputs: []) }
    }
}
