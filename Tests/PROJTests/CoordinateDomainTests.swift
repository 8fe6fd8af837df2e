import Columns
import Testing

@testable import PROJ

@Suite struct CoordinateDomainTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: Int
        /// West, south, east, north.
        let box: [Double]
        let rule: String?
        var says = ""
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "a parcel", code: 4526, box: [38_400_000, 3_200_000, 38_400_100, 3_200_100], rule: nil),
        Case(
            name: "a northing of 33 million", code: 4526, box: [38_400_000, 33_200_000, 38_400_100, 33_200_100],
            rule: "outside-domain", says: "a northing of 33200000, beyond the pole (10001966 m from the equator)"),
        Case(
            name: "one vertex beyond the pole", code: 4526, box: [38_400_000, 3_200_000, 38_400_100, 33_200_100],
            rule: "outside-domain", says: "a northing of 33200100"),
        Case(
            name: "just south of 60°N", code: 4526, box: [38_500_000, 6_654_072, 38_500_000, 6_654_072.8], rule: nil),
        Case(
            name: "a line to 60°N", code: 4526, box: [38_500_000, 3_200_000, 38_500_000, 6_654_072.9],
            rule: "outside-domain", says: "a northing of 6654073, north of 60°N"),
        Case(
            name: "just within a quarter meridian", code: 4526,
            box: [38_500_000, 10_001_965, 38_500_000, 10_001_965.7],
            rule: "outside-domain", says: "north of 60°N"),
        Case(
            name: "at the pole", code: 4526, box: [38_500_000, 10_001_965.73, 38_500_000, 10_001_965.73],
            rule: "outside-domain"),
        Case(
            name: "UTM's quarter meridian is scaled: 9 997 964.94 m", code: 32650,
            box: [500_000, 9_997_965, 500_000, 9_997_965], rule: "outside-domain"),
        Case(name: "under it", code: 32650, box: [500_000, 9_997_964.9, 500_000, 9_997_964.9], rule: nil),
        Case(
            name: "a sign too many", code: 4526, box: [38_400_000, -3_200_100, 38_400_100, -3_200_000],
            rule: "outside-domain", says: "a northing of -3200100, south of the equator"),
        Case(
            name: "UTM on the other side", code: 32650, box: [400_000, -3_200_100, 400_100, -3_200_000], rule: nil),
        Case(
            name: "beyond the south pole", code: 4526, box: [38_400_000, -33_200_000, 38_400_100, -33_200_000],
            rule: "outside-domain", says: "a northing of -33200000"),
        Case(
            name: "without its prefix", code: 4526, box: [400_000, 3_200_000, 400_100, 3_200_100], rule: "zone-mixed",
            says: "eastings of six digits, as in 3° zone 38"),
        Case(
            name: "one vertex without its prefix", code: 4526, box: [400_000, 3_200_000, 38_400_100, 3_200_100],
            rule: "zone-mixed", says: "eastings of six digits"),
        Case(
            name: "of zone 37", code: 4526, box: [37_400_000, 3_200_000, 37_400_100, 3_200_100], rule: "zone-mixed",
            says: "eastings of 3° zone 37"),
        Case(
            name: "swapped", code: 4526, box: [3_200_000, 38_400_000, 3_200_100, 38_400_100], rule: "zone-mixed",
            says: "northing before easting"),
        Case(
            name: "one vertex swapped", code: 4526, box: [3_200_000, 3_200_000, 38_400_000, 38_400_000],
            rule: "zone-mixed", says: "northing before easting"),
        Case(
            name: "degrees", code: 4526, box: [113.1, 29.1, 113.2, 29.2], rule: "zone-mixed",
            says: "degrees of longitude and latitude"),
        Case(
            name: "a vertex at the origin", code: 4526, box: [0, 0, 38_400_000, 3_200_000], rule: "outside-domain",
            says: "(0, 0)"),
        Case(
            name: "a vertex at the origin, no prefix", code: 4547, box: [0, 0, 400_000, 3_200_000],
            rule: "outside-domain", says: "(0, 0)"),
        Case(name: "an empty place", code: 4490, box: [0, 0, 0, 0], rule: "outside-domain", says: "(0, 0)"),
        Case(name: "ground of WGS 84", code: 4326, box: [0, 0, 1, 1], rule: nil),
        Case(
            name: "an easting of 1e30", code: 4526, box: [38_400_000, 3_200_000, 1e30, 3_200_100],
            rule: "outside-domain", says: "an easting of 1e+30, which no zone has"),
        Case(
            name: "an easting of 1.8e19", code: 4547, box: [1.8e19, 3_200_000, 1.8e19, 3_200_100],
            rule: "outside-domain"),
        Case(name: "1e30 in Web Mercator", code: 3857, box: [0, 0, 1e30, 1], rule: "outside-domain"),
        Case(
            name: "beyond the square of Web Mercator", code: 3857, box: [-20_037_509, 1, 0, 2],
            rule: "outside-domain"),
        Case(
            name: "infinite", code: 4526, box: [38_400_000, 3_200_000, .infinity, 3_200_100], rule: "not-finite"),
        Case(
            name: "latitude 91", code: 4490, box: [113, 29, 113.1, 91], rule: "outside-domain", says: "latitude of 91"),
        Case(name: "longitude 361", code: 4490, box: [361, 29, 361.1, 30], rule: "outside-domain"),
        Case(name: "longitude −181", code: 4326, box: [-181, 29, -180.5, 30], rule: "outside-domain"),
        Case(name: "latitude first", code: 4326, box: [29, 113, 29.1, 113.1], rule: "zone-mixed"),
        Case(name: "latitude first in the far west", code: 4490, box: [39, 76, 39.1, 76.1], rule: "zone-mixed"),
        Case(name: "the Arctic under WGS 84", code: 4326, box: [39, 76, 39.1, 76.1], rule: nil),
        Case(name: "far in a 3° zone", code: 4549, box: [850_000, 3.4e6, 850_100, 3.4e6], rule: "zone-mixed"),
        Case(name: "3.7° in a 6° zone", code: 4509, box: [850_000, 3.4e6, 850_100, 3.4e6], rule: nil),
        Case(name: "a county's edge 3.1° off", code: 4549, box: [500_000, 3.4e6, 795_000, 3.41e6], rule: nil),
        Case(
            name: "eastings of nobody", code: 4526, box: [8_400_000, 3.2e6, 8_400_100, 3.2e6], rule: "outside-domain"),
    ]

    @Test(arguments: cases) func judgesARow(_ c: Case) throws {
        let domain = CoordinateDomain(crs: try CRSDescription(of: .epsg(c.code)))
        let box = Box(minX: c.box[0], minY: c.box[1], maxX: c.box[2], maxY: c.box[3])
        let fault = domain.fault(of: box)
        #expect(fault?.rule == c.rule)
        #expect(
            fault.map { c.says.isEmpty || $0.sentence.en.contains(c.says) } ?? c.says.isEmpty,
            "\(fault?.sentence.en ?? "")")
        if c.rule != nil { #expect(!domain.agrees(allWithin: box)) }
        if let place = fault?.place { #expect(box.holds(place) && place.isFinite) }
    }

    @Test func rowsWithoutVerticesAreNotJudged() throws {
        let domain = CoordinateDomain(crs: try CRSDescription(of: .epsg(4526)))
        #expect(domain.fault(of: Box()) == nil)
        #expect(domain.fault(of: .none(rows: 2), row: 1) == nil)
    }

    /// The place is the vertex that shows the fault, not a corner of the box.
    @Test func theVertexIsNamed() throws {
        let domain = CoordinateDomain(crs: try CRSDescription(of: .epsg(4526)))
        var lines = LineColumn()
        lines.append([38_400_000, 3.2e6, 38_400_100, 3.2e6, 400_200, 3.3e6, 38_400_000, 3.1e6])
        lines.append([38_400_000, 3.2e6, 38_400_100, 3.2e6])
        let found = try #require(domain.fault(of: .lines(lines), row: 0))
        #expect(found.kind == .prefixMissing && found.place == Position(400_200, 3.3e6))
        #expect(domain.fault(of: .lines(lines), row: 1) == nil)
    }

    /// A plane of one's own reaches 4 000 km and knows no zones.
    @Test func aNationalBeltReachesFar() throws {
        let belt = CRS("+proj=tmerc +lon_0=105 +x_0=4000000 +ellps=GRS80 +units=m")
        let domain = CoordinateDomain(crs: try CRSDescription(of: belt))
        #expect(domain.fault(of: Box(minX: 1.5e6, minY: 2e6, maxX: 6.9e6, maxY: 6e6)) == nil)
        #expect(domain.fault(of: Box(minX: 38_400_000, minY: 2e6, maxX: 38_400_100, maxY: 2e6))?.zone?.number == 38)
    }

    /// A false easting that no integer holds is a refusal, not a trap.
    @Test(arguments: [1.8e19, -1.8e19, 1e300]) func anAbsurdFalseEastingIsRefused(easting: Double) {
        let text = CRS("+proj=tmerc +lon_0=114 +x_0=\(easting) +ellps=GRS80 +units=m")
        #expect(throws: ProjectionError.self) { _ = try CRSDescription(of: text) }
    }

    /// Degrees that are taken as CGCS2000 are held against its domain, China's; those of WGS 84 itself may be anywhere.
    @Test func degreesTakenAsCGCS2000() throws {
        let crs = try CRSDescription(of: .epsg(4326))
        func rule(_ x: Double, _ y: Double, _ taken: [CRS]) -> String? {
            CoordinateDomain(crs: crs, takenAsCGCS2000: taken).fault(
                of: Box(minX: x, minY: y, maxX: x + 0.01, maxY: y + 0.01))?.rule
        }
        #expect(rule(10, 50, []) == nil && rule(10, 50, [.epsg(4258)]) == nil)
        #expect(rule(10, 50, [.epsg(4326)]) == "outside-domain")
        #expect(rule(30, 80, [.epsg(4326)]) == "zone-mixed" && rule(30, 80, []) == nil)
        #expect(rule(104, 30, [.epsg(4326)]) == nil)
        let plane = try CRSDescription(of: .epsg(32650))
        #expect(CoordinateDomain(crs: plane, takenAsCGCS2000: [.epsg(4326)]).isOfChina == false)
    }
}
