import Columns
import Testing

@testable import GEOS

@Suite struct PreparedGeometryTests {
    let context = GEOSContext()

    /// `GEOSPrepare`, `GEOSPreparedIntersects`, `GEOSPreparedContainsProperly`, `GEOSPreparedDistanceWithin`.
    @Test func placesAndDistances() throws {
        let square = try PreparedGeometry(GEOSGeometry(Box(minX: 0, minY: 0, maxX: 4, maxY: 4), in: context))
        #expect(try square.holds(Position(2, 2)))
        #expect(try square.holds(Position(4, 4)))
        #expect(try !square.holds(Position(4.0000001, 4)))
        #expect(try square.containsProperly(GEOSGeometry(Position(2, 2), in: context)))
        #expect(try !square.containsProperly(GEOSGeometry(Position(4, 4), in: context)))
        let far = try GEOSGeometry(Position(7, 8), in: context)
        #expect(try square.isWithin(5, of: far))
        #expect(try !square.isWithin(4.999, of: far))
        #expect(try square.geometry.area == 16)
    }

    /// Many questions give the same answers as the plain predicate.
    @Test func agreesWithThePlainPredicate() throws {
        let shape = "POLYGON ((0 0, 9 0, 9 1, 1 1, 1 8, 9 8, 9 9, 0 9, 0 0))"
        let plain = try GEOSGeometry(text: shape, in: context)
        let prepared = try PreparedGeometry(plain.copy())
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let place = Position(10 * generator.unit(), 10 * generator.unit())
            #expect(try prepared.holds(place) == plain.intersects(GEOSGeometry(place, in: context)))
        }
    }
}
