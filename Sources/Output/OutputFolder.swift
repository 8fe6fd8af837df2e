import Columns
import Glibc

/// A folder that appears whole or not at all.
///
/// It is built beside its final name. Until the door commits nothing exists under the final name; a folder that is not
/// committed is removed again, with the parent folders that were made for it.
///
/// An existing folder is only replaced with `--overwrite`, and when everything in it is of a kind that the command writes.
/// A symbolic link at the path is never followed.
public final class OutputFolder: StagedOutput {
    /// The final path, without a slash at its end.
    public let path: String
    /// Where files are written until the door commits.
    public let partialPath: String
    private let staging: Staging
    private let exchange: FolderExchange
    private let madeParents: [String]
    private var isCommitted = false

    init(path: String) throws(OutputError) {
        let (parent, name) = PathText.split(path)
        let made = try Self.makeParents(parent)
        do { staging = try Staging(in: parent, for: name) } catch {
            Self.remove(parents: made)
            throw error
        }
        (madeParents, partialPath) = (made, staging.path)
        exchange = FolderExchange(staging: staging.path, path: path)
        self.path = path
    }

    deinit { if !isCommitted { discard() } }

    /// A path inside the folder as it is being built.
    public func file(_ name: String) -> String { staging.file(name) }

    /// Makes a folder inside.
    public func makeFolder(_ name: String) throws(OutputError) { try Self.make(file(name)) }

    /// Writes a file inside.
    public func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
        try WholeFile.write(bytes, to: file(name), shown: PathText.join(path, name))
    }

    func complete() throws(OutputError) { try Durable.flushAll(partialPath, shown: path) }

    func planned() -> FileExchange? { nil }

    func install() throws(OutputError) {
        try exchange.install()
        isCommitted = true
    }

    func undo() {
        exchange.undo()
        isCommitted = false
    }

    func removeReplaced() {
        exchange.removeReplaced()
        staging.remove()
    }

    func discard() {
        staging.remove()
        Self.remove(parents: madeParents)
    }

    /// Makes missing folders from the top down and returns them.
    private static func makeParents(_ parent: String) throws(OutputError) -> [String] {
        var (missing, place) = ([String](), parent)
        while FileIdentity(path: place) == nil, place != "/", place != "." {
            missing.append(place)
            place = PathText.split(place).folder
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

    private static func make(_ folder: String) throws(OutputError) {
        guard mkdir(folder, 0o777) == 0 else {
            throw .system(folder, Phrase(zh: "无法建立文件夹", en: "the folder cannot be made"))
        }
    }
}
