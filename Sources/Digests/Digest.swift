import Columns
import Foundation
import OGR

/// SHA-256 of the files that data was read from, so that a report says which data was used.
package enum Digest {
    /// SHA-256 of all files that a source consists of, in UTF-8 order of their paths.
    ///
    /// A Shapefile brings its `.shx`, `.dbf`, `.prj` and `.cpg`; a FileGDB all its files but locks; a GeoPackage its
    /// write-ahead log or journal; a glob every file; an archive is one file.
    /// - Complexity: O(*bytes*), in pieces of 1 MiB.
    package static func ofSource(_ path: String) throws(OGRError) -> [FileDigest] {
        var digests: [FileDigest] = []
        for file in try VectorFile.files(of: path) { digests.append(try ofFile(file)) }
        return digests
    }

    /// SHA-256 of one file.
    /// - Throws: `OGRError.notReadable` with what the system says.
    package static func ofFile(_ path: String) throws(OGRError) -> FileDigest {
        let hash = SHA256()
        var bytes = 0
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                bytes += piece.count
                piece.withUnsafeBytes { hash.update($0) }
            }
        } catch {
            throw .notReadable(path: path, message: Phrase(same: error.localizedDescription))
        }
        return FileDigest(path: path, bytes: bytes, sha256: hash.finish())
    }

    /// SHA-256 of bytes in memory, 64 small hexadecimal digits.
    package static func of(_ bytes: UnsafeRawBufferPointer) -> String {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }
}

/// The content of one file of a source.
package struct FileDigest: Sendable, Hashable {
    /// The file.
    package let path: String
    /// Its size.
    package let bytes: Int
    /// SHA-256, 64 small hexadecimal digits.
    package let sha256: String
}
