import Columns
import Glibc
import Output

extension TemporaryFolder {
    /// A folder for a copy that is read in place of a source.
    package static func forCopy() throws(OGRError) -> TemporaryFolder {
        do { return try TemporaryFolder() } catch { throw .notWritable(path: error.path, message: error.message) }
    }
}

/// The system's words for the last failed call.
package func systemMessage() -> Phrase { Phrase(same: String(cString: strerror(errno))) }
