import Columns
import Foundation
import OGR
import TestSupport
import Testing

@testable import RoadNetwork

/// Real road lines beside the checkout; without them the tests say so and are left out.
@Suite(.slow) struct RealRoadsTests {
    static let wuhan = path("osm_roads_wuhan/wuhan_roads.gpkg.zip")
    static let tainan = path("tw_tainan/bus_route_lines.geojson.gz")

    private static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/geodata/\(name)")
            .standardized.path
    }

    private static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static func lines(_ path: String) throws -> (Layer, LineColumn) {
        let layer = try VectorFile.read(LayerRequest(path: path))
        guard case .lines(let lines) = layer.geometry else { throw CocoaError(.fileReadCorruptFile) }
        return (layer, lines)
    }

    /// SOURCE.md: 11,681 lines, of which 8,022 are exact duplicates.
    @Test(.enabled(if: has(tainan), "../shared/geodata/tw_tainan absent"))
    func tainanDuplicatesCollapse() throws {
        var (_, lines) = try Self.lines(Self.tainan)
        // A local plane is enough to count: metres of longitude and latitude at 23.1°N.
        lines.updateCoordinates { c in
            for i in stride(from: 0, to: c.count, by: 2) { (c[i], c[i + 1]) = (c[i] * 102_400, c[i + 1] * 110_750) }
        }
        #expect(lines.count == 11_681)
        let (network, report) = Network.build(RoadLines(lines: lines))
        network.checkInvariants()
        #expect(report.step("duplicates")?.count == 8_022)
        #expect(report.issues.count { $0.rule == "duplicate" } == 8_022)
        #expect(report.rowsOfUnknownClass == 11_681)
        #expect(report.components == 1)
        var ends = NetworkOptions()
        ends.noding = .ends
        let (plain, plainReport) = Network.build(RoadLines(lines: lines), ends)
        plain.checkInvariants()
        #expect(plainReport.edges == 11_681 - 8_022)
        #expect(plainReport.components == 17)
        #expect(plainReport.gaps.count { $0.kind == .island } == 16)
    }

    /// SOURCE.md: 92,667 edges, 25 duplicates, 7,185 km.
    @Test(.enabled(if: has(wuhan), "../shared/geodata/osm_roads_wuhan absent"))
    func wuhanDistancesAreThoseOfAnotherSearch() throws {
        let (layer, lines) = try Self.lines(Self.wuhan)
        var input = RoadLines(lines: lines)
        let highway = try #require(layer.column("highway"))
        input.classes = (0..<layer.count).map { highway.text($0).flatMap { RoadClass($0) } }
        let (network, report) = Network.build(input)
        network.checkInvariants()
        #expect(report.rows == 92_667)
        #expect(report.step("duplicates")?.count == 25)
        #expect(abs(report.kilometres - 7_184) < 0.1)
        try Self.expectPairsOfAnotherSearch(network, seed: 92_667)
    }

    /// The committed sample, with the classes of its field.
    @Test func sampleDistancesAreThoseOfAnotherSearch() throws {
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
