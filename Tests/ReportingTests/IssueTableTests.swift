import FindingValues
import Testing

@testable import Reporting

@Suite struct IssueTableTests {
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
