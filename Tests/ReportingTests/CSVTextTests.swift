import Columns
import FindingValues
import Testing

@testable import Reporting

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

    @Test func issues() {
        let bytes = IssueTable.bytes(HandMadeCounty.findings().issues, plane: .epsg(4526), language: .en)
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines[0] == "layer,row,id,rule,severity,easting,northing,reason,area_before_m2,area_after_m2,crs")
        #expect(lines[1] == "village_table,4,'=HYPERLINK(1),wrong-code,warning,,,'+10 digits,,,")
        #expect(
            lines[2]
                == "villages,30,430603101299,self-crossing,error,38433000,3263000,the ring crosses itself; the row is set aside,,,EPSG:4526"
        )
    }
}
