/// The entries that a zip archive lists.
/// - Source: PKWARE, *.ZIP file format specification* 6.3.10, §4.3.12, §4.3.14–16.
enum ZipDirectory {
    /// One entry.
    struct Entry {
        /// Its name as it is written.
        let name: [UInt8]
        /// It says that its name is UTF-8.
        let isUTF8: Bool
        /// The CRC-32 of its bytes, unpacked.
        let checksum: UInt32
    }

    /// The entries, in their order; none of a file that is no zip archive.
    static func entries(_ path: String) -> [Entry] {
        guard let bytes = VirtualFile.size(path), let file = VirtualFile(path) else { return [] }
        let tailBytes = min(bytes, 65_577)
        file.seek(to: bytes - tailBytes)
        let tail = file.read(tailBytes)
        guard tail.count >= 22,
            let end = (0...tail.count - 22).reversed().first(where: {
                tail[$0] == 0x50 && tail[$0 + 1] == 0x4B && tail[$0 + 2] == 5 && tail[$0 + 3] == 6
            })
        else { return [] }
        let (size, offset) = (ByteOrder.littleEndian(tail, end + 12), ByteOrder.littleEndian(tail, end + 16))
        guard offset + size <= bytes else { return [] }
        file.seek(to: offset)
        let directory = file.read(size)
        var (entries, at) = ([Entry](), 0)
        while at + 46 <= directory.count, ByteOrder.littleEndian(directory, at) == 0x0201_4B50 {
            func short(_ offset: Int) -> Int { ByteOrder.shortLittleEndian(directory, at + offset) }
            let length = short(28)
            let next = at + 46 + length + short(30) + short(32)
            guard next <= directory.count else { break }
            entries.append(
                Entry(
                    name: Array(directory[at + 46..<at + 46 + length]), isUTF8: short(8) & 0x800 != 0,
                    checksum: UInt32(truncatingIfNeeded: ByteOrder.littleEndian(directory, at + 16))))
            at = next
        }
        return entries
    }
}
