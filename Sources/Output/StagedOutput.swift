import Columns
import Glibc

/// An output that is being written, out of sight until the door commits it. Belongs to one task; what is not committed is
/// removed when the last owner lets go.
protocol StagedOutput: AnyObject {
    /// The final path as it was asked for; `-` for standard output.
    var path: String { get }
    /// Everything is on the disk. Nothing can be written after.
    func complete() throws(OutputError)
    /// The names that are about to change; none of a folder, which gets its name in one step, and of standard output. To be
    /// asked once, after `complete` and before `install`.
    func planned() -> FileExchange?
    /// The output gets its name.
    func install() throws(OutputError)
    /// Takes `install` back.
    func undo()
    /// Removes what stood there before.
    func removeReplaced()
    /// Removes what was written and has no name yet.
    func discard()
}

/// Several files that belong together, such as those of a Shapefile, written by path, and given their names together.
public final class OutputFiles: StagedOutput {
    /// The final path of the main file.
    public let path: String
    /// Where the main file is written until the door commits; its companions go beside it.
    public let partialPath: String
    private let parent: String
    private let name: String
    private let companions: [String]
    private let staging: Staging
    private var exchange: FileExchange?

    /// - Parameter companions: names of files that belong to it, written or not.
    init(path: String, companions: [String]) throws(OutputError) {
        (parent, name) = PathText.split(path)
        staging = try Staging(in: parent, for: name)
        partialPath = staging.file(name)
        self.companions = companions
        self.path = path
    }

    private var written: [String] { PathText.names(in: staging.path).filter { $0 != name } }

    /// Names that the door has to look at before it commits: files that were written or will go.
    var names: [String] { Array(Set([name] + companions + written)) }

    func complete() throws(OutputError) {
        guard FileIdentity(linkAt: partialPath) != nil else {
            throw OutputError(.notWritable, path: path, Phrase(zh: "没有写出", en: "was not written"))
        }
        for name in written + [name] {
            let place = staging.file(name)
            if let old = FileIdentity(linkAt: PathText.join(parent, name)), old.isFile {
                chmod(place, old.mode & 0o777)
            }
            try Durable.flush(place, shown: path)
        }
        try Durable.flush(staging.path, shown: path)
    }

    func planned() -> FileExchange? {
        let leaving = Set(companions).subtracting(written).sorted(by: utf8Less)
        exchange = FileExchange(staging: staging.path, parent: parent, names: written + [name], leaving: leaving)
        return exchange
    }

    func install() throws(OutputError) { try exchange?.install() }

    func undo() { exchange?.undo() }
    func removeReplaced() { staging.remove() }
    func discard() { staging.remove() }
}

/// One file that is written as bytes.
public final class OutputFile: StagedOutput {
    /// The final path; `-` for standard output.
    public let path: String
    private let parent: String
    private let name: String
    private let staging: Staging?
    private let folder: TemporaryFolder?
    /// Where the bytes are until the door commits; another library may write there too, before the first `write`.
    public let partialPath: String
    private var handle: Int32 = -1
    private var buffer: [UInt8] = []
    private var exchange: FileExchange?

    /// - Parameter path: `-` for standard output, which gets the bytes when the door commits.
    init(path: String, suffix: String) throws(OutputError) {
        if path == OutputDoor.standardOutput {
            let folder = try TemporaryFolder()
            (staging, self.folder, parent, name) = (nil, folder, folder.path, "output." + suffix)
            partialPath = PathText.join(folder.path, name)
        } else {
            (parent, name) = PathText.split(path)
            let staging = try Staging(in: parent, for: name)
            (self.staging, folder) = (staging, nil)
            partialPath = staging.file(name)
        }
        self.path = path
    }

    deinit { if handle >= 0 { close(handle) } }

    /// Adds bytes; they reach the disk in pieces of a megabyte.
    public func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer += bytes
        if buffer.count >= 1 << 20 { try flush() }
    }

    /// Adds text.
    public func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    private func flush() throws(OutputError) {
        if handle < 0 {
            handle = open(partialPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard handle >= 0 else { throw .system(path, .cannotBeWritten) }
        }
        try WholeFile.write(buffer, to: handle, shown: path)
        buffer.removeAll(keepingCapacity: true)
    }

    func complete() throws(OutputError) {
        if !buffer.isEmpty || FileIdentity(linkAt: partialPath) == nil { try flush() }
        if handle >= 0 {
            let closed = close(handle)
            handle = -1
            guard closed == 0 else { throw .system(path, .cannotBeWritten) }
        }
        guard let staging else { return }
        if let old = FileIdentity(linkAt: PathText.join(parent, name)), old.isFile {
            chmod(partialPath, old.mode & 0o777)
        }
        try Durable.flush(partialPath, shown: path)
        try Durable.flush(staging.path, shown: path)
    }

    func planned() -> FileExchange? {
        exchange = staging.map { FileExchange(staging: $0.path, parent: parent, names: [name], leaving: []) }
        return exchange
    }

    func install() throws(OutputError) {
        guard let exchange else { return try StandardStreams.copy(partialPath) }
        try exchange.install()
    }

    func undo() { exchange?.undo() }
    func removeReplaced() { staging?.remove() }
    func discard() { staging?.remove() }
}

extension OutputFile {
    /// Writes a file into a place that is not yet its own, such as `OutputFiles.partialPath`.
    public static func write(_ bytes: [UInt8], toPartial path: String) throws(OutputError) {
        try WholeFile.write(bytes, to: path, shown: path)
    }
}
