import Columns

/// Walks the records of a CSV text in UTF-8 without copying it.
///
/// A cell that starts with a quote ends with one; a doubled quote inside stands for one; line ends inside belong to the
/// text. Blanks around a cell, outside its quotes, are no part of it. Lines end with LF, CR LF or CR. Lines without any
/// text are passed over.
/// - Source: RFC 4180, *Common Format and MIME Type for CSV Files*, 2005, §2.
package struct CSVParser {
    package let bytes: [UInt8]
    package let separator: UInt8
    /// Place of the next record, and its line, from 1.
    package private(set) var at: Int
    package private(set) var line = 1
    /// Cells of the record read last; their number only grows, so that `cells` is a prefix of it.
    private var found: [Cell] = []

    package struct Cell {
        var range: Range<Int>
        /// Between quotes in the source.
        package var quoted: Bool
        /// Holds doubled quotes.
        var doubled: Bool
    }

    package struct Fault: Error {
        package let line: Int
        package let message: Phrase
    }

    /// - Parameter start: where the records begin.
    init(_ bytes: [UInt8], separator: UInt8, from start: Int = 0) {
        (self.bytes, self.separator, at) = (bytes, separator, start)
        if start > 0 { line = 2 }
    }

    /// The cells of the next record; nil at the end.
    package mutating func next() throws(Fault) -> [Cell]? {
        while at < bytes.count {
            found.removeAll(keepingCapacity: true)
            try record()
            if found.count > 1 || found.contains(where: { $0.quoted || !$0.range.isEmpty }) { return found }
        }
        return nil
    }

    /// The text of a cell, without the quotes around it.
    package func text(_ cell: Cell) -> String {
        let raw = bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[cell.range]), as: UTF8.self)
        }
        guard cell.doubled else { return raw }
        var result = ""
        var skip = false
        for scalar in raw.unicodeScalars {
            if scalar == "\"" && skip {
                skip = false
                continue
            }
            skip = scalar == "\""
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private mutating func record() throws(Fault) {
        let started = line
        while true {
            try cell(started)
            guard at < bytes.count else { return }
            let byte = bytes[at]
            at += 1
            if byte == separator {
                if at == bytes.count { found.append(Cell(range: at..<at, quoted: false, doubled: false)) }
                continue
            }
            if byte == 13 && at < bytes.count && bytes[at] == 10 { at += 1 }
            line += 1
            return
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte == 9 && separator != 9) }

    private mutating func cell(_ started: Int) throws(Fault) {
        while at < bytes.count, isBlank(bytes[at]) { at += 1 }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
            let from = at
            while at < bytes.count, bytes[at] != separator, bytes[at] != 10, bytes[at] != 13 { at += 1 }
            var end = at
            while end > from, isBlank(bytes[end - 1]) { end -= 1 }
            found.append(Cell(range: from..<end, quoted: false, doubled: false))
            return
        }
        let from = at + 1
        var doubled = false
        at += 1
        while true {
            guard at < bytes.count else {
                throw Fault(line: started, message: Phrase(zh: "引号没有闭合", en: "a quote is opened and not closed"))
            }
            let byte = bytes[at]
            at += 1
            if byte == 10 || (byte == 13 && !(at < bytes.count && bytes[at] == 10)) { line += 1 }
            guard byte == UInt8(ascii: "\"") else { continue }
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { break }
            doubled = true
            at += 1
        }
        found.append(Cell(range: from..<at - 1, quoted: true, doubled: doubled))
        while at < bytes.count, isBlank(bytes[at]) { at += 1 }
        guard at == bytes.count || bytes[at] == separator || bytes[at] == 10 || bytes[at] == 13 else {
            throw Fault(line: line, message: Phrase(zh: "结束引号之后还有文字", en: "text follows a closing quote"))
        }
    }
}
