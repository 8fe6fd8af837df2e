import Output

/// The table beside a `.mif`, the `.mid`: GDAL reads a `.mif` to its end without asking whether that is all, and of cells in
/// columns of numbers the leading digits.
/// - Source: Pitney Bowes, *MapInfo Interchange File Format*, MID file.
enum MIDRecords {
    /// Lines of the table, outside quotes; nil without one, or when it has no line.
    /// - Complexity: O(bytes).
    static func count(_ path: String) -> Int? {
        var rows = 0
        guard walk(path, delimiter: nil, { _, _ in rows += 1 }) else { return nil }
        return rows > 0 ? rows : nil
    }

    /// Cells of some columns that are told apart by a test, as text, by column and row.
    /// - Parameter columns: by number in the table.
    static func cells(
        _ path: String, of columns: [Int], where isOdd: (Int, UnsafeRawBufferPointer) -> Bool
    ) -> [Int: [Int: String]] {
        var found: [Int: [Int: String]] = [:]
        let gbk = TextEncoding("GBK").map { TextDecoder($0) }
        _ = walk(path, delimiter: delimiter(path)) { row, cells in
            for column in columns where cells.indices.contains(column) {
                guard cells[column].withUnsafeBytes({ isOdd(column, $0) }) else { continue }
                let text = TextDecoder(.utf8).decode(cells[column]) ?? gbk?.decode(cells[column])
                found[column, default: [:]][row] = text ?? String(decoding: cells[column], as: UTF8.self)
            }
        }
        return found
    }

    /// The letter between cells: what the head of the `.mif` says, else a tab.
    private static func delimiter(_ path: String) -> UInt8 {
        let head = VirtualFile(path)?.read(1 << 16) ?? []
        for line in head.split(whereSeparator: { $0 == 10 || $0 == 13 }).prefix(64) {
            let text = String(decoding: line, as: UTF8.self)
            if text.lowercased().hasPrefix("data") { break }
            guard text.lowercased().hasPrefix("delimiter") else { continue }
            let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
            if parts.count > 1, let letter = parts[1].first { return letter }
        }
        return 9
    }

    /// Hands out the records in their order; blank lines are none. False without a table.
    /// - Parameter delimiter: none where the cells do not matter.
    private static func walk(_ path: String, delimiter: UInt8?, _ body: (Int, [[UInt8]]) -> Void) -> Bool {
        let stem = String(path.dropLast(4))
        guard let file = ["mid", "MID", "Mid"].lazy.compactMap({ VirtualFile(stem + "." + $0) }).first else {
            return false
        }
        var (row, quoted, isOpen) = (0, false, false)
        var (cells, cell) = ([[UInt8]](), [UInt8]())
        func end() {
            guard isOpen else { return }
            if delimiter != nil { cells.append(cell) }
            body(row, cells)
            row += 1
            isOpen = false
            cells.removeAll(keepingCapacity: true)
            cell.removeAll(keepingCapacity: true)
        }
        while true {
            let piece = file.read(1 << 16)
            if piece.isEmpty { break }
            for byte in piece {
                switch byte {
                case UInt8(ascii: "\""):
                    quoted.toggle()
                    isOpen = true
                case 10 where !quoted, 13 where !quoted: end()
                default:
                    isOpen = true
                    guard let delimiter else { continue }
                    if byte == delimiter, !quoted {
                        cells.append(cell)
                        cell.removeAll(keepingCapacity: true)
                    } else {
                        cell.append(byte)
                    }
                }
            }
        }
        end()
        return true
    }
}
