import Columns
import Output
import VectorSources

/// A DXF drawing: how its text is encoded, what it holds layer by layer, and a copy in UTF-8 where GDAL would misread the
/// text.
///
/// Order for the encoding: the caller; the format itself, which is UTF-8 from AC1021 (2007) on; the header's
/// `$DWGCODEPAGE`; a strict UTF-8 check. Escapes `\U+XXXX` become the letters they stand for.
/// - Source: Autodesk, *DXF Reference* (2012), header section, LWPOLYLINE, POLYLINE, ARC, CIRCLE.
package struct DrawingFile {
    package let encoding: TextEncoding?
    package let encodingSource: EncodingSource?
    /// The copy to read in place of the file; none where its text is ASCII, or nothing says what it is.
    package private(set) var copy: (path: String, folder: TemporaryFolder)?
    package private(set) var notes: [FileNote] = []
    package let content: DrawingContent

    package init(_ member: SourceMember, encoding declared: TextEncoding?) throws(OGRError) {
        guard let file = VirtualFile(member.path) else {
            throw .notReadable(path: member.shown, message: Messages.cannotBeOpened)
        }
        let bytes = file.readAll()
        let header = Self.header(bytes)
        if let declared {
            (encoding, encodingSource) = (declared, .caller)
        } else if let version = header["$ACADVER"], version >= "AC1021" {
            (encoding, encodingSource) = (.utf8, .format)
        } else if bytes.withUnsafeBufferPointer(isASCII) {
            (encoding, encodingSource) = (.utf8, .ascii)
        } else if let page = header["$DWGCODEPAGE"], let named = Self.page(page) {
            (encoding, encodingSource) = (named, .codePage)
        } else if TextDecoder(.utf8).decode(bytes) != nil {
            (encoding, encodingSource) = (.utf8, .utf8Check)
        } else {
            (encoding, encodingSource) = (nil, nil)
        }
        var text = String(decoding: bytes, as: UTF8.self)
        if let encoding {
            guard let decoded = TextDecoder(encoding).decode(bytes) else {
                throw .badText(
                    path: member.shown, layer: member.stem, field: "-", row: nil, encoding: encoding.name)
            }
            text = decoded
        }
        let unescaped = Self.unescaped(text)
        content = DrawingContent(unescaped)
        if let odd = content.oddNumber {
            throw .notReadable(path: member.shown, message: Messages.noNumber(odd.text, line: odd.line))
        }
        var readable = encoding == nil ? bytes : Array(unescaped.utf8)
        if content.wildBulges > 0 { readable = Self.bounded(readable) }
        if readable != bytes {
            let folder = try TemporaryFolder.forCopy()
            let path = folder.path + "/" + member.stem + ".dxf"
            try LocalFiles.write(readable, to: path)
            copy = (path, folder)
        }
        notes = content.notes
    }

    /// The groups of a drawing with bulges that no arc has (10³⁰⁸, infinities) made as large as an arc can be: it then lies where no
    /// ground is and its row is set aside by name, where GDAL would leave its vertices out in silence.
    static func bounded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isBulge = false
        var isCode = true
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = isCode || isBulge ? String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace } : ""
            if !isCode, isBulge, let bulge = Double(text), DrawingContent.isWild(bulge) {
                result += Array((bulge < 0 ? "-" : "").utf8) + Array("\(DrawingContent.mostBulge)".utf8)
            } else {
                result += line
            }
            result.append(UInt8(ascii: "\n"))
            if isCode { isBulge = text == "42" }
            isCode.toggle()
        }
        return Array(result.dropLast())
    }

    /// Text values of the header's variables by name.
    private static func header(_ bytes: [UInt8]) -> [String: String] {
        var result: [String: String] = [:]
        var name = ""
        let lines = bytes.prefix(200_000).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines {
            let text = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }
            if text == "ENDSEC" { break }
            if text.hasPrefix("$") {
                name = text
            } else if !name.isEmpty, text != "1", text != "3" {
                result[name] = result[name] ?? text
                name = ""
            }
        }
        return result
    }

    /// `ANSI_936`, `DOS936` or `gb2312` as an encoding.
    private static func page(_ name: String) -> TextEncoding? {
        let plain = name.uppercased()
        return TextEncoding(plain.hasPrefix("DOS") ? "CP" + plain.dropFirst(3) : plain)
    }

    /// The text with `\U+XXXX` replaced.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")), text.contains("\\U+") else { return text }
        var (units, rest) = ([UInt16](), text.utf16[...])
        let mark = Array("\\U+".utf16)
        units.reserveCapacity(rest.count)
        while let start = rest.firstIndex(of: mark[0]) {
            units += rest[..<start]
            let digits = rest[start...].dropFirst(3).prefix(4)
            if rest[start...].starts(with: mark), digits.count == 4,
                let code = UInt16(String(decoding: digits, as: UTF16.self), radix: 16), code >= 32
            {
                units.append(code)
                rest = rest[digits.endIndex...]
            } else {
                units.append(rest[start])
                rest = rest[rest.index(after: start)...]
            }
        }
        return String(decoding: units + rest, as: UTF16.self)
    }
}
