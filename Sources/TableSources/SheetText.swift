import Columns
import VectorSources

/// A sheet written out as the text of a table, to be typed and read like any other, with what has to be told about it.
package struct SheetText {
    /// Records in UTF-8 with commas, the heading not among them.
    package private(set) var bytes: [UInt8] = []
    /// Headings; shape `(columns)`; empty where a column has none.
    package private(set) var names: [String] = []
    private(set) var heading: SheetHeading
    /// Cells that hold something which is not a value: row of data from 0, column, sentence.
    private(set) var faults: [(row: Int, column: Int, message: Phrase)] = []
    /// Per column, the first number of more than fifteen digits, as a reference and its digits.
    private(set) var longNumbers: [Int: (cell: String, digits: String)] = [:]
    private(set) var hiddenRows: Int
    /// Merged cells whose text was put in every row that they cover.
    private(set) var filled = 0

    package init(_ grid: SheetGrid, path: String) throws(OGRError) {
        heading = SheetHeading(grid)
        hiddenRows = grid.hiddenRows
        // Only columns that hold something count, however far to the right a stray cell stands.
        var used = Set(heading.names.keys)
        for row in heading.dataStart..<max(heading.dataStart, grid.rows) {
            for cell in grid.cells(ofRow: row) { used.insert(grid.column(cell)) }
        }
        let columns = used.sorted()
        try TableBudget.check(cells: (grid.rows - heading.dataStart) * columns.count, path: path)
        names = columns.map { heading.names[$0] ?? "" }
        var merged = MergedCells(grid)
        for row in heading.dataStart..<max(heading.dataStart, grid.rows) {
            merged.go(to: grid.rowNumbers[row])
            var cells = grid.cells(ofRow: row)[...]
            for (place, column) in columns.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                if let cell = cells.first, grid.column(cell) == column {
                    cells.removeFirst()
                    add(grid, cell, row, place)
                } else if let (top, merge) = merged.above(column) {
                    fill(grid, top, merge, row, place)
                }
            }
            // A row of empty cells is a row all the same: two quotes keep it.
            if columns.count == 1, bytes.isEmpty || bytes.last == 10 { bytes += "\"\"".utf8 }
            bytes.append(10)
        }
    }

    /// What is to be told of the whole sheet.
    package var notes: [ReadNote] {
        var result: [ReadNote] = []
        if let rows = heading.rowNumbers {
            if heading.titles > 0 || rows.count > 1 {
                result.append(.headingRows(rows.lowerBound + 1, rows.upperBound + 1, titles: heading.titles))
            }
        } else if !names.isEmpty {
            result.append(.headingAbsent)
        }
        if hiddenRows > 0 { result.append(.hiddenRowsRead(rows: hiddenRows)) }
        if filled > 0 { result.append(.mergedCellsFilled(cells: filled)) }
        return result
    }

    private mutating func add(_ grid: SheetGrid, _ cell: Int, _ row: Int, _ place: Int) {
        let reference = SheetGrid.reference(row: grid.rowNumbers[row], column: grid.column(cell))
        switch grid.kind(cell) {
        case .fault:
            let text = grid.text(cell)
            faults.append(
                (
                    row - heading.dataStart, place,
                    text.isEmpty
                        ? Phrase(
                            zh: "\(reference) 是没有存储结果的公式，按未填写处理（用电子表格软件打开并保存一次即可）",
                            en:
                                "\(reference) holds a formula without a stored value; it is taken as not given (open the "
                                + "file in a spreadsheet and save it)")
                        : Phrase(
                            zh: "\(reference) 的内容为 \(text)，按未填写处理",
                            en: "\(reference) holds \(text); it is taken as not given")
                ))
        case .number:
            if let value = WrittenValue.number(grid.text(cell)), value.magnitude >= 1e15, value.rounded() == value,
                longNumbers[place] == nil
            {
                longNumbers[place] = (reference, grid.text(cell))
            }
            bytes += grid.utf8(cell)
        case .text, .flag, .moment: appendCSVCell(grid.text(cell), to: &bytes)
        }
    }

    /// Text in a merged cell stands for every row it covers; of a number nobody knows whether it does.
    private mutating func fill(_ grid: SheetGrid, _ top: Int, _ merge: SheetGrid.Merge, _ row: Int, _ place: Int) {
        switch grid.kind(top) {
        case .text, .flag, .moment:
            appendCSVCell(grid.text(top), to: &bytes)
            filled += 1
        case .number:
            let first = SheetGrid.reference(row: merge.rows.lowerBound, column: merge.columns.lowerBound)
            let last = SheetGrid.reference(row: merge.rows.upperBound, column: merge.columns.upperBound)
            faults.append(
                (
                    row - heading.dataStart, place,
                    Phrase(
                        zh: "\(first):\(last) 为合并单元格，值为 \(grid.text(top))，跨 \(merge.rows.count) 行；该数只计入首行，"
                            + "其余各行按未填写处理",
                        en:
                            "\(first):\(last) is one merged cell with \(grid.text(top)) over \(merge.rows.count) rows; the "
                            + "number counts in the first of them and is taken as not given in the others")
                ))
        case .fault: break
        }
    }
}

/// The merged cells that cover the rows of a sheet, while these are walked downwards.
private struct MergedCells {
    private let grid: SheetGrid
    private let merges: [SheetGrid.Merge]
    private var next = 0
    private var active: [(column: Int, top: Int, merge: SheetGrid.Merge)] = []

    init(_ grid: SheetGrid) {
        self.grid = grid
        merges = grid.merges.filter { $0.rows.count > 1 }.sorted { a, b in
            (a.rows.lowerBound, a.columns.lowerBound) < (b.rows.lowerBound, b.columns.lowerBound)
        }
    }

    mutating func go(to row: Int) {
        active.removeAll { $0.merge.rows.upperBound < row }
        while next < merges.count, merges[next].rows.lowerBound < row {
            let merge = merges[next]
            next += 1
            // Merged cells do not overlap; what does is left alone.
            guard merge.rows.upperBound >= row, !active.contains(where: { $0.column == merge.columns.lowerBound }),
                let top = grid.row(numbered: merge.rows.lowerBound),
                let cell = grid.cell(row: top, column: merge.columns.lowerBound)
            else { continue }
            active.append((merge.columns.lowerBound, cell, merge))
        }
    }

    /// The cell with the content of the merged cell that covers this column; none where none does.
    func above(_ column: Int) -> (cell: Int, merge: SheetGrid.Merge)? {
        active.first { $0.column == column }.map { ($0.top, $0.merge) }
    }
}
