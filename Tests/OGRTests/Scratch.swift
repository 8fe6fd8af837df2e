import Foundation

/// A folder of a test's own, removed with the object.
final class Scratch {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "ogr-" + UUID().uuidString
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
    func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }
    func write(_ name: String, _ bytes: [UInt8]) -> String {
        _ = FileManager.default.createFile(atPath: file(name), contents: Data(bytes))
        return file(name)
    }
    func bytes(_ name: String) -> [UInt8] { Array(FileManager.default.contents(atPath: file(name)) ?? Data()) }
    var listing: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: path).sorted()) ?? [] }
    /// Every file below, with its content.
    var snapshot: [String: [UInt8]] { Dictionary(uniqueKeysWithValues: listing.map { ($0, bytes($0)) }) }

    /// Runs a program; its exit code.
    @discardableResult func run(_ program: String, _ arguments: String...) throws -> Int32 {
        try run(program, arguments)
    }

    /// The same with a list of arguments.
    @discardableResult func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
