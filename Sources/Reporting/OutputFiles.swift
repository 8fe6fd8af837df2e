import Columns
import Foundation

/// Several files that belong together, such as those of a Shapefile, and appear all or not at all.
///
/// They are written into a hidden folder beside their final place and moved by `commit()`, the named file last. When a move fails, what
/// was moved before is taken back. Nothing that is there already is replaced unless `overwrite` is set, and inputs never
/// are. What is not committed is removed.
public struct OutputFiles: ~Copyable {
    /// The final path of the main file.
    public let path: String
    private let folder: String
    private let parent: String
    private let overwrite: Bool
    private let inputs: Set<String>
    private let companions: [String]

    /// Makes the hidden folder.
    /// - Parameters:
    ///   - path: final path of the main file; its folder must exist.
    ///   - companions: suffixes of files of the same stem that belong to it, such as `dbf`, written or not.
    ///   - inputs: files that are read; none of them may be replaced.
    /// - Throws: `ReportError`: `exists`, `notReplaceable`, `notWritable`.
    public init(
        path: String, companions: [String] = [], overwrite: Bool, inputs: [String]
    ) throws(ReportError) {
        let url = URL(filePath: path)
        let read = Set(inputs.map { URL(filePath: $0).resolvingSymlinksInPath().path })
        let parent = url.deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue else {
            throw ReportError(.notWritable, path: path, "there is no folder \(parent)")
        }
        var template = Array("\(parent)/.\(url.lastPathComponent).partial-XXXXXX".utf8CString)
        let stem = url.deletingPathExtension().lastPathComponent
        let names = [url.lastPathComponent] + companions.map { stem + "." + $0 }
        try Self.check(names.map { "\(parent)/\($0)" }, overwrite, read)
        guard let made = template.withUnsafeMutableBufferPointer({ mkdtemp($0.baseAddress!) }) else {
            throw Self.failure(parent, "no folder can be made in it")
        }
        (self.path, self.parent, self.overwrite, self.companions) = (path, parent, overwrite, companions)
        (folder, self.inputs) = (String(cString: made), read)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Where the main file is written until `commit()`; its companions go beside it.
    public var partialPath: String { folder + "/" + URL(filePath: path).lastPathComponent }

    /// Moves every file that was written to its final name.
    public consuming func commit() throws(ReportError) {
        let main = URL(filePath: path).lastPathComponent
        let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
        let written = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted(by: utf8Less)
        let names = Set([main] + companions.map { stem + "." + $0 } + written).sorted(by: utf8Less)
        try Self.check(names.map { "\(parent)/\($0)" }, overwrite, inputs)
        let aside = folder + "/replaced"
        guard mkdir(aside, 0o777) == 0 else { throw Self.failure(folder, "cannot be written") }
        var moves: [(from: String, to: String)] = []
        for name in names where FileManager.default.fileExists(atPath: "\(parent)/\(name)") {
            moves.append(("\(parent)/\(name)", "\(aside)/\(name)"))
        }
        for name in written where name != main { moves.append(("\(folder)/\(name)", "\(parent)/\(name)")) }
        moves.append(("\(folder)/\(main)", path))
        for (i, move) in moves.enumerated() where rename(move.from, move.to) != 0 {
            let error = Self.failure(path, "cannot be written")
            for done in moves[..<i].reversed() { rename(done.to, done.from) }
            throw error
        }
    }

    private static func check(_ paths: [String], _ overwrite: Bool, _ inputs: Set<String>) throws(ReportError) {
        for path in paths {
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if inputs.contains(URL(filePath: path).resolvingSymlinksInPath().path) {
                throw ReportError(.notReplaceable, path: path, "is also an input")
            }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw ReportError(.notReplaceable, path: path, "is there and is not a file")
            }
            guard overwrite else { throw ReportError(.exists, path: path, "the output file exists") }
        }
    }

    private static func failure(_ path: String, _ what: String) -> ReportError {
        ReportError(.notWritable, path: path, "\(what): \(String(cString: strerror(errno)))")
    }
}
