import Columns
import PROJ
import Testing

@Suite struct WebMapOffsetTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let name: String, plain: Position, gcj02: Position
        var testDescription: String { name }
    }
    /// googollee/eviltransform, `javascript/test.js`; 116.404, 39.915: the tests of dromara/hutool.
    static let pairs = [
        Pair(
            name: "Shanghai", plain: Position(121.5272106, 31.1774276),
            gcj02: Position(121.531541859215, 31.17530398364597)),
        Pair(
            name: "Shenzhen", plain: Position(113.912316, 22.543847),
            gcj02: Position(113.9171764808363, 22.540796131694766)),
        Pair(
            name: "Beijing", plain: Position(116.377817, 39.911954),
            gcj02: Position(116.38404722455657, 39.91334545536069)),
        Pair(
            name: "Beijing, Tiananmen", plain: Position(116.404, 39.915),
            gcj02: Position(116.41024449916938, 39.91640428150164)),
    ]

    @Test(arguments: pairs) func publishedPairs(_ c: Pair) throws {
        let shifted = WebMapOffset.gcj02.applied(to: c.plain)
        #expect(near(shifted, c.gcj02, 2e-14 * 180))
        #expect(near(try #require(WebMapOffset.gcj02.removed(from: c.gcj02)), c.plain, 1e-9))
    }

    /// One place in all three, as published in the tests of a further implementation.
    @Test func publishedTriple() throws {
        let plain = Position(121.0917077, 30.6107779)
        let baidu = Position(121.10271724622564, 30.61484575976839)
        #expect(near(WebMapOffset.gcj02.applied(to: plain), Position(121.09626927850977, 30.608604368560773), 4e-12))
        #expect(near(WebMapOffset.bd09.applied(to: plain), baidu, 4e-12))
        #expect(near(try #require(WebMapOffset.bd09.removed(from: baidu)), plain, 1e-9))
    }

    /// There and back over the whole country, to 10⁻⁹ degrees: a tenth of a millimetre.
    @Test(arguments: WebMapOffset.allCases) func theInverseUndoes(_ offset: WebMapOffset) throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let place = Position(73 + 62 * generator.unit(), 4 + 49 * generator.unit())
            let shifted = offset.applied(to: place)
            let back = try #require(offset.removed(from: shifted))
            #expect(near(back, place, 1e-9))
            // Some hundred metres; BD-09 adds 0.0065° and 0.006°.
            #expect(near(shifted, place, 0.03))
        }
    }

    @Test(arguments: WebMapOffset.allCases) func thereIsNoneAbroad(_ offset: WebMapOffset) {
        for place in [Position(2.35, 48.86), Position(139.7, 35.7), Position(105, 0.5), Position(72, 30)] {
            #expect(offset.applied(to: place) == place)
            #expect(offset.removed(from: place) == place)
        }
    }

    @Test func columns() throws {
        var lines = LineColumn()
        lines.append([114, 30, 114.1, 30.1, 2, 48])
        lines.appendEmpty()
        var geometry = GeometryColumn.lines(lines)
        #expect(WebMapOffset.gcj02.apply(to: &geometry).outside == 1)
        let moved = geometry.coordinates(ofRow: 0)
        #expect(Position(moved[0], moved[1]) == WebMapOffset.gcj02.applied(to: Position(114, 30)))
        let outcome = WebMapOffset.gcj02.remove(from: &geometry, settingAside: "roads", sourceRows: [0, 1])
        #expect(outcome.outside == 1 && outcome.issues.isEmpty)
        for (a, b) in zip(geometry.coordinates(ofRow: 0), lines.coordinates) { #expect((a - b).magnitude < 1e-9) }
        #expect(geometry.isEmpty(row: 1))
    }

    /// Just inside the western border of the box a place has no origin: its row is emptied, the others stay.
    @Test func aPlaceWithoutOriginIsSetAside() throws {
        var points = PointColumn()
        points.append(Position(72.00401, 40))
        points.append(Position(114, 30))
        try #require(WebMapOffset.gcj02.removed(from: points.point(0)) == nil)
        var geometry = GeometryColumn.points(points)
        let outcome = WebMapOffset.gcj02.remove(from: &geometry, settingAside: "poi", sourceRows: [4, 5])
        #expect(outcome.issues.map(\.row) == [4])
        #expect(outcome.issues.map(\.rule) == ["offset-not-invertible"])
        #expect(geometry.isEmpty(row: 0) && !geometry.isEmpty(row: 1))
    }

    private func near(_ a: Position, _ b: Position, _ tolerance: Double) -> Bool {
        max((a.x - b.x).magnitude, (a.y - b.y).magnitude) <= tolerance
    }
}
