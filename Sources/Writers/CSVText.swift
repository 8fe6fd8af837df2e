import Columns

/// CSV as spreadsheets read it: UTF-8 with a byte order mark, commas, quotation marks where needed, line feeds.
///
/// Text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a carriage return)
/// gets an apostrophe before it, unless it is a number. Numbers are plain decimals.
package enum CSVText {
    package static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    package static func bytes(_ table: ReportTable) -> [UInt8] {
        var bytes = mark
        append(table.columns.map(\.heading), to: &bytes)
        for row in table.rows {
            let cells = zip(row, table.columns).map { cell, column in
                switch cell {
                case .blank: ""
                case .text(let text): neutral(text)
                case .number(let units): decimalText(units, scale: column.decimals ?? 0, decimals: column.decimals ?? 0)
                }
            }
            append(cells, to: &bytes)
        }
        return bytes
    }

    /// Adds a line of cells as they are, quoted where needed.
    package static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (i, cell) in cells.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            appendCSVCell(cell, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The text, made harmless for spreadsheets.
    package static func neutral(_ text: String) -> String {
        guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first), !isNumber(text) else { return text }
        return "'" + text
    }

    /// A sign, and digits with at most one point among them: nothing that a spreadsheet computes.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard text.utf8.count - digits.count == 1, text.utf8.first == UInt8(ascii: "-") else { return false }
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
