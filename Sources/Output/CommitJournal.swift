import Columns
import Glibc

/// What is about to happen to the names of several files that belong together, written down before it happens.
///
/// The members of a Shapefile cannot get their names in one step. The journal lies in the hidden folder beside them, whole
/// (it is renamed into place) and on the disk before the first name changes. A run that is killed before leaves all names
/// as they were; of one that is killed after, the next run that writes the same output does the rest: then all are new.
/// A name that has come to stand for another file meanwhile, such as one put back by hand, ends that: nothing of the
/// journal is done then.
package struct CommitJournal {
    /// One name.
    struct Step: Sendable, Hashable {
        let name: String
        /// The new file, in the hidden folder; none when the old one only goes.
        let new: Key?
        /// The file that had the name; none when it was free.
        let old: Key?
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

    /// A line for each name: the files, - for none, then the name; and a last line, without which nothing is done.
    var text: String {
        steps.map { "\($0.new?.text ?? "-") \($0.old?.text ?? "-") \($0.name)\0" }.joined() + "end\0"
    }

    init?(text: String) {
        var lines = text.split(separator: "\0", omittingEmptySubsequences: true)
        guard lines.popLast() == "end" else { return nil }
        steps = []
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, !parts[2].contains("/") else { return nil }
            let (new, old) = (Key(text: parts[0]), Key(text: parts[1]))
            guard (new != nil || parts[0] == "-") && (old != nil || parts[1] == "-") else { return nil }
            steps.append(Step(name: String(parts[2]), new: new, old: old))
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

    /// Does what the journal in a hidden folder says and is not done yet; nothing without a whole journal, or when a name
    /// stands for a file that the journal does not know.
    static func finish(_ staging: String, in parent: String) {
        guard let bytes = WholeFile.read(PathText.join(staging, name)),
            let journal = CommitJournal(text: String(decoding: bytes, as: UTF8.self))
        else { return }
        let isAsLeft = journal.steps.allSatisfy { step in
            let there = Key(path: PathText.join(parent, step.name))
            let waits = step.new.map { Key(path: PathText.join(staging, step.name)) == $0 } ?? false
            return there == step.old || there == step.new || (there == nil && (waits || step.new == nil))
        }
        guard isAsLeft else { return }
        for step in journal.steps {
            let (place, waiting) = (PathText.join(parent, step.name), PathText.join(staging, step.name))
            if let new = step.new {
                if Key(path: waiting) == new { rename(waiting, place) }
            } else if Key(path: place) == step.old {
                unlink(place)
            }
        }
        try? Durable.flush(parent, shown: parent)
    }
}

extension CommitJournal {
    /// A run was ended while it gave new files the names of which this is one: some are the new ones, others still the
    /// old. Until a run writes the same output again, they do not belong together.
    /// - Complexity: O(names in the folder).
    package static func isHalfDone(beside path: String) -> Bool {
        let (parent, name) = PathText.split(path)
        return PathText.names(in: parent).contains { entry in
            guard entry.hasPrefix("."), entry.contains(".partial-") else { return false }
            let staging = PathText.join(parent, entry)
            guard let bytes = WholeFile.read(PathText.join(staging, Self.name)),
                let journal = CommitJournal(text: String(decoding: bytes, as: UTF8.self)),
                journal.steps.contains(where: { $0.name == name })
            else { return false }
            let done = journal.steps.count { $0.new == Key(path: PathText.join(parent, $0.name)) }
            return done > 0 && done < journal.steps.count
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
