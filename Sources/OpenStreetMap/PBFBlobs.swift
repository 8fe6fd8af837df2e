import Columns
import VectorSources

/// The blobs of an OpenStreetMap PBF file, one after another, unpacked. What is not understood of one refuses the file, with
/// the number of the blob and the byte at which it begins.
/// - Source: wiki.openstreetmap.org, PBF Format.
package final class PBFBlobs {
    private let file: VirtualFile
    private let shown: String
    /// Bytes of the next blob as packed, and of the blob as unpacked.
    private var packed: [UInt8] = []
    package private(set) var bytes: [UInt8] = []
    /// The blob read last, from 1, its first byte, from 0, and that of the next.
    private var (number, start, following) = (0, 0, 0)

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

    /// Reads the next blob into `bytes`, unless it is to be passed over; its type, `OSMHeader` or `OSMData`. None at the end.
    /// - Parameter isWanted: false passes over it without unpacking.
    package func next(isWanted: Bool = true) throws(OGRError) -> String? {
        let length = file.read(4)
        if length.isEmpty { return nil }
        (number, start) = (number + 1, following)
        guard length.count == 4 else { throw fault(.cut) }
        let headerSize = ByteOrder.bigEndian(length, 0)
        guard headerSize <= Self.mostHeader else { throw fault(number == 1 ? .notPBF : .size(headerSize)) }
        let header = file.read(headerSize)
        guard header.count == headerSize else { throw fault(number == 1 ? .notPBF : .cut) }
        var (type, size): (String?, Int?) = (nil, nil)
        let isSound = header.withUnsafeBytes { buffer in
            var cursor = ProtobufCursor(buffer)
            while let field = cursor.field() {
                switch (field.number, field.wire) {
                case (1, 2): type = String(decoding: cursor.message().rest, as: UTF8.self)
                case (3, 0): size = Int(truncatingIfNeeded: cursor.varint())
                default: cursor.skip(field.wire)
                }
            }
            return !cursor.isBroken
        }
        guard isSound, let type, let size else { throw fault(number == 1 ? .notPBF : .header) }
        guard type == "OSMHeader" || type == "OSMData" else {
            throw fault(number == 1 && !type.hasPrefix("OSM") ? .notPBF : .type(type))
        }
        guard (0...Self.mostBytes).contains(size) else { throw fault(.size(size)) }
        packed = file.read(size)
        guard packed.count == size else { throw fault(.cut) }
        following += 4 + headerSize + size
        if isWanted { try unpack() }
        return type
    }

    private func unpack() throws(OGRError) {
        enum Content { case raw(Range<Int>), zlib(Range<Int>), other(Int) }
        var (contents, size): ([Content], Int?) = ([], nil)
        let isSound = packed.withUnsafeBytes { buffer in
            var cursor = ProtobufCursor(buffer)
            while let field = cursor.field() {
                if field.number == 2, field.wire == 0 {
                    size = Int(truncatingIfNeeded: cursor.varint())
                } else if field.wire == 2 {
                    // Whatever has bytes is the content, packed in one way or another.
                    let part = cursor.message()
                    let range = part.position..<part.end
                    contents.append(
                        field.number == 1 ? .raw(range) : field.number == 3 ? .zlib(range) : .other(field.number))
                } else {
                    cursor.skip(field.wire)
                }
            }
            return !cursor.isBroken
        }
        guard isSound else { throw fault(.cut) }
        guard let content = contents.first, contents.count == 1 else { throw fault(.contents(contents.count)) }
        switch content {
        case .raw(let range):
            guard size == nil || size == range.count else { throw fault(.unpacked(range.count, stated: size)) }
            bytes = Array(packed[range])
        case .zlib(let range):
            guard let size, (1...Self.mostBytes).contains(size) else { throw fault(.unpacked(nil, stated: size)) }
            bytes = Inflation.bytes(packed[range], upTo: size)
            guard bytes.count == size else { throw fault(.unpacked(nil, stated: size)) }
        case .other(let field): throw fault(.packing(field))
        }
    }

    /// The refusal of the file for the blob read last.
    package func fault(_ fault: PBFFault) -> OGRError {
        if case .notPBF = fault { return .notReadable(path: shown, message: fault.phrase) }
        let place = Phrase(
            zh: "第 \(number) 个数据块（从第 \(start) 字节起）", en: "blob \(number) (from byte \(start)) ")
        return .notReadable(path: shown, message: place + fault.phrase)
    }
}
