import Columns
import VectorSources

/// Coordinates of GML and KML that are no numbers, or not as many as a place has. GDAL reads what a number begins with, as 33201 of
/// `33201O50`, leaves a vertex without a latitude out or takes the latitude of the next, and says nothing.
///
/// Looked at is the text of `pos`, `posList`, `coordinates` and `coord`: words between blanks and commas. Comments and CDATA are
/// passed over. `XMLWalk` reads whole texts and knows no lines; here a text may be as long as the file.
///
/// - `coordinates`: two or three numbers with commas between them; blanks stand behind all first commas of an element or behind none,
///   and none before a second one. Of GML only where it is not told that other marks part them.
/// - `pos`, `coord`: two or three numbers.
/// - `posList`: a multiple of `srsDimension`, which an element above may state; where none does, of two or three.
/// - Source: OGC 07-036, *GML 3.2.1*, §10.1.4; OGC 12-007r2, *KML 2.3*, §16.10.
package struct XMLNumbers {
    private var state = State.text
    private var line = 1
    /// Bytes of the tag or the word that is read, as far as they matter.
    private var word: [UInt8] = []
    /// How a stretch that is passed over ends: twice this byte, and `>`; and how many of them were last.
    private var fence = UInt8(ascii: "-")
    private var fences = 0
    /// Elements that are open, and those of them that state a dimension.
    private var depth = 0
    private var dimensions: [(depth: Int, value: Int)] = []
    /// The `coord` of a GML that is open: `X`, `Y` and `Z` in it are numbers.
    private var coord: Int?
    /// The numbers under way; none outside them.
    private var numbers: Numbers?
    /// Of KML the names of data, of GML those of elements.
    package private(set) var keys = KeyCount()
    private let isKML: Bool
    private var geometries: XMLGeometries
    /// Of GML the elements with a value of digits that begins with 0 or has more than 15.
    package private(set) var codes: Set<String> = []
    /// What the element holds that was opened last, while only digits and blanks were in it.
    private var leaf: (digits: Int, isZeroFirst: Bool)?
    /// The first fault, with its line.
    package private(set) var fault: Phrase?

    /// - Parameter isKML: keys are the names of `Data` and `SimpleData` in placemarks; else the names of elements in members.
    init(isKML: Bool = false) { (self.isKML, geometries) = (isKML, XMLGeometries(isKML: isKML)) }

    private enum State { case text, tag, passedOver, numbers }

    private enum Form { case tuples, position, list, free }

    /// The numbers of one element.
    private struct Numbers {
        let form: Form
        let name: String
        /// Of a list: what its count is a multiple of; none where nothing says.
        let dimension: Int?
        /// Numbers of the tuple, or of all.
        var count = 0
        /// Line on which they begin, and what they begin with.
        var line = 0
        var text: [UInt8] = []
        var isAfterComma = false
        /// A blank stands before what is read next.
        var isAfterBlank = false
        /// Of tuples: blanks stand behind the first commas, or do not; none before there was one.
        var hasBlanks: Bool?

        /// What they begin with, for a message.
        var shown: String { String(decoding: text, as: UTF8.self) }
    }

    /// Refuses a document with such a coordinate, with its line.
    /// - Complexity: O(*bytes*), and memory for one piece.
    /// - Returns: `codes`.
    @discardableResult
    package static func check(_ path: String, shown: String, isKML: Bool) throws(OGRError) -> Set<String> {
        guard let file = VirtualFile(path) else { return [] }
        var numbers = XMLNumbers(isKML: isKML)
        while true {
            let bytes = file.read(1 << 20)
            guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
                throw .notReadable(path: shown, message: Messages.isUTF16)
            }
            numbers.take(bytes)
            if bytes.isEmpty || numbers.fault != nil { break }
        }
        if let fault = numbers.fault { throw .notReadable(path: shown, message: fault) }
        try numbers.keys.check(shown: shown)
        return numbers.codes
    }

    package mutating func take(_ bytes: [UInt8]) {
        if fault != nil { return }
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch state {
            case .text: if byte == UInt8(ascii: "<") { begin(.tag) } else if leaf != nil { takeLeaf(byte) }
            case .tag: takeTag(byte)
            case .passedOver: passOver(byte)
            case .numbers: takeNumber(byte)
            }
            if fault != nil { return }
        }
    }

    private mutating func begin(_ next: State) {
        state = next
        word.removeAll(keepingCapacity: true)
        fences = 0
    }

    // MARK: - Tags

    /// Bytes of a tag that are looked at.
    private static let longestTag = 1024

    private mutating func takeTag(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") { return endTag() }
        if word.count < Self.longestTag { word.append(byte) } else { word[Self.longestTag - 1] = byte }
        guard word.first == UInt8(ascii: "!"), word.count == 3 || word.count == 8 else { return }
        if word.elementsEqual("!--".utf8) || word.elementsEqual("![CDATA[".utf8) {
            fence = word.count == 3 ? UInt8(ascii: "-") : UInt8(ascii: "]")
            begin(.passedOver)
        }
    }

    private mutating func endTag() {
        if numbers != nil {
            endCount()
            numbers = nil
        }
        let first = word.first
        defer { begin(numbers == nil ? .text : .numbers) }
        if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") { return }
        if first == UInt8(ascii: "/") {
            if let leaf, leaf.digits > 15 || leaf.isZeroFirst && leaf.digits > 1 { noteCode() }
            leaf = nil
            if dimensions.last?.depth == depth { dimensions.removeLast() }
            if coord == depth { coord = nil }
            depth -= 1
            geometries.end()
            return
        }
        let name = word.prefix { !" \t\r\n/".utf8.contains($0) }
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[name.index(after: $0)...] } ?? name
        count(local)
        if let second = geometries.begin(local, line: line, isEmpty: word.last == UInt8(ascii: "/")) {
            fault = fault ?? second
        }
        leaf = isKML ? nil : (0, false)
        guard fault == nil, word.last != UInt8(ascii: "/") else { return }
        depth += 1
        if let own = attribute("srsDimension").flatMap({ Int($0) }) { dimensions.append((depth, own)) }
        if coord != nil, ["X", "Y", "Z"].contains(where: { local.elementsEqual($0.utf8) }) {
            numbers = Numbers(form: .free, name: "", dimension: nil)
            return
        }
        if local.elementsEqual("coord".utf8) { coord = depth }
        guard let found = Self.names.first(where: { $0.name.elementsEqual(local) }) else { return }
        let isFree =
            found.form == .tuples
            && ["cs", "ts", "decimal"].contains { key in
                attribute(key).map { $0 != (key == "cs" ? "," : key == "ts" ? " " : ".") } ?? false
            }
        numbers = Numbers(
            form: isFree ? .free : found.form, name: String(decoding: local, as: UTF8.self),
            dimension: dimensions.last?.value)
    }

    private mutating func takeLeaf(_ byte: UInt8) {
        if 48...57 ~= byte {
            if leaf?.digits == 0 { leaf?.isZeroFirst = byte == 48 }
            leaf?.digits += 1
        } else if byte > 0x20 {
            leaf = nil
        }
    }

    /// Notes the element that the tag closes.
    private mutating func noteCode() {
        let name = word.dropFirst().prefix { !" \t\r\n".utf8.contains($0) }
        codes.insert(String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self))
    }

    /// Notes the key or the feature that a tag opens.
    private mutating func count(_ name: ArraySlice<UInt8>) {
        if isKML {
            if name.elementsEqual("Placemark".utf8) { keys.features += 1 }
            guard name.elementsEqual("Data".utf8) || name.elementsEqual("SimpleData".utf8), let key = attribute("name")
            else { return }
            keys.values += 1
            keys.seen.insert(KeyCount.hash(key.utf8))
        } else {
            if name.elementsEqual("member".utf8) || name.elementsEqual("featureMember".utf8) { keys.features += 1 }
            keys.values += 1
            keys.seen.insert(KeyCount.hash(name))
        }
    }

    private static let names: [(name: [UInt8], form: Form)] = [
        (Array("pos".utf8), .position), (Array("posList".utf8), .list), (Array("coordinates".utf8), .tuples),
        (Array("coord".utf8), .position),
    ]

    /// The value of an attribute of the tag that is read.
    private func attribute(_ name: String) -> String? {
        let text = String(decoding: word, as: UTF8.self)
        for quote in ["\"", "'"] {
            guard let start = text.firstRange(of: " \(name)=\(quote)") else { continue }
            return String(text[start.upperBound...].prefix { String($0) != quote })
        }
        return nil
    }

    private mutating func passOver(_ byte: UInt8) {
        let isEnd = byte == UInt8(ascii: ">") && fences >= 2
        fences = byte == fence ? fences + 1 : 0
        if isEnd { begin(numbers == nil ? .text : .numbers) }
    }

    // MARK: - Numbers

    private mutating func takeNumber(_ byte: UInt8) {
        let isEnd = byte == UInt8(ascii: "<")
        guard isEnd || " \t\r\n,".utf8.contains(byte) else {
            if word.isEmpty { beginNumber() }
            if word.count < 64 { word.append(byte) }
            if let count = numbers?.text.count, count < 40 { numbers?.text.append(byte) }
            return
        }
        if !word.isEmpty, !WrittenGeometry.isNumber(word), !isInfinite {
            fault = Messages.noNumber(
                String(decoding: word.prefix(40), as: UTF8.self), line: byte == UInt8(ascii: "\n") ? line - 1 : line)
        }
        if byte != UInt8(ascii: ",") { numbers?.isAfterBlank = true } else if numbers?.form == .tuples { takeComma() }
        if isEnd { begin(.tag) } else { word.removeAll(keepingCapacity: true) }
    }

    private mutating func beginNumber() {
        if numbers?.form == .tuples, numbers?.isAfterComma == false { endCount() }
        guard fault == nil else { return }
        if numbers?.count == 0 {
            numbers?.line = line
            numbers?.text = []
        } else if numbers?.form == .position {
            numbers?.text.append(UInt8(ascii: " "))
        }
        numbers?.count += 1
        if numbers?.form == .tuples, numbers?.count == 2 { holdBlanks() }
        numbers?.isAfterComma = false
        numbers?.isAfterBlank = false
    }

    /// Where other first commas have no blank behind them, `104.06, 104.07,30.1` lacks a latitude.
    private mutating func holdBlanks() {
        guard let open = numbers else { return }
        if let before = open.hasBlanks, before != open.isAfterBlank {
            fault = Messages.placeOf(open.shown, line: open.line)
        }
        numbers?.hasBlanks = open.isAfterBlank
    }

    /// A comma that no number stands before is one of a number that is lacking, and so is one in `104.06,30.1 ,30.2`.
    private mutating func takeComma() {
        if let open = numbers, open.isAfterComma || open.count == 0 || open.count == 2 && open.isAfterBlank {
            fault = Messages.placeOf(
                open.text.isEmpty ? "," : open.shown + ",", line: open.count == 0 ? line : open.line)
        }
        numbers?.isAfterComma = true
        numbers?.isAfterBlank = false
        if let count = numbers?.text.count, count < 40 { numbers?.text.append(UInt8(ascii: ",")) }
    }

    /// Holds the numbers of a tuple, or of all, against what a place has.
    private mutating func endCount() {
        guard fault == nil, let open = numbers, open.count > 0 else { return }
        switch open.form {
        case .free: break
        case .tuples, .position:
            if open.isAfterComma || !(2...3).contains(open.count) {
                fault = Messages.placeOf(open.shown, line: open.line)
            }
        case .list:
            let isWhole =
                open.dimension.map { $0 > 0 && open.count % $0 == 0 }
                ?? (open.count % 2 == 0 || open.count % 3 == 0)
            if !isWhole {
                fault = Messages.listOf(open.name, open.count, dimension: open.dimension ?? 2, line: open.line)
            }
        }
        numbers?.count = 0
        numbers?.isAfterComma = false
    }

    /// A number in words, which the gate judges.
    private var isInfinite: Bool { Double(String(decoding: word, as: UTF8.self)).map { !$0.isFinite } ?? false }
}
