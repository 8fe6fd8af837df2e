import Columns

/// A CSV file in memory: decoded by us, columns typed, places recognised.
struct CSVTable {
    let member: SourceMember
    let encoding: TextEncoding?
    let encodingSource: EncodingSource?
    let fields: [Field]
    let places: CSVPlaces?
    let rows: Int
    /// Records of another length than the heading: row, cells found.
    let ragged: [(row: Int, cells: Int)]
    private let parser: CSVParser

    /// - Parameters:
    ///   - encoding: what the caller says; nil for nothing.
    ///   - allowUndeclared: describe the table though its text cannot be decoded.
    init(_ member: SourceMember, encoding declared: TextEncoding?, allowUndeclared: Bool = false) throws(OGRError) {
        self.member = member
        guard let file = VirtualFile(member.path) else {
            throw .notReadable(path: member.shown, message: "it cannot be opened")
        }
        let raw = file.readAll()
        let text: [UInt8]
        (text, encoding, encodingSource) = try Self.decode(raw, declared, member)
        if encoding == nil && !allowUndeclared {
            throw .undeclaredEncoding(path: member.shown, layer: member.stem)
        }
        do {
            let separator = Self.separator(text, member)
            var parser = CSVParser(text, separator: separator)
            guard let header = try parser.next() else {
                throw OGRError.notReadable(path: member.shown, message: "the table has no heading")
            }
            let names = Self.names(header.map(parser.text))
            let scan = try CSVScan(parser, columns: names.count)
            fields = zip(names, scan.typing).map { Field($0, $1.kind) }
            (rows, ragged) = (scan.rows, scan.ragged)
            places = scan.places(CSVPlaces(headings: names), fields)
            self.parser = parser
        } catch let fault as CSVParser.Fault {
            throw .badTable(path: member.shown, line: fault.line, message: fault.message)
        } catch let error as OGRError {
            throw error
        } catch {
            throw .notReadable(path: member.shown, message: "\(error)")
        }
    }

    /// The records after the heading.
    var records: CSVParser { parser }

    var description: LayerDescription {
        var result = LayerDescription(
            name: member.stem, kind: places == nil ? GeometryColumn.Kind.none : .point, fields: fields,
            fieldTypes: fields.map { $0.kind.rawValue })
        (result.rows, result.encoding, result.encodingSource) = (rows, encoding?.name, encodingSource)
        return result
    }

    /// UTF-8 bytes without a byte order mark, and how the encoding was learned.
    private static func decode(_ raw: [UInt8], _ declared: TextEncoding?, _ member: SourceMember) throws(OGRError)
        -> ([UInt8], TextEncoding?, EncodingSource?)
    {
        func converted(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) throws(OGRError) -> [UInt8] {
            guard let text = TextDecoder(encoding).decode(bytes) else {
                throw .badText(path: member.shown, layer: member.stem, field: "-", row: nil, encoding: encoding.name)
            }
            return Array(text.utf8)
        }
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (try converted(raw.dropFirst(3), .utf8), .utf8, .byteOrderMark)
        }
        if raw.starts(with: [0xFF, 0xFE]), let wide = TextEncoding("UTF-16LE") {
            return (try converted(raw.dropFirst(2), wide), wide, .byteOrderMark)
        }
        if let declared { return (try converted(raw, declared), declared, .caller) }
        let ascii = raw.withUnsafeBufferPointer(isASCII)
        if ascii { return (raw, .utf8, .ascii) }
        let valid = raw.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
        if valid { return (raw, .utf8, .utf8Check) }
        return (Array(String(decoding: raw, as: UTF8.self).utf8), nil, nil)
    }

    /// The separator that the heading shows most often, outside quotes: comma, semicolon or tab; comma on a tie.
    private static func separator(_ text: [UInt8], _ member: SourceMember) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var quoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            if !quoted && (byte == 10 || byte == 13) { break }
            if !quoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
        return candidates.max {
            (counts[$0] ?? 0, -Int($0 == 44 ? 0 : $0)) < (counts[$1] ?? 0, -Int($1 == 44 ? 0 : $1))
        }!
    }

    /// Headings without surrounding blanks; an empty one becomes `field_3`, a repeated one `name_2`.
    private static func names(_ headings: [String]) -> [String] {
        var seen = Set<String>()
        return headings.enumerated().map { i, heading in
            let scalars = heading.unicodeScalars
            let trimmed = String(
                String.UnicodeScalarView(
                    scalars.drop { $0.properties.isWhitespace }.reversed().drop { $0.properties.isWhitespace }
                        .reversed()))
            let base = trimmed.isEmpty ? "field_\(i + 1)" : trimmed
            var name = base
            var n = 2
            while !seen.insert(name).inserted {
                name = "\(base)_\(n)"
                n += 1
            }
            return name
        }
    }
}

/// One pass over the records of a table: types, rows, ragged records, ranges of numbers.
private struct CSVScan {
    var typing: [CSVTyping]
    var rows = 0
    var ragged: [(row: Int, cells: Int)] = []
    private var records: CSVParser

    init(_ records: CSVParser, columns: Int) throws(CSVParser.Fault) {
        self.records = records
        typing = Array(repeating: CSVTyping(), count: columns)
        var walk = records
        while let cells = try walk.next() {
            if cells.count != columns { ragged.append((rows, cells.count)) }
            for (i, cell) in cells.prefix(columns).enumerated() { typing[i].add(walk.bytes[cell.range]) }
            rows += 1
        }
    }

    /// The columns of places, when both are numbers; their ranges decide which is the northing.
    func places(_ named: CSVPlaces?, _ fields: [Field]) -> CSVPlaces? {
        guard var places = named,
            [places.easting, places.northing].allSatisfy({ fields[$0].kind == .real || fields[$0].kind == .integer })
        else { return nil }
        var ranges: [ClosedRange<Double>?] = [nil, nil]
        var walk = records
        while let cells = try? walk.next() {
            for (i, column) in [places.easting, places.northing].enumerated() where column < cells.count {
                guard let value = Double(walk.text(cells[column])) else { continue }
                ranges[i] = ranges[i].map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
            }
        }
        if let east = ranges[0], let north = ranges[1] { places.recognise(eastings: east, northings: north) }
        return places
    }
}
