import Glibc

/// A folder that only this user can read, removed with all its files when the last owner lets go.
final class TemporaryFolder {
    let path: String

    init() throws(OGRError) {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((root + "/qiancun-XXXXXX").utf8CString)
        guard let made = template.withUnsafeMutableBufferPointer({ mkdtemp($0.baseAddress!) }) else {
            throw .notWritable(path: root, message: systemMessage())
        }
        path = String(cString: made)
    }

    deinit {
        for name in LocalFiles.names(in: path) { unlink(path + "/" + name) }
        rmdir(path)
    }
}

/// The system's words for the last failed call.
func systemMessage() -> String { String(cString: strerror(errno)) }
