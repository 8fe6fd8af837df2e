import Columns
import VectorSources

/// Fills one attribute column from Arrow batches.
final class ColumnBuilder {
    let field: Field
    private let format: String
    private var texts: [String?] = []
    private var integers: [Int64?] = []
    private var reals: [Double?] = []
    private var flags: [Bool?] = []

    init(_ field: Field, format: String) { (self.field, self.format) = (field, format) }

    func reserve(_ rows: Int) {
        switch field.kind {
        case .text: texts.reserveCapacity(rows)
        case .integer: integers.reserveCapacity(rows)
        case .real: reals.reserveCapacity(rows)
        case .flag: flags.reserveCapacity(rows)
        }
    }

    /// What went wrong with a row's text.
    struct BadText: Error { let row: Int }

    /// Appends rows of a batch.
    /// - Parameters:
    ///   - rows: rows of the batch to take; all when nil.
    ///   - cut: gets the rows whose last letter was cut off by the field's width.
    /// - Returns: false when the column's Arrow format is not one that GDAL is known to make.
    func append(
        _ column: ArrowColumn, count: Int, rows: [Int]?, decoder: TextDecoder, cut: inout [Int]
    ) throws(BadText) -> Bool {
        switch (format, field.kind) {
        case ("i", .integer): numbers(column, count, rows, Int32.self, &integers) { Int64($0) }
        case ("l", .integer): numbers(column, count, rows, Int64.self, &integers) { $0 }
        case ("s", .integer): numbers(column, count, rows, Int16.self, &integers) { Int64($0) }
        case ("i", .real): numbers(column, count, rows, Int32.self, &reals) { Double($0) }
        case ("l", .real): numbers(column, count, rows, Int64.self, &reals) { Double($0) }
        case ("s", .real): numbers(column, count, rows, Int16.self, &reals) { Double($0) }
        case ("g", .real): numbers(column, count, rows, Double.self, &reals) { $0 }
        case ("f", .real): numbers(column, count, rows, Float.self, &reals) { Double($0) }
        case ("b", .flag): each(count, rows) { row in flags.append(column.isValid(row) ? column.bit(row) : nil) }
        case ("u", .text), ("U", .text):
            try appendTexts(column, count, rows, decoder, &cut)
        case ("tdD", .text): numbers(column, count, rows, Int32.self, &texts) { isoDate(day: Int($0)) }
        case ("ttm", .text): numbers(column, count, rows, Int32.self, &texts) { isoTime(milliseconds: Int($0)) }
        case (let format, .text) where format.hasPrefix("tsm:"):
            let zone = format == "tsm:UTC" ? "Z" : String(format.dropFirst(4))
            numbers(column, count, rows, Int64.self, &texts) { isoMoment(milliseconds: Int($0)) + zone }
        case (let format, .text) where format.hasPrefix("+l"):
            let item = String(format.dropFirst(2))
            try each(count, rows) { row throws(BadText) in
                texts.append(column.isValid(row) ? try listText(column, row, item, decoder) : nil)
            }
        default: return false
        }
        return true
    }

    /// Puts what a cell really holds in place of what GDAL made of it.
    /// - Parameter back: the row, counted from the last that was appended, which is 1.
    /// - Returns: what is said of a text that cannot be read; the cell is then without a value.
    func replace(back: Int, by text: String) -> Phrase? {
        // An empty text is a cell without a value, as in any table.
        let isEmpty = text.allSatisfy(\.isWhitespace)
        switch field.kind {
        case .text:
            // Of dates only those are replaced that no calendar has, or that GDAL could not read.
            let place = texts.count - back
            if texts[place] != nil, WrittenDay.begins(text) { return nil }
            texts[place] = nil
            return isEmpty ? nil : WrittenDay.complaint(of: field.name, text)
        case .flag:
            let value = WrittenValue.flag(text)
            flags[flags.count - back] = value
            return value == nil && !isEmpty ? Layer.CellUse.flag.complaint(of: field.name, text) : nil
        case .integer:
            let value = ExactNumber.whole(text)
            integers[integers.count - back] = value
            return value == nil && !isEmpty ? noNumber(text) : nil
        case .real:
            let value = ExactNumber.real(text)
            reals[reals.count - back] = value
            return value == nil && !isEmpty ? noNumber(text) : nil
        }
    }

    private func noNumber(_ text: String) -> Phrase {
        ExactNumber.isTooLong(text)
            ? ExactNumber.complaint(of: field.name, text) : Layer.CellUse.number.complaint(of: field.name, text)
    }

    /// Appends rows of a batch whose cells come as they are stored (`StoredCell`).
    /// - Returns: the rows of the batch that hold something else than the column is read as, with what is said of them; nil
    ///   when the cells come in another form.
    func appendStored(
        _ column: ArrowColumn, count: Int, rows: [Int]?, decoder: TextDecoder
    ) throws(BadText) -> [(row: Int, complaint: Phrase)]? {
        guard format == "u" || format == "U" else { return nil }
        let wide = format == "U"
        var odd: [(row: Int, complaint: Phrase)] = []
        try each(count, rows) { row throws(BadText) in
            var cell: StoredCell?
            if column.isValid(row) {
                let bytes = column.bytes(row, wide: wide).assumingMemoryBound(to: UInt8.self)
                guard let text = decoder.decode(bytes) else { throw BadText(row: row) }
                cell = StoredCell(text)
            }
            if let complaint = append(cell) { odd.append((row, complaint)) }
        }
        return odd
    }

    /// Appends a cell; returns what is said of it when it cannot be read.
    private func append(_ cell: StoredCell?) -> Phrase? {
        switch (field.kind, cell) {
        case (.text, .text(let text)): texts.append(text)
        case (.text, .integer(let value)): texts.append(String(value))
        case (.text, .real(let value, _)): texts.append(AttributeColumn.real([value]).text(0))
        case (.integer, .integer(let value)): integers.append(value)
        case (.integer, .real(let value, let text)):
            let whole = value.magnitude < 0x1p53 ? Int64(exactly: value) : nil
            integers.append(whole)
            return whole == nil ? noNumber(text) : nil
        case (.real, .real(let value, let text)):
            reals.append(value.isFinite ? value : nil)
            return value.isFinite ? nil : noNumber(text)
        case (.real, .integer(let value)):
            let real = ExactNumber.real(String(value))
            reals.append(real)
            return real == nil ? noNumber(String(value)) : nil
        case (_, .text(let text)):
            appendNull()
            return replace(back: 1, by: text)
        case (_, .bytes):
            appendNull()
            return Phrase(
                zh: "\(field.name) 的值是二进制内容，按未填写处理",
                en: "\(field.name) holds bytes; it is taken as not given")
        default: appendNull()
        }
        return nil
    }

    private func appendNull() {
        switch field.kind {
        case .text: texts.append(nil)
        case .integer: integers.append(nil)
        case .real: reals.append(nil)
        case .flag: flags.append(nil)
        }
    }

    /// Takes numbers beyond the range of a number, and those that are none, out of the rows added last.
    /// - Returns: their places among them, and what is said of each.
    func withoutInfinite(ofLast count: Int) -> [(place: Int, complaint: Phrase)] {
        guard field.kind == .real else { return [] }
        var found: [(Int, Phrase)] = []
        let first = reals.count - count
        for i in first..<reals.count {
            guard let value = reals[i], !value.isFinite else { continue }
            reals[i] = nil
            let text = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
            found.append((i - first, Layer.CellUse.number.complaint(of: field.name, text)))
        }
        return found
    }

    /// The first of the rows added last whose number has no exact whole part, from 2⁵³ on; nil when none has.
    func firstTooLong(ofLast count: Int) -> Int? {
        let added = reals.suffix(count)
        return added.firstIndex { ($0 ?? 0).magnitude >= 0x1p53 }.map { $0 - added.startIndex }
    }

    /// The rows so far; the builder starts again.
    func take() -> AttributeColumn {
        defer { (texts, integers, reals, flags) = ([], [], [], []) }
        switch field.kind {
        case .text: return .text(texts)
        case .integer: return .integer(integers)
        case .real: return .real(reals)
        case .flag: return .flag(flags)
        }
    }

    /// A list as JSON: `[1,2]`, `["a","b"]`.
    private func listText(_ column: ArrowColumn, _ row: Int, _ item: String, _ decoder: TextDecoder) throws(BadText)
        -> String
    {
        guard let offsets = column.values(1, as: Int32.self) else { return "[]" }
        let items = column.items
        var parts: [String] = []
        for i in Int(offsets[row + column.offset])..<Int(offsets[row + column.offset + 1]) {
            let at = i + items.offset
            guard items.isValid(i) else {
                parts.append("null")
                continue
            }
            switch item {
            case "i": parts.append(items.values(1, as: Int32.self).map { String($0[at]) } ?? "null")
            case "l": parts.append(items.values(1, as: Int64.self).map { String($0[at]) } ?? "null")
            case "s": parts.append(items.values(1, as: Int16.self).map { String($0[at]) } ?? "null")
            case "g": parts.append(items.values(1, as: Double.self).map { "\($0[at])" } ?? "null")
            case "f": parts.append(items.values(1, as: Float.self).map { "\($0[at])" } ?? "null")
            case "b": parts.append(items.bit(i) ? "true" : "false")
            default:
                guard let text = decoder.decode(items.bytes(i, wide: false).assumingMemoryBound(to: UInt8.self)) else {
                    throw BadText(row: row)
                }
                var quoted: [UInt8] = []
                appendJSONString(text, to: &quoted)
                parts.append(String(decoding: quoted, as: UTF8.self))
            }
        }
        return "[" + parts.joined(separator: ",") + "]"
    }

    @inline(__always) private func each<E>(_ count: Int, _ rows: [Int]?, _ body: (Int) throws(E) -> Void) throws(E) {
        if let rows {
            for row in rows { try body(row) }
        } else {
            for row in 0..<count { try body(row) }
        }
    }

    @inline(__always) private func numbers<T, V>(
        _ column: ArrowColumn, _ count: Int, _ rows: [Int]?, _: T.Type, _ target: inout [V?], _ convert: (T) -> V
    ) {
        guard let values = column.values(1, as: T.self) else {
            each(count, rows) { _ in target.append(nil) }
            return
        }
        let offset = column.offset
        each(count, rows) { row in target.append(column.isValid(row) ? convert(values[row + offset]) : nil) }
    }

    private func appendTexts(
        _ column: ArrowColumn, _ count: Int, _ rows: [Int]?, _ decoder: TextDecoder, _ cut: inout [Int]
    ) throws(BadText) {
        let wide = format == "U"
        try each(count, rows) { row throws(BadText) in
            guard column.isValid(row) else {
                texts.append(nil)
                return
            }
            let bytes = column.bytes(row, wide: wide).assumingMemoryBound(to: UInt8.self)
            if let text = decoder.decode(bytes) {
                texts.append(text)
            } else if field.width > 0 && bytes.count >= field.width, let text = decoder.decode(bytes, mayBeCut: true) {
                cut.append(row)
                texts.append(text)
            } else {
                throw BadText(row: row)
            }
        }
    }
}

extension ArrowColumn {
    /// A value of a Boolean column.
    @inline(__always) fileprivate func bit(_ row: Int) -> Bool {
        guard let bits = values(1, as: UInt8.self) else { return false }
        let i = row + offset
        return bits[i >> 3] & (1 << UInt8(i & 7)) != 0
    }
}
