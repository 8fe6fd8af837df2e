import Columns
import Glibc
import Synchronization

/// A folder for temporary files that only this user can read, removed with all that is in it when the last owner lets go,
/// by a signal, or by a later run when this one was killed.
public final class TemporaryFolder {
    /// The folder.
    public let path: String

    /// - Throws: `OutputError.notWritable`.
    public init() throws(OutputError) {
        let root = Self.root
        while true {
            // A number of its own, never one that another folder of this process had.
            let number = Self.made.wrappingAdd(1, ordering: .relaxed).newValue
            let place = PathText.join(root, "\(Self.prefix)\(ProcessMark.own.text)-\(number)")
            if mkdir(place, 0o700) == 0 {
                path = place
                Unfinished.add(place)
                return
            }
            guard errno == EEXIST else { break }
        }
        throw .system(root, Phrase(zh: "无法建立临时文件夹", en: "no folder for temporary files can be made"))
    }

    deinit { if Unfinished.remove(path) { PathText.remove(path) } }

    private static let prefix = "qiancun-run-"
    private static let made = Atomic<Int>(0)
    private static var root: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    /// Removes what runs of this user left there that were killed.
    static func clear() {
        for name in PathText.names(in: root) where name.hasPrefix(prefix) {
            guard let mark = ProcessMark(text: name.dropFirst(prefix.count)), !mark.isAlive else { continue }
            var status = stat()
            let place = PathText.join(root, name)
            guard lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
                continue
            }
            PathText.remove(place)
        }
    }
}
