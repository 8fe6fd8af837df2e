import CGDAL
import Columns

/// Reads a file through GDAL's file layer, so that archives are files like any other.
package final class VirtualFile {
    private let handle: UnsafeMutablePointer<VSILFILE>

    /// Nil when there is no such file.
    package init?(_ path: String) {
        _ = GDALLibrary.ready
        let opened = collectingMessages { _ in VSIFOpenL(path, "rb") }
        guard let opened else { return nil }
        handle = opened
    }

    deinit { VSIFCloseL(handle) }

    /// Bytes of a file, unpacked; none when there is no such file.
    package static func size(_ path: String) -> Int? {
        // The size at the end of a packed file spares unpacking it all.
        if path.hasPrefix("/vsigzip/") { return packedSize(String(path.dropFirst(9))) }
        guard let file = VirtualFile(path) else { return nil }
        VSIFSeekL(file.handle, 0, SEEK_END)
        return Int(VSIFTellL(file.handle))
    }

    /// What the last four bytes of a gzip file say of its size, unpacked (RFC 1952, §2.3.1; less by multiples of 4 GB when
    /// it is larger).
    private static func packedSize(_ path: String) -> Int? {
        guard let size = size(path), size >= 18, let file = VirtualFile(path) else { return nil }
        file.seek(to: size - 4)
        return file.read(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The next bytes, at most as many as `buffer` holds; 0 at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        VSIFReadL(buffer.baseAddress, 1, buffer.count, handle)
    }

    /// The next `count` bytes, fewer at the end.
    package func read(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            used = read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    package func seek(to offset: Int) { VSIFSeekL(handle, vsi_l_offset(offset), SEEK_SET) }

    /// All bytes from here on; nil when there are more than the limit.
    package func readAll(upTo limit: Int) -> [UInt8]? {
        var result: [UInt8] = []
        while true {
            let piece = read(1 << 20)
            if piece.isEmpty { return result }
            guard result.count + piece.count <= limit else { return nil }
            result += piece
        }
    }

    /// All bytes from here on.
    package func readAll() -> [UInt8] { readAll(upTo: .max) ?? [] }

    /// Copies a file, possibly out of an archive, to a local path.
    /// - Parameter limit: bytes at most; what an archive states of its members need not be true.
    package static func copy(_ path: String, to local: String, upTo limit: Int = .max) throws(OGRError) {
        guard let source = VirtualFile(path) else { throw .notReadable(path: path, message: Messages.cannotBeOpened) }
        guard let target = VSIFOpenL(local, "wb") else { throw .notWritable(path: local, message: systemMessage()) }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var (written, copied) = (true, 0)
        while written {
            let count = piece.withUnsafeMutableBytes { source.read(into: $0) }
            if count == 0 { break }
            copied += count
            guard copied <= limit else {
                VSIFCloseL(target)
                throw .tooLarge(
                    path: path,
                    what: Phrase(
                        zh: "解压后超过 \(limit >> 20) MB", en: "it unpacks to more than \(limit >> 20) MB"),
                    advice: Budgets.advice(.archiveMegabytes, Messages.unpackFirst))
            }
            written = VSIFWriteL(piece, 1, count, target) == count
        }
        guard VSIFCloseL(target) == 0, written else { throw .notWritable(path: local, message: systemMessage()) }
    }
}
