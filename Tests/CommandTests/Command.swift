import Foundation
import Testing

/// Runs the command that stands beside this test program, as a user would.
enum Command {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The folder of the checkout.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The command, built in the same configuration as this test.
    static let executable: URL = {
        let test = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return test.deletingLastPathComponent().appending(path: "qiancun")
    }()

    /// Runs to the end.
    /// - Parameter language: of what it says, unless the arguments name one; none for the command's own choice.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], language: String? = "en"
    ) throws -> Result {
        let (process, output, errors) = try start(arguments, environment: environment, language: language)
        defer { [output, errors].forEach { try? FileManager.default.removeItem(at: $0) } }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Starts, for tests that interrupt. What it prints goes to two files.
    static func start(
        _ arguments: [String], environment: [String: String] = [:], language: String? = "en"
    ) throws -> (process: Process, output: URL, errors: URL) {
        let process = Process()
        process.executableURL = executable
        let isSaid = arguments.contains { $0.hasPrefix("--lang") }
        process.arguments = arguments + (isSaid ? [] : language.map { ["--lang", $0] } ?? [])
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        let files = try (0..<2).map { _ in
            let url = FileManager.default.temporaryDirectory.appending(path: "qiancun-test-\(UUID().uuidString)")
            try Data().write(to: url)
            return url
        }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        return (process, files[0], files[1])
    }
}

/// A folder of its own for one test; removed with it.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "qiancun-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }
}

/// Every file below a folder with its bytes, by relative path.
func contents(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
        var isFolder: ObjCBool = false
        let url = folder.appending(path: path)
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue {
            files[path] = try Data(contentsOf: url)
        }
    }
    return files
}

/// What GDAL's own program says of a layer.
func ogrinfo(_ path: String, _ layer: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/ogrinfo")
    process.arguments = ["-ro", path, layer]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
}
