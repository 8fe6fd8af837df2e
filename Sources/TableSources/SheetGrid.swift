/// The cells of one sheet as it holds them, row by row in flat arrays; empty cells are not in it.
package struct SheetGrid {
    package enum CellKind: UInt8 {
        case text, number, flag, moment
        /// A formula without a stored value, or an error such as `#N/A`.
        case fault
    }

    /// A block of merged cells, rows and columns from 0.
    struct Merge {
        var rows: ClosedRange<Int>
        var columns: ClosedRange<Int>
    }

    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var columns: [Int32] = []
    private var kinds: [CellKind] = []
    /// First cell of each row; shape `(rows + 1)`.
    private var rowStarts: [Int] = [0]
    /// Number of each row in the sheet, from 0; ascending.
    private(set) var rowNumbers: [Int] = []
    var merges: [Merge] = []
    /// Rows and columns that the sheet hides.
    var hiddenRows = 0

    /// No cells.
    package init() {}

    /// Rows that hold something.
    package var rows: Int { rowNumbers.count }
    package var cells: Int { kinds.count }

    /// Appends a row's cells, in ascending columns. Rows without cells are not kept.
    package mutating func append(row: Int, _ cells: [(column: Int, kind: CellKind, text: String)]) {
        guard !cells.isEmpty else { return }
        rowNumbers.append(row)
        for cell in cells {
            bytes += cell.text.utf8
            ends.append(bytes.count)
            columns.append(Int32(clamping: cell.column))
            kinds.append(cell.kind)
        }
        rowStarts.append(kinds.count)
    }

    /// Cells of a row, as places in the grid.
    package func cells(ofRow row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }
    package func column(_ cell: Int) -> Int { Int(columns[cell]) }
    package func kind(_ cell: Int) -> CellKind { kinds[cell] }
    package func text(_ cell: Int) -> String { String(decoding: bytes[ends[cell]..<ends[cell + 1]], as: UTF8.self) }
    package func utf8(_ cell: Int) -> ArraySlice<UInt8> { bytes[ends[cell]..<ends[cell + 1]] }

    /// The cell of a row in a column; none where it is empty.
    /// - Complexity: O(log *cells of the row*).
    package func cell(row: Int, column: Int) -> Int? {
        let range = cells(ofRow: row)
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if self.column(middle) < column { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && self.column(low) == column ? low : nil
    }

    /// The row of that number in the sheet; none where it is empty.
    package func row(numbered number: Int) -> Int? {
        var (low, high) = (0, rowNumbers.count)
        while low < high {
            let middle = (low + high) / 2
            if rowNumbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < rowNumbers.count && rowNumbers[low] == number ? low : nil
    }

    /// `B7` for row 6 and column 1.
    package static func reference(row: Int, column: Int) -> String { columnName(column) + String(row + 1) }

    /// `AA` for column 26.
    static func columnName(_ column: Int) -> String {
        var (rest, name) = (column + 1, "")
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }

    /// Row and column, from 0, of a reference such as `B7` or `$B$7`; none when it is none.
    package static func place(of reference: some StringProtocol) -> (row: Int, column: Int)? {
        var (row, column, letters) = (0, 0, 0)
        for byte in reference.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case 65...90 where row == 0, 97...122 where row == 0:
                letters += 1
                guard letters <= 3 else { return nil }
                column = column * 26 + Int(byte & 31)
            case 48...57 where letters > 0:
                row = row * 10 + Int(byte - 48)
                guard row <= 1 << 24 else { return nil }
            default: return nil
            }
        }
        return row > 0 && column > 0 ? (row - 1, column - 1) : nil
    }
}
