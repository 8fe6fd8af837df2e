import Columns
import VectorSources

/// The blobs of an OpenStreetMap PBF file, one after another, unpacked.
/// - Source: wiki.openstreetmap.org, PBF Format.
package final class PBFBlobs {
    private let file: VirtualFile
    private let shown: String
    /// Bytes of the next blob as packed, and of the blob as unpacked.
    private var packed: [UInt8] = []
    package private(set) var bytes: [UInt8] = []

    /// A blob of the file may have 32 MiB unpacked by the definition of the format.
    private static let mostBytes = 64 << 20
    private static let mostHeader = 64 << 10

    package init(_ member: SourceMember) throws(OGRError) {
        shown = member.shown
        guard let file = VirtualFile(member.path) else {
            throw .notReadable(path: member.shown, message: Messages.cannotBeOpened)
        }
        self.file = file
    }

    /// Reads the next blob into `bytes`, unless it is to be passed over; its type, such as `OSMData`. None at the end.
    /// - Parameter isWanted: false passes over it without unpacking.
    package func next(isWanted: Bool = true) throws(OGRError) -> String? {
        let length = file.read(4)
        if length.isEmpty { return nil }
        guard length.count == 4 else { throw broken }
        let headerSize = ByteOrder.bigEndian(length, 0)
        guard headerSize <= Self.mostHeader else { throw notPBF }
        let header = file.read(headerSize)
        guard header.count == headerSize else { throw broken }
        var (type, size) = ("", 0)
        header.withUnsafeBytes { buffer in
            var cursor = ProtobufCursor(buffer)
            while let field = cursor.field() {
                switch (field.number, field.wire) {
                case (1, 2): type = String(decoding: cursor.message().rest, as: UTF8.self)
                case (3, 0): size = Int(truncatingIfNeeded: cursor.varint())
                default: cursor.skip(field.wire)
                }
            }
        }
        guard type.hasPrefix("OSM"), (0...Self.mostBytes).contains(size) else { throw notPBF }
        packed = file.read(size)
        guard packed.count == size else { throw broken }
        if isWanted { try unpack() }
        return type
    }

    private func unpack() throws(OGRError) {
        enum Found { case raw(Range<Int>), zlib(Range<Int>), other(Int), nothing }
        var (found, size) = (Found.nothing, 0)
        packed.withUnsafeBytes { buffer in
            var cursor = ProtobufCursor(buffer)
            while let field = cursor.field() {
                if field.wire == 2, [1, 3, 4, 5, 6, 7].contains(field.number) {
                    let part = cursor.message()
                    let range = part.position..<part.end
                    found = field.number == 1 ? .raw(range) : field.number == 3 ? .zlib(range) : .other(field.number)
                } else if field.number == 2, field.wire == 0 {
                    size = Int(truncatingIfNeeded: cursor.varint())
                } else {
                    cursor.skip(field.wire)
                }
            }
        }
        switch found {
        case .raw(let range): bytes = Array(packed[range])
        case .zlib(let range):
            guard (0...Self.mostBytes).contains(size) else { throw broken }
            bytes = Inflation.bytes(packed[range], upTo: size)
            guard bytes.count == size else { throw broken }
        case .other(let number):
            let name = [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"][number] ?? ""
            throw .notReadable(
                path: shown,
                message: Phrase(
                    zh: "数据块以 \(name) 压缩，本程序只读 zlib：请用 osmium cat -o 转写",
                    en:
                        "its blobs are packed by \(name), and only zlib is read: write it anew with osmium cat -o"))
        case .nothing: bytes = []
        }
    }

    private var broken: OGRError {
        .notReadable(
            path: shown, message: Phrase(zh: "文件不完整：有数据块读不全", en: "the file is not whole: a blob of it cannot be read"))
    }

    private var notPBF: OGRError {
        .notReadable(
            path: shown, message: Phrase(zh: "不是 OpenStreetMap 的 PBF 文件", en: "it is no PBF file of OpenStreetMap"))
    }
}

/// One block of a PBF file: its strings, its groups, how coordinates are written.
struct PBFBlock {
    /// Bytes of each string.
    private(set) var strings: [UnsafeRawBufferPointer] = []
    private(set) var groups: [ProtobufCursor] = []
    private var granularity: Int64 = 100
    private var (latitudeOffset, longitudeOffset): (Int64, Int64) = (0, 0)

    /// - Parameter wantsStrings: false passes over the strings.
    init(_ buffer: UnsafeRawBufferPointer, wantsStrings: Bool) {
        var cursor = ProtobufCursor(buffer)
        while let field = cursor.field() {
            switch (field.number, field.wire) {
            case (1, 2) where wantsStrings:
                var table = cursor.message()
                while let entry = table.field() {
                    if entry.number == 1, entry.wire == 2 {
                        strings.append(table.message().rest)
                    } else {
                        table.skip(entry.wire)
                    }
                }
            case (2, 2): groups.append(cursor.message())
            case (17, 0): granularity = Int64(truncatingIfNeeded: cursor.varint())
            case (19, 0): latitudeOffset = Int64(bitPattern: cursor.varint())
            case (20, 0): longitudeOffset = Int64(bitPattern: cursor.varint())
            default: cursor.skip(field.wire)
            }
        }
    }

    func text(_ i: Int) -> String { strings.indices.contains(i) ? String(decoding: strings[i], as: UTF8.self) : "" }

    /// Degrees of a written longitude.
    func longitude(_ value: Int64) -> Double { Double(longitudeOffset &+ granularity &* value) / 1e9 }
    /// Degrees of a written latitude.
    func latitude(_ value: Int64) -> Double { Double(latitudeOffset &+ granularity &* value) / 1e9 }
}
