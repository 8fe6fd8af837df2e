import Testing

@testable import GEOS

@Suite struct GEOSGeometryPredicatesTests {
    let context = GEOSContext()

    struct Case: Sendable, CustomTestStringConvertible {
        let other: String, intersects: Bool, contains: Bool, covers: Bool, touches: Bool
        var testDescription: String { other }
    }
    static let square = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"
    static let cases = [
        Case(other: "POINT (2 2)", intersects: true, contains: true, covers: true, touches: false),
        Case(other: "POINT (0 2)", intersects: true, contains: false, covers: true, touches: true),
        Case(other: "POINT (9 9)", intersects: false, contains: false, covers: false, touches: false),
        Case(
            other: "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))", intersects: true, contains: false, covers: false,
            touches: true),
        Case(
            other: "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", intersects: true, contains: true, covers: true, touches: false
        ),
        Case(
            other: "POLYGON ((2 2, 8 2, 8 8, 2 8, 2 2))", intersects: true, contains: false, covers: false,
            touches: false),
        Case(other: "POINT EMPTY", intersects: false, contains: false, covers: false, touches: false),
    ]

    /// `GEOSIntersects`, `GEOSContains`, `GEOSCovers`, `GEOSTouches`, and the prepared forms, which must agree.
    @Test(arguments: cases)
    func plainAndPrepared(_ c: Case) throws {
        let a = try GEOSGeometry(text: Self.square, in: context)
        let b = try GEOSGeometry(text: c.other, in: context)
        #expect(try a.intersects(b) == c.intersects)
        #expect(try a.contains(b) == c.contains)
        #expect(try a.covers(b) == c.covers)
        #expect(try a.touches(b) == c.touches)
        let prepared = try PreparedGeometry(a)
        #expect(try prepared.intersects(b) == c.intersects)
        #expect(try prepared.contains(b) == c.contains)
        #expect(try prepared.covers(b) == c.covers)
    }

    /// `GEOSEquals`.
    @Test func equalSetsWrittenDifferently() throws {
        let a = try GEOSGeometry(text: Self.square, in: context)
        let b = try GEOSGeometry(text: "POLYGON ((4 4, 0 4, 0 0, 2 0, 4 0, 4 4))", in: context)
        #expect(try a.equals(b))
    }
}
