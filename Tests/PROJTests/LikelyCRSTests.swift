import Columns
import PROJ
import Testing

@Suite struct LikelyCRSTests {
    struct Case: Sendable {
        let box: Box, code: Int?
        init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ code: Int?) {
            box = Box(minX: x.lowerBound, minY: y.lowerBound, maxX: x.upperBound, maxY: y.upperBound)
            self.code = code
        }
    }

    @Test(arguments: [
        Case(113.1...113.4, 29.2...29.6, 4490), Case(37_520_000...37_526_000, 3_300_000...3_303_000, 4525),
        Case(38_426_000...38_470_000, 3_262_000...3_300_000, 4526),
        Case(19_500_000...19_600_000, 3_262_000...3_300_000, 4497),
        // Eastings without a number, two zones, axes the wrong way round, places nowhere.
        Case(426_000...470_000, 3_262_000...3_300_000, nil), Case(37_990_000...38_010_000, 3e6...3.1e6, nil),
        Case(29.2...29.6, 113.1...113.4, nil), Case(38_426_000...38_470_000, 8e6...9e6, nil),
        Case(-10...10, -10...10, nil),
    ]) func boxes(_ c: Case) { #expect(CGCS2000.likely(c.box)?.epsgCode == c.code) }

    @Test func mostRowsDecide() {
        var points = PointColumn()
        for place in [Position(113, 29), Position(113.1, 29.2), Position(0, 0)] { points.append(place) }
        #expect(CGCS2000.likely(.points(points)) == .cgcs2000)
        #expect(CGCS2000.likely(.points(PointColumn())) == nil)
        #expect(CGCS2000.likely(box: nil, fields: ["name", "经度", "纬度"]) == .cgcs2000)
        #expect(CGCS2000.likely(box: nil, fields: ["name"]) == nil)
    }

    @Test func advice() {
        #expect(CGCS2000.declaration(nil) { Phrase(same: "crs: \($0)") }.en.contains("for example crs: EPSG:4526"))
        #expect(CGCS2000.declaration(.cgcs2000) { Phrase(same: "--crs \($0)") }.en.contains("--crs EPSG:4490"))
    }
}
