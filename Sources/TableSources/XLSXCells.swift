import Columns
import VectorSources

/// Reads the cells of one worksheet part.
/// - Source: ECMA-376, part 1, §18.3.1.4 (`c`), §18.18.11 (`ST_CellType`), §22.9.2.19 (`ST_Xstring`).
package struct XLSXCells {
    private let walk: XMLWalk
    private let strings: [String]
    private let formats: XLSXFormats
    private let isFrom1904: Bool
    private let shown: String
    private var row: [(column: Int, kind: SheetGrid.CellKind, text: String)] = []

    init(_ walk: XMLWalk, strings: [String], formats: XLSXFormats, isFrom1904: Bool, shown: String) {
        (self.walk, self.strings, self.formats) = (walk, strings, formats)
        (self.isFrom1904, self.shown) = (isFrom1904, shown)
    }

    package consuming func grid() throws(OGRError) -> SheetGrid {
        var grid = SheetGrid()
        var (rowNumber, column) = (-1, -1)
        while true {
            switch try walk.next() {
            case .end:
                flush(rowNumber, into: &grid)
                return grid
            case .open where walk.isNamed("row"):
                flush(rowNumber, into: &grid)
                let stated = walk.attribute("r").flatMap { Int($0) }.map { max(1, $0) - 1 }
                // Rows come in ascending order; a number that goes back is no number.
                rowNumber = max(rowNumber + 1, min(stated ?? 0, 1 << 24))
                column = -1
                if walk.attribute("hidden").map({ $0 == "1" || $0 == "true" }) == true { grid.hiddenRows += 1 }
            case .open where walk.isNamed("c"):
                let stated = walk.attribute("r").flatMap { SheetGrid.place(of: $0) }?.column
                column = max(column + 1, stated ?? 0)
                if let (kind, text) = try cell() {
                    row.append((column, kind, text))
                    try TableBudget.check(cells: grid.cells + row.count, path: shown)
                }
            case .open where walk.isNamed("mergeCell"):
                let ends = (walk.attribute("ref") ?? "").split(separator: ":").compactMap { SheetGrid.place(of: $0) }
                if ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column {
                    grid.merges.append(
                        SheetGrid.Merge(
                            rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column))
                }
            default: break
            }
        }
    }

    private mutating func flush(_ number: Int, into grid: inout SheetGrid) {
        if number >= 0 { grid.append(row: number, row) }
        row.removeAll(keepingCapacity: true)
    }

    /// The cell whose tag was read last, up to its close; none when it holds nothing.
    private func cell() throws(OGRError) -> (SheetGrid.CellKind, String)? {
        let type = walk.attribute("t") ?? "n"
        let style = walk.attribute("s").flatMap { Int($0) }
        var (value, formula): (String?, Bool) = (nil, false)
        var depth = 1
        while depth > 0 {
            switch try walk.next() {
            case .open where walk.isNamed("v"): value = try walk.innerText()
            case .open where walk.isNamed("is"): value = Self.plain(try walk.innerText(of: "t", without: "rPh"))
            case .open where walk.isNamed("f"):
                formula = true
                depth += 1
            case .open: depth += 1
            case .close: depth -= 1
            case .text: break
            case .end:
                throw .notReadable(
                    path: shown, message: Phrase(zh: "工作表在单元格中间结束", en: "the sheet ends in the middle of a cell"))
            }
        }
        guard let value, !value.isEmpty else {
            // Writers of other programs leave the value of a formula empty; of a text that is a value.
            return formula && (value == nil || type != "str") ? (.fault, "") : nil
        }
        switch type {
        case "s":
            guard let index = Int(value), strings.indices.contains(index) else { return (.fault, value) }
            return Self.ink(strings[index]).map { (.text, $0) }
        case "str": return Self.ink(Self.plain(value)).map { (.text, $0) }
        case "inlineStr": return Self.ink(value).map { (.text, $0) }
        case "b": return (.flag, value == "1" || value == "true" ? "true" : "false")
        case "e": return (.fault, value)
        case "d": return (.moment, value)
        default:
            guard let number = Double(value), number.isFinite else { return (.fault, value) }
            if formats.isMoment(style), let moment = moment(number) { return (.moment, moment) }
            return (.number, Self.decimal(number))
        }
    }

    /// The day of a serial number, with its time where it has one; none outside the years 1900 to 9999.
    ///
    /// The calendar of 1900 counts a 29th of February that was none: days before March 1900 are one less.
    private func moment(_ serial: Double) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        guard let milliseconds = Int(exactly: (serial * 86_400_000).rounded()) else { return nil }
        let (day, time) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
        if day == 0 { return isoTime(milliseconds: time) }
        let since1970 = isFrom1904 ? day - 24_107 : day - (day < 60 ? 25_568 : 25_569)
        if time == 0 { return isoDate(day: since1970) }
        return isoMoment(milliseconds: since1970 * 86_400_000 + time)
    }

    /// Digits without an exponent.
    package static func decimal(_ value: Double) -> String {
        let text = Int64(exactly: value).map(String.init) ?? "\(value)"
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let isNegative = text.hasPrefix("-")
        let digits = text[..<mark].filter { $0 != "-" && $0 != "." }
        let trimmed = digits.count > 1 && text[..<mark].hasSuffix(".0") ? String(digits.dropLast()) : String(digits)
        let point = 1 + exponent
        let plain =
            if point <= 0 {
                "0." + String(repeating: "0", count: -point) + trimmed
            } else if point >= trimmed.count {
                trimmed + String(repeating: "0", count: point - trimmed.count)
            } else {
                String(trimmed.prefix(point)) + "." + String(trimmed.dropFirst(point))
            }
        return (isNegative ? "-" : "") + plain
    }

    /// The text, none when it is blank.
    private static func ink(_ text: String) -> String? {
        text.unicodeScalars.contains { !$0.properties.isWhitespace } ? text : nil
    }

    /// Text with letters in place of `_x000D_` and the like; carriage returns are left out.
    package static func plain(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let first = rest.first {
            let code = rest.prefix(7)
            if code.count == 7, first == "_", code.last == "_", code.dropFirst().first == "x",
                let value = UInt32(String(code.dropFirst(2).dropLast()), radix: 16), let letter = Unicode.Scalar(value)
            {
                if letter != "\r" { result.append(letter) }
                rest = rest.dropFirst(7)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }
}
