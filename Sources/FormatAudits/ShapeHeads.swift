import Columns
import VectorSources

/// The heads of the records of a `.shp`, held against its own head and against the `.shx`: GDAL goes by the `.shx` and by the type of
/// each shape, and says nothing where these differ. A record whose head is not right was damaged, or belongs to another file.
/// - Source: ESRI, *Shapefile technical description*, 1998: all shapes of a file are of one type, but for those that are none; the
///   length of a record stands in its head and in the index.
package final class ShapeHeads {
    private let file: VirtualFile
    private let entries: [ShapeIndex.Entry]
    private let kind: Int
    /// Bytes of the file from `start` on: heads stand one behind another, so that most of them are in it.
    private var window: [UInt8] = []
    private var start = 0

    /// Records that bear another number than their place from 1, and from 0, as some programs count.
    private var (otherThanFirst, otherThanZero) = (0, 0)

    /// What is said of records whose numbers are not those of their places; none where they are.
    package var note: FileNote? {
        guard otherThanFirst > 0, otherThanZero > 0 else { return nil }
        return FileNote(
            zh: ".shp 中有 \(otherThanFirst) 条记录的编号与其位置不同；图形与属性记录按位置对应。",
            en:
                "\(otherThanFirst) records of the .shp bear other numbers than their places; shapes and records of the table "
                + "go together by place.")
    }

    private static let windowBytes = 1 << 20
    /// Number, length and type.
    private static let headBytes = 12

    /// Nil when there is no `.shp`, or no `.shx` that says where its records are.
    package init?(_ path: String) {
        let parts = ShapefileParts(path)
        guard let file = parts.open("shp"), let index = parts.open("shx").flatMap({ ShapeIndex(index: $0) }) else {
            return nil
        }
        let header = file.read(100)
        guard header.count == 100 else { return nil }
        (self.file, entries, kind) = (file, index.entries, ByteOrder.littleEndian(header, 32))
    }

    /// What is wrong with the head of a record; none when nothing is, or there is no such record.
    /// - Complexity: O(*bytes*) of the file for all records in their order.
    package func fault(of record: Int) -> Phrase? {
        guard entries.indices.contains(record), entries[record].length >= 4 else { return nil }
        let entry = entries[record]
        guard let at = place(of: entry.offset) else {
            return Phrase(zh: ".shp 在该图形之前结束", en: "the .shp ends before the shape")
        }
        let stated = ByteOrder.bigEndian(window, at + 4) * 2
        if stated != entry.length {
            return Phrase(
                zh: "该图形的记录头声明 \(stated) 字节，.shx 为 \(entry.length) 字节",
                en: "the head of its record says \(stated) bytes, the .shx \(entry.length)")
        }
        let own = ByteOrder.littleEndian(window, at + 8)
        // Where a shape is missing an empty record of ours stands in for it.
        let number = ByteOrder.bigEndian(window, at)
        if own != 0, number != record + 1 { otherThanFirst += 1 }
        if own != 0, number != record { otherThanZero += 1 }
        return ShapeIndex.isOfKind(own, kind) ? nil : Self.otherType(own, kind)
    }

    /// Where the head that begins at an offset stands in the window; none when the file ends before its end.
    private func place(of offset: Int) -> Int? {
        if offset < start || offset + Self.headBytes > start + window.count {
            file.seek(to: offset)
            (window, start) = (file.read(Self.windowBytes), offset)
        }
        return offset + Self.headBytes <= start + window.count ? offset - start : nil
    }

    /// A shape of another type than the file.
    package static func otherType(_ own: Int, _ kind: Int) -> Phrase {
        Phrase(
            zh: "该图形声明类型为 \(own)，而 .shp 声明全部为类型 \(kind)",
            en: "the shape says that it is of type \(own), the .shp that all are of type \(kind)")
    }
}

extension ShapeIndex {
    /// Types of shapes that there are, and 0 for none.
    static let kinds: Set<Int> = [0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31]

    /// A shape may stand in a file of a type: it is none, or of the same, with heights and measures or without.
    static func isOfKind(_ own: Int, _ kind: Int) -> Bool {
        own == 0 || own == kind
            || kinds.isSuperset(of: [own, kind]) && own % 10 == kind % 10 && own != 31 && kind != 31
    }
}
