import Columns
import VectorSources

/// How a CSV text begins: its separator, lines above the heading, the heading.
struct CSVOpening {
    let heading: [String]
    /// The records after the heading.
    let records: CSVParser
    private(set) var notes: [ReadNote] = []

    init(_ text: [UInt8], path: String) throws {
        let (separator, start) = Self.separator(text)
        var parser = CSVParser(text, separator: separator, from: start)
        let titles = Self.titles(parser)
        for _ in 0..<titles { _ = try parser.next() }
        guard let header = try parser.next() else {
            throw OGRError.notReadable(path: path, message: Phrase(zh: "表格没有表头", en: "the table has no heading"))
        }
        (heading, records) = (header.map(parser.text), parser)
        if titles > 0 { notes.append(.titleRows(titles)) }
    }

    /// Lines with one text above lines with several: a title, and what is written below it.
    ///
    /// The heading after them must hold words only; else the first line is the heading, as ever.
    private static func titles(_ start: CSVParser) -> Int {
        var parser = start
        var filled: [Int] = []
        while filled.count < 20, let cells = try? parser.next() {
            let texts = cells.map(parser.text).filter { !$0.allSatisfy(\.isWhitespace) }
            guard texts.count < 2 else {
                let isHeading = texts.allSatisfy { WrittenValue.number($0) == nil }
                return isHeading ? filled.count : 0
            }
            filled.append(texts.count)
        }
        return 0
    }

    /// The separator that the first line which has any shows most often, outside quotes: comma, semicolon or tab; comma on
    /// a tie. A first line `sep=;`, as spreadsheets write it, says it. And where the text begins.
    private static func separator(_ text: [UInt8]) -> (UInt8, Int) {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
        if text.count > 5, text[..<4].elementsEqual("sep=".utf8), candidates.contains(text[4]) {
            if text[5] == 10 { return (text[4], 6) }
            if text[5] == 13 { return (text[4], text.count > 6 && text[6] == 10 ? 7 : 6) }
        }
        var counts = [0, 0, 0]
        var quoted = false
        for byte in text.prefix(1 << 20) {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            guard !quoted else { continue }
            if byte == 10 || byte == 13, counts.contains(where: { $0 > 0 }) { break }
            if let i = candidates.firstIndex(of: byte) { counts[i] += 1 }
        }
        let best = counts.max() ?? 0
        return (zip(candidates, counts).first { $0.1 == best }?.0 ?? UInt8(ascii: ","), 0)
    }
}

/// Names of columns made of headings: without surrounding blanks and line ends; an empty one becomes `field_3`, a repeated
/// one `name_2`.
/// - Complexity: O(*columns*), however many are equal.
struct ColumnNames {
    private(set) var names: [String] = []
    /// The column has no heading; shape `(columns)`.
    let isUnnamed: [Bool]
    private(set) var notes: [ReadNote] = []

    init(_ headings: [String]) {
        var seen = Set<String>()
        var next: [String: Int] = [:]
        var repeated: [String] = []
        var counts: [String: Int] = [:]
        names.reserveCapacity(headings.count)
        let plain = headings.map(Self.plain)
        isUnnamed = plain.map(\.isEmpty)
        // A name that stands once keeps it, also when a repeated one would become it.
        let given = Set(plain)
        for (i, heading) in plain.enumerated() {
            let base = heading.isEmpty ? "field_\(i + 1)" : heading
            var name = base
            if !seen.insert(name).inserted {
                var n = next[base] ?? 2
                repeat {
                    name = "\(base)_\(n)"
                    n += 1
                } while given.contains(name) || !seen.insert(name).inserted
                next[base] = n
                if counts[base] == nil { repeated.append(base) }
                counts[base, default: 1] += 1
            }
            names.append(name)
        }
        notes = repeated.prefix(20).map { .headingRepeated($0, columns: counts[$0] ?? 2) }
    }

    private static func plain(_ heading: String) -> String {
        heading.split(whereSeparator: \.isNewline).map { line in
            let scalars = line.unicodeScalars
            let trimmed = scalars.drop { $0.properties.isWhitespace }.reversed().drop { $0.properties.isWhitespace }
            return String(String.UnicodeScalarView(trimmed.reversed()))
        }.joined()
    }
}
