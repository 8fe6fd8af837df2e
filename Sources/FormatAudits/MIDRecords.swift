import Columns
import Output
import VectorSources

/// The table beside a `.mif`, the `.mid`: GDAL reads a `.mif` to its end without asking whether that is all, and of cells in
/// columns of numbers the leading digits.
/// - Source: Pitney Bowes, *MapInfo Interchange File Format*, MID file.
package enum MIDRecords {
    /// The records of a table.
    package struct Count: Equatable {
        /// Records, a blank line among them, unless only blank lines follow: GDAL takes one for a record.
        package var records = 0
        /// Blank lines among them.
        var blanks = 0
        /// The line that a record begins in, from 1, by its number from 0; only the one that was asked for.
        package var line: Int?
    }

    /// The records of the table; nil without one.
    /// - Parameter wanted: the record whose line is asked for, from 0.
    /// - Complexity: O(bytes).
    package static func count(_ path: String, lineOf wanted: Int? = nil) -> Count? {
        var result = Count()
        var blanks = 0
        let found = walk(path, delimiter: nil) { row, line, isBlank, _ in
            blanks += isBlank ? 1 : 0
            if !isBlank { (result.records, result.blanks) = (row + 1, blanks) }
            if row == wanted { result.line = line }
        }
        return found ? result : nil
    }

    /// The note on records that no object of the `.mif` has.
    ///
    /// Objects and records go together by their order. Records at the end that are too many leave the others where they are;
    /// an object that is damaged, or a record too few, leaves in doubt which belong together.
    package static func pairing(_ member: SourceMember, _ mif: MIFObjects) throws(OGRError) -> [FileNote] {
        if let odd = mif.oddNumber {
            throw .notReadable(path: member.shown, message: Messages.noNumber(odd.what, line: odd.line))
        }
        guard mif.columns > 0 else { return [] }
        guard let table = count(member.path, lineOf: mif.count) else {
            return [
                FileNote(
                    zh: ".mif 旁没有 .mid：图形没有属性。",
                    en: "There is no .mid beside the .mif: its objects have no values.")
            ]
        }
        guard table.records != mif.count else { return [] }
        func refusal(_ reason: Phrase) -> OGRError {
            .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "文件被截断或已损坏：有 \(mif.count) 个图形，而 .mid 有 \(table.records) 条记录，无法确定如何对应：",
                    en:
                        "it is cut short or damaged: it has \(mif.count) objects and its .mid \(table.records) records, "
                        + "so that which belong together is in doubt: ") + reason)
        }
        if let doubt = mif.doubt {
            throw refusal(
                Phrase(zh: ".mif 第 \(doubt.line) 行，", en: "in line \(doubt.line) of the .mif ") + doubt.what)
        }
        if table.blanks > 0 {
            throw refusal(
                Phrase(zh: ".mid 中有 \(table.blanks) 个空行", en: "\(table.blanks) lines of the .mid are blank"))
        }
        guard table.records > mif.count else {
            throw refusal(Phrase(zh: "有图形没有记录", en: "objects without a record"))
        }
        let (spare, line) = (table.records - mif.count, table.line ?? 0)
        return [
            FileNote(
                zh: ".mid 比 .mif 多 \(spare) 条记录（自第 \(line) 行起），没有对应的图形，未读入。",
                en:
                    "The .mid has \(spare) \(spare == 1 ? "record" : "records") more than the .mif has objects, from its line "
                    + "\(line) on; they were not read.")
        ]
    }

    /// Cells of some columns that are distinguished by a test, as text, by column and row.
    /// - Parameter columns: by number in the table.
    package static func cells(
        _ path: String, of columns: [Int], where isOdd: (Int, UnsafeRawBufferPointer) -> Bool
    ) -> [Int: [Int: String]] {
        var found: [Int: [Int: String]] = [:]
        let gbk = TextEncoding("GBK").map { TextDecoder($0) }
        _ = walk(path, delimiter: delimiter(path)) { row, _, _, cells in
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

    /// Hands out the records in their order, with the line each begins in and whether it is blank. False without a table.
    /// - Parameter delimiter: none where the cells do not matter.
    private static func walk(
        _ path: String, delimiter: UInt8?,
        _ body: (_ row: Int, _ line: Int, _ isBlank: Bool, _ cells: [[UInt8]]) -> Void
    ) -> Bool {
        let stem = String(path.dropLast(4))
        guard let file = ["mid", "MID", "Mid"].lazy.compactMap({ VirtualFile(stem + "." + $0) }).first else {
            return false
        }
        var (row, line, start) = (0, 1, 1)
        var (quoted, isBlank, afterReturn) = (false, true, false)
        var (cells, cell) = ([[UInt8]](), [UInt8]())
        func end() {
            if delimiter != nil { cells.append(cell) }
            body(row, start, isBlank, cells)
            row += 1
            isBlank = true
            cells.removeAll(keepingCapacity: true)
            cell.removeAll(keepingCapacity: true)
        }
        while true {
            let piece = file.read(1 << 16)
            if piece.isEmpty { break }
            for byte in piece {
                let isPair = byte == 10 && afterReturn
                afterReturn = byte == 13
                if byte == 10 || byte == 13 {
                    if isPair { continue }
                    line += 1
                    if !quoted {
                        end()
                        start = line
                    } else if delimiter != nil {
                        cell.append(byte)
                    }
                    continue
                }
                if byte != 32 { isBlank = false }
                if byte == UInt8(ascii: "\"") {
                    quoted.toggle()
                } else if let delimiter {
                    if byte == delimiter, !quoted {
                        cells.append(cell)
                        cell.removeAll(keepingCapacity: true)
                    } else {
                        cell.append(byte)
                    }
                }
            }
        }
        if !isBlank || start < line { end() }
        return true
    }
}
