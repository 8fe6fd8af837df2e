import Columns
import Output

/// The content of one file of a source.
public struct FileDigest: Sendable, Hashable {
    /// The file.
    public let path: String
    /// Its size.
    public let bytes: Int
    /// SHA-256, 64 small hexadecimal digits.
    public let sha256: String
}

extension OGR {
    /// SHA-256 of all files that a source consists of, in UTF-8 order of their paths.
    ///
    /// A Shapefile brings its `.shx`, `.dbf`, `.prj` and `.cpg`; a FileGDB all its files but locks; a GeoPackage its
    /// write-ahead log or journal; a glob every file; an archive is one file.
    /// - Complexity: O(*bytes*), in pieces of 1 MiB.
    public static func fileDigest(_ path: String) throws(OGRError) -> [FileDigest] {
        var digests: [FileDigest] = []
        for file in try files(of: path) { digests.append(try digest(ofFile: file)) }
        return digests
    }

    /// The files that a source consists of, in UTF-8 order of their paths; see `fileDigest`.
    public static func files(of path: String) throws(OGRError) -> [String] {
        // What is no local file, folder, pattern or place in an archive is told as reading would tell it.
        if LocalFiles.kind(path) == nil { _ = try ResolvedSource(path) }
        return InputParts.content(of: path)
    }

    /// SHA-256 of one file.
    public static func digest(ofFile path: String) throws(OGRError) -> FileDigest {
        guard let file = VirtualFile(LocalFiles.absolute(path)) else {
            throw .notReadable(path: path, message: systemMessage())
        }
        let hash = SHA256()
        var bytes = 0
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = piece.withUnsafeMutableBytes { file.read(into: $0) }
            if count == 0 { break }
            bytes += count
            piece.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return FileDigest(path: path, bytes: bytes, sha256: hash.finish())
    }

    /// SHA-256 of bytes in memory.
    public static func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }
}
