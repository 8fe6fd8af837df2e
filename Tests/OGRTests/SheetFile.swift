/// A zip archive of stored parts, and the parts of a small XLSX file, written by the tests.
enum SheetFile {
    /// One sheet: rows of XML cells as they stand, or whole rows.
    struct Sheet {
        var name: String
        var rows: [String]
        var merges: [String] = []
        var state = "visible"
    }

    /// A text cell, a number cell and so on, without their references: cells follow one another.
    static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    static func number(_ text: String, style: Int? = nil) -> String {
        "<c\(style.map { " s=\"\($0)\"" } ?? "")><v>\(text)</v></c>"
    }
    static func shared(_ index: Int) -> String { "<c t=\"s\"><v>\(index)</v></c>" }
    static let empty = "<c/>"

    /// An XLSX file. Style 1 is a day, style 2 a moment of the file's own, style 3 a percentage.
    static func xlsx(_ sheets: [Sheet], strings: [String] = [], from1904: Bool = false) -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var parts: [(String, String)] = [
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" "
                    + "Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">"
                    + "<workbookPr date1904=\"\(from1904 ? 1 : 0)\"/><sheets>"
                    + sheets.enumerated().map {
                        "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"s\($0)\"/>"
                    }.joined() + "</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)\">"
                    + sheets.indices.map {
                        "<Relationship Id=\"s\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
                    }.joined() + "<Relationship Id=\"t\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
                    + "<Relationship Id=\"u\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                    + "</Relationships>"
            ),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><numFmts><numFmt numFmtId=\"165\" formatCode=\"yyyy/m/d\\ hh:mm\"/></numFmts>"
                    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"10\"/></cellXfs>"
                    + "</styleSheet>"
            ),
            (
                "xl/sharedStrings.xml",
                "<sst xmlns=\"\(main)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
            ),
        ]
        for (i, sheet) in sheets.enumerated() {
            let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
            let rows = sheet.rows.map { $0.hasPrefix("<row") ? $0 : "<row>\($0)</row>" }.joined()
            parts.append(
                (
                    "xl/worksheets/sheet\(i).xml",
                    "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData>"
                        + (merges.isEmpty ? "" : "<mergeCells>\(merges)</mergeCells>") + "</worksheet>"
                ))
        }
        return zip(parts.map { ($0, Array($1.utf8)) })
    }

    /// A zip archive whose members are not compressed.
    static func zip(_ parts: [(String, [UInt8])]) -> [UInt8] {
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, bytes) in parts {
            let offset = body.count
            let facts =
                little(0, 2) + little(0x21, 4) + little(crc(bytes), 4) + little(UInt32(bytes.count), 4)
                + little(UInt32(bytes.count), 4) + little(UInt32(name.utf8.count), 2) + little(0, 2)
            body += [0x50, 0x4B, 3, 4] + little(20, 2) + little(0x800, 2) + facts + Array(name.utf8) + bytes
            directory +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + little(0x800, 2) + facts + little(0, 2)
                + little(0, 2)
                + little(0, 2) + little(0, 4) + little(UInt32(offset), 4) + Array(name.utf8)
        }
        let count = little(UInt32(parts.count), 2)
        return body + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + count + count
            + little(UInt32(directory.count), 4) + little(UInt32(body.count), 4) + little(0, 2)
    }

    private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
