import Testing

@testable import Writers

@Suite struct CSVTextTests {
    private func text(_ rows: [[ReportTable.Cell]]) -> String {
        var table = ReportTable("t", title: "t", columns: [.text("名称"), .number("面积（公顷）", 2)])
        for row in rows { table.add(row) }
        let bytes = CSVText.bytes(table)
        #expect(Array(bytes.prefix(3)) == [0xef, 0xbb, 0xbf])
        return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }

    @Test func headingsAndNumbers() {
        #expect(
            text([[.text("云溪"), .number(12345)], [.blank, .number(-7)], [.text(""), .blank]])
                == "名称,面积（公顷）\n云溪,123.45\n,-0.07\n,\n")
    }

    @Test func quoting() {
        #expect(text([[.text("a,\"b\"\nc"), .blank]]).hasSuffix("\"a,\"\"b\"\"\nc\",\n"))
        #expect(text([[.text(" a"), .blank]]).hasSuffix("\" a\",\n"))
    }

    @Test(arguments: ["=1+1", "==", "+86", "-1+2", "-", "-1.", "-1.2.3", "--1", "-A1", "@SUM(A1)", "\tx", "\r=x"])
    func formulasAreNeutralised(cell: String) {
        #expect(CSVText.neutral(cell) == "'" + cell)
    }

    @Test(arguments: ["", "村", "1-2", "a=b", "'x", "-1", "-783.50", "-0.035070", "10"])
    func otherTextAndNumbersAreKept(cell: String) { #expect(CSVText.neutral(cell) == cell) }
}
