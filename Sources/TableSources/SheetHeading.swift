import Columns
import VectorSources

/// Where the heading of a sheet is, and the names that it gives to columns.
///
/// The heading is the first row that fills two thirds of the columns that the fullest row fills, with different texts in
/// half of them, all of them words: text that is no number, or years. Rows before it are titles. Merged cells in it take
/// the rows below into the heading; a row of column numbers (`1 2 3 …`, `甲 乙 1 2 …`) right below it is part of it too.
/// When a row of data comes first, there is no heading.
struct SheetHeading {
    /// Rows of the grid before the heading.
    private(set) var titles = 0
    /// Rows of the grid up to the last of the heading: data begin here.
    private(set) var dataStart = 0
    /// Row numbers in the sheet of the heading, from 0; none when there is no heading.
    private(set) var rowNumbers: ClosedRange<Int>?
    /// Column in the sheet and its name, of each column that has a heading.
    private(set) var names: [Int: String] = [:]

    /// Rows that are looked at: titles are not longer than this.
    private static let depth = 50

    init(_ grid: SheetGrid) {
        let looked = min(grid.rows, Self.depth)
        let widest = (0..<looked).map { grid.cells(ofRow: $0).count }.max() ?? 0
        let merges = grid.merges.filter { merge in
            looked > 0 && merge.rows.lowerBound <= grid.rowNumbers[looked - 1]
        }
        for row in 0..<looked {
            let filled = Self.filled(grid, row, merges)
            // A title in a merged cell fills many columns with one text.
            let texts = Set(filled.values).count
            guard filled.count * 3 >= widest * 2, texts * 2 >= widest, widest == 1 || texts >= 2 else { continue }
            guard Self.isWords(grid, row) else { return }
            (titles, dataStart) = (row, row + 1)
            takeHeading(grid, row, merges)
            return
        }
    }

    private mutating func takeHeading(_ grid: SheetGrid, _ first: Int, _ merges: [SheetGrid.Merge]) {
        var last = first
        while last < grid.rows - 1, last - first < 4 {
            let inside = merges.filter { merge in
                grid.rowNumbers[first...last].contains { merge.rows.contains($0) }
                    && merge.rows.lowerBound >= grid.rowNumbers[first]
            }
            let below = grid.rowNumbers[last + 1]
            let reaches = inside.contains { $0.rows.contains(below) }
            let divides = inside.contains { $0.columns.count > 1 && $0.rows.upperBound == grid.rowNumbers[last] }
            guard reaches || divides, Self.isWords(grid, last + 1) else { break }
            last += 1
        }
        rowNumbers = grid.rowNumbers[first]...grid.rowNumbers[last]
        let levels = (first...last).map { Self.filled(grid, $0, merges) }
        var leaves: [Int: String] = [:]
        for level in levels { leaves.merge(level) { _, lower in lower } }
        var counts: [String: Int] = [:]
        for leaf in leaves.values { counts[leaf, default: 0] += 1 }
        for (column, leaf) in leaves {
            var words: [String] = []
            for level in levels {
                if let word = level[column], words.last != word { words.append(word) }
            }
            names[column] = counts[leaf] == 1 ? leaf : words.joined(separator: "_")
        }
        dataStart = last + 1
        if dataStart < grid.rows, Self.isNumbering(grid, dataStart) {
            rowNumbers = grid.rowNumbers[first]...grid.rowNumbers[dataStart]
            dataStart += 1
        }
    }

    /// The texts of a row by column, those of merged cells in every column that they cover.
    private static func filled(_ grid: SheetGrid, _ row: Int, _ merges: [SheetGrid.Merge]) -> [Int: String] {
        var result: [Int: String] = [:]
        for cell in grid.cells(ofRow: row) { result[grid.column(cell)] = plain(grid.text(cell)) }
        let number = grid.rowNumbers[row]
        for merge in merges where merge.rows.contains(number) && merge.columns.count <= 1000 {
            guard let top = grid.row(numbered: merge.rows.lowerBound),
                let cell = grid.cell(row: top, column: merge.columns.lowerBound)
            else { continue }
            for column in merge.columns where result[column] == nil { result[column] = plain(grid.text(cell)) }
        }
        return result
    }

    /// One line, without blanks around it.
    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(
            separator: text.unicodeScalars.allSatisfy(\.isASCII) ? " " : "")
    }

    /// Every cell is a word, or a year above something else than years.
    private static func isWords(_ grid: SheetGrid, _ row: Int) -> Bool {
        let cells = grid.cells(ofRow: row)
        var words = 0
        for cell in cells {
            switch grid.kind(cell) {
            case .text where WrittenValue.number(grid.text(cell)) == nil: words += 1
            case .text, .number:
                let below = row + 1 < grid.rows ? grid.cell(row: row + 1, column: grid.column(cell)) : nil
                guard isYear(grid, cell), !(below.map { isYear(grid, $0) } ?? false) else { return false }
            default: return false
            }
        }
        return words > 0
    }

    private static func isYear(_ grid: SheetGrid, _ cell: Int) -> Bool {
        Int(grid.text(cell)).map { (1900...2100).contains($0) } ?? false
    }

    private static func isNumbering(_ grid: SheetGrid, _ row: Int) -> Bool {
        let texts = grid.cells(ofRow: row).map { grid.text($0) }
        let letters = texts.prefix { ["甲", "乙", "丙", "丁", "戊"].contains($0) }.count
        let numbers = texts.dropFirst(letters)
        return numbers.count + letters >= 4 && numbers.count >= 2
            && zip(numbers, 1...).allSatisfy { WrittenValue.number($0) == Double($1) }
    }
}
