import Testing

@testable import GEOS

@Suite struct GEOSGeometryTextTests {
    let context = GEOSContext()

    /// `GEOSWKTReader_read`, `GEOSWKTWriter_write`.
    @Test(arguments: [
        "POINT (1 2)", "POLYGON ((0 0, 4 0, 4 4, 0 0), (3 1, 3 2, 2 1, 3 1))", "MULTIPOINT (1 2, 3 4)",
        "GEOMETRYCOLLECTION EMPTY", "LINESTRING (0.1 0.25, 38500000.1234 3265000.5)",
    ])
    func roundTrip(text: String) throws {
        #expect(try GEOSGeometry(text: text, in: context).text() == text)
    }

    @Test(arguments: ["", "POLYGON ((0 0, 1 1", "LINESTRING (0 0)", "POLYGON ((0 0, 1 0, 1 1))"])
    func malformed(text: String) {
        let error = #expect(throws: GEOSError.self) { _ = try GEOSGeometry(text: text, in: context).area }
        #expect(error?.operation == "GEOSWKTReader_read" && error?.reason == .input)
    }
}
