import CGDAL
import Columns
import Foundation

/// A ZIP archive of one file, the same bytes for the same contents: no clock, no names of users.
///
/// - Source: PKWARE, *.ZIP File Format Specification*, 6.3.10: local header, central directory and its end.
package enum ZipFile {
    /// Packs a file.
    /// - Parameters:
    ///   - path: what is packed; under 4 GB.
    ///   - name: its name inside.
    ///   - archive: replaced when it is there.
    /// - Throws: `OGRError.notWritable`.
    package static func pack(_ path: String, named name: String, into archive: String) throws(OGRError) {
        do {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            guard let packed = deflated(bytes), let size = UInt32(exactly: bytes.count) else {
                throw OGRError.notWritable(
                    path: archive, message: Phrase(zh: "内容无法压缩", en: "the contents cannot be compressed"))
            }
            let entry = Entry(
                name: Data(name.utf8), checksum: checksum(bytes), packedSize: UInt32(packed.count), size: size)
            let local = entry.localHeader
            let directory = entry.directory
            let whole = local + packed + directory + entry.end(directoryAt: local.count + packed.count, directory.count)
            try whole.write(to: URL(fileURLWithPath: archive))
        } catch let error as OGRError {
            throw error
        } catch {
            throw .notWritable(path: archive, message: Phrase(same: "\(error)"))
        }
    }

    /// Raw DEFLATE: what zlib writes without its two bytes before and four behind.
    private static func deflated(_ bytes: Data) -> Data? {
        var size = 0
        let packed = bytes.withUnsafeBytes { CPLZLibDeflate($0.baseAddress, $0.count, 9, nil, 0, &size) }
        guard let packed else { return nil }
        defer { VSIFree(packed) }
        guard size > 6 else { return nil }
        return Data(bytes: packed, count: size)[2..<(size - 4)]
    }

    /// CRC-32 as ZIP has it.
    static func checksum(_ bytes: Data) -> UInt32 {
        let table = (0..<UInt32(256)).map { n in
            (0..<8).reduce(n) { c, _ in c & 1 == 1 ? 0xedb8_8320 ^ (c >> 1) : c >> 1 }
        }
        return ~bytes.reduce(~UInt32(0)) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xff)] ^ (crc >> 8) }
    }

    private struct Entry {
        let name: Data
        let checksum: UInt32
        let packedSize: UInt32
        let size: UInt32

        /// Version 2.0, names in UTF-8, deflated, 1 January 1980, checksum and sizes.
        private var common: Data {
            little([20, 0x0800, 8, 0, 0x0021], 2) + little([checksum, packedSize, size], 4)
                + little([UInt32(name.count), 0], 2)
        }
        var localHeader: Data { little([0x0403_4b50], 4) + common + name }
        var directory: Data {
            little([0x0201_4b50], 4) + little([20], 2) + common + little([0, 0, 0], 2) + little([0, 0], 4) + name
        }
        func end(directoryAt start: Int, _ length: Int) -> Data {
            little([0x0605_4b50], 4) + little([0, 0, 1, 1], 2)
                + little([UInt32(clamping: length), UInt32(clamping: start)], 4) + little([0], 2)
        }

        private func little(_ values: [UInt32], _ width: Int) -> Data {
            Data(values.flatMap { value in (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) } })
        }
    }
}
