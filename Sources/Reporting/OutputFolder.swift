import Columns
import Foundation

/// A folder that appears whole or not at all.
///
/// It is built beside its final name as `.NAME.partial-…` and renamed by `commit()`. Until then nothing exists under
/// the final name, and a folder that is not committed is removed again, with the parent folders that were made for it.
///
/// An existing folder is refused unless `overwrite` is set. Even then it is only replaced when everything in it is of a
/// kind that a run writes; it is moved aside first and removed after the new one is in place. A symbolic link at the
/// path is never followed.
public struct OutputFolder: ~Copyable {
    /// The final path, without a slash at the end.
    public let path: String
    /// Where files are written until `commit()`.
    public let partialPath: String

    private let overwrite: Bool
    private let known: @Sendable (String) -> Bool
    private let madeParents: [String]
    private var isCommitted = false

    /// Makes the partial folder.
    /// - Parameters:
    ///   - known: says of a path inside the folder, such as `geojson/villages.geojson`, whether a run writes such a
    ///     file.
    public init(
        path: String, overwrite: Bool, known: @escaping @Sendable (String) -> Bool = ReportFiles.isOurs
    ) throws(ReportError) {
        let plain = Self.trimmed(path)
        guard !plain.isEmpty else { throw ReportError(.notReplaceable, path: path, "is not a name for a folder") }
        try Self.check(plain, overwrite: overwrite, known: known)
        let url = URL(filePath: plain)
        let parent = url.deletingLastPathComponent().path
        let made = try Self.makeParents(parent)
        let place: String
        do { place = try Self.makeBeside(parent, name: ".\(url.lastPathComponent).partial-") } catch {
            Self.remove(parents: made)
            throw error
        }
        (self.path, self.overwrite, self.known) = (plain, overwrite, known)
        (partialPath, madeParents) = (place, made)
    }

    deinit {
        guard !isCommitted else { return }
        try? FileManager.default.removeItem(atPath: partialPath)
        Self.remove(parents: madeParents)
    }

    /// A path inside the folder as it is being built.
    public func file(_ name: String) -> String { partialPath + "/" + name }

    /// Makes a folder inside.
    public func makeFolder(_ name: String) throws(ReportError) { try Self.make(file(name)) }

    /// Writes a file inside.
    public func write(_ bytes: [UInt8], to name: String) throws(ReportError) {
        try ReportFiles.write(bytes, to: file(name))
    }

    /// Gives the folder its final name.
    public consuming func commit() throws(ReportError) {
        try Self.check(path, overwrite: overwrite, known: known)
        var aside: String?
        if Self.kind(of: path) != nil {
            let url = URL(filePath: path)
            let place = try Self.makeBeside(
                url.deletingLastPathComponent().path, name: ".\(url.lastPathComponent).replaced-")
            guard rename(path, place) == 0 else { throw Self.failure(path, "cannot be moved aside") }
            aside = place
        }
        if rename(partialPath, path) != 0 {
            let error = Self.failure(path, "cannot be given its name")
            if let aside { rename(aside, path) }
            throw error
        }
        isCommitted = true
        if let aside { try? FileManager.default.removeItem(atPath: aside) }
    }
}

// MARK: - The file system

extension OutputFolder {
    private static func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.count > 1 && path.hasSuffix("/") { path = path.dropLast() }
        return ["/", ".", "..", ""].contains(path) ? "" : String(path)
    }

    private static func check(
        _ path: String, overwrite: Bool, known: (String) -> Bool
    ) throws(ReportError) {
        guard let kind = kind(of: path) else { return }
        guard kind == S_IFDIR else {
            throw ReportError(
                .notReplaceable, path: path, kind == S_IFLNK ? "is a symbolic link" : "is a file, not a folder")
        }
        guard overwrite else { throw ReportError(.exists, path: path, "the output folder exists") }
        let strangers = strangers(in: path, known: known)
        guard strangers.isEmpty else {
            let shown = strangers.prefix(3).joined(separator: ", ") + (strangers.count > 3 ? ", …" : "")
            throw ReportError(.notReplaceable, path: path, "holds files that qiancun does not write: \(shown)")
        }
    }

    /// What inside is not of a run: sorted, with their paths.
    private static func strangers(in path: String, known: (String) -> Bool) -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return all.filter { inside in
            switch kind(of: path + "/" + inside) {
            case S_IFDIR: !known(inside + "/")
            case S_IFREG: !known(inside)
            default: true
            }
        }.sorted(by: utf8Less)
    }

    /// The kind of what stands at a path, a link not followed; none when there is nothing.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// Makes missing folders from the top down and returns them.
    private static func makeParents(_ parent: String) throws(ReportError) -> [String] {
        var (missing, place) = ([String](), parent)
        while !FileManager.default.fileExists(atPath: place), place != "/", !place.isEmpty {
            missing.append(place)
            place = URL(filePath: place).deletingLastPathComponent().path
        }
        var made: [String] = []
        for folder in missing.reversed() {
            do { try make(folder) } catch {
                remove(parents: made)
                throw error
            }
            made.append(folder)
        }
        return made
    }

    /// Removes folders made here when nothing else came into them.
    private static func remove(parents: [String]) {
        for folder in parents.reversed() { rmdir(folder) }
    }

    private static func make(_ folder: String) throws(ReportError) {
        guard mkdir(folder, 0o777) == 0 else { throw failure(folder, "the folder cannot be made") }
    }

    private static func makeBeside(_ parent: String, name: String) throws(ReportError) -> String {
        for attempt in 0... {
            let place = "\(parent)/\(name)\(getpid())" + (attempt == 0 ? "" : "-\(attempt)")
            if mkdir(place, 0o777) == 0 { return place }
            guard errno == EEXIST else { break }
        }
        throw failure(parent, "no folder can be made in it")
    }

    private static func failure(_ path: String, _ what: String) -> ReportError {
        ReportError(.notWritable, path: path, "\(what): \(String(cString: strerror(errno)))")
    }
}
