import VectorSources

/// Where the shapes of a `.shp` lie: what a `.shx` says, or what the file itself says from its first record on.
///
/// - Source: ESRI, *Shapefile technical description*, 1998.
package struct ShapeIndex: Equatable {
    /// One record: bytes from the start of the file, and bytes of its content.
    package struct Entry: Equatable {
        package var offset: Int
        package var length: Int
        /// First byte after the record.
        package var end: Int { offset + 8 + length }
    }
    package var entries: [Entry] = []
    /// Bytes that the header says the file has.
    var declaredBytes = 0
    /// The records of a `.shp` number themselves from 1 on without a gap; they come in that order.
    private(set) var isNumbered = false
    /// Bytes after the last whole record (of a `.shp`) or entry (of a `.shx`).
    package var rest = 0

    private static let headerBytes = 100

    /// No records.
    package static let none = ShapeIndex()
    private init() {}

    /// Bytes that the header of a `.shp` says the file has; nil without a header.
    static func declaredBytes(_ file: VirtualFile) -> Int? {
        let header = file.read(headerBytes)
        return header.count == headerBytes ? ByteOrder.bigEndian(header, 24) * 2 : nil
    }

    /// What a `.shx` says; nil when it is too short to say anything.
    package init?(index file: VirtualFile) {
        let header = file.read(Self.headerBytes)
        guard header.count == Self.headerBytes else { return nil }
        declaredBytes = ByteOrder.bigEndian(header, 24) * 2
        while true {
            let piece = file.read(1 << 16)
            for at in stride(from: 0, through: piece.count - 8, by: 8) {
                entries.append(
                    Entry(offset: ByteOrder.bigEndian(piece, at) * 2, length: ByteOrder.bigEndian(piece, at + 4) * 2))
            }
            if piece.count < 1 << 16 {
                rest = piece.count % 8
                return
            }
        }
    }

    /// The records follow each other without gaps, as those of a `.shp` that was written once.
    var isContiguous: Bool {
        var at = Self.headerBytes
        for entry in entries {
            guard entry.offset == at else { return false }
            at = entry.end
        }
        return true
    }

    /// Two entries point to one record.
    var repeatsRecords: Bool { Set(entries.map(\.offset)).count < entries.count }

    /// The records that the entries point to are numbered like the entries.
    /// - Complexity: a seek for each record.
    func agrees(with shapes: VirtualFile) -> Bool {
        for (i, entry) in entries.enumerated() {
            shapes.seek(to: entry.offset)
            let head = shapes.read(8)
            guard head.count == 8, ByteOrder.bigEndian(head, 0) == i + 1,
                ByteOrder.bigEndian(head, 4) * 2 == entry.length
            else {
                return false
            }
        }
        return true
    }

    /// What a `.shp` holds, record after record, until one does not fit; in the order of their numbers where these are a
    /// sequence; nil when there is no header.
    /// - Complexity: a seek for each record.
    package init?(shapes file: VirtualFile, bytes: Int) {
        let header = file.read(Self.headerBytes)
        guard header.count == Self.headerBytes else { return nil }
        declaredBytes = ByteOrder.bigEndian(header, 24) * 2
        var at = Self.headerBytes
        var numbers: [Int] = []
        while at + 12 <= bytes {
            file.seek(to: at)
            let head = file.read(12)
            guard head.count == 12 else { break }
            let entry = Entry(offset: at, length: ByteOrder.bigEndian(head, 4) * 2)
            let own = ByteOrder.littleEndian(head, 8)
            guard entry.length >= 4, entry.end <= bytes, Self.kinds.contains(own) else { break }
            entries.append(entry)
            numbers.append(ByteOrder.bigEndian(head, 0))
            at = entry.end
        }
        rest = bytes - at
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        isNumbered = order.enumerated().allSatisfy { numbers[$1] == $0 + 1 }
        if isNumbered { entries = order.map { entries[$0] } }
    }

    /// The bytes of a `.shx` with these entries.
    /// - Parameter header: the first 100 bytes of the `.shp`.
    package func bytes(header: [UInt8]) -> [UInt8] {
        var result = Array(header.prefix(Self.headerBytes))
        Self.put((Self.headerBytes + 8 * entries.count) / 2, at: 24, in: &result)
        for entry in entries {
            for value in [entry.offset / 2, entry.length / 2] {
                result.append(contentsOf: ByteOrder.bigEndianBytes(of: value))
            }
        }
        return result
    }

    static func put(_ value: Int, at: Int, in result: inout [UInt8]) {
        for (i, byte) in ByteOrder.bigEndianBytes(of: value).enumerated() { result[at + i] = byte }
    }
}
