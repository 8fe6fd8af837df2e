import CGDAL
import Columns
import Output
import Synchronization

/// Refuses an archive whose bytes are not those that were packed, or that holds two files of one path: GDAL reads a stored
/// member without its checksum, tells of a wrong one in passing, and takes one of two members.
/// - Source: PKWARE, *.ZIP file format specification* 6.3.10, §4.4.7; RFC 1952, §2.3.1.
enum ArchiveChecksums {
    /// Archives that were looked at, and how they were then.
    private static let sound = Mutex<[String: FileIdentity]>([:])

    /// Looks at the members of a zip archive.
    /// - Parameters:
    ///   - root: the archive as GDAL's file layer names it.
    ///   - encoding: of the names that do not say theirs; none for ASCII.
    ///   - isWanted: says of a name whether the member is data.
    /// - Complexity: O(*bytes unpacked*), once for each state of the archive.
    static func check(
        zip full: String, root: String, encoding: TextEncoding?, path: String, where isWanted: (String) -> Bool
    ) throws(OGRError) {
        try once(full) { () throws(OGRError) in
            let decoder = TextDecoder(encoding ?? .utf8)
            var seen: Set<[UInt8]> = []
            for entry in ZipDirectory.entries(full) where entry.name.last != UInt8(ascii: "/") {
                let written = entry.isUTF8 ? String(decoding: entry.name, as: UTF8.self) : decoder.decode(entry.name)
                let shown = path + "/" + (written ?? String(decoding: entry.name, as: UTF8.self))
                guard seen.insert(entry.name).inserted else {
                    throw .notReadable(
                        path: shown,
                        message: Phrase(
                            zh: "压缩包中有两个文件用同一路径；请解压后只留一个",
                            en: "two files of the archive have this path; unpack it and keep one"))
                }
                guard let written, isWanted(written) else { continue }
                var name = written.replacing("\\", with: "/")
                if name.hasPrefix("./") { name.removeFirst(2) }
                guard let file = VirtualFile(root + "/" + name) else { continue }
                let found = collectingMessages { _ in checksum(of: file) }
                if let found, found != entry.checksum { throw .notReadable(path: shown, message: damaged) }
            }
        }
    }

    /// Looks at a gzip file: of each piece of it GDAL holds the checksum against the bytes, and says so when they differ.
    static func check(gzip full: String, path: String) throws(OGRError) {
        try once(full) { () throws(OGRError) in
            guard let file = VirtualFile("/vsigzip/" + full) else { return }
            let isSound = collectingMessages { messages in
                _ = checksum(of: file)
                return messages.errors.isEmpty && messages.warnings.isEmpty
            }
            guard isSound else {
                throw .notReadable(
                    path: path,
                    message: Phrase(
                        zh: "压缩内容提前结束，或与其校验码（CRC）不符：文件在传输或保存时截断或损坏；请重新取得",
                        en:
                            "what it packs ends too soon or does not match its checksum (CRC): it was cut short or damaged "
                            + "on the way; fetch it again"))
            }
        }
    }

    private static var damaged: Phrase {
        Phrase(
            zh: "内容与其校验码（CRC）不符：文件在传输或保存时损坏",
            en: "its bytes do not match their checksum (CRC): it was damaged on the way")
    }

    private static func once(_ full: String, _ check: () throws(OGRError) -> Void) throws(OGRError) {
        let now = FileIdentity(path: full)
        if let now, sound.withLock({ $0[full] == now }) { return }
        try check()
        sound.withLock { $0[full] = now }
    }

    /// The CRC-32 of a file; none when it has more bytes than an archive may unpack to, which others refuse.
    private static func checksum(of file: VirtualFile) -> UInt32? {
        let limit = Budgets.current[.archiveMegabytes] << 20
        var (piece, state, total) = ([UInt8](repeating: 0, count: 1 << 20), UInt32.max, 0)
        while true {
            let count = piece.withUnsafeMutableBytes { file.read(into: $0) }
            if count == 0 { return ~state }
            total += count
            guard total <= limit else { return nil }
            state = piece.withUnsafeBufferPointer { bytes in
                table.withUnsafeBufferPointer { table in
                    var state = state
                    for i in 0..<count { state = table[Int((state ^ UInt32(bytes[i])) & 0xFF)] ^ (state >> 8) }
                    return state
                }
            }
        }
    }

    /// The remainders of single bytes, for the polynomial 0xEDB88320.
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
