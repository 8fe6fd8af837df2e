import Columns
@testable import OGR
import Testing

@Suite struct SheetBookTests {
    private typealias S = SheetFile

    private func read(
        _ sheets: [SheetFile.Sheet], strings: [String] = [], from1904: Bool = false, layer: String? = nil,
        columns: [String]? = nil
    ) throws -> (Layer, ReadReport) {
        let folder = Scratch()
        let path = folder.write("表.xlsx", S.xlsx(sheets, strings: strings, from1904: from1904))
        var report = ReadReport()
        return (try VectorFile.read(LayerRequest(path: path, layer: layer, columns: columns), into: &report), report)
    }

    private func one(_ rows: [String], merges: [String] = [], strings: [String] = []) throws -> (Layer, ReadReport) {
        try read([S.Sheet(name: "村", rows: rows, merges: merges)], strings: strings)
    }

    @Test func anAllTextHeading() throws {
        let (layer, report) = try one([
            S.text("code") + S.text("name") + S.text("type"), S.text("430699001001") + S.text("桃潭") + S.text("聚集"),
            S.text("430699001200") + S.text("清溪") + S.text("特色"),
        ])
        #expect(layer.name == "村")
        #expect(layer.fields.map(\.name) == ["code", "name", "type"])
        #expect(layer.column("code") == .text(["430699001001", "430699001200"]))
        #expect(report.notes.isEmpty)
    }

    /// GDAL and QGIS write line feeds between the elements of a text: they are no part of it.
    @Test func textsLaidOutOverSeveralLines() throws {
        let (layer, _) = try one(
            [S.text("code") + S.text("name"), S.shared(0) + S.shared(1)],
            strings: ["\n<t>430699001001</t>\n", "\n<r>\n<t>桃</t>\n</r>\n<r><t xml:space=\"preserve\">潭 </t></r>\n"])
        #expect(layer.column("code") == .text(["430699001001"]))
        #expect(layer.column("name") == .text(["桃潭 "]))
    }

    @Test func pointsAsInCSV() throws {
        let (layer, _) = try one([
            S.text("名称") + S.text("经度") + S.text("纬度"), S.text("甲") + S.number("113.63064") + S.number("28.38758"),
            S.text("乙") + S.number("113.5") + S.empty,
        ])
        #expect(layer.geometry.coordinates(ofRow: 0) == [113.63064, 28.38758])
        #expect(layer.geometry.isEmpty(row: 1))
    }

    /// X is the northing on survey sheets.
    @Test func aNorthingCalledX() throws {
        let (layer, report) = try one([
            S.text("点号") + S.text("X（米）") + S.text("Y（米）"),
            S.text("J1") + S.number("3262000.5") + S.number("38412000.25"),
        ])
        #expect(layer.geometry.coordinates(ofRow: 0) == [38_412_000.25, 3_262_000.5])
        #expect(report.northingFirst)
    }

    @Test func titlesAboveTheHeading() throws {
        let (layer, report) = try one(
            [
                S.text("某县村庄情况表"), S.text("填报单位：") + S.text("某局"),
                S.text("村代码") + S.text("村名") + S.text("人口") + S.text("备注"),
                S.number("1") + S.number("2") + S.number("3") + S.number("4"),
                S.number("430699001001") + S.text("桃潭") + S.number("2723") + S.empty,
                S.number("430699001200") + S.text("清溪") + S.number("1701") + S.text("x"),
            ], merges: ["A1:D1"])
        #expect(layer.fields.map(\.name) == ["村代码", "村名", "人口", "备注"])
        #expect(layer.column("村代码") == .text(["430699001001", "430699001200"]))
        #expect(layer.column("人口") == .integer([2723, 1701]))
        #expect(report.notes == [.headingRows(3, 4, titles: 2)])
    }

    /// A heading of two rows: a merged cell above the names of its parts.
    @Test func aHeadingOfTwoRows() throws {
        let (layer, report) = try one(
            [
                S.text("村名") + S.text("2020") + S.empty + S.text("2023"),
                S.empty + S.text("人口") + S.text("户数") + S.text("人口") + S.text("户数"),
                S.text("甲") + S.number("11") + S.number("12") + S.number("13") + S.number("14"),
            ], merges: ["A1:A2", "B1:C1", "D1:E1"])
        #expect(layer.fields.map(\.name) == ["村名", "2020_人口", "2020_户数", "2023_人口", "2023_户数"])
        #expect(layer.column("2023_人口") == .integer([13]))
        #expect(report.notes == [.headingRows(1, 2, titles: 0)])
    }

    @Test func noHeading() throws {
        let (layer, report) = try one([
            S.text("甲") + S.number("3"), S.text("乙") + S.number("4"),
        ])
        #expect(layer.fields.map(\.name) == ["field_1", "field_2"])
        #expect(layer.count == 2)
        #expect(report.notes == [.headingAbsent])
    }

    @Test func cellsOfEveryKind() throws {
        let (layer, report) = try one(
            [
                "文本 富 真 日 时 率 公式 错 小 大".split(separator: " ").map { S.text(String($0)) }.joined(),
                S.shared(0) + S.shared(1) + "<c t=\"b\"><v>1</v></c>" + S.number("45291", style: 1)
                    + S.number("45291.5", style: 2) + S.number("0.15", style: 3) + "<c><f>A1+1</f><v>2.5</v></c>"
                    + "<c t=\"e\"><v>#N/A</v></c>" + S.number("1.2E-5") + S.number("123456789012345"),
                S.text("b&amp;c &#x6751;") + S.text("_x6751__x000D_") + "<c t=\"b\"><v>0</v></c>"
                    + S.number("61", style: 1) + S.number("0.25", style: 2) + S.number("1", style: 3)
                    + "<c><f>A2+1</f></c>" + S.number("7") + S.number("0.30000000000000004") + S.number("1"),
            ],
            strings: ["<t>甲</t>", "<r><t>乙</t></r><r><t>丙</t></r><rPh><t>yi</t></rPh>"])
        #expect(layer.column("文本") == .text(["甲", "b&c 村"]))
        #expect(layer.column("富") == .text(["乙丙", "村"]))
        #expect(layer.column("真") == .flag([true, false]))
        #expect(layer.column("日") == .text(["2023-12-31", "1900-03-01"]))
        #expect(layer.column("时") == .text(["2023-12-31T12:00:00", "06:00:00"]))
        #expect(layer.column("率") == .text(["0.15", "1"]) || layer.column("率") == .real([0.15, 1]))
        #expect(layer.column("公式") == .real([2.5, nil]))
        #expect(layer.column("错") == .integer([nil, 7]))
        #expect(layer.column("小") == .real([0.000012, 0.30000000000000004]))
        #expect(layer.column("大") == .text(["123456789012345", "1"]))
        #expect(report.issues.map(\.rule) == ["unreadable-value", "unreadable-value"])
        #expect(report.issues.map(\.row) == [0, 1])
        #expect(report.issues[0].message.contains("H2 holds #N/A"))
        #expect(report.issues[1].message.contains("G3 holds a formula without a stored value"))
    }

    /// Writers that do not calculate leave the value of a formula empty; an empty text is a value.
    @Test func aFormulaWithoutAValue() throws {
        let (layer, report) = try one([
            S.text("名") + S.text("人口"),
            S.text("甲") + "<c><f>500*2</f><v></v></c>", S.text("乙") + "<c><f>500*2</f><v/></c>",
            S.text("丙") + "<c t=\"str\"><f>\"\"</f><v></v></c>", S.text("丁") + S.number("7"),
        ])
        #expect(layer.column("人口") == .integer([nil, nil, nil, 7]))
        #expect(report.issues.map(\.row) == [0, 1])
        #expect(report.issues[0].message.contains("B2 holds a formula without a stored value"))
    }

    @Test func anODSSheetIsReadLikeOthers() throws {
        func cell(_ text: String) -> String {
            "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
        }
        func number(_ text: String) -> String {
            "<table:table-cell office:value-type=\"float\" office:value=\"\(text)\"><text:p>\(text)</text:p></table:table-cell>"
        }
        let rows = [
            cell("名称") + cell("经度") + cell("纬度") + cell("人口"),
            cell("甲") + number("112.5") + number("28.9") + number("1000"),
            cell("乙") + number("112.6") + number("28.95") + number("2000"),
        ]
        let content = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>\
            <table:table table:name="村">\(rows.map { "<table:table-row>\($0)</table:table-row>" }.joined())</table:table>\
            </office:spreadsheet></office:body></office:document-content>
            """
        let folder = Scratch()
        let path = folder.write(
            "a.ods",
            S.zip([
                ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
                ("content.xml", Array(content.utf8)),
            ]))
        let layer = try VectorFile.read(LayerRequest(path: path))
        #expect(layer.geometry.coordinates(ofRow: 1) == [112.6, 28.95])
        #expect(layer.column("名称") == .text(["甲", "乙"]))
        #expect(layer.column("人口") == .integer([1000, 2000]))
    }

    @Test func daysFrom1904() throws {
        let (layer, _) = try read(
            [S.Sheet(name: "s", rows: [S.text("a") + S.text("b"), S.number("0.5") + S.number("1", style: 1)])],
            from1904: true)
        #expect(layer.column("b") == .text(["1904-01-02"]))
    }

    /// A code of eighteen digits stored as a number is another code; sheets keep fifteen digits.
    @Test(arguments: ["4.306032110000001e+17", "430603211000000123", "4.30603211000000E+17"])
    func longCodes(stored: String) throws {
        let sheet = S.Sheet(
            name: "s",
            rows: [
                S.text("BSM") + S.text("名称"), S.text("430603211000000124") + S.text("东"),
                S.number(stored) + S.text("西"),
            ])
        let error = #expect(throws: OGRError.self) { try read([sheet]) }
        #expect(error?.problem == .digitsLost && error?.layer == "s" && error?.field == "BSM")
        #expect(error?.description.contains("A3") == true)
        #expect(error?.description.contains("e+17") == false)
        #expect(try read([sheet], columns: ["名称"]).0.column("名称") == .text(["东", "西"]))
    }

    @Test func severalSheets() throws {
        let rows = [S.text("a") + S.text("b"), S.text("x") + S.number("1")]
        let two = [
            S.Sheet(name: "甲", rows: rows), S.Sheet(name: "空", rows: []),
            S.Sheet(name: "乙", rows: rows + rows.suffix(1)),
            S.Sheet(name: "旧", rows: rows, state: "hidden"),
        ]
        let error = #expect(throws: OGRError.self) { try read(two) }
        #expect(error?.problem == .layerNeeded && error?.others == ["甲", "乙"])
        #expect(try read(two, layer: "乙").0.count == 2)
        #expect(throws: OGRError.self) { try read(two, layer: "旧") }
        let (one, report) = try read([two[0], two[1], two[3]])
        #expect(one.name == "甲")
        #expect(report.notes == [.sheetsPassedOver(["旧"])])
    }

    /// The name of a town merged over its villages is each village's; a number is nobody's but the first's.
    @Test func mergedCellsOfRows() throws {
        let (layer, report) = try one(
            [
                S.text("镇") + S.text("村") + S.text("人口"), S.text("东镇") + S.text("甲") + S.number("300"),
                S.empty + S.text("乙") + S.empty, S.text("西镇") + S.text("丙") + S.number("5"),
            ], merges: ["A2:A3", "C2:C3"])
        #expect(layer.column("镇") == .text(["东镇", "东镇", "西镇"]))
        #expect(layer.column("人口") == .integer([300, nil, 5]))
        #expect(report.notes == [.mergedCellsFilled(cells: 1)])
        #expect(report.issues.map(\.row) == [1])
        #expect(report.issues[0].message.contains("C2:C3"))
    }

    @Test func strayCellsAndHiddenRows() throws {
        let (layer, report) = try one([
            "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>村</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>户</t></is></c></row>",
            "<row r=\"5\" hidden=\"1\"><c r=\"B5\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"C5\"><v>3</v></c>"
                + "<c r=\"XFD5\"><v>9</v></c></row>",
        ])
        #expect(layer.fields.map(\.name) == ["村", "户", "field_3"])
        #expect(layer.column("field_3") == .integer([9]))
        #expect(report.notes == [.hiddenRowsRead(rows: 1)])
    }

    @Test func whatIsNoWorkbook() throws {
        let folder = Scratch()
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
        for (bytes, word) in [
            (old, "password"), (Array("a,b\n1,2\n".utf8), "not a zip"), (S.zip([("a.txt", [65])]), "no workbook"),
        ] {
            let path = folder.write("f.xlsx", bytes)
            let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
            #expect(error?.description.contains(word) == true)
        }
    }

    @Test func describedLikeRead() throws {
        let folder = Scratch()
        let path = folder.write(
            "p.xlsx",
            S.xlsx([S.Sheet(name: "点", rows: [S.text("x") + S.text("y"), S.number("1.5") + S.number("2.5")])]))
        let described = try VectorFile.describe(path)
        #expect(described.format == "XLSX")
        #expect(described.layers.map(\.kind) == [.point])
        #expect(described.layers.map(\.rows) == [1])
    }
}
