import Columns
import Foundation
import OGR
import TestSupport
import Testing

@testable import RoadNetwork

/// Road lines as others keep them: the fixtures', and real ones beside the checkout.
@Suite struct RealRoadsTests {
    private static func lines(_ path: String) throws -> (Layer, LineColumn) {
        let layer = try VectorFile.read(LayerRequest(path: path))
        guard case .lines(let lines) = layer.geometry else { throw CocoaError(.fileReadCorruptFile) }
        return (layer, lines)
    }

    /// Lines of routes, of which many repeat each other; where lines are joined at their ends alone, some are islands.
    private static func expectRoutes(
        _ path: String, metres: (x: Double, y: Double), rows: Int, duplicates: Int, islands: Int
    ) throws {
        var (_, lines) = try lines(path)
        // A local plane is enough to count.
        lines.updateCoordinates { c in
            for i in stride(from: 0, to: c.count, by: 2) { (c[i], c[i + 1]) = (c[i] * metres.x, c[i + 1] * metres.y) }
        }
        #expect(lines.count == rows)
        let (network, report) = Network.build(RoadLines(lines: lines))
        network.checkInvariants()
        #expect(report.step("duplicates")?.count == duplicates)
        #expect(report.issues.count { $0.rule == "duplicate" } == duplicates)
        #expect(report.rowsOfUnknownClass == rows)
        #expect(report.components == 1)
        var ends = NetworkOptions()
        ends.noding = .ends
        let (plain, plainReport) = Network.build(RoadLines(lines: lines), ends)
        plain.checkInvariants()
        #expect(plainReport.edges == rows - duplicates)
        #expect(plainReport.components == 1 + islands)
        #expect(plainReport.gaps.count { $0.kind == .island } == islands)
    }

    /// A lattice of 8 by 6 streets, 110 lines. Five routes more run over 14, 14, 8, 8 and 6 of them; three lines lie
    /// apart.
    @Test func ownDuplicatesCollapse() throws {
        try Self.expectRoutes(
            Fixtures.path("county/route_lines.geojson.gz"), metres: (96_850, 110_860), rows: 110 + 50 + 3,
            duplicates: 14 + 14 + 8 + 8 + 6, islands: 3)
    }

    /// SOURCE.md: 11,681 lines, of which 8,022 are exact duplicates.
    @Test(.slow, .realData("tw_tainan")) func tainanDuplicatesCollapse() throws {
        // Metres of longitude and latitude at 23.1°N.
        try Self.expectRoutes(
            RealData.path("tw_tainan/bus_route_lines.geojson.gz"), metres: (102_400, 110_750), rows: 11_681,
            duplicates: 8_022, islands: 16)
    }

    /// Streets of OpenStreetMap with their classes; directions and bridges where the layer has them.
    private static func streets(_ path: String) throws -> (Network, NetworkReport) {
        let (layer, lines) = try lines(path)
        var input = RoadLines(lines: lines)
        let highway = try #require(layer.column("highway"))
        input.classes = (0..<layer.count).map { highway.text($0).flatMap { RoadClass($0) } }
        if let oneWay = layer.column("oneway"), let bridge = layer.column("bridge") {
            input.directions = (0..<layer.count).map { RoadLines.direction(oneWay: oneWay.text($0)) }
            input.levels = (0..<layer.count).map {
                RoadLines.level(layer: nil, bridge: bridge.text($0) == "yes", tunnel: nil)
            }
        }
        let (network, report) = Network.build(input)
        network.checkInvariants()
        return (network, report)
    }

    /// What `Scripts/fixtures` counted of its own streets. No two cross on one level: an edge more would be a street
    /// joined to the dual carriageway that passes over it.
    @Test func ownDistancesAreThoseOfAnotherSearch() throws {
        let facts = try Dictionary(
            uniqueKeysWithValues: Fixtures.table("roads/facts.csv").map { ($0[0], try #require(Double($0[1]))) })
        let (network, report) = try Self.streets(Fixtures.path("roads/osm_roads.gpkg.zip"))
        #expect(report.rows == 2_562 && Double(report.rows) == facts["rows"])
        #expect((report.step("duplicates")?.count).map(Double.init) == facts["duplicates"])
        #expect(facts["duplicates"] == 7 && report.edges == 2_562 - 7)
        let kilometres = try #require(facts["kilometres"])
        #expect(abs(report.kilometres - kilometres) < 1e-5)
        #expect(Double(report.components) == facts["components"])
        try Self.expectPairsOfAnotherSearch(network, seed: 2_562)
    }

    /// SOURCE.md: 92,667 edges, 25 duplicates, 7,185 km.
    @Test(.slow, .realData("osm_roads_wuhan")) func wuhanDistancesAreThoseOfAnotherSearch() throws {
        let (network, report) = try Self.streets(RealData.path("osm_roads_wuhan/wuhan_roads.gpkg.zip"))
        #expect(report.rows == 92_667)
        #expect(report.step("duplicates")?.count == 25)
        #expect(abs(report.kilometres - 7_184) < 0.1)
        try Self.expectPairsOfAnotherSearch(network, seed: 92_667)
    }

    /// The committed sample, with the classes of its field.
    @Test(.slow) func sampleDistancesAreThoseOfAnotherSearch() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../GeoData/sample/roads.gpkg").standardized.path
        let (layer, lines) = try Self.lines(path)
        var input = RoadLines(lines: lines)
        let classes = try #require(layer.column("class"))
        input.classes = (0..<layer.count).map { classes.text($0).flatMap { RoadClass($0) } }
        // Every tenth road one-way, so that directions count too.
        input.directions = (0..<layer.count).map { $0 % 10 == 3 ? .forward : .both }
        let (network, report) = Network.build(input)
        network.checkInvariants()
        #expect(report.rowsOfUnknownClass == 0)
        try Self.expectPairsOfAnotherSearch(network, seed: 640)
    }

    /// A thousand pairs at random: driving times by matrix, search and path equal those of another search to 10⁻⁹.
    private static func expectPairsOfAnotherSearch(_ network: Network, seed: UInt64) throws {
        var g = SeededGenerator(seed: seed)
        let points = (0..<100).map { _ -> Position in
            let p = network.node(Int32(clamping: g.unit() * Double(network.nodeCount)))
            return Position(p.x + g.unit() * 60 - 30, p.y + g.unit() * 60 - 30)
        }
        let feet = network.attach(points, within: 500)
        let router = Router(network, .drivingTime)
        let matrix = router.matrix(from: feet, to: feet)
        for s in 0..<10 {
            let source = try #require(feet[s])
            let costs = secondsByQueue(network, from: source)
            let alone = router.costs(from: source, to: feet)
            let paths = s < 2 ? router.paths(from: source, to: feet) : []
            for t in feet.indices {
                let expected = seconds(costs, from: source, to: try #require(feet[t]), on: network)
                #expect(matrix[s, t] == alone[t])
                guard let expected, let cost = matrix[s, t] else {
                    #expect(expected == nil && matrix[s, t] == nil)
                    continue
                }
                #expect(abs(cost - expected) <= 1e-9 * expected, "\(s) \(t)")
                if s < 2 { #expect(paths[t]?.cost == cost) }
            }
        }
    }
}
