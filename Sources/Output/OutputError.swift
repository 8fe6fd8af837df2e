import Columns
import Glibc

/// What could not be written, and where.
public struct OutputError: ExplainedError, Hashable {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
        /// Something is there and replacing it was not asked for.
        case exists
        /// Something stands at the path that is never replaced: an input, a link, a device, files of other programs.
        case notReplaceable
        /// A database that another program may have open: what it has not written yet is in a log beside it.
        case inUse
        /// Two outputs of one run have one name.
        case sameOutput
        /// A file, folder or stream cannot be made, written or renamed.
        case notWritable
        /// A file that was read is not what it was when the run began.
        case inputChanged
    }

    /// What went wrong.
    public let problem: Problem
    /// Where.
    public let path: String
    /// What to say about it.
    public let message: Phrase

    /// An error by its parts.
    public init(_ problem: Problem, path: String, _ message: Phrase) {
        (self.problem, self.path, self.message) = (problem, path, message)
    }

    /// The last failed call of the system, in its words.
    static func system(_ path: String, _ what: Phrase) -> OutputError {
        let words = String(cString: strerror(errno))
        return OutputError(
            .notWritable, path: path, Phrase(zh: "\(what.zh)：\(words)", en: "\(what.en): \(words)"))
    }

    /// What the refusal means for the exit code.
    public var kind: FailureKind {
        switch problem {
        case .exists, .notReplaceable, .inUse, .sameOutput: .usage
        case .notWritable: .working
        case .inputChanged: .refused
        }
    }

    /// The sentence for people, in both languages.
    public var phrase: Phrase {
        let place = StandardStreams.name(path) ?? Phrase(same: path)
        return Phrase(zh: "\(place.zh)：\(message.zh)", en: "\(place.en): \(message.en)")
    }

    /// What the reader can do about it, in both languages; none when nothing helps.
    public var remedy: Phrase? {
        switch problem {
        case .exists:
            Phrase(
                zh: "换一个位置，或加 --overwrite 替换原有内容。",
                en: "Name another place, or pass --overwrite to replace what is there.")
        case .notReplaceable:
            Phrase(
                zh: "换一个位置；只写一个文件时，可用 - 表示标准输出。",
                en: "Name another place; - stands for standard output where one file is written.")
        case .inUse:
            Phrase(
                zh: "关闭打开该数据库的程序（如 QGIS）后重新运行，或换一个位置。",
                en: "Close the program that has the database open, such as QGIS, and run again, or name another place.")
        case .sameOutput: Phrase(zh: "给每个输出各取一个名称。", en: "Give each output a name of its own.")
        case .notWritable:
            Phrase(
                zh: "检查文件夹的权限、磁盘剩余空间，以及读取输出的程序是否还在运行。",
                en: "Check the folder's permissions, the room on its disk, and that the reader is still there.")
        case .inputChanged:
            Phrase(zh: "等没有程序再写入该文件时重新运行。", en: "Run again when nothing writes to it any more.")
        }
    }
}

extension Phrase {
    /// A file that cannot be written.
    static let cannotBeWritten = Phrase(zh: "无法写入", en: "cannot be written")
    /// A file that cannot be read.
    static let cannotBeRead = Phrase(zh: "无法读取", en: "cannot be read")
    /// A finished output that cannot be put in its place.
    static let cannotBeNamed = Phrase(zh: "无法以该名称存放", en: "cannot be given its name")
    /// What an output replaces cannot be taken away.
    static let cannotBeReplaced = Phrase(zh: "无法替换", en: "cannot be replaced")
    /// A stream that the caller closed.
    static let isClosed = Phrase(zh: "已关闭", en: "is closed")
    /// A path that is an input too.
    static let isInput = Phrase(zh: "同时也是输入", en: "is also an input")
}
