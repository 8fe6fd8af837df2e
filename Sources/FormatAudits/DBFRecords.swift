import Columns
import VectorSources

/// How many records a `.dbf` says it has, and how many it holds.
package struct DBFRecords: Equatable {
    /// Of the header.
    package var declared = 0
    /// Whole records in the file that begin like one.
    package var present = 0
    var headerBytes = 0
    package var recordBytes = 0
    /// A column of the table: where its cells lie in a record.
    package struct Column: Equatable {
        package let type: UInt8
        package let offset: Int
        package let width: Int
        package var name: [UInt8] = []
    }
    package private(set) var columns: [Column] = []
    /// The bytes of a record without values: blanks, and what stands for nothing in dates and truth values.
    var blank: [UInt8] = []

    /// Nil when it has no readable header.
    package init?(_ file: VirtualFile, bytes: Int) {
        let header = file.read(32)
        guard header.count == 32 else { return nil }
        declared = ByteOrder.littleEndian(header, 4)
        headerBytes = Int(header[8]) | Int(header[9]) << 8
        recordBytes = Int(header[10]) | Int(header[11]) << 8
        guard headerBytes > 32, recordBytes > 1, bytes >= headerBytes else { return nil }
        columns = Self.columns(file.read(headerBytes - 32))
        blank = Self.blank(columns, recordBytes)
        present = (bytes - headerBytes) / recordBytes
        if present > declared { present = declared + wholeRecords(file, after: declared, atMost: present - declared) }
    }

    /// Records past the declared end that begin as records do: with a blank or the mark of a deleted one.
    private func wholeRecords(_ file: VirtualFile, after first: Int, atMost most: Int) -> Int {
        for i in 0..<most {
            file.seek(to: headerBytes + (first + i) * recordBytes)
            guard let mark = file.read(1).first, mark == 0x20 || mark == 0x2A else { return i }
        }
        return most
    }

    private static func columns(_ descriptors: [UInt8]) -> [Column] {
        var result: [Column] = []
        var (at, offset) = (0, 1)
        while at + 32 <= descriptors.count, descriptors[at] != 0x0D, descriptors[at] != 0 {
            let type = descriptors[at + 11]
            let width = Int(descriptors[at + 16]) + (type == UInt8(ascii: "C") ? Int(descriptors[at + 17]) << 8 : 0)
            let name = Array(descriptors[at..<at + 11].prefix { $0 != 0 })
            result.append(Column(type: type, offset: offset, width: width, name: name))
            offset += width
            at += 32
        }
        return result
    }

    /// What keeps the descriptions of the columns from saying where their cells lie; none when nothing does.
    var fault: Phrase? {
        for column in columns {
            let name = String(decoding: column.name, as: UTF8.self)
            guard column.type > 0x20, column.type < 0x7F else {
                return Phrase(
                    zh: ".dbf 的字段 \(name) 没有类型：字段描述已损坏",
                    en: "the field \(name) of the .dbf has no type: the description of its fields is damaged")
            }
            guard column.width > 0 else {
                return Phrase(
                    zh: ".dbf 的字段 \(name) 宽度为 0：字段描述已损坏",
                    en: "the field \(name) of the .dbf is 0 bytes wide: the description of its fields is damaged")
            }
            guard column.offset + column.width <= recordBytes else {
                return Phrase(
                    zh: ".dbf 的字段 \(name) 超出记录（每条 \(recordBytes) 字节）：字段描述已损坏",
                    en:
                        "the field \(name) of the .dbf ends beyond its records of \(recordBytes) bytes: the description of "
                        + "its fields is damaged")
            }
        }
        return nil
    }

    private static func blank(_ columns: [Column], _ recordBytes: Int) -> [UInt8] {
        var result: [UInt8] = [0x20]
        for column in columns {
            let filler: UInt8 =
                switch column.type {
                case UInt8(ascii: "D"): UInt8(ascii: "0")
                case UInt8(ascii: "L"): UInt8(ascii: "?")
                default: 0x20
                }
            result += [UInt8](repeating: filler, count: column.width)
        }
        return Array((result + [UInt8](repeating: 0x20, count: recordBytes)).prefix(recordBytes))
    }

    /// Makes a copy of the table have `count` records, blank ones at the end where it has fewer.
    func mend(_ path: String, count: Int) throws(OGRError) {
        let kept = min(count, present)
        try LocalFiles.cut(path, to: headerBytes + kept * recordBytes)
        let rows = max(1, (1 << 20) / recordBytes)
        var missing = count - kept
        while missing > 0 {
            let now = min(missing, rows)
            try LocalFiles.append(Array([[UInt8]](repeating: blank, count: now).joined()), to: path)
            missing -= now
        }
        let words = ByteOrder.bigEndianBytes(of: count).reversed()
        try LocalFiles.overwrite(Array(words), at: 4, in: path)
    }

    /// Rows whose record is marked as deleted, among the first `rows`.
    /// - Complexity: O(*bytes*).
    package func deleted(_ file: VirtualFile, rows: Int) -> [Int] {
        var result: [Int] = []
        walk(file, rows: rows) { row, bytes in
            if bytes[0] == 0x2A { result.append(row) }
        }
        return result
    }

    /// Lends the bytes of each of the first `rows` records, its mark first.
    /// - Complexity: O(*bytes*).
    package func walk(_ file: VirtualFile, rows: Int, _ body: (Int, UnsafeRawBufferPointer) -> Void) {
        file.seek(to: headerBytes)
        var row = 0
        let block = max(1, (1 << 20) / recordBytes)
        while row < rows {
            let bytes = file.read(recordBytes * block)
            bytes.withUnsafeBytes { bytes in
                for start in stride(from: 0, through: bytes.count - recordBytes, by: recordBytes) where row < rows {
                    body(row, UnsafeRawBufferPointer(rebasing: bytes[start..<start + recordBytes]))
                    row += 1
                }
            }
            if bytes.count < recordBytes * block { break }
        }
    }
}
