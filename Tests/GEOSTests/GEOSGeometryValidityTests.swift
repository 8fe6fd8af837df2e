import Columns
import Testing

@testable import GEOS

@Suite struct GEOSGeometryValidityTests {
    let context = GEOSContext()
    static let bowTie = "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"

    /// `GEOSisValidDetail`.
    @Test func reasonAndPlace() throws {
        let fault = try GEOSGeometry(text: Self.bowTie, in: context).validity()
        #expect(fault == ValidityFault(reason: "Self-intersection", place: Position(1, 1)))
        #expect(fault?.description == "Self-intersection at (1.0, 1.0)")
        #expect(try GEOSGeometry(text: "POLYGON ((0 0, 1 0, 1 1, 0 0))", in: context).validity() == nil)
        #expect(try GEOSGeometry(text: "POLYGON EMPTY", in: context).validity() == nil)
    }

    @Test(arguments: [
        ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 1, 1 2, 1 1, 0 1))", true),
        ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (6 6, 7 6, 7 7, 6 6))", false),
        ("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))", false),
        ("POLYGON ((0 0, 2 0, 1 1, 2 2, 0 2, 1 1, 0 0))", false),
    ])
    func rules(text: String, valid: Bool) throws {
        #expect(try (GEOSGeometry(text: text, in: context).validity() == nil) == valid)
    }

    /// `GEOSMakeValidWithParams`, structure method.
    @Test func repair() throws {
        let bowTie = try GEOSGeometry(text: Self.bowTie, in: context).madeValid()
        #expect(try bowTie.validity() == nil)
        #expect(try bowTie.area == 2)
        #expect(try bowTie.polygonColumn().parts(ofRow: 0).count == 2)
        // Overlapping parts are joined; the linework method would cut the overlap out and leave 6.
        let parts = try GEOSGeometry(
            text: "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))", in: context
        ).madeValid()
        #expect(try parts.area == 7)
        // A collapsed ring leaves nothing.
        let line = try GEOSGeometry(text: "POLYGON ((0 0, 1 1, 2 2, 0 0))", in: context).madeValid()
        #expect(try line.isEmpty)
    }

    @Test func whatIsValidStaysAsItIs() throws {
        let text = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))"
        let geometry = try GEOSGeometry(text: text, in: context)
        #expect(try geometry.madeValid().equals(geometry))
    }

    /// `GEOSisSimple`.
    @Test func simple() throws {
        #expect(try !GEOSGeometry(text: "LINESTRING (0 0, 2 2, 2 0, 0 2)", in: context).isSimple)
        #expect(try GEOSGeometry(text: "LINESTRING (0 0, 2 2, 2 0)", in: context).isSimple)
    }
}
