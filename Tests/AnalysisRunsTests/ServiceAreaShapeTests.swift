import Columns
import GEOS
import Overlap
import Testing

@testable import AnalysisRuns
@testable import ProjectFile
@testable import RoadNetwork
@testable import WayAnalysis

@Suite struct ServiceAreaShapeTests {
    private static func network(_ lines: [[Double]]) -> Network {
        var column = LineColumn()
        for line in lines { column.append(line) }
        return Network.build(RoadLines(lines: column)).network
    }

    private static func reached(_ network: Network, from place: Position, _ limits: [Double]) -> [ReachedRoads] {
        Router(network, .walkingDistance).reach(network.attach([place], within: 10), within: limits)
    }

    private static func area(_ shape: PolygonColumn) -> Double { areas(of: shape, on: .planar).reduce(0, +) }

    /// A straight road: a strip with half a disc at each end, the discs drawn with 32 corners.
    @Test func groundBesideAStraightRoad() throws {
        let network = Self.network([[0, 0, 1000, 0]])
        let options = ServiceAreaOptions()
        for (limit, metres) in [(200.0, 400.0), (500, 800), (2000, 1000)] {
            let roads = Self.reached(network, from: Position(300, 0), [limit])[0]
            #expect(roads.metres == metres)
            let shape = try ServiceAreaShape.polygon(roads, on: network, options)
            #expect(abs(Self.area(shape) - (metres * 200 + .pi * 10_000)) < 0.02 * .pi * 10_000)
        }
        let nothing = try ServiceAreaShape.polygon(
            Self.reached(network, from: Position(300, 500), [100])[0], on: network, options)
        #expect(nothing.count == 1 && nothing.isEmpty(row: 0))
    }

    /// A square of roads 800 m wide: the ground beside them has a hole, its outline by discs of 500 m has none, and by
    /// discs of 100 m keeps it.
    @Test func outlinesFillWhatNoDiscEnters() throws {
        let network = Self.network([[0, 0, 800, 0, 800, 800, 0, 800, 0, 0]])
        let roads = Self.reached(network, from: Position(0, 0), [5000])[0]
        var options = ServiceAreaOptions()
        let ground = try ServiceAreaShape.polygon(roads, on: network, options)
        #expect(ground.rings(ofRow: 0).count == 2)
        options.form = .outline
        let outline = try ServiceAreaShape.polygon(roads, on: network, options)
        #expect(outline.rings(ofRow: 0).count == 1)
        #expect(abs(Self.area(outline) - Self.area(ground) - 600 * 600) < 0.02 * 600 * 600)
        options.alphaMetres = 100
        #expect(try ServiceAreaShape.polygon(roads, on: network, options).rings(ofRow: 0).count == 2)
    }

    /// Every reached road lies in its ground, and the ground of a lower limit in that of a higher one, but for what
    /// simplifying takes.
    @Test func groundHoldsItsRoads() throws {
        var g = SeededGenerator(seed: 6)
        let lines = (0..<60).map { _ in (0..<6).map { _ in g.unit() * 3000 } }
        let network = Self.network(lines)
        let options = ServiceAreaOptions()
        let reached = Self.reached(network, from: network.node(0), [800, 2500, 6000])
        let context = GEOSContext()
        var inner: PolygonColumn?
        for roads in reached {
            let shape = try ServiceAreaShape.polygon(roads, on: network, options)
            let ground = try GEOSGeometry(polygons: shape, row: 0, in: context)
            #expect(try ground.validity() == nil)
            var parts = LineColumn()
            parts.append(parts: roads.lines(on: network))
            let lines = try GEOSGeometry(lines: parts, row: 0, in: context)
            #expect(try ground.contains(lines))
            if let inner {
                let small = try GEOSGeometry(polygons: inner, row: 0, in: context)
                #expect(try ground.buffer(options.widthMetres / 50).contains(small))
            }
            inner = shape
        }
    }
}
