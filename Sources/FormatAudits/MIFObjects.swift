import Columns
import VectorSources

/// The objects of a `.mif`, counted as GDAL counts them, and whether each is whole.
///
/// GDAL passes over what it does not understand between two objects. Objects and records of the `.mid` go together by their
/// order, so that an object that is passed over gives its record to the next one.
/// - Source: Pitney Bowes, *MapInfo Interchange File Format*, MIF file; GDAL, `ogr/ogrsf_frmts/mitab/mitab_miffile.cpp`.
package struct MIFObjects {
    /// Columns of the table, by the head.
    package private(set) var columns = 0
    /// Objects, those without a shape (`NONE`) among them.
    package private(set) var count = 0
    /// Those that are no straight lines.
    package private(set) var curves = MapInfoCurves()
    /// The first thing that is no object and no part of one, or ends too soon.
    private(set) var doubt: (line: Int, what: Phrase)?
    /// The first thing among the coordinates that is no number; GDAL reads the digits before it.
    private(set) var oddNumber: (line: Int, what: String)?

    /// What an object is still to have.
    private struct Due {
        var keyword = ""
        /// Numbers before the next count.
        var numbers = 0
        /// Counts of points, each with its points.
        var sections = 0
        /// The next number says how many sections, or objects of a collection, there are.
        var isCounted = false
        /// `Pen`, `Brush` and the like below it.
        var clauses = 0

        var isWhole: Bool { numbers == 0 && sections == 0 && !isCounted }
    }

    private var isData = false
    private var isCut = false
    private var line = 0
    private var due = Due()
    /// Objects that the collection which is open is still to have.
    private var parts = 0
    /// Numbers of the curve that is open.
    private var numbers: [Double] = []
    /// Fewest clauses under objects of a kind.
    private var leastClauses: [String: Int] = [:]
    /// Factor of the coordinates (`Transform`).
    private var factor = 1.0

    /// - Parameter path: of the `.mif`.
    /// - Complexity: O(bytes).
    package init?(_ path: String) {
        guard let file = VirtualFile(path) else { return nil }
        var rest: [UInt8] = []
        while true {
            let piece = file.read(1 << 18)
            rest += piece
            let used = rest.withUnsafeBytes { take($0, isLast: piece.isEmpty) }
            rest.removeFirst(used)
            if rest.count > Self.longestLine {
                object(
                    Phrase(
                        zh: "有一行超过 \(Self.longestLine >> 20) MB",
                        en: "a line is longer than \(Self.longestLine >> 20) MB"))
                return
            }
            if piece.isEmpty { break }
        }
        finish()
    }

    /// Reads the lines that are whole; how many bytes they had.
    private mutating func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int {
        var from = 0
        while from < bytes.count {
            var end = from
            while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
            // A return at the end of a piece may have its line feed in the next.
            if end == bytes.count || (end + 1 == bytes.count && bytes[end] == 13), !isLast { break }
            if end == bytes.count { isCut = true }
            line += 1
            read(UnsafeRawBufferPointer(rebasing: bytes[from..<end]))
            let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
            from = min(end + (isPair ? 2 : 1), bytes.count)
        }
        return from
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) {
        var at = 0
        while at < bytes.count, bytes[at] <= 32 { at += 1 }
        guard at < bytes.count else { return }
        guard isData else { return readHead(bytes) }
        if Self.beginsNumber(bytes[at]) { return readNumbers(bytes, at) }
        var end = at
        while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
        let word = String(decoding: bytes[at..<end], as: UTF8.self).lowercased()
        if end == bytes.count || bytes[end] <= 32, Self.keywords.contains(word) {
            begin(word)
            readNumbers(bytes, end)
        } else if Self.clauses.contains(word) {
            due.clauses += 1
        } else if due.keyword != "text" {
            let text = Self.shown(bytes)
            object(Phrase(zh: "`\(text)` 不是图形，也不是图形的一部分", en: "`\(text)` is no object and no part of one"))
        }
    }

    private mutating func readHead(_ bytes: UnsafeRawBufferPointer) {
        let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "," }
        switch words.first?.lowercased() {
        case "data": isData = true
        case "columns": columns = words.dropFirst().first.flatMap { Int($0) } ?? 0
        case "transform":
            let own = words.dropFirst().prefix(2).compactMap { Double($0)?.magnitude }.map { $0 == 0 ? 1 : $0 }.max()
            if let own, own.isFinite { factor = own }
        default: break
        }
    }

    private mutating func begin(_ word: String) {
        if parts > 0, due.isWhole, Self.partKeywords.contains(word) {
            parts -= 1
        } else {
            end()
            count += 1
        }
        due = Due(keyword: word)
        switch word {
        case "point": due.numbers = 2
        case "line", "rect", "ellipse": due.numbers = 4
        case "roundrect": due.numbers = 5
        case "arc": due.numbers = 6
        case "pline", "multipoint": due.sections = 1
        case "region", "collection": due.isCounted = true
        default: break
        }
    }

    private mutating func readNumbers(_ bytes: UnsafeRawBufferPointer, _ from: Int) {
        if due.keyword == "text" || due.keyword == "none" { return }
        var at = from
        while at < bytes.count {
            while at < bytes.count, bytes[at] <= 32 { at += 1 }
            var end = at
            while end < bytes.count, bytes[end] > 32 { end += 1 }
            guard end > at, put(UnsafeRawBufferPointer(rebasing: bytes[at..<end])) else { return }
            at = end
        }
    }

    /// Takes a number; false when the rest of the line is no part of the object.
    private mutating func put(_ word: UnsafeRawBufferPointer) -> Bool {
        if due.numbers > 0 {
            due.numbers -= 1
            if oddNumber == nil, !Self.isNumber(word) { oddNumber = (line, Self.shown(word)) }
            if Self.isCurve(due.keyword) { numbers.append(Double(String(decoding: word, as: UTF8.self)) ?? .nan) }
            return true
        }
        let text = Self.shown(word)
        if due.keyword == "pline", due.sections == 1, text.lowercased() == "multiple" {
            (due.sections, due.isCounted) = (0, true)
            return true
        }
        guard due.isCounted || due.sections > 0 else {
            object(Phrase(zh: "`\(text)` 是不属于任何图形的数", en: "`\(text)` is a number that no object has"))
            return false
        }
        guard let n = Int(text), 0...1_000_000_000 ~= n else {
            object(Phrase(zh: "`\(text)` 不是个数", en: "`\(text)` is no count"))
            return false
        }
        if !due.isCounted {
            (due.sections, due.numbers) = (due.sections - 1, 2 * n)
        } else if due.keyword == "collection" {
            (due.isCounted, parts) = (false, n)
        } else {
            (due.isCounted, due.sections) = (false, n)
        }
        return true
    }

    /// The object that was open has ended.
    private mutating func end() {
        guard !due.keyword.isEmpty else { return }
        if !due.isWhole || parts > 0 {
            object(Phrase(zh: "其前的 \(due.keyword) 不完整", en: "the \(due.keyword) before it is not whole"))
        }
        leastClauses[due.keyword] = min(leastClauses[due.keyword] ?? .max, due.clauses)
        let n = numbers
        switch (due.keyword, n.count) {
        case ("ellipse", 4):
            curves.add(.ellipse, radius: factor * max((n[2] - n[0]).magnitude, (n[3] - n[1]).magnitude) / 2)
        case ("arc", 6):
            let radius = max((n[2] - n[0]).magnitude, (n[3] - n[1]).magnitude) / 2
            curves.add(.arc, radius: factor * radius, sweep: n[5] - n[4])
        case ("roundrect", 5): curves.add(.roundRectangle, radius: factor * n[4] / 2)
        default: break
        }
        (due, parts) = (Due(), 0)
        numbers.removeAll(keepingCapacity: true)
    }

    private mutating func finish() {
        let (last, least) = (due, leastClauses[due.keyword])
        end()
        if isCut { object(Phrase(zh: "最后一行没有结束", en: "the last line has no end")) }
        if let least, last.clauses < least {
            object(
                Phrase(
                    zh: "最后的 \(last.keyword) 缺少其他图形都有的样式行（Pen、Brush 等）",
                    en: "the last \(last.keyword) lacks what stands below all others (Pen, Brush …)"))
        }
    }

    private mutating func object(_ what: Phrase) { if doubt == nil { doubt = (line, what) } }

    private static let longestLine = 16 << 20

    // MARK: - Words

    private static let keywords: Set = [
        "none", "point", "line", "pline", "region", "arc", "text", "rect", "roundrect", "ellipse", "multipoint",
        "collection",
    ]
    private static let partKeywords: Set = ["region", "pline", "multipoint", "point"]
    private static let clauses: Set = [
        "pen", "brush", "symbol", "smooth", "center", "font", "angle", "justify", "spacing", "label",
    ]

    private static func isCurve(_ keyword: String) -> Bool { ["ellipse", "arc", "roundrect"].contains(keyword) }

    private static func isLetter(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte }

    /// Digits that GDAL reads to their end, or a word for what is no finite number.
    private static func isNumber(_ word: UnsafeRawBufferPointer) -> Bool {
        if word.allSatisfy({ 48...57 ~= $0 || "+-.eE".utf8.contains($0) }) { return true }
        let text = String(decoding: word, as: UTF8.self)
        return Double(text) != nil || text.contains("#") || (text.hasSuffix(",") && Double(text.dropLast()) != nil)
    }

    private static func beginsNumber(_ byte: UInt8) -> Bool { 48...57 ~= byte || "+-.".utf8.contains(byte) }

    private static func shown(_ bytes: UnsafeRawBufferPointer) -> String {
        String(decoding: bytes.prefix(40), as: UTF8.self)
    }
}
