import Output

/// The rows that a MIF has by its table, the `.mid`: GDAL reads a `.mif` to its end without asking whether that is all.
enum MIDRecords {
    /// Lines of the table beside a `.mif`, outside quotes; nil without one, or when it has no line.
    /// - Complexity: O(bytes).
    static func count(_ path: String) -> Int? {
        let stem = String(path.dropLast(4))
        guard let file = ["mid", "MID", "Mid"].lazy.compactMap({ VirtualFile(stem + "." + $0) }).first else { return nil }
        var (rows, quoted, isOpen) = (0, false, false)
        while true {
            let piece = file.read(1 << 16)
            if piece.isEmpty { break }
            for byte in piece {
                switch byte {
                case UInt8(ascii: "\""):
                    quoted.toggle()
                    isOpen = true
                case 10 where !quoted, 13 where !quoted:
                    if isOpen { rows += 1 }
                    isOpen = false
                default: isOpen = true
                }
            }
        }
        if isOpen { rows += 1 }
        return rows > 0 ? rows : nil
    }
}
