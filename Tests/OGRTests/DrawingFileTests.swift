import Columns
import Testing

@testable import FormatAudits
@testable import OGR

@Suite struct DrawingFileTests {
    /// A drawing of one square of 100 m on a layer, as groups of lines; `bulge` bends its last side.
    private func drawing(_ version: String, page: String?, layer: [UInt8], bulge: String? = nil, closed: Bool = true)
        -> [UInt8]
    {
        var head = "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n\(version)\n"
        if let page { head += "9\n$DWGCODEPAGE\n3\n\(page)\n" }
        head += "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n"
        var tail = "\n90\n4\n70\n\(closed ? 1 : 0)\n"
        for (x, y) in [(0, 0), (100, 0), (100, 100), (0, 100)] {
            tail += "10\n\(38_520_000 + x)\n20\n\(3_320_000 + y)\n"
        }
        if let bulge { tail += "42\n\(bulge)\n" }
        return Array(head.utf8) + layer + Array((tail + "0\nENDSEC\n0\nEOF\n").utf8)
    }
    private static let gbk: [UInt8] = [0xB8, 0xFB, 0xB5, 0xD8]  // 耕地

    private func layerName(_ bytes: [UInt8], encoding: String? = nil) throws -> (String?, ReadReport) {
        let folder = Scratch()
        var report = ReadReport()
        let request = LayerRequest(path: folder.write("d.dxf", bytes), encoding: encoding, only: .line)
        return (try VectorFile.read(request, into: &report).column("Layer")?.text(0), report)
    }

    /// GDAL leaves the vertices of such arcs out: of a parcel of 10,000 m² a triangle would be left.
    @Test(arguments: ["1e308", "-1e308", "1e400", "inf", "nan"], [1, 3]) func aBulgeOfNoArc(_ bulge: String, side: Int)
        throws
    {
        var text = "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\nP\n90\n4\n70\n1\n"
        for (n, (x, y)) in [(0, 0), (100, 0), (100, 100), (0, 100)].enumerated() {
            text += "10\n\(38_520_000 + x)\n20\n\(3_320_000 + y)\n" + (n == side ? "42\n\(bulge)\n" : "")
        }
        let folder = Scratch()
        let path = folder.write("d.dxf", text + "0\nENDSEC\n0\nEOF\n")
        let layer = try VectorFile.read(LayerRequest(path: path, layer: DrawingContent.closedLayer))
        // It is there, and is larger than the Earth: the gate sets it aside by name.
        try #require(layer.count == 1)
        let box = layer.geometry.box(ofRow: 0)
        #expect(!box.isFinite || box.maxX - box.minX > 1e10)
        #expect(
            !String(decoding: DrawingFile.bounded(Array("0\nA\n42\n\(bulge)\n".utf8)), as: UTF8.self).contains(bulge))
    }

    /// Two lines of the ground, one on the sheet, and two things and a viewport on another sheet that is a block.
    @Test func whatLiesOnSheetsIsTold() throws {
        func line(_ x: Int, _ groups: String = "") -> String {
            "0\nLINE\n8\nA\n\(groups)10\n\(38_520_000 + x)\n20\n3320000\n11\n\(38_520_009 + x)\n21\n3320009\n"
        }
        let block = { (name: String, inside: String) in
            "0\nBLOCK\n8\n0\n2\n\(name)\n70\n0\n10\n0\n20\n0\n\(inside)0\nENDBLK\n8\n0\n"
        }
        let blocks =
            block("*Model_Space", "") + block("*Paper_Space0", line(0) + "0\nTEXT\n8\n0\n1\n图名\n0\nVIEWPORT\n8\n0\n")
            + block("树", line(1))
        let text =
            "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1021\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n\(blocks)0\nENDSEC\n"
            + "0\nSECTION\n2\nENTITIES\n" + line(10) + line(20) + line(30, "67\n1\n") + "0\nENDSEC\n0\nEOF\n"
        let content = DrawingContent(text)
        #expect(content.onPaper == 1 && content.onOtherSheets == 2)
        let folder = Scratch()
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: folder.write("d.dxf", text)), into: &report)
        #expect((0..<layer.count).map { layer.column("PaperSpace")?.flag($0) == true } == [false, false, true])
        let told = report.notes.map(\.phrase.en)
        #expect(told.contains { $0.hasPrefix("1 entities lie on a sheet") })
        #expect(told.contains("2 entities on further sheets (paper space) were left out."))
        #expect(DrawingContent(text.replacing("67\n1\n", with: "")).onPaper == 0)
    }

    /// GDAL reads what a number begins with, or 0: the last vertex would lie elsewhere without a word.
    @Test(arguments: ["3320100,9", "3320100.9abc", "3320100 5", "33201O0", "", "0x32A924"], [10, 20])
    func aCoordinateThatIsNoNumber(_ text: String, group: Int) throws {
        let head = "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\nP\n90\n1\n70\n1\n"
        let vertex = group == 10 ? "10\n\(text)\n20\n3320100\n" : "10\n38520000\n20\n\(text)\n"
        let folder = Scratch()
        let path = folder.write("d.dxf", head + vertex + "0\nENDSEC\n0\nEOF\n")
        let error = #expect(throws: OGRError.self) { try VectorFile.describe(path) }
        #expect(error?.kind == .refused)
        #expect(
            error?.description.contains("line \(group == 10 ? 14 : 16): `\(text)` is no number") == true,
            "\(error?.description ?? "")")
    }

    @Test(arguments: ["ANSI_936", "gb2312", "DOS936", "GBK"]) func textInItsCodePage(_ page: String) throws {
        let (name, report) = try layerName(drawing("AC1015", page: page, layer: Self.gbk))
        #expect(name == "耕地")
        #expect(report.encodingSource == .codePage)
    }

    @Test func newerDrawingsAreUTF8() throws {
        let (name, report) = try layerName(drawing("AC1021", page: "ANSI_936", layer: Array("耕地".utf8)))
        #expect(name == "耕地")
        #expect(report.encodingSource == .format)
    }

    @Test func escapesAreLetters() throws {
        let (name, _) = try layerName(drawing("AC1015", page: "ANSI_936", layer: Array(#"\U+8015\U+5730"#.utf8)))
        #expect(name == "耕地")
        #expect(DrawingFile.unescaped(#"a\U+D842\U+DFB7\U+12 \P"#) == #"a𠮷\U+12 \P"#)
    }

    @Test func theCallerDecides() throws {
        let (name, report) = try layerName(drawing("AC1015", page: nil, layer: Self.gbk), encoding: "GBK")
        #expect(name == "耕地")
        #expect(report.encodingSource == .caller)
    }

    @Test func nothingIsGuessed() throws {
        #expect(throws: OGRError.self) { try layerName(drawing("AC1015", page: nil, layer: Self.gbk)) }
        #expect(throws: OGRError.self) { try layerName(drawing("AC1024", page: "ANSI_936", layer: Self.gbk)) }
    }

    /// 10000 + π·50²/2 = 13926.9908 m²: a bulge of 1 is half a circle.
    @Test func closedLinesAsParcels() throws {
        let folder = Scratch()
        let path = folder.write("d.dxf", drawing("AC1015", page: "ANSI_936", layer: Self.gbk, bulge: "1.0"))
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, layer: "closed-lines"), into: &report)
        guard case .polygons(let polygons) = layer.geometry else {
            Issue.record("no polygons")
            return
        }
        var doubled = 0.0
        polygons.withRing(0) { ring in
            for i in 0..<ring.count / 2 - 1 {
                let (x, y) = (ring[2 * i] - 38_520_000, ring[2 * i + 1] - 3_320_000)
                doubled += x * (ring[2 * i + 3] - 3_320_000) - (ring[2 * i + 2] - 38_520_000) * y
            }
        }
        #expect((doubled / 2 - 13_926.9908).magnitude < 0.02)
        let told = report.notes.map(\.description)
        #expect(told.contains("Entities by drawing layer: 耕地 1."))
        #expect(told.contains { $0.hasPrefix("1 entities hold arcs") })
        let described = try VectorFile.describe(path).layers
        #expect(described.map(\.name) == ["entities", "closed-lines"])
        #expect(described.map(\.kind) == [nil, .polygon])
    }

    @Test func openLinesAreNoParcels() throws {
        let folder = Scratch()
        let path = folder.write("d.dxf", drawing("AC1015", page: nil, layer: Array("0".utf8), closed: false))
        #expect(try VectorFile.describe(path).layers.map(\.name) == ["entities"])
        #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path, layer: "closed-lines")) }
    }
}
