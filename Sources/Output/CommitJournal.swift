import Columns
import Glibc

/// What is about to happen to the names of all files that a run writes, written down before it happens.
///
/// The members of a Shapefile, or several tables, cannot get their names in one step. A copy of the journal lies in the
/// hidden folder of each output, whole (it is renamed into place); all copies are on the disk before the first name
/// changes. A run that is killed before leaves all names as they were; of one that is killed after, the next run that
/// writes one of the outputs does the rest: then all are new. A name that has come to stand for another file meanwhile,
/// such as one put back by hand, ends that: nothing of the journal is done then.
package struct CommitJournal {
    /// One name.
    struct Step: Sendable, Hashable {
        /// The folder of the output, from the root; `here` for the one in which the journal's hidden folder lies, so that
        /// it may be moved with all that is in it.
        var folder = here
        /// The name of the hidden folder beside the output.
        let hidden: String
        let name: String
        /// The new file, in the hidden folder; none when the old one only goes.
        let new: Key?
        /// The file that had the name; none when it was free.
        let old: Key?

        static let here = "."
    }

    /// A file by its inode and the time of its last byte, which a new name does not change; an inode alone is given out
    /// again.
    struct Key: Sendable, Hashable {
        let inode: UInt64
        let modified: Int64

        init?(path: String) {
            guard let identity = FileIdentity(linkAt: path) else { return nil }
            (inode, modified) = (identity.place.inode, identity.modified)
        }

        /// `INODE:TIME`.
        init?(text: some StringProtocol) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let inode = UInt64(parts[0]), let modified = Int64(parts[1]) else { return nil }
            (self.inode, self.modified) = (inode, modified)
        }

        var text: String { "\(inode):\(modified)" }
    }

    static let name = "journal"
    var steps: [Step]

    init(_ steps: [Step]) { self.steps = steps }

    /// Of each name the files, - for none, then hidden folder, folder and name; and a last line, without which nothing is
    /// done.
    var text: String {
        steps.map { step in
            "\(step.new?.text ?? "-") \(step.old?.text ?? "-")\0\(step.hidden)\0\(step.folder)\0\(step.name)\0"
        }.joined() + "end\0"
    }

    init?(text: String) {
        var lines = text.split(separator: "\0", omittingEmptySubsequences: true)[...]
        guard lines.popLast() == "end", lines.count.isMultiple(of: 4) else { return nil }
        steps = []
        while let files = lines.popFirst(), let hidden = lines.popFirst(), let folder = lines.popFirst(),
            let name = lines.popFirst()
        {
            let parts = files.split(separator: " ")
            guard parts.count == 2, !name.contains("/"), !hidden.contains("/"), hidden.hasPrefix("."),
                folder == Step.here || folder.hasPrefix("/")
            else { return nil }
            let (new, old) = (Key(text: parts[0]), Key(text: parts[1]))
            guard (new != nil || parts[0] == "-") && (old != nil || parts[1] == "-") else { return nil }
            steps.append(
                Step(folder: String(folder), hidden: String(hidden), name: String(name), new: new, old: old))
        }
    }

    /// Writes it into a hidden folder.
    func write(into staging: String, shown: String) throws(OutputError) {
        let place = PathText.join(staging, Self.name)
        try WholeFile.write(Array(text.utf8), to: place + ".new", shown: shown)
        try Durable.flush(place + ".new", shown: shown)
        guard rename(place + ".new", place) == 0 else { throw .system(shown, .cannotBeWritten) }
        try Durable.flush(staging, shown: shown)
    }

    /// The whole journal in a hidden folder; none when there is none.
    private init?(in staging: String) {
        guard let bytes = WholeFile.read(PathText.join(staging, Self.name)) else { return nil }
        self.init(text: String(decoding: bytes, as: UTF8.self))
    }

    /// Does what the journal in a hidden folder says and is not done yet; nothing without a whole journal, or when not all of
    /// it can be done: a name stands for a file that the journal does not know, or a new file is gone.
    /// - Returns: the hidden folders of all outputs of the journal, which are of no use any more; none when nothing was done.
    static func finish(_ staging: String, in parent: String) -> [String] {
        guard let journal = CommitJournal(in: staging) else { return [] }
        let changes = journal.steps.map { Change($0, in: parent) }
        guard changes.allSatisfy({ $0.isDone || $0.canBeDone }) else { return [] }
        for change in changes where !change.isDone { change.make() }
        for folder in Set(changes.map(\.folder)) { try? Durable.flush(folder, shown: folder) }
        return Set(changes.map(\.hidden)).filter(Staging.isOurs).sorted(by: utf8Less)
    }

    /// A step with its paths.
    private struct Change {
        let step: Step
        let folder: String
        let hidden: String
        let place: String
        let waiting: String

        init(_ step: Step, in parent: String) {
            self.step = step
            folder = step.folder == Step.here ? parent : step.folder
            hidden = PathText.join(folder, step.hidden)
            (place, waiting) = (PathText.join(folder, step.name), PathText.join(hidden, step.name))
        }

        var isDone: Bool { Key(path: place) == step.new }

        var canBeDone: Bool {
            let there = Key(path: place)
            guard Staging.isOurs(hidden), there == nil || there == step.old else { return false }
            return step.new == nil || Key(path: waiting) == step.new
        }

        func make() { _ = step.new == nil ? unlink(place) : rename(waiting, place) }
    }
}

extension CommitJournal {
    /// A run was ended while it gave new files the names of which this is one: some are the new ones, others still the
    /// old. Until a run writes the same output again, they do not belong together. Only the files of one output are asked for,
    /// such as the members of a Shapefile: a table beside it is whole by itself.
    /// - Complexity: O(names in the folder).
    package static func isHalfDone(beside path: String) -> Bool {
        let (parent, name) = PathText.split(path)
        return PathText.names(in: parent).contains { entry in
            guard entry.hasPrefix("."), entry.contains(".partial-"),
                let journal = CommitJournal(in: PathText.join(parent, entry))
            else { return false }
            let members = journal.steps.filter { $0.folder == Step.here && $0.hidden == entry }
            guard members.contains(where: { $0.name == name }) else { return false }
            let done = members.count { $0.new == Key(path: PathText.join(parent, $0.name)) }
            return done > 0 && done < members.count
        }
    }
}

/// Small files in one go.
enum WholeFile {
    /// Writes a new file, or anew one that is there.
    static func write(_ bytes: [UInt8], to path: String, shown: String) throws(OutputError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard file >= 0 else { throw .system(shown, .cannotBeWritten) }
        do {
            try write(bytes, to: file, shown: shown)
        } catch {
            close(file)
            throw error
        }
        guard close(file) == 0 else { throw .system(shown, .cannotBeWritten) }
    }

    /// Writes all bytes to an open file.
    static func write(_ bytes: borrowing [UInt8], to file: Int32, shown: String) throws(OutputError) {
        var done = 0
        let total = bytes.count
        while done < total {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, $0.count - done) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // A pipe that is not to be waited for by its other owner: we wait.
                var wait = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, -1)
                continue
            }
            guard count > 0 else { throw .system(shown, .cannotBeWritten) }
            done += count
        }
    }

    /// The bytes of a file; none when it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
