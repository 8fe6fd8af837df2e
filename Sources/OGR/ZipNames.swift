/// How the names in a zip archive are encoded.
///
/// An entry can say that its name is UTF-8; programs of the Chinese Windows write GBK and say nothing.
/// - Source: PKWARE, *.ZIP file format specification* 6.3.10, §4.3.12, §4.3.16, appendix D.
enum ZipNames {
    /// What GDAL has to be told before it lists the archive; nil when its own way is right.
    ///
    /// Names without the mark are UTF-8 when all of them are, else GBK when all of them are that.
    static func encoding(_ path: String) -> String? {
        guard let file = VirtualFile(path) else { return nil }
        let names = unmarked(file, bytes: VirtualFile.size(path) ?? 0).filter { !$0.allSatisfy { $0 < 0x80 } }
        guard !names.isEmpty else { return nil }
        for encoding in [TextEncoding.utf8, .gbk] {
            let decoder = TextDecoder(encoding)
            if names.allSatisfy({ decoder.decode($0) != nil }) { return encoding.isUTF8 ? "UTF-8" : encoding.iconvName }
        }
        return nil
    }

    /// The names of entries that do not say how they are encoded.
    private static func unmarked(_ file: VirtualFile, bytes: Int) -> [[UInt8]] {
        let tailBytes = min(bytes, 65_557)
        file.seek(to: bytes - tailBytes)
        let tail = file.read(tailBytes)
        guard tail.count >= 22,
            let end = (0...tail.count - 22).reversed().first(where: {
                tail[$0] == 0x50 && tail[$0 + 1] == 0x4B && tail[$0 + 2] == 5 && tail[$0 + 3] == 6
            })
        else { return [] }
        let (size, offset) = (ShapeIndex.littleEndian(tail, end + 12), ShapeIndex.littleEndian(tail, end + 16))
        guard offset + size <= bytes else { return [] }
        file.seek(to: offset)
        let directory = file.read(size)
        var (names, at) = ([[UInt8]](), 0)
        while at + 46 <= directory.count, ShapeIndex.littleEndian(directory, at) == 0x0201_4B50 {
            func short(_ offset: Int) -> Int { Int(directory[at + offset]) | Int(directory[at + offset + 1]) << 8 }
            let (flags, length) = (short(8), short(28))
            let next = at + 46 + length + short(30) + short(32)
            guard next <= directory.count else { break }
            if flags & 0x800 == 0 { names.append(Array(directory[at + 46..<at + 46 + length])) }
            at = next
        }
        return names
    }
}
