import Columns
import PROJ
import Testing

@testable import Survey

/// Cases T1 to T6 and the map sheets of the domain facts, §C.5: CGCS2000, 3° zone 37.
@Suite struct OfficialAreaTests {
    static let zone = CGCS2000Zone(width: .three, number: 37, prefixed: true)

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, rings: [[Double]], planar: Double, official: Double, hundredths: Int64
        var testDescription: String { name }
    }
    static func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> [Double] {
        [x, y, x + w, y, x + w, y + h, x, y + h, x, y]
    }
    static let cases = [
        Case(
            name: "T1", rings: [box(37_500_000, 3_265_000, 100, 100)], planar: 10_000, official: 9999.9993,
            hundredths: 1_000_000),
        Case(
            name: "T2", rings: [box(37_630_000, 3_265_000, 100, 100)], planar: 10_000, official: 9995.8307,
            hundredths: 999_583),
        Case(
            name: "T3", rings: [box(37_630_000, 3_265_000, 1000, 1000)], planar: 1e6, official: 999580.0323,
            hundredths: 99_958_003),
        Case(
            name: "T4", rings: [box(37_440_000, 3_265_000, 5000, 4000)], planar: 2e7, official: 19998367.9439,
            hundredths: 1_999_836_794),
        Case(
            name: "T5",
            rings: [
                [
                    37512345.6789, 3412345.1234, 37512789.1111, 3412360.2222, 37512901.5, 3412777.7777, 37512600.3,
                    3412950.25, 37512300.9, 3412700.4, 37512345.6789, 3412345.1234,
                ]
            ], planar: 263598.8281, official: 263597.7858, hundredths: 26_359_779),
        Case(
            name: "T6", rings: [box(37_450_000, 3_300_000, 800, 600), box(37_450_200, 3_300_100, 150, 120)],
            planar: 462_000, official: 461971.9773, hundredths: 46_197_198),
    ]

    @Test(arguments: cases) func official(_ c: Case) {
        var column = PolygonColumn()
        column.append(c.rings)
        let area = OfficialArea(Self.zone)
        #expect(area.hundredths(of: column, row: 0) == c.hundredths)
        // The table prints four decimals, m².
        #expect((area.area(of: column, row: 0) - c.official).magnitude < 1.5e-4)
    }

    @Test func directionAndEmptyRow() {
        var column = PolygonColumn()
        column.append([Self.box(37_630_000, 3_265_000, 100, 100)])
        column.append([
            [
                37_630_000, 3_265_000, 37_630_000, 3_265_100, 37_630_100, 3_265_100, 37_630_100, 3_265_000,
                37_630_000, 3_265_000,
            ]
        ])
        column.appendEmpty()
        let area = OfficialArea(Self.zone)
        #expect(area.hundredths(of: column, row: 0) == area.hundredths(of: column, row: 1))
        #expect(area.area(of: column, row: 2) == 0)
    }

    @Test func prefixMakesNoDifference() {
        var (with, without) = (PolygonColumn(), PolygonColumn())
        with.append([Self.box(37_440_000, 3_265_000, 500, 400)])
        without.append([Self.box(440_000, 3_265_000, 500, 400)])
        let plain = CGCS2000Zone(width: .three, number: 37, prefixed: false)
        #expect(
            OfficialArea(Self.zone).hundredths(of: with, row: 0) == OfficialArea(plain).hundredths(of: without, row: 0))
    }

    /// Area of a map sheet, m², from degrees: the trapezoid that areas are summed from.
    private static func sheetArea(south: Double, latitudeSpan: Double, longitudeSpan: Double) -> Double {
        let degree = OfficialSeries.pi / 180
        return OfficialSeries.trapezoid(
            from: south * degree, to: (south + latitudeSpan) * degree, span: longitudeSpan * degree)
    }

    @Test func mapSheets() {
        let ten = Self.sheetArea(south: 30, latitudeSpan: 2.5 / 60, longitudeSpan: 3.75 / 60)
        let five = Self.sheetArea(south: 30, latitudeSpan: 1.25 / 60, longitudeSpan: 1.875 / 60)
        #expect((ten - 27_847_757.026).magnitude < 1e-3)
        #expect((five - 6_962_655.925).magnitude < 1e-3)
        let degree = Self.sheetArea(south: 30, latitudeSpan: 1, longitudeSpan: 1)
        #expect((degree - 10_642_393_438.7113).magnitude < 1e-2)
        let north = Self.sheetArea(south: 45, latitudeSpan: 1, longitudeSpan: 1)
        #expect((north - 8_686_494_956.6506).magnitude < 1e-2)
    }
}
