import Columns
import Output
import VectorSources

/// What the files of a Shapefile say of each other, and a mended copy where GDAL would lose rows or refuse.
///
/// Rows are the shapes and the records, whichever are more: a shape without a record keeps its ground, with empty values;
/// a record without a shape keeps its values, without ground. Everything that was mended is in the notes.
package struct ShapefileAudit {
    /// What was found, for the whole layer.
    package private(set) var notes: [FileNote] = []
    /// What was found of single rows.
    package private(set) var rows: [RowFinding] = []
    /// Path to open in place of the source, and the folder that holds it.
    package private(set) var mended: (path: String, folder: TemporaryFolder)?

    /// One row that the files disagree about.
    package struct RowFinding: Hashable {
        package let row: Int
        package let rule: String
        package let message: Phrase
    }

    private let parts: ShapefileParts
    private var index = ShapeIndex.none
    private var isIndexNew = false
    /// Records that the copy of the table has to have; nil when the table is as it should be.
    private var records: DBFRecords?
    private var recordCount: Int?
    /// Rows that have no shape: the copy's index points to an empty one.
    private var emptyRows: [Int] = []

    /// - Parameter member: a `.shp`, or a `.dbf` that stands alone.
    package init(_ member: SourceMember) throws(OGRError) {
        parts = ShapefileParts(member.path)
        if CommitJournal.isHalfDone(beside: member.path) {
            throw .notReadable(
                path: member.shown,
                message: Phrase(
                    zh: "写它的一次运行中途结束，其各文件有新有旧；请重新写出，或把它们全部恢复",
                    en: "a run that was ended while it wrote it left some of its files new and others old; write it "
                        + "again, or put all of them back"))
        }
        guard member.suffix == "shp" else {
            try audit(table: nil, member.shown)
            if recordCount != nil { try mend(named: "dbf") }
            return
        }
        let bytes = parts.size("shp")
        guard bytes >= 100, let shapes = parts.open("shp"), let header = ShapeIndex.declaredBytes(shapes) else {
            return
        }
        audit(index: bytes, declared: header)
        try audit(table: index.entries.count, member.shown)
        if isIndexNew || recordCount != nil || parts.isIrregular { try mend(named: "shp") }
    }

    // MARK: - Shapes

    private mutating func audit(index bytes: Int, declared: Int) {
        let stored = parts.open("shx").flatMap { ShapeIndex(index: $0) }
        if declared != bytes {
            tell(
                zh: ".shp 文件头声明 \(declared) 字节，实际为 \(bytes) 字节。",
                en: "The header of the .shp says \(declared) bytes, the file has \(bytes).")
        }
        guard var stored else {
            isIndexNew = true
            index = walk(bytes)
            tell(
                zh: parts["shx"] == nil
                    ? "缺少 .shx：图形由 .shp 逐条读出，共 \(index.entries.count) 个。"
                    : ".shx 无法使用：图形由 .shp 逐条读出，共 \(index.entries.count) 个。",
                en:
                    "\(parts["shx"] == nil ? "The .shx is missing" : "The .shx cannot be used"): the \(index.entries.count) "
                    + "shapes were found in the .shp itself.")
            tellRest()
            return
        }
        let outside = stored.entries.indices.filter { i in
            let entry = stored.entries[i]
            return entry.offset < 100 || entry.length < 4 || entry.end > bytes
        }
        let isWhole = stored.rest == 0 && stored.declaredBytes == 100 + 8 * stored.entries.count
        if isWhole && outside.isEmpty {
            index = stored
            auditOrder(bytes)
            return
        }
        isIndexNew = true
        let found = walk(bytes)
        if isWhole, found.entries.count <= stored.entries.count - outside.count {
            // The index is sound; it is the .shp that ends too soon.
            for row in outside {
                stored.entries[row] = ShapeIndex.Entry(offset: 0, length: 0)
                rows.append(.brokenShape(row))
            }
            (index, emptyRows) = (stored, outside)
            tell(
                zh: ".shx 列有 \(stored.entries.count) 个图形，其中 \(outside.count) 个在 .shp 中不完整或不存在。",
                en:
                    "The .shx lists \(stored.entries.count) shapes; the .shp does not hold \(outside.count) of them whole."
            )
            return
        }
        let usable = outside.isEmpty && stored.entries.count > found.entries.count
        index = usable ? stored : found
        tell(
            zh: ".shx 与自身或 .shp 不符（列有 \(stored.entries.count) 个图形）：共读出 \(index.entries.count) 个图形。",
            en: "The .shx contradicts itself or the .shp (it lists \(stored.entries.count) shapes): "
                + "\(index.entries.count) shapes were read.")
        if !usable { tellRest() }
    }

    /// Holds an index that fits the file against the numbers that the records bear.
    private mutating func auditOrder(_ bytes: Int) {
        guard !index.isContiguous, let shapes = parts.open("shp") else { return }
        let repeats = index.repeatsRecords
        if !repeats, index.agrees(with: shapes) { return }
        let found = walk(bytes)
        guard found.isNumbered, found.entries != index.entries,
            found.entries.count >= Set(index.entries.map(\.offset)).count
        else {
            if repeats {
                tell(
                    zh: ".shx 有多项指向同一图形，而 .shp 的记录号不成序列：按 .shx 读入。",
                    en: "Several entries of the .shx point to one shape, and the records of the .shp do not number "
                        + "themselves: read by the .shx.")
            }
            return
        }
        (index, isIndexNew) = (found, true)
        tell(
            zh: ".shx \(repeats ? "有多项指向同一图形" : "与 .shp 的记录号不符")：图形按 .shp 自身的记录号读出，共 "
                + "\(found.entries.count) 个。",
            en: (repeats ? "Several entries of the .shx point to one shape" : "The .shx contradicts the record numbers")
                + ": the \(found.entries.count) shapes were read by the numbers that the .shp itself gives them.")
        tellRest()
    }

    private func walk(_ bytes: Int) -> ShapeIndex {
        parts.open("shp").flatMap { ShapeIndex(shapes: $0, bytes: bytes) } ?? .none
    }

    private mutating func tellRest() {
        guard index.rest > 0 else { return }
        tell(
            zh: ".shp 第 \(index.entries.count) 个图形之后的 \(index.rest) 字节不是完整的图形。",
            en: "The last \(index.rest) bytes of the .shp, after \(index.entries.count) shapes, are no whole shape.")
    }

    // MARK: - Table

    /// - Parameter shapes: how many there are; nil for a table alone.
    private mutating func audit(table shapes: Int?, _ shown: String) throws(OGRError) {
        guard parts["dbf"] != nil else {
            tell(
                zh: "缺少 .dbf：各行没有属性。", en: "The .dbf is missing: the rows have no attributes.")
            return
        }
        let bytes = parts.size("dbf")
        guard let found = parts.open("dbf").flatMap({ DBFRecords($0, bytes: bytes) }) else { return }
        if let fault = found.fault { throw .notReadable(path: shown, message: fault) }
        records = found
        // What stands behind the declared end counts unless the shapes say that it does not.
        let present = found.present > found.declared && shapes == found.declared ? found.declared : found.present
        if found.present != found.declared {
            tell(
                zh: ".dbf 文件头声明 \(found.declared) 条记录，实际有 \(found.present) 条，按 \(present) 条读入。",
                en: "The header of the .dbf says \(found.declared) records, the file has \(found.present): "
                    + "\(present) were read.")
            recordCount = present
        }
        guard let shapes else { return }
        if present < shapes {
            tell(
                zh: ".shp 有 \(shapes) 个图形，.dbf 只有 \(present) 条记录：其余 \(shapes - present) 行保留图形，属性为空。",
                en: "The .shp has \(shapes) shapes and the .dbf \(present) records: the other \(shapes - present) rows "
                    + "keep their shapes and have no values.")
            for row in present..<shapes { rows.append(.withoutRecord(row)) }
            recordCount = shapes
        } else if present > shapes {
            tell(
                zh: ".dbf 有 \(present) 条记录，.shp 只有 \(shapes) 个图形：其余 \(present - shapes) 行没有图形。",
                en: "The .dbf has \(present) records and the .shp \(shapes) shapes: the other \(present - shapes) rows "
                    + "have no shape.")
            for row in shapes..<present {
                rows.append(.brokenShape(row))
                emptyRows.append(row)
                index.entries.append(ShapeIndex.Entry(offset: 0, length: 0))
            }
            isIndexNew = true
        }
    }

    /// Rows of a Shapefile or table whose record is marked as deleted, ascending.
    package static func deletedRows(_ path: String, rows: Int) -> [Int] {
        let parts = ShapefileParts(path)
        guard let file = parts.open("dbf"), let records = DBFRecords(file, bytes: parts.size("dbf")) else { return [] }
        return records.deleted(file, rows: rows)
    }

    private mutating func tell(zh: String, en: String) { notes.append(FileNote(zh: zh, en: en)) }

    // MARK: - The copy

    private mutating func mend(named suffix: String) throws(OGRError) {
        let folder = try TemporaryFolder.forCopy()
        func place(_ suffix: String) -> String { folder.path + "/" + parts.stem + "." + suffix }
        for suffix in ShapefileParts.suffixes {
            guard let path = parts[suffix], suffix != "shx" || !isIndexNew else { continue }
            let isChanged = suffix == "dbf" ? recordCount != nil : suffix == "shp" && !emptyRows.isEmpty
            if isChanged || !LocalFiles.link(path, as: place(suffix)) {
                try VirtualFile.copy(path, to: place(suffix))
            }
        }
        if !emptyRows.isEmpty { try addEmptyShape(to: place("shp")) }
        if isIndexNew, let header = parts.open("shp")?.read(100) {
            try LocalFiles.write(index.bytes(header: header), to: place("shx"))
        }
        if let recordCount, let records { try records.mend(place("dbf"), count: recordCount) }
        mended = (place(suffix), folder)
    }

    /// A record of no shape behind the others; the rows without a shape point to it.
    private mutating func addEmptyShape(to path: String) throws(OGRError) {
        let end = LocalFiles.size(path)
        let at = end + end % 2
        let record =
            [UInt8](repeating: 0, count: end % 2) + ByteOrder.bigEndianBytes(of: 0) + ByteOrder.bigEndianBytes(of: 2)
        try LocalFiles.append(record + [0, 0, 0, 0], to: path)
        try LocalFiles.overwrite(ByteOrder.bigEndianBytes(of: (at + 12) / 2), at: 24, in: path)
        for row in emptyRows { index.entries[row] = ShapeIndex.Entry(offset: at, length: 4) }
    }
}

extension ShapefileAudit.RowFinding {
    fileprivate static func brokenShape(_ row: Int) -> Self {
        Self(
            row: row, rule: "geometry-broken",
            message: Phrase(zh: ".shp 中没有该行的完整图形", en: "the .shp holds no whole shape for the row"))
    }
    fileprivate static func withoutRecord(_ row: Int) -> Self {
        Self(
            row: row, rule: "record-missing",
            message: Phrase(
                zh: ".dbf 中没有该行的记录，各值为空", en: "the .dbf has no record for the row; its values are empty"))
    }
}
