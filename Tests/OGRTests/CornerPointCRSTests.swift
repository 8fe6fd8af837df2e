import Columns
import OGR
import Testing

/// What the header and the eastings say about the CRS, together.
@Suite struct CornerPointCRSTests {
    /// A square of one metre at the easting; the header as `key=value` lines.
    private func crs(_ header: [String], eastings: [Double]) throws -> CRS {
        var text = (["[属性描述]"] + header + ["[地块坐标]"]).joined(separator: "\n") + "\n"
        for (i, e) in eastings.enumerated() {
            text += "4,,K\(i),,面,,,,@\n"
            for (n, (dx, dy)) in [(1, (0, 1)), (2, (1, 1)), (3, (1, 0)), (4, (0, 0)), (1, (0, 1))] {
                text += "J\(n),1,\(3_000_000 + dy),\(Int(clamping: e) + dx)\n"
            }
        }
        var issues: [RowIssue] = []
        return try CornerPointFile(reading: text, issues: &issues).crs()
    }

    struct Known: Sendable, CustomTestStringConvertible {
        let name: String, header: [String], easting: Double, code: Int
        var testDescription: String { name }
    }
    static let datum = "坐标系=2000国家大地坐标系"
    static let known = [
        Known(name: "3°, prefixed", header: [datum, "几度分带=3", "带号=39"], easting: 39_500_000, code: 4527),
        Known(name: "3°, zone by the eastings", header: [datum, "几度分带=3"], easting: 39_500_000, code: 4527),
        Known(name: "3°, without prefix", header: [datum, "几度分带=3", "带号=39"], easting: 500_000, code: 4548),
        Known(name: "6°, prefixed", header: [datum, "几度分带=6", "带号=20"], easting: 20_500_000, code: 4498),
        Known(name: "6°, without prefix", header: [datum, "几度分带=6", "带号=20"], easting: 500_000, code: 4509),
        Known(name: "width by the zone", header: [datum, "带号=20"], easting: 500_000, code: 4509),
        Known(name: "words", header: ["坐标系=CGCS2000", "几度分带=3度带", "带号=39带"], easting: 39_500_000, code: 4527),
        Known(
            name: "projection and unit",
            header: [datum, "投影类型=高斯克吕格", "计量单位=米", "带号=39"], easting: 39_500_000, code: 4527),
    ]

    @Test(arguments: known) func told(_ c: Known) throws {
        #expect(try crs(c.header, eastings: [c.easting]) == .epsg(c.code))
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let name: String, header: [String], eastings: [Double], said: String
        var testDescription: String { name }
    }
    static let refused = [
        Refused(name: "no datum", header: ["带号=39"], eastings: [39_500_000], said: "missing"),
        Refused(name: "1980", header: ["坐标系=1980西安坐标系", "带号=39"], eastings: [39_500_000], said: "1980西安坐标系"),
        Refused(name: "another zone", header: [datum, "带号=40"], eastings: [39_500_000], said: "zone 39"),
        Refused(name: "another width", header: [datum, "几度分带=6", "带号=39"], eastings: [39_500_000], said: "zone of 3°"),
        Refused(name: "no zone", header: [datum], eastings: [500_000], said: "带号 is missing"),
        Refused(name: "no such zone", header: [datum, "带号=24"], eastings: [500_000], said: "not a zone"),
        Refused(name: "no such prefix", header: [datum], eastings: [24_500_000], said: "start with 24"),
        Refused(
            name: "two zones", header: [datum], eastings: [39_500_000, 40_400_000],
            said: "zones 39 and 40"),
        Refused(
            name: "mixed prefixes", header: [datum, "带号=39"], eastings: [39_500_000, 500_100],
            said: "with and without a zone"),
        Refused(name: "projection", header: [datum, "投影类型=UTM", "带号=39"], eastings: [39_500_000], said: "UTM"),
        Refused(name: "unit", header: [datum, "计量单位=千米", "带号=39"], eastings: [39_500_000], said: "千米"),
        Refused(name: "no number", header: [datum, "带号=三十九"], eastings: [500_000], said: "expected a number"),
    ]

    @Test(arguments: refused) func notTold(_ c: Refused) throws {
        let error = #expect(throws: CornerPointError.self) { try crs(c.header, eastings: c.eastings) }
        #expect(error?.description.contains(c.said) == true, "\(error?.description ?? "")")
        #expect(error?.advice != nil && error?.kind == .refused)
    }

    struct Advised: Sendable, CustomTestStringConvertible {
        let name: String, header: [String], easting: Double, code: Int
        var testDescription: String { name }
    }
    static let advised = [
        Advised(name: "another zone", header: [datum, "带号=39"], easting: 38_500_000, code: 4526),
        Advised(name: "a 6° zone", header: [datum, "带号=39"], easting: 20_500_000, code: 4498),
        Advised(name: "no datum", header: ["带号=39"], easting: 40_500_000, code: 4528),
        Advised(name: "another width", header: [datum, "几度分带=6", "带号=39"], easting: 500_000, code: 4548),
        Advised(name: "no code fits", header: [datum], easting: 500_000, code: 4526),
    ]

    /// The code in the advice is the one of the eastings; without a prefix that of 带号.
    @Test(arguments: advised) func theAdviceFits(_ c: Advised) {
        let error = #expect(throws: CornerPointError.self) { try crs(c.header, eastings: [c.easting]) }
        #expect(error?.advice?.contains("EPSG:\(c.code)") == true, "\(error?.advice ?? "")")
    }

    @Test func degreesAreAdvisedAsSuch() throws {
        let text = """
            [属性描述]
            坐标系=2000国家大地坐标系
            [地块坐标]
            4,,K1,,面,,,,@
            J1,1,28.50,113.50
            J2,1,28.51,113.50
            J3,1,28.51,113.51
            J1,1,28.50,113.50
            """
        var issues: [RowIssue] = []
        let file = try CornerPointFile(reading: text, issues: &issues)
        let error = #expect(throws: CornerPointError.self) { try file.crs() }
        #expect(error?.advice?.contains("EPSG:4490") == true)
    }

    /// One parcel of another zone, or without its number, is a row outside the CRS and no other CRS; so is one beyond all numbers.
    @Test(arguments: [40_400_000.0, 500_100, 1e17]) func mostParcelsDecide(odd: Double) throws {
        #expect(try crs([Self.datum, "带号=39"], eastings: [39_500_000, odd, 39_600_000]) == .epsg(4527))
    }

    @Test func swappedCoordinatesAreRefusedWithTheReason() throws {
        let text = """
            [属性描述]
            坐标系=2000国家大地坐标系
            带号=39
            [地块坐标]
            4,,K1,,面,,,,@
            J1,1,39500000,3000001
            J2,1,39500001,3000001
            J3,1,39500001,3000000
            J4,1,39500000,3000000
            J1,1,39500000,3000001
            """
        var issues: [RowIssue] = []
        let file = try CornerPointFile(reading: text, issues: &issues)
        #expect(throws: CornerPointError.swapped(parcel: "K1", x: "39500000", y: "3000001")) { try file.crs() }
        #expect(throws: CornerPointError.self) { try file.checkOrder() }
    }
}
