import Columns
import Foundation

/// A file that appears whole or not at all: written beside its final name as `.NAME.partial-…`, renamed by `commit()`.
///
/// A file that stands at the path is replaced; anything else there is refused. A file that is not committed is removed.
public struct OutputFile: ~Copyable {
    /// The final path.
    public let path: String
    private let partialPath: String
    private let handle: Int32
    private var buffer: [UInt8] = []
    private var isCommitted = false

    /// - Parameter inputs: files that are read; none of them may be the output.
    public init(path: String, inputs: [String] = []) throws(ReportError) {
        let url = URL(filePath: path)
        let target = url.resolvingSymlinksInPath().path
        if inputs.contains(where: { URL(filePath: $0).resolvingSymlinksInPath().path == target }) {
            throw ReportError(.notReplaceable, path: path, "is also an input")
        }
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw ReportError(.notReplaceable, path: path, "is there and is not a file")
        }
        let folder = url.deletingLastPathComponent().path
        var template = Array("\(folder)/.\(url.lastPathComponent).partial-XXXXXX".utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        guard descriptor >= 0 else { throw Self.failure(path) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
        (self.path, handle) = (path, descriptor)
        partialPath = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit {
        close(handle)
        if !isCommitted { unlink(partialPath) }
    }

    /// Adds bytes; they reach the disk in pieces of a megabyte.
    public mutating func write(_ bytes: [UInt8]) throws(ReportError) {
        buffer += bytes
        if buffer.count >= 1 << 20 { try flush() }
    }

    private mutating func flush() throws(ReportError) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { Foundation.write(handle, $0.baseAddress! + done, $0.count - done) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Gives the file its final name.
    public consuming func commit() throws(ReportError) {
        try flush()
        guard rename(partialPath, path) == 0 else { throw Self.failure(path) }
        isCommitted = true
    }

    private static func failure(_ path: String) -> ReportError {
        ReportError(.notWritable, path: path, "cannot be written: \(String(cString: strerror(errno)))")
    }
}
