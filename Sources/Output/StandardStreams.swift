import Columns
import Glibc
import Synchronization

/// Standard output and standard error, every byte of which is written or missed aloud.
public enum StandardStreams {
    private struct State {
        var isOutputClosed = false
        var isErrorClosed = false
        var failure: OutputError?
    }
    private static let state = Mutex(State())
    private static let outputName = "standard output"
    private static let errorName = "standard error"

    /// The name of a stream in both languages; none for the path of a file.
    static func name(_ path: String) -> Phrase? {
        switch path {
        case outputName: Phrase(zh: "标准输出", en: outputName)
        case errorName: Phrase(zh: "标准错误输出", en: errorName)
        default: nil
        }
    }

    /// Call first of all. A closed pipe becomes an error of the write instead of a signal, and a stream that was closed
    /// when the command began is held by `/dev/null`, so that no file that is opened later gets its number.
    public static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for number in 0...2 as ClosedRange<Int32> where fcntl(number, F_GETFD) < 0 && errno == EBADF {
            _ = open("/dev/null", O_RDWR)
            state.withLock { state in
                if number == 1 { state.isOutputClosed = true }
                if number == 2 { state.isErrorClosed = true }
            }
        }
    }

    /// Writes to standard output.
    /// - Throws: `OutputError.notWritable` when it is closed or full.
    public static func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    /// Writes to standard output.
    /// - Throws: `OutputError.notWritable` when it is closed or full.
    public static func write(_ bytes: [UInt8]) throws(OutputError) {
        guard !state.withLock({ $0.isOutputClosed }) else {
            throw OutputError(.notWritable, path: outputName, .isClosed)
        }
        try WholeFile.write(bytes, to: 1, shown: outputName)
    }

    /// Copies a file to standard output.
    static func copy(_ path: String) throws(OutputError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .system(path, .cannotBeRead) }
        defer { close(file) }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(path, .cannotBeRead) }
            if count == 0 { return }
            try write(Array(piece[..<count]))
        }
    }

    /// Says something on standard error, control characters made visible. What cannot be said is kept as a failure of the
    /// run; see `check`.
    /// - Parameter raw: bytes of ours that the terminal is to obey, such as those that clear the line, before the text.
    public static func say(_ text: String, raw: String = "") {
        guard !text.isEmpty || !raw.isEmpty else { return }
        let bytes = Array((raw + VisibleText.lines(text)).utf8)
        do throws(OutputError) {
            guard !state.withLock({ $0.isErrorClosed }) else {
                throw OutputError(.notWritable, path: errorName, .isClosed)
            }
            try WholeFile.write(bytes, to: 2, shown: errorName)
        } catch {
            state.withLock { if $0.failure == nil { $0.failure = error } }
        }
    }

    /// Fails when something could not be said on standard error.
    /// - Throws: `OutputError.notWritable`.
    public static func check() throws(OutputError) {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }
}
