import CLinux
import Columns
import Glibc

/// Names changed in one step, so that at every moment a name stands for the old or for the new.
enum AtomicName {
    /// Whether to use `renameat2`. Only tests switch it off, to walk the way of file systems that lack it.
    @TaskLocal static var hasExchange = true

    /// Gives a file or folder a name that must be free.
    ///
    /// Without `RENAME_NOREPLACE`: a file by a second link, which fails when the name is taken; a folder by `rename`, which
    /// replaces nothing but an empty folder.
    static func move(_ from: String, toFree to: String) throws(OutputError) {
        if hasExchange {
            if qc_rename(from, to, QC_RENAME_NOREPLACE) == 0 { return }
            guard isUnsupported(errno) else { throw failure(to) }
        }
        guard FileIdentity(linkAt: from)?.isFolder == false else {
            guard FileIdentity(linkAt: to) == nil else { throw taken(to) }
            guard rename(from, to) == 0 else { throw failure(to) }
            return
        }
        if link(from, to) == 0 {
            unlink(from)
            return
        }
        if errno == EEXIST { throw taken(to) }
        // No second links either (FAT): the last way, with a gap between look and rename.
        guard FileIdentity(linkAt: to) == nil else { throw taken(to) }
        guard rename(from, to) == 0 else { throw failure(to) }
    }

    /// Lets two names change places.
    /// - Returns: false when the file system cannot; nothing has happened then.
    static func exchange(_ new: String, _ old: String) throws(OutputError) -> Bool {
        guard hasExchange else { return false }
        if qc_rename(new, old, QC_RENAME_EXCHANGE) == 0 { return true }
        guard isUnsupported(errno) else { throw failure(old) }
        return false
    }

    private static func isUnsupported(_ code: Int32) -> Bool {
        code == EINVAL || code == ENOSYS || code == ENOTSUP || code == EOPNOTSUPP
    }

    private static func taken(_ path: String) -> OutputError {
        OutputError(
            .exists, path: path,
            Phrase(zh: "运行期间该处出现了别的内容", en: "something appeared there while the run worked"))
    }

    private static func failure(_ path: String) -> OutputError {
        errno == EEXIST || errno == ENOTEMPTY ? taken(path) : .system(path, .cannotBeNamed)
    }
}

/// Bytes that a power cut does not take.
enum Durable {
    /// Flushes a file or folder to the disk.
    /// - Throws: `OutputError.notWritable` when the disk refuses; a file system that cannot flush is none.
    static func flush(_ path: String, shown: String) throws(OutputError) {
        let handle = open(path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw .system(shown, .cannotBeWritten) }
        defer { close(handle) }
        guard fsync(handle) == 0 || [EINVAL, ENOTSUP, EROFS].contains(errno) else {
            throw .system(shown, .cannotBeWritten)
        }
    }

    /// Flushes a folder with all that is in it.
    static func flushAll(_ folder: String, shown: String) throws(OutputError) {
        for inside in PathText.all(below: folder) where inside.identity.isFile || inside.identity.isFolder {
            try flush(PathText.join(folder, inside.path), shown: shown)
        }
        try flush(folder, shown: shown)
    }
}
