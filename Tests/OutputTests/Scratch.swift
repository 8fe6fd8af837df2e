import Foundation

/// A folder of its own for one test; removed with it.
final class Scratch: Sendable {
    let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.appending(path: "output-test-\(UUID().uuidString)")
            .resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func file(_ name: String) -> String { name.isEmpty ? folder : folder + "/" + name }
    func put(_ text: String, _ name: String) throws {
        let place = URL(filePath: file(name))
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
    }
    func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }
    func names(_ name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(name)).sorted()
    }
    func link(_ name: String, to other: String) throws {
        try FileManager.default.createSymbolicLink(atPath: file(name), withDestinationPath: file(other))
    }
}
