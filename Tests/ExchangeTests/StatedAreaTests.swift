import Columns
import Exchange
import Foundation
import OGR
import Testing

/// Stated areas of corner-point files: the square of 1000 m beside the border of zone 37, ellipsoidal 999580.03 m²
/// (domain facts §C.5, T3), in the plane 1000000 m².
@Suite struct StatedAreaTests {
    private func issues(_ stated: String, size: Double = 1000, decimals: Int = 3) throws -> [RowIssue] {
        let folder = Scratch()
        func line(_ n: Int, _ x: Double, _ y: Double) -> String {
            "J\(n),1,\(fixedText(3_265_000 + y, decimals: decimals)),\(fixedText(37_630_000 + x, decimals: decimals))"
        }
        try folder.write(
            """
            [属性描述]
            坐标系=2000国家大地坐标系
            几度分带=3
            带号=37
            [地块坐标]
            4,\(stated),K1,地块,面,,,,@
            \(line(1, 0, size))
            \(line(2, size, size))
            \(line(3, size, 0))
            \(line(4, 0, 0))
            \(line(1, 0, size))

            """, to: "a.txt")
        let request = Conversion.Request(
            source: LayerRequest(path: folder.path("a.txt")), output: folder.path("b.gpkg"))
        return try Conversion.run(request).layers[0].issues
    }

    @Test(arguments: ["99.9580", "99.9581", "99.96", "100", "", "99.9580公顷"]) func withinRounding(stated: String) throws
    {
        #expect(try issues(stated).isEmpty)
    }

    @Test func beyondRounding() throws {
        let found = try issues("99.9590")
        #expect(found.map(\.rule) == ["stated-area"])
        #expect(found[0].message.contains("99.9590 ha stated, 99.9580 ha computed (ellipsoidal"))
        #expect(found[0].id == "K1")
    }

    @Test func theAreaOfThePlaneIsNamed() throws {
        #expect(try issues("100.0000").map(\.rule) == ["stated-area-planar"])
        // A hectare on the central meridian would be the same; here it is 4 m² off, more than its last digit.
        #expect(try issues("1.0000", size: 100).map(\.rule) == ["stated-area-planar"])
        #expect(try issues("0.9996", size: 100).isEmpty)
    }
}
