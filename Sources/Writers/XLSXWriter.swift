import CXLSX
import Columns
import Output

/// Writes tables as an Excel workbook, one sheet each: title, note, headings that stay in view, number formats, print
/// layout. The same tables give the same bytes: the dates inside are fixed.
///
/// Text is always written as text, so nothing in it becomes a formula.
package struct XLSXWriter: ~Copyable {
    private let path: String
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let formats: Formats
    private var isClosed = false

    private struct Formats {
        var title, note, heading: UnsafeMutablePointer<lxw_format>
        /// By whether the row is a total: text, and numbers with 0 to 6 decimals.
        var text, numbers: [[UnsafeMutablePointer<lxw_format>]]
    }

    /// Begins a workbook; the file is written by `finish()`.
    ///
    /// The library's own files lie beside it, in the hidden folder of the output that is being written: a run that is killed leaves
    /// nothing elsewhere.
    package init(path: String, title: String) throws(OutputError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        var begun: UnsafeMutablePointer<lxw_workbook>?
        Self.withText(folder.isEmpty ? "/" : folder) { folder in
            var options = lxw_workbook_options()
            options.tmpdir = folder
            begun = workbook_new_opt(path, &options)
        }
        guard let book = begun else {
            throw OutputError(.notWritable, path: path, Phrase(zh: "无法建立工作簿", en: "the workbook cannot be begun"))
        }
        (self.path, self.book) = (path, book)
        formats = Self.makeFormats(book)
        Self.setProperties(book, title: title)
    }

    deinit { if !isClosed { lxw_workbook_free(book) } }

    private static func setProperties(_ book: UnsafeMutablePointer<lxw_workbook>, title: String) {
        var properties = lxw_doc_properties()
        // 2000-01-01T00:00:00Z: any day serves, as long as it is always the same.
        properties.created = 946_684_800
        withText(VisibleText.line(title)) { title in
            withText("qiancun") { author in
                (properties.title, properties.author) = (title, author)
                _ = workbook_set_properties(book, &properties)
            }
        }
    }

    private static func withText(_ text: String, _ body: (UnsafeMutablePointer<CChar>) -> Void) {
        var bytes = text.utf8CString
        bytes.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
    }

    private static func makeFormats(_ book: UnsafeMutablePointer<lxw_workbook>) -> Formats {
        func format(_ build: (UnsafeMutablePointer<lxw_format>) -> Void) -> UnsafeMutablePointer<lxw_format> {
            let format = workbook_add_format(book)!
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            build(format)
            return format
        }
        func cell(_ isTotal: Bool, _ pattern: String?) -> UnsafeMutablePointer<lxw_format> {
            format {
                format_set_border(format: $0)
                if isTotal { format_set_bold($0) }
                if let pattern { format_set_num_format($0, pattern) }
            }
        }
        let patterns = (0...6).map { $0 == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: $0) }
        return Formats(
            title: format {
                format_set_bold($0)
                format_set_font_size($0, 14)
                format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
            },
            note: format { format_set_align($0, UInt8(LXW_ALIGN_RIGHT.rawValue)) },
            heading: format {
                format_set_bold($0)
                format_set_text_wrap($0)
                format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
                format_set_bg_color($0, 0xE8EFEE)
                format_set_border(format: $0)
            },
            text: [[cell(false, nil)], [cell(true, nil)]],
            numbers: [patterns.map { cell(false, $0) }, patterns.map { cell(true, $0) }])
    }

    private static func format_set_border(format: UnsafeMutablePointer<lxw_format>) {
        CXLSX.format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0xB8C2C6)
    }

    /// Adds a sheet.
    package mutating func add(_ table: ReportTable) throws(OutputError) {
        guard let sheet = workbook_add_worksheet(book, table.name) else {
            throw OutputError(
                .notWritable, path: path,
                Phrase(zh: "无法建立工作表 \(table.name)", en: "the sheet \(table.name) cannot be made"))
        }
        let last = lxw_col_t(table.columns.count - 1)
        let headingRow: lxw_row_t = 2
        if last > 0 {
            worksheet_merge_range(sheet, 0, 0, 0, last, VisibleText.cell(table.title), formats.title)
            worksheet_merge_range(sheet, 1, 0, 1, last, VisibleText.cell(table.note ?? ""), formats.note)
        } else {
            worksheet_write_string(sheet, 0, 0, VisibleText.cell(table.title), formats.title)
            worksheet_write_string(sheet, 1, 0, VisibleText.cell(table.note ?? ""), formats.note)
        }
        worksheet_set_row(sheet, 0, 26, nil)
        worksheet_set_row(sheet, headingRow, 32, nil)
        for (j, column) in table.columns.enumerated() {
            worksheet_set_column(sheet, lxw_col_t(j), lxw_col_t(j), column.width, nil)
            worksheet_write_string(sheet, headingRow, lxw_col_t(j), VisibleText.cell(column.heading), formats.heading)
        }
        for (i, row) in table.rows.enumerated() {
            let bold = table.totals.contains(i) ? 1 : 0
            for (j, cell) in row.enumerated() {
                write(cell, table.columns[j], sheet, headingRow + 1 + lxw_row_t(i), lxw_col_t(j), bold)
            }
        }
        worksheet_freeze_panes(sheet, headingRow + 1, 0)
        worksheet_repeat_rows(sheet, headingRow, headingRow)
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)  // A4
        worksheet_fit_to_pages(sheet, 1, 0)
    }

    private func write(
        _ cell: ReportTable.Cell, _ column: ReportTable.Column, _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ row: lxw_row_t, _ place: lxw_col_t, _ bold: Int
    ) {
        switch cell {
        case .blank: worksheet_write_blank(sheet, row, place, formats.text[bold][0])
        case .text(let text): worksheet_write_string(sheet, row, place, VisibleText.cell(text), formats.text[bold][0])
        case .number(let units):
            let decimals = column.decimals ?? 0
            let value = Double(units) / [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][decimals]
            worksheet_write_number(sheet, row, place, value, formats.numbers[bold][decimals])
        }
    }

    /// Writes the file.
    package consuming func finish() throws(OutputError) {
        isClosed = true
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else {
            throw OutputError(.notWritable, path: path, Phrase(same: String(cString: lxw_strerror(error))))
        }
    }
}

extension XLSXWriter {
    /// Version of libxlsxwriter.
    package static var version: String { String(cString: lxw_version()) }
}
