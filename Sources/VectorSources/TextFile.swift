import Columns

/// Text files of a known or recognisable encoding.
public enum TextFile {
    /// A text and how it was decoded.
    public struct Decoded: Sendable, Hashable {
        /// The text, without a byte order mark.
        public let text: String
        /// Its encoding, as shown to people.
        public let encoding: String
        /// How the encoding was learned.
        public let encodingSource: EncodingSource
    }

    /// Reads a whole text file.
    ///
    /// Order: byte order mark; the caller; a strict UTF-8 check; `otherwise`, for formats that are defined to be either.
    /// - Parameters:
    ///   - encoding: what the caller says; nil for nothing.
    ///   - otherwise: the encoding of text that is not UTF-8 by the definition of the format; nil refuses such text.
    /// - Throws: `OGRError`: `noSuchFile`, `notReadable`, `remote`, `unknownEncoding`, `undeclaredEncoding`, `badText`.
    public static func read(
        _ path: String, encoding declared: String? = nil, otherwise: String? = nil
    ) throws(OGRError) -> Decoded {
        let source = try ResolvedSource(path)
        guard source.members.count == 1, let member = source.members.first, LocalFiles.kind(path) == .file,
            let file = VirtualFile(member.path)
        else { throw .notReadable(path: path, message: Phrase(zh: "它不是单独的一个文件", en: "it is not one file")) }
        return try decode(file.readAll(), path: path, encoding: declared, otherwise: otherwise)
    }

    /// The same for a member of an archive.
    package static func read(
        _ member: SourceMember, encoding declared: String?, otherwise: String?
    ) throws(OGRError) -> Decoded {
        guard let file = VirtualFile(member.path) else {
            throw .notReadable(path: member.shown, message: Messages.cannotBeOpened)
        }
        return try decode(file.readAll(), path: member.shown, encoding: declared, otherwise: otherwise)
    }

    private static func decode(
        _ bytes: [UInt8], path: String, encoding declared: String?, otherwise: String?
    ) throws(OGRError) -> Decoded {
        func decoded(_ bytes: some Collection<UInt8>, _ name: String, _ from: EncodingSource) throws(OGRError)
            -> Decoded
        {
            guard let encoding = TextEncoding(name) else { throw .unknownEncoding(path: path, name: name) }
            guard let text = TextDecoder(encoding).decode(bytes) else {
                throw .badText(path: path, layer: LocalFiles.stem(path), field: "-", row: nil, encoding: encoding.name)
            }
            return Decoded(text: text, encoding: encoding.name, encodingSource: from)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try decoded(bytes.dropFirst(3), "UTF-8", .byteOrderMark) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try decoded(bytes.dropFirst(2), "UTF-16LE", .byteOrderMark) }
        if let declared { return try decoded(bytes, declared, .caller) }
        if bytes.withUnsafeBufferPointer(isASCII) { return try decoded(bytes, "UTF-8", .ascii) }
        if let text = bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) {
            return Decoded(text: text, encoding: "UTF-8", encodingSource: .utf8Check)
        }
        guard let otherwise else { throw .undeclaredEncoding(path: path, layer: LocalFiles.stem(path)) }
        return try decoded(bytes, otherwise, .format)
    }

    /// The bytes of a text in an encoding, without a byte order mark.
    /// - Parameter path: for messages.
    /// - Throws: `OGRError`: `unknownEncoding`; `badText` when the encoding lacks a letter.
    public static func bytes(_ text: String, encoding name: String, path: String) throws(OGRError) -> [UInt8] {
        guard let encoding = TextEncoding(name) else { throw .unknownEncoding(path: path, name: name) }
        guard let bytes = encoding.encodeForDBF(text) else {
            throw .notStorable(
                path: path, layer: LocalFiles.stem(path),
                message: Phrase(
                    zh: "文字中有 \(encoding.name) 没有的字：\(encoding.missing(in: text))",
                    en: "the text has letters that \(encoding.name) lacks: \(encoding.missing(in: text))"))
        }
        return bytes
    }
}

extension TextEncoding {
    /// The first letters of a text that the encoding lacks, for messages.
    fileprivate func missing(in text: String) -> String {
        var found: [String] = []
        for letter in text where !letter.isASCII && found.count < 5 {
            if encodeForDBF(String(letter)) == nil, !found.contains(String(letter)) { found.append(String(letter)) }
        }
        return found.joined(separator: " ")
    }
}
