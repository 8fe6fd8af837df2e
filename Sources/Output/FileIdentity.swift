import Columns
import Glibc

/// Which file stood at a path, and in which state: a change of its bytes, of its name or of the file itself changes this.
///
/// Size and the two times are those of the file system, in nanoseconds. A program can set the time of modification back,
/// but not that of the change.
public struct FileIdentity: Sendable, Hashable {
    /// Device and inode: the file, whatever its name.
    struct Place: Sendable, Hashable {
        let device: UInt64
        let inode: UInt64
    }

    let place: Place
    let size: Int64
    let modified: Int64
    let changed: Int64
    let mode: mode_t

    /// What stands at a path, links followed; none when there is nothing.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// What stands at a path, a link not followed; none when there is nothing.
    init?(linkAt path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        place = Place(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
        mode = status.st_mode
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    var isFile: Bool { mode & S_IFMT == S_IFREG }

    /// What kind of thing it is, for sentences.
    var kind: Phrase {
        switch mode & S_IFMT {
        case S_IFREG: Phrase(zh: "文件", en: "a file")
        case S_IFDIR: Phrase(zh: "文件夹", en: "a folder")
        case S_IFLNK: Phrase(zh: "符号链接", en: "a symbolic link")
        case S_IFIFO: Phrase(zh: "管道", en: "a pipe")
        case S_IFSOCK: Phrase(zh: "套接字", en: "a socket")
        default: Phrase(zh: "设备", en: "a device")
        }
    }
}
