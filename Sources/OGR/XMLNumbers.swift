import Columns

/// Coordinates of GML and KML that are no numbers. GDAL reads what a number begins with, as 33201 of `33201O50`, or leaves the vertex
/// out, and says nothing.
///
/// Looked at is the text of `pos`, `posList` and `coordinates`: words between blanks and commas. Comments and CDATA are passed over.
/// `XMLWalk` reads whole texts and knows no lines; here a text may be as long as the file.
/// - Source: OGC 07-036, *GML 3.2.1*, §10.1.4; OGC 12-007r2, *KML 2.3*, §16.10.
struct XMLNumbers {
    private var state = State.text
    private var line = 1
    /// Bytes of the tag or the word that is read, as far as they matter.
    private var word: [UInt8] = []
    /// How a stretch that is passed over ends: twice this byte, and `>`; and how many of them were last.
    private var fence = UInt8(ascii: "-")
    private var fences = 0
    private(set) var odd: (line: Int, text: String)?

    private enum State { case text, tag, passedOver, numbers }

    /// Refuses a document with such a coordinate, with its line.
    /// - Complexity: O(*bytes*), and memory for one piece.
    static func check(_ path: String, shown: String) throws(OGRError) {
        guard let file = VirtualFile(path) else { return }
        var numbers = XMLNumbers()
        while true {
            let bytes = file.read(1 << 20)
            numbers.take(bytes)
            if bytes.isEmpty || numbers.odd != nil { break }
        }
        if let odd = numbers.odd {
            throw .notReadable(path: shown, message: Messages.noNumber(odd.text, line: odd.line))
        }
    }

    mutating func take(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch state {
            case .text: if byte == UInt8(ascii: "<") { begin(.tag) }
            case .tag: takeTag(byte)
            case .passedOver: passOver(byte)
            case .numbers: takeNumber(byte)
            }
            if odd != nil { return }
        }
    }

    private mutating func begin(_ next: State) {
        state = next
        word.removeAll(keepingCapacity: true)
        fences = 0
    }

    private mutating func takeTag(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            let isEmpty = word.last == UInt8(ascii: "/")
            let name = word.prefix { !" \t\r\n/".utf8.contains($0) }
            let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[name.index(after: $0)...] } ?? name
            let holdsNumbers = Self.names.contains { $0.elementsEqual(local) }
            begin(holdsNumbers && !isEmpty ? .numbers : .text)
            return
        }
        if word.count < 64 { word.append(byte) } else { word[63] = byte }
        guard word.first == UInt8(ascii: "!"), word.count == 3 || word.count == 8 else { return }
        if word.elementsEqual("!--".utf8) || word.elementsEqual("![CDATA[".utf8) {
            fence = word.count == 3 ? UInt8(ascii: "-") : UInt8(ascii: "]")
            begin(.passedOver)
        }
    }

    private static let names: [[UInt8]] = ["pos", "posList", "coordinates"].map { Array($0.utf8) }

    private mutating func passOver(_ byte: UInt8) {
        let isEnd = byte == UInt8(ascii: ">") && fences >= 2
        fences = byte == fence ? fences + 1 : 0
        if isEnd { begin(.text) }
    }

    private mutating func takeNumber(_ byte: UInt8) {
        let isEnd = byte == UInt8(ascii: "<")
        guard isEnd || " \t\r\n,".utf8.contains(byte) else {
            if word.count < 64 { word.append(byte) }
            return
        }
        if !word.isEmpty, !WrittenGeometry.isNumber(word), !isInfinite {
            odd = (byte == UInt8(ascii: "\n") ? line - 1 : line, String(decoding: word.prefix(40), as: UTF8.self))
        }
        if isEnd { begin(.tag) } else { word.removeAll(keepingCapacity: true) }
    }

    /// A number in words, which the gate judges.
    private var isInfinite: Bool { Double(String(decoding: word, as: UTF8.self)).map { !$0.isFinite } ?? false }
}
