import Columns
import Testing

@testable import PROJ

@Suite struct ZoneContradictionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: Int
        let box: [Double]
        let fault: DomainFault.Kind?
        var found: Int?
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "prefix as declared", code: 4526, box: [38_400_000, 3.2e6, 38_450_000, 3.25e6], fault: nil),
        Case(name: "no prefix as declared", code: 4547, box: [400_000, 3.2e6, 450_000, 3.25e6], fault: nil),
        Case(
            name: "another zone", code: 4526, box: [39_400_000, 3.2e6, 39_450_000, 3.25e6], fault: .otherZone,
            found: 4527),
        Case(
            name: "a 6° zone", code: 4526, box: [19_700_000, 3.2e6, 19_750_000, 3.25e6], fault: .otherZone, found: 4497),
        Case(
            name: "prefix not declared", code: 4547, box: [38_400_000, 3.2e6, 38_450_000, 3.25e6],
            fault: .prefixNotDeclared, found: 4526),
        Case(
            name: "prefix under UTM", code: 32650, box: [39_400_000, 3.2e6, 39_450_000, 3.25e6],
            fault: .prefixNotDeclared, found: 4527),
        Case(
            name: "prefix missing", code: 4526, box: [400_000, 3.2e6, 450_000, 3.25e6], fault: .prefixMissing,
            found: 4547),
        Case(
            name: "far west", code: 4526, box: [38_050_000, 4.4e6, 38_060_000, 4.41e6], fault: .farFromMeridian,
            found: 4524),
        Case(name: "2° off is delivered", code: 4549, box: [690_000, 3.3e6, 700_000, 3.31e6], fault: nil),
        Case(name: "northing first", code: 4526, box: [3.2e6, 38_400_000, 3.25e6, 38_450_000], fault: .swapped),
        Case(name: "northing first, no prefix", code: 4547, box: [3.2e6, 400_000, 3.25e6, 450_000], fault: .swapped),
        Case(name: "degrees under metres", code: 4547, box: [113, 29, 113.5, 29.5], fault: .unit, found: 4526),
        Case(
            name: "metres under degrees", code: 4490, box: [38_400_000, 3.2e6, 38_450_000, 3.25e6], fault: .unit,
            found: 4526),
        Case(
            name: "metres without prefix under degrees", code: 4490, box: [400_000, 3.2e6, 450_000, 3.25e6],
            fault: .unit),
        Case(name: "degrees", code: 4490, box: [113, 29, 113.5, 29.5], fault: nil),
        Case(name: "latitude first", code: 4490, box: [29, 113, 29.5, 113.5], fault: .swapped),
        Case(name: "no zone", code: 4526, box: [8_400_000, 3.2e6, 8_450_000, 3.25e6], fault: .noEasting),
        Case(name: "degrees under Web Mercator", code: 3857, box: [113, 29, 113.5, 29.5], fault: .unit, found: 4526),
        Case(name: "Web Mercator", code: 3857, box: [12_579_000, 3_375_000, 12_580_000, 3_376_000], fault: nil),
        Case(
            name: "a zone under Web Mercator", code: 3857, box: [38_400_000, 3.2e6, 38_450_000, 3.25e6],
            fault: .prefixNotDeclared, found: 4526),
    ]

    @Test(arguments: cases)
    func judges(_ c: Case) throws {
        let crs = try CRSDescription(of: .epsg(c.code))
        let box = Box(minX: c.box[0], minY: c.box[1], maxX: c.box[2], maxY: c.box[3])
        let found = CGCS2000.contradiction(crs: crs, box: box)
        #expect(found?.fault == c.fault)
        #expect(found?.foundZone?.crs.epsgCode == c.found)
        #expect(found.map { $0.declaredZone == crs.zone } ?? true)
    }

    @Test func theMessageNamesBothZones() throws {
        let crs = try CRSDescription(of: .epsg(4547))
        let box = Box(minX: 39_400_000, minY: 3.2e6, maxX: 39_450_000, maxY: 3.25e6)
        let found = try #require(CGCS2000.contradiction(crs: crs, box: box))
        #expect(found.description.contains("3° zone 38 (CM 114°E, eastings without the prefix)"))
        #expect(found.description.contains("3° zone 39 (CM 117°E, eastings with the prefix)"))
        #expect(found.advice == "if the coordinates are right, say crs: EPSG:4527")
        #expect(found.kind == .refused)
    }

    /// The code that would fit: longitude and latitude for degrees, whatever zone they lie in.
    @Test func theBetterCodeOfDegreesIsNoZone() throws {
        let crs = try CRSDescription(of: .epsg(4527))
        let found = CGCS2000.contradiction(crs: crs, box: Box(minX: 113, minY: 29, maxX: 113.5, maxY: 29.5))
        #expect(found?.better == .cgcs2000 && found?.advice?.contains("EPSG:4490") == true)
        let degrees = try CRSDescription(of: .cgcs2000)
        let metres = Box(minX: 38_400_000, minY: 3.2e6, maxX: 38_450_000, maxY: 3.25e6)
        #expect(CGCS2000.contradiction(crs: degrees, box: metres)?.better == .epsg(4526))
    }

    /// Data on Beijing 1954 in another zone of it: a code of CGCS2000 would move it by 100 m.
    @Test(arguments: [(2415, "Beijing 1954"), (2363, "Xi'an 1980")]) func anOldDatumHasNoBetterCode(
        code: Int, datum: String
    ) throws {
        let crs = try CRSDescription(of: .epsg(code))
        let box = Box(minX: 38_400_000, minY: 3.2e6, maxX: 38_450_000, maxY: 3.25e6)
        let found = try #require(CGCS2000.contradiction(crs: crs, box: box))
        #expect(found.better == nil && found.oldDatum?.en == datum && found.foundZone?.number == 38)
        #expect(found.advice?.contains(datum) == true && found.advice?.contains("EPSG") == false)
    }

    @Test func emptyAndNotFiniteBoxesAreNotJudged() throws {
        let crs = try CRSDescription(of: .epsg(4526))
        #expect(CGCS2000.contradiction(crs: crs, box: Box()) == nil)
        #expect(CGCS2000.contradiction(crs: crs, box: Box(minX: 0, minY: 0, maxX: .infinity, maxY: 1)) == nil)
        #expect(CGCS2000.contradiction(crs: crs, geometry: .none(rows: 3)) == nil)
    }

    @Test func aWildRowDoesNotJudgeTheLayer() throws {
        let crs = try CRSDescription(of: .epsg(4526))
        let good = Position(38_400_000, 3.2e6)
        let wild = PointColumn([good, Position(0, 0), good, Position(.nan, 1)])
        #expect(CGCS2000.contradiction(crs: crs, geometry: .points(wild)) == nil)
        let other = PointColumn([Position(39_400_000, 3.2e6), good, Position(39_400_001, 3.2e6)])
        let found = CGCS2000.contradiction(crs: crs, geometry: .points(other))
        #expect(found?.fault == .otherZone && found?.foundZone?.number == 39)
    }
}

extension CGCS2000 {
    /// A declared CRS held against one box of coordinates.
    fileprivate static func contradiction(crs: CRSDescription, box: Box) -> ZoneContradiction? {
        let domain = CoordinateDomain(crs: crs)
        guard let fault = domain.fault(of: box), fault.isVote else { return nil }
        return ZoneContradiction(fault, of: domain)
    }

    /// The same for a column.
    fileprivate static func contradiction(crs: CRSDescription, geometry: GeometryColumn) -> ZoneContradiction? {
        var vote = DomainVote(CoordinateDomain(crs: crs))
        vote.add(geometry)
        return vote.contradiction
    }
}
