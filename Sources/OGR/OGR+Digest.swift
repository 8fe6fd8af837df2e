import Columns

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
        var files = Set<String>()
        switch LocalFiles.kind(path) {
        case .folder: files.formUnion(filesOfFolder(path))
        case .file: files.formUnion(filesOfSource(path))
        case nil:
            for member in try ResolvedSource(path).members {
                let file = localFile(member)
                files.formUnion(LocalFiles.kind(file) == .folder ? filesOfFolder(file) : filesOfSource(file))
            }
        }
        return files.sorted(by: utf8Less)
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

    private static func filesOfFolder(_ folder: String) -> [String] {
        LocalFiles.filesBelow(folder).filter { LocalFiles.suffix($0) != "lock" }.map { folder + "/" + $0 }
    }

    private static func filesOfSource(_ path: String) -> [String] {
        switch LocalFiles.suffix(path) {
        case "shp", "dbf":
            let (folder, _) = LocalFiles.split(path)
            let stem = LocalFiles.stem(path)
            return LocalFiles.names(in: folder).filter {
                LocalFiles.stem($0) == stem && ["shp", "shx", "dbf", "prj", "cpg"].contains(LocalFiles.suffix($0))
            }.map { path.contains("/") ? folder + "/" + $0 : $0 }
        case "gpkg", "sqlite", "db":
            return [path] + [path + "-wal", path + "-journal"].filter { LocalFiles.size($0) > 0 }
        default: return [path]
        }
    }

    /// The local file that holds a member.
    private static func localFile(_ member: SourceMember) -> String {
        guard member.packed else { return member.shown }
        var path = member.shown
        while LocalFiles.kind(path) != .file, path.contains("/") { path = LocalFiles.split(path).folder }
        return path
    }
}
