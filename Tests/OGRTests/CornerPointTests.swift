import Columns
import OGR
import Testing

@Suite struct CornerPointTests {
    private static let header = """
        [属性描述]
        坐标系=2000国家大地坐标系
        几度分带=3
        带号=39
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]

        """

    private func read(_ parcels: String, header: String = header) throws -> (CornerPointFile, [RowIssue]) {
        var issues: [RowIssue] = []
        return (try CornerPointFile(reading: header + parcels, issues: &issues), issues)
    }

    @Test func readsParcelsWithHolesAndParts() throws {
        let (file, issues) = try read(
            """
            12,0.0081,K1,厂房,面,,工业用地,0601,@
            J1,1,3000010.000,39500000.000
            J2,1,3000010.000,39500010.000
            J3,1,3000000.000,39500010.000
            J4,1,3000000.000,39500000.000
            J1,1,3000010.000,39500000.000
            J5,2,3000006.000,39500004.000
            J6,2,3000004.000,39500004.000
            J7,2,3000004.000,39500006.000
            J8,2,3000006.000,39500006.000
            J5,2,3000006.000,39500004.000
            J9,3,3000010.000,39500020.000
            J10,3,3000010.000,39500021.000
            J11,3,3000009.000,39500021.000
            J12,3,3000009.000,39500020.000
            J9,3,3000010.000,39500020.000
            """)
        #expect(issues.isEmpty)
        #expect(file.parcels[0].number == "K1" && file.parcels[0].landClass == "0601")
        #expect(file.polygons.parts(ofRow: 0).count == 2)
        #expect(file.polygons.rings(ofPart: 0).count == 2)
        #expect(file.polygons.vertex(0) == Position(39_500_000, 3_000_010))
        #expect(try file.crs() == .epsg(4527))
    }

    @Test func writesWhatItReads() throws {
        let text = """
            8,0.0096,K1,厂房,面,H50,工业用地,0601,@
            J1,1,3000010.0000,39500000.0000
            J2,1,3000010.0000,39500010.0000
            J3,1,3000000.0000,39500010.0000
            J4,1,3000000.0000,39500000.0000
            J1,1,3000010.0000,39500000.0000
            J5,2,3000006.0000,39500004.0000
            J6,2,3000004.0000,39500004.0000
            J7,2,3000004.0000,39500006.0000
            J8,2,3000006.0000,39500006.0000
            J5,2,3000006.0000,39500004.0000

            """
        let (file, issues) = try read(text)
        #expect(issues.isEmpty)
        let written = file.text(hectares: ["0.0096"])
        #expect(written == (Self.header + text).replacing("\n", with: "\r\n"))
        var again: [RowIssue] = []
        #expect(try CornerPointFile(reading: written, issues: &again) == file)
    }

    @Test func mendsAnOpenRingAndSaysSo() throws {
        let (file, issues) = try read("3,地块1,面,公共基础设施,@\nJ1,1,0,0\nJ2,1,0,1\nJ3,1,1,1\n")
        #expect(issues.map(\.rule) == ["ring-not-closed"])
        #expect(file.polygons.vertices(ofRow: 0).count == 4)
        #expect(file.parcels[0].name == "地块1" && file.parcels[0].use == "公共基础设施")
        #expect(file.parcels[0].statedArea == nil)
    }

    @Test func namesWrongCountsAndNumbers() throws {
        let (_, issues) = try read("9,0.1,K,N,面,,U,C,@\nJ1,1,0,0\nJ3,1,0,1\nJ4,1,1,1\nJ1,1,0,0\n")
        #expect(issues.map(\.rule) == ["point-count", "point-number"])
    }

    @Test func leavesOutARingOfTwoPoints() throws {
        let (file, issues) = try read("2,0.1,K,N,面,,U,C,@\nJ1,1,0,0\nJ2,1,0,1\nJ1,1,0,0\n")
        #expect(issues.map(\.rule) == ["too-few-points"])
        #expect(file.polygons.isEmpty(row: 0))
    }

    @Test(arguments: [
        ("J1,1,0,0\n", 8), ("x,y,@\n", 8), ("3,0.1,K,N,面,,U,C,@\nJ1,1,0,nan\n", 9),
        ("3,0.1,K,N,面,,U,C,@\nJ1,1,0\n", 9), ("3,viel,K,N,面,,U,C,@\n", 8),
    ])
    func refusesLinesItCannotRead(parcels: String, line: Int) throws {
        #expect {
            try read(parcels)
        } throws: { error in
            guard case CornerPointError.line(line, _, _)? = error as? CornerPointError else { return false }
            return true
        }
    }

    @Test(arguments: [("坐标系=1980西安坐标系", false), ("带号=40", false), ("带号=", true), ("几度分带=6", false)])
    func checksTheZone(attribute: String, isKnown: Bool) throws {
        let key = attribute.prefix { $0 != "=" }
        let header =
            Self.header.split(separator: "\n").map { $0.hasPrefix(key + "=") ? attribute : String($0) }
            .joined(separator: "\n") + "\n"
        let (file, _) = try read(
            "3,0.1,K,N,面,,U,C,@\nJ1,1,3000000,39500000\nJ2,1,3000000,39500001\nJ3,1,3000001,39500001\nJ1,1,3000000,39500000\n",
            header: header)
        if isKnown {
            #expect(try file.crs() == .epsg(4527))
        } else {
            #expect(throws: CornerPointError.self) { try file.crs() }
        }
    }
}
