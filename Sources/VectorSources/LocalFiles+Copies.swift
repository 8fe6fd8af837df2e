import Columns
import Glibc

/// What making a mended copy of a source needs. Only files in our own temporary folders are changed.
extension LocalFiles {
    /// Makes `path` known under another name; false when it is not a local file or no link can be made.
    package static func link(_ path: String, as name: String) -> Bool {
        !path.hasPrefix("/vsi") && symlink(absolute(path), name) == 0
    }

    /// Writes a new file.
    package static func write(_ bytes: [UInt8], to path: String) throws(OGRError) {
        try put(bytes, to: path, O_WRONLY | O_CREAT | O_TRUNC, at: nil)
    }

    /// Adds to the end of a file.
    package static func append(_ bytes: [UInt8], to path: String) throws(OGRError) {
        try put(bytes, to: path, O_WRONLY | O_CREAT | O_APPEND, at: nil)
    }

    /// Writes over bytes of a file.
    package static func overwrite(_ bytes: [UInt8], at offset: Int, in path: String) throws(OGRError) {
        try put(bytes, to: path, O_WRONLY, at: offset)
    }

    /// Takes away what stands after the first `bytes` of a file.
    package static func cut(_ path: String, to bytes: Int) throws(OGRError) {
        guard size(path) <= bytes || truncate(path, off_t(bytes)) == 0 else {
            throw .notWritable(path: path, message: systemMessage())
        }
    }

    private static func put(_ bytes: [UInt8], to path: String, _ flags: Int32, at offset: Int?) throws(OGRError) {
        let file = open(path, flags, 0o600)
        guard file >= 0 else { throw .notWritable(path: path, message: systemMessage()) }
        defer { close(file) }
        if let offset { lseek(file, off_t(offset), SEEK_SET) }
        var done = 0
        while done < bytes.count {
            let written = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard written > 0 else { throw .notWritable(path: path, message: systemMessage()) }
            done += written
        }
    }
}
