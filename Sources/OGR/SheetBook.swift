import CGDAL
import Columns
import TableSources
import VectorSources

/// A file of sheets: XLSX read by us, ODS and XLS through GDAL, cell by cell, so that all have one way to a heading.
struct SheetBook {
    private enum Kind {
        case xlsx(XLSXWorkbook)
        case gdal(Dataset)
    }

    let member: SourceMember
    private let kind: Kind
    /// Sheets by name, hidden ones left out.
    private let visible: [(name: String, index: Int)]
    /// Names of hidden sheets.
    let hidden: [String]

    /// GDAL's name of the format.
    var format: String { ["ods", "xls"].contains(member.suffix) ? member.suffix.uppercased() : "XLSX" }

    init(_ member: SourceMember) throws(OGRError) {
        self.member = member
        if ["ods", "xls"].contains(member.suffix) {
            // ODS keeps its cells in one part; XLS is not packed.
            let cells = member.suffix == "ods" ? "/vsizip/{" + member.path + "}/content.xml" : member.path
            if let size = VirtualFile.size(cells) { try TableBudget.check(bytes: size, of: member) }
            // The driver reads the sheets when their names are asked for.
            let (dataset, names) = try Self.asText { () throws(OGRError) in
                let dataset = try Dataset(ReadyMember(member, encoding: nil))
                return (dataset, dataset.layers.map { OGR_L_GetName($0).map { String(cString: $0) } ?? "" })
            }
            (kind, visible, hidden) = (.gdal(dataset), names.enumerated().map { ($0.element, $0.offset) }, [])
        } else {
            let book = try XLSXWorkbook(member)
            kind = .xlsx(book)
            visible = book.sheets.enumerated().filter { !$0.element.isHidden }.map { ($0.element.name, $0.offset) }
            hidden = book.sheets.filter(\.isHidden).map(\.name)
        }
    }

    /// The tables of all sheets that hold something and are not hidden, in the order of the file.
    func tables() throws(OGRError) -> [CSVTable] {
        var result: [(name: String, text: SheetText)] = []
        for (name, index) in visible {
            let grid = try grid(index)
            if grid.rows > 0 { result.append((name, try SheetText(grid, path: member.shown))) }
        }
        guard !result.isEmpty else {
            let list = hidden.map { Phrase(same: $0) }.joined()
            throw .notReadable(
                path: member.shown,
                message: hidden.isEmpty
                    ? Phrase(zh: "各工作表都是空的", en: "its sheets are empty")
                    : Phrase(
                        zh: "可见的工作表都是空的；隐藏的有：\(list.zh)",
                        en: "its visible sheets are empty; hidden: \(list.en)"))
        }
        let told: [ReadNote] = hidden.isEmpty ? [] : [.sheetsPassedOver(hidden)]
        var tables: [CSVTable] = []
        for (name, text) in result {
            tables.append(try CSVTable(member, sheet: text, named: name, notes: told))
        }
        return tables
    }

    /// The one table that a request means.
    /// - Throws: `noSuchLayer`, and `layerNeeded` where several hold something and none is named.
    func table(_ name: String?) throws(OGRError) -> CSVTable {
        guard let name else {
            let tables = try tables()
            guard tables.count == 1, let only = tables.first else {
                throw .layerNeeded(path: member.shown, layers: tables.map(\.name))
            }
            return only
        }
        let found =
            visible.first { $0.name == name } ?? visible.first { $0.name.lowercased() == name.lowercased() }
        guard let found else {
            guard !hidden.contains(name) else {
                throw .notReadable(
                    path: member.shown,
                    message: Phrase(
                        zh: "工作表 \(name) 是隐藏的；请先在电子表格软件中取消隐藏",
                        en: "the sheet \(name) is hidden; show it in a spreadsheet first"))
            }
            throw .noSuchLayer(path: member.shown, name: name, layers: visible.map(\.name))
        }
        return try CSVTable(
            member, sheet: try SheetText(try grid(found.index), path: member.shown), named: found.name, notes: [])
    }

    private func grid(_ index: Int) throws(OGRError) -> SheetGrid {
        switch kind {
        case .xlsx(let book): return try book.grid(of: book.sheets[index])
        case .gdal(let dataset):
            let layers = dataset.layers
            guard layers.indices.contains(index) else { return SheetGrid() }
            return try Self.asText { () throws(OGRError) in try cells(of: layers[index]) }
        }
    }

    /// Every cell is text here; what looks like a number is one, digits that begin with 0 apart.
    private func cells(of layer: OGRLayerH) throws(OGRError) -> SheetGrid {
        var grid = SheetGrid()
        let columns = Int(OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer)))
        OGR_L_ResetReading(layer)
        var number = 0
        while let feature = OGR_L_GetNextFeature(layer) {
            defer { OGR_F_Destroy(feature) }
            var row: [(column: Int, kind: SheetGrid.CellKind, text: String)] = []
            for column in 0..<columns where OGR_F_IsFieldSetAndNotNull(feature, Int32(column)) != 0 {
                guard let raw = OGR_F_GetFieldAsString(feature, Int32(column)) else { continue }
                let text = String(cString: raw)
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                row.append((column, Self.kind(text), text))
            }
            for i in row.indices where row[i].kind == .number && row[i].text.lowercased().contains("e") {
                if let value = Double(row[i].text) { row[i].text = XLSXCells.decimal(value) }
            }
            grid.append(row: number, row)
            number += 1
            try TableBudget.check(cells: grid.cells, path: member.shown)
        }
        return grid
    }

    private static func kind(_ text: String) -> SheetGrid.CellKind {
        guard text.utf8.allSatisfy({ 48...57 ~= $0 || "+-.eE".utf8.contains($0) }), let value = Double(text),
            value.isFinite
        else { return text.hasPrefix("#") && text.hasSuffix("!") ? .fault : .text }
        let isExponent = text.utf8.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        // Digits of a code stay the text they are; a number in so many digits comes with an exponent.
        return !isExponent && CSVTyping.kind(of: Array(text.utf8)) == .text ? .text : .number
    }

    /// Runs GDAL with sheets of text in which no row is taken for a heading.
    private static func asText<R>(_ body: () throws(OGRError) -> R) throws(OGRError) -> R {
        _ = GDALLibrary.ready
        let keys = ["ODS", "XLS"].flatMap { [("OGR_\($0)_HEADERS", "DISABLE"), ("OGR_\($0)_FIELD_TYPES", "STRING")] }
        for (key, value) in keys { CPLSetThreadLocalConfigOption(key, value) }
        defer { for (key, _) in keys { CPLSetThreadLocalConfigOption(key, nil) } }
        return try body()
    }
}
