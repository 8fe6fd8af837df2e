import Columns
import Glibc
import Synchronization

/// The one way out: every file and folder that a command writes, and what it prints, goes through here.
///
/// Made once per command. It knows all inputs of the run with all their parts, and
/// - refuses an output that is an input or a part of one, by device and inode and by resolved path, or a folder that holds
///   one; two outputs of one name; what stands there already, unless it may be overwritten; and always what is not a plain
///   file: links, devices, pipes, sockets, folders. `-` is standard output;
/// - writes beside the final name, and gives all outputs of the run their names at its end, each in one step; a journal of
///   all of them is on the disk before the first, so that a killed run leaves none of them between old and new for good;
/// - finishes or removes what runs that were killed left behind for the same output;
/// - refuses with exit code 3 when an input is not what it was before it was read.
///
/// A refusal comes when an output is named, before the work.
///
/// Belongs to one task.
public final class OutputDoor {
    /// What stands for standard output.
    public static let standardOutput = "-"

    private let overwrite: Bool
    private var registry = InputRegistry()
    private var outputs: [any StagedOutput] = []
    /// Final places that are taken in this run, and what asked for them.
    private var claimed: [String: String] = [:]
    /// All outputs have their names: what happens to an input from now on is no concern of this run.
    private var isDone = false
    private var looks: [(isFolder: Bool, path: String, known: ((String) -> Bool)?)] = []

    /// - Parameters:
    ///   - inputs: paths of all files, folders, patterns and archives that will be read; see `read`.
    ///   - outputs: paths of all outputs, where there are several: what dead runs left for any of them is cleared before
    ///     the first is refused.
    ///   - overwrite: replace what stands at an output.
    public init(inputs: [String] = [], outputs: [String?] = [], overwrite: Bool = false) {
        self.overwrite = overwrite
        TemporaryFolder.clear()
        for case let path? in outputs {
            let (parent, name) = PathText.split(path)
            Staging.clear(parent, name)
        }
        read(inputs)
    }

    /// Notes inputs, before their first byte is read.
    public func read(_ inputs: [String]) {
        for path in inputs { registry.add(path) }
        let now = registry
        Self.latest.withLock { $0 = now }
    }

    /// The inputs of the door that was made last.
    private static let latest = Mutex(InputRegistry())

    /// An input of the run that is not what it was before it was read: it explains why the run failed, whatever else was said.
    /// None when all are as they were.
    public static var changedInput: OutputError? {
        latest.withLock { registry in
            do throws(OutputError) { try registry.check() } catch { return error }
            return nil
        }
    }

    // MARK: Outputs

    /// One file, written as bytes. `-` gives standard output.
    /// - Parameter suffix: what the file that waits to be printed is named with, for libraries that look at it.
    /// - Throws: `OutputError`.
    public func file(_ path: String, suffix: String = "txt") throws(OutputError) -> OutputFile {
        try claim(path)
        if path != Self.standardOutput { try prepare(path) }
        let file = try OutputFile(path: path, suffix: suffix)
        outputs.append(file)
        return file
    }

    /// A file and those that belong to it, written by path.
    /// - Parameter companions: suffixes of files of the same stem that belong to it, such as `dbf`, written or not.
    /// - Throws: `OutputError`.
    public func files(_ path: String, companions: [String] = []) throws(OutputError) -> OutputFiles {
        let (folder, name) = PathText.split(path)
        let stem = PathText.parts(name).stem
        let others = companions.map { stem + "." + $0 } + DatabaseLogs.names(of: name)
        try claim(path)
        try prepare(path)
        for other in others {
            try claim(PathText.join(folder, other))
            try look(at: PathText.join(folder, other))
        }
        let files = try OutputFiles(path: path, companions: others)
        outputs.append(files)
        return files
    }

    /// A folder.
    /// - Parameter known: says of a path inside the folder, such as `geojson/villages.geojson` or `geojson/`, whether the
    ///   command writes such a file or folder.
    /// - Throws: `OutputError`.
    public func folder(_ path: String, known: @escaping (String) -> Bool) throws(OutputError) -> OutputFolder {
        let path = PathText.trimmed(path)
        guard !["", "/", ".", "..", Self.standardOutput].contains(path) else {
            throw OutputError(
                .notReplaceable, path: path, Phrase(zh: "不能作文件夹的名称", en: "is not a name for a folder"))
        }
        let (parent, name) = PathText.split(path)
        try claim(path)
        Staging.clear(parent, name)
        try lookFolder(at: path, known)
        looks.append((true, path, known))
        let folder = try OutputFolder(path: path)
        outputs.append(folder)
        return folder
    }

    /// Leaves an output out: what was written of it goes, and what stands at its place stays.
    public func leaveOut(_ file: OutputFile) {
        outputs.removeAll { $0 === file }
        file.discard()
    }

    /// Gives all outputs their names, when all inputs are what they were. Either all get them, or none.
    /// - Throws: `OutputError`.
    public func commit() throws(OutputError) {
        defer { outputs = [] }
        do throws(OutputError) {
            try commitAll()
            isDone = true
            Self.latest.withLock { $0 = InputRegistry() }
        } catch {
            for output in outputs { output.discard() }
            throw error
        }
    }

    private func commitAll() throws(OutputError) {
        for output in outputs { try output.complete() }
        for look in looks {
            if look.isFolder {
                try lookFolder(at: look.path, look.known ?? { _ in false })
            } else {
                try self.look(at: look.path)
            }
        }
        for case let files as OutputFiles in outputs {
            let (folder, _) = PathText.split(files.path)
            for name in files.names { try look(at: PathText.join(folder, name)) }
        }
        try checkInputs()
        try StandardStreams.check()
        // Standard output first: what it refuses must not leave files behind.
        let ordered =
            outputs.filter { $0.path == Self.standardOutput } + outputs.filter { $0.path != Self.standardOutput }
        try Unfinished.committing { () throws(OutputError) in
            try FileExchange.announce(ordered.compactMap { $0.planned() })
            var done: [any StagedOutput] = []
            for output in ordered {
                do throws(OutputError) { try output.install() } catch {
                    for output in done.reversed() { output.undo() }
                    throw error
                }
                done.append(output)
            }
            for output in done { output.removeReplaced() }
        }
    }

    /// Refuses when an input is not what it was before it was read.
    /// - Throws: `OutputError.inputChanged`.
    public func checkInputs() throws(OutputError) { if !isDone { try registry.check() } }

    /// Prints a result, when all inputs are what they were: control characters are made visible.
    /// - Throws: `OutputError`: an input changed; standard output is closed or full.
    public func print(_ text: String) throws(OutputError) {
        try checkInputs()
        try StandardStreams.write(VisibleText.lines(text))
    }

    /// Prints a JSON document, when all inputs are what they were: control characters are escaped.
    /// - Throws: `OutputError`: an input changed; standard output is closed or full.
    public func print(json: [UInt8]) throws(OutputError) {
        try checkInputs()
        try StandardStreams.write(VisibleText.json(json))
    }

    // MARK: Refusals

    private func claim(_ path: String) throws(OutputError) {
        let place = path == Self.standardOutput ? path : PathText.target(path) ?? path
        if let other = claimed[place] {
            throw OutputError(
                .sameOutput, path: path,
                path == Self.standardOutput
                    ? Phrase(zh: "只能有一个输出写到标准输出", en: "only one output can go to standard output")
                    : Phrase(zh: "在本次运行中写了两次（\(other)）", en: "is written twice in this run (\(other))"))
        }
        claimed[place] = path
    }

    private func prepare(_ path: String) throws(OutputError) {
        let (folder, name) = PathText.split(path)
        guard !["", "/", ".", ".."].contains(name) else {
            throw OutputError(
                .notReplaceable, path: path, Phrase(zh: "不能作文件的名称", en: "is not a name for a file"))
        }
        guard FileIdentity(path: folder)?.isFolder == true else {
            throw OutputError(
                .notWritable, path: path, Phrase(zh: "没有文件夹 \(folder)", en: "there is no folder \(folder)"))
        }
        Staging.clear(folder, name)
        try look(at: path)
        looks.append((false, path, nil))
    }

    /// Refuses to write a database, or a file of the name of its log, where a log of it holds bytes: they may be rows that a
    /// program has not put into the database yet, and SQLite would put them into the new one.
    private func lookAtLogs(of path: String) throws(OutputError) {
        for log in DatabaseLogs.withRows(touchedBy: path) {
            guard let there = FileIdentity(linkAt: log), there.isFile, there.size > 0 else { continue }
            throw OutputError(
                .inUse, path: log,
                Phrase(
                    zh: "是数据库的日志，其中可能有尚未并入数据库的修改",
                    en: "is the log of a database and may hold changes that are not in the database yet"))
        }
    }

    private func look(at path: String) throws(OutputError) {
        if let objection = registry.objection(to: path) { throw OutputError(.notReplaceable, path: path, objection) }
        if let there = FileIdentity(linkAt: path) {
            guard there.isFile else {
                throw OutputError(
                    .notReplaceable, path: path,
                    Phrase(zh: "是\(there.kind.zh)，不是文件", en: "is \(there.kind.en), not a file"))
            }
            guard overwrite else {
                throw OutputError(.exists, path: path, Phrase(zh: "输出文件已存在", en: "the output file exists"))
            }
        }
        try lookAtLogs(of: path)
    }

    private func lookFolder(at path: String, _ known: (String) -> Bool) throws(OutputError) {
        if let objection = registry.objection(to: path) { throw OutputError(.notReplaceable, path: path, objection) }
        guard let there = FileIdentity(linkAt: path) else { return }
        guard there.isFolder else {
            throw OutputError(
                .notReplaceable, path: path,
                Phrase(zh: "是\(there.kind.zh)，不是文件夹", en: "is \(there.kind.en), not a folder"))
        }
        if let input = registry.input(inFolder: path) {
            throw OutputError(
                .notReplaceable, path: path,
                Phrase(zh: "其中有本次运行的输入：\(input)", en: "holds an input of this run: \(input)"))
        }
        guard overwrite else {
            throw OutputError(.exists, path: path, Phrase(zh: "输出文件夹已存在", en: "the output folder exists"))
        }
        let strangers = PathText.all(below: path).filter { inside in
            inside.identity.isFolder
                ? !known(inside.path + "/") : !(inside.identity.isFile && known(inside.path))
        }.map(\.path).sorted(by: utf8Less)
        guard strangers.isEmpty else {
            let shown = strangers.map { Phrase(same: $0) }.joined(first: 3)
            throw OutputError(
                .notReplaceable, path: path,
                Phrase(
                    zh: "其中有不是 qiancun 写出的文件：\(shown.zh)",
                    en: "holds files that qiancun does not write: \(shown.en)"))
        }
    }
}
