import VectorSources

/// How the text of a Shapefile's table is encoded, learned from the files themselves.
///
/// Order: the caller; the `.cpg` file; byte 29 of the header; a strict UTF-8 check of all text. When none of them
/// answers, the text is refused (`OGRError.undeclaredEncoding`), never guessed.
package struct DBFEncoding: Hashable {
    /// Nil when nothing answers.
    package let encoding: TextEncoding?
    package let source: EncodingSource?

    /// - Parameters:
    ///   - path: of the `.shp` or `.dbf`, as GDAL opens it.
    ///   - declared: what the caller says; wins over everything.
    package init(of path: String, declared: TextEncoding?) {
        if let declared {
            (encoding, source) = (declared, .caller)
        } else if let named = Self.sidecar(path, "cpg").flatMap({
            TextEncoding(Self.text($0.read(64)))
        }) {
            (encoding, source) = (named, .cpg)
        } else if let table = Self.sidecar(path, "dbf") {
            let header = table.read(32)
            if header.count == 32, let page = TextEncoding.codePage(ofLanguageByte: header[29]),
                let named = TextEncoding(page)
            {
                (encoding, source) = (named, .languageByte)
            } else {
                switch Self.check(table, header, TextDecoder(.utf8)) {
                case .ascii: (encoding, source) = (.utf8, .ascii)
                case .valid: (encoding, source) = (.utf8, .utf8Check)
                case .other: (encoding, source) = (nil, nil)
                }
            }
        } else {
            (encoding, source) = (.utf8, .ascii)  // no table, no text
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Parts whose names are not regular are so in the copy that is opened (see `ShapefileAudit`).
    private static func sidecar(_ path: String, _ suffix: String) -> VirtualFile? {
        ShapefileParts(path).open(suffix)
    }

    /// What all text of a table is: ASCII, valid in the decoder's encoding with letters outside ASCII, or not valid.
    enum Finding { case ascii, valid, other }

    /// Reads field names and all values of text fields. A letter cut at the brim of a field is not held against them.
    /// - Parameter table: read up to byte 32, the header.
    /// - Complexity: O(*bytes*), in pieces of about 1 MiB.
    private static func check(_ table: VirtualFile, _ header: [UInt8], _ decoder: TextDecoder) -> Finding {
        guard header.count == 32 else { return .ascii }
        let headerLength = Int(header[8]) | Int(header[9]) << 8
        let recordLength = Int(header[10]) | Int(header[11]) << 8
        guard headerLength > 32, recordLength > 1 else { return .ascii }
        let descriptors = table.read(headerLength - 32)
        var texts: [Range<Int>] = []
        var finding = Finding.ascii
        func look(_ bytes: UnsafeBufferPointer<UInt8>) {
            if isASCII(bytes) { return }
            if finding != .other { finding = decoder.decode(bytes, mayBeCut: true) == nil ? .other : .valid }
        }
        var (at, offset) = (0, 1)
        while at + 32 <= descriptors.count, descriptors[at] != 0x0D, descriptors[at] != 0 {
            Array(descriptors[at..<at + 11].prefix { $0 != 0 }).withUnsafeBufferPointer(look)
            let type = descriptors[at + 11]
            let isText = type == UInt8(ascii: "C")
            let width = Int(descriptors[at + 16]) + (isText ? Int(descriptors[at + 17]) << 8 : 0)
            if isText { texts.append(offset..<min(offset + width, recordLength)) }
            offset += width
            at += 32
        }
        texts.removeAll { $0.isEmpty }
        guard !texts.isEmpty else { return finding }
        table.seek(to: headerLength)
        var block = [UInt8](repeating: 0, count: recordLength * max(1, (1 << 20) / recordLength))
        while finding != .other {
            let count = block.withUnsafeMutableBytes { table.read(into: $0) }
            block.withUnsafeBufferPointer { bytes in
                for record in stride(from: 0, through: count - recordLength, by: recordLength) {
                    for text in texts {
                        look(UnsafeBufferPointer(rebasing: bytes[record + text.lowerBound..<record + text.upperBound]))
                    }
                }
            }
            if count < block.count { break }
        }
        return finding
    }
}
