import Columns
import PROJ
import RoadNetwork
import Testing

import struct RoadNetwork.Attachment

@Suite struct RoadNetworkExamples {
    /// A county road of 4 km from west to east, and a village road that ends 10 m short of it.
    private static let lines: LineColumn = {
        var lines = LineColumn()
        lines.append([0, 0, 4000, 0])
        lines.append([1000, 2000, 1000, 10])
        return lines
    }()
    private static let market = Position(2500, 30)
    private static let town = Position(0, 0)
    private static let places = [Position(400, 100), Position(1500, -50), Position(2000, 0), Position(3900, 20)]

    private let network: Network
    private let report: NetworkReport
    private let villages: [Attachment?]

    init() {
        (network, report) = Network.build(RoadLines(lines: Self.lines), NetworkOptions())
        villages = network.attach(Self.places, within: 500)
    }

    @Test func fromLinesToMinutes() throws {
        let (weight, origin) = (EllipsoidalWeight(SmallFiles.zone), SmallFiles.origin)
        var lines = LineColumn()
        lines.append([origin.x, origin.y, origin.x + 10_000, origin.y])
        let (names, levels) = (["县道"], [0])
        let places = [origin]
        let clinicPlaces = [Position(origin.x + 10_000, origin.y)]
        // example: RoadNetwork/RoadNetwork
        var input = RoadLines(lines: lines)
        input.classes = names.map { RoadClass($0) }
        input.levels = levels

        var options = NetworkOptions()
        options.groundLength = { weight.groundLength(from: $0, to: $1) }
        let (network, report) = Network.build(input, options)

        let villages = network.attach(places, within: 500)
        let clinics = network.attach(clinicPlaces, within: 500)
        let router = Router(network, .drivingTime)
        let minutes = router.matrix(from: villages, to: clinics, within: 1800)[0, 0].map { $0 / 60 }
        // end
        #expect(report.rowsOfUnknownClass == 0 && report.largestComponentShare == 1)
        let county = try #require(RoadClass("县道"))
        #expect(abs(try #require(minutes) - 10 / SpeedTable.standard[county] * 60) < 0.01)
    }

    @Test func gaps() {
        // example: RoadNetwork/BuildingAndGaps
        for gap in report.gaps where gap.kind == .danglingEnd {
            print(gap.road, gap.place, gap.metres ?? 0)
        }
        // end
        #expect(report.gaps.filter { $0.kind == .danglingEnd }.map(\.metres) == [10])
    }

    @Test func serviceAreas() {
        let router = Router(network, .drivingDistance)
        let clinics = [villages[2]]
        // example: RoadNetwork/Routing-1
        let areas = router.reach(clinics, within: [900, 1800])
        for area in areas { print(area.limit, area.metres, area.lines(on: network).count) }
        // end
        #expect(areas.map(\.metres) == [1800, 3600])
    }

    @Test func matrices() async throws {
        let router = Router(network, .drivingTime)
        let clinics = network.attach([Self.town], within: 500)
        // example: RoadNetwork/Routing-2
        let matrix = try await router.matrix(from: villages, to: clinics, within: 3600, threads: 4)
        if let seconds = matrix[3, 0] { print(seconds) }
        // end
        #expect(matrix[3, 0] == router.cost(from: villages[3], to: clinics[0]))
    }

    @Test func placesOnEdges() {
        // example: RoadNetwork/LinearReferencing-1
        if let village = villages[0] {
            let foot = network.place(onEdge: village.edge, at: village.measure)
            print(village.leg, foot)
        }
        // end
        #expect(villages[0]?.leg == 100 && villages[0]?.place == Position(400, 0))
    }

    @Test func paths() throws {
        let router = Router(network, .drivingDistance)
        let attached = network.attach([Self.town, Self.market], within: 500)
        let (town, market) = (attached[0], attached[1])
        // example: RoadNetwork/LinearReferencing-2
        if let path = router.path(through: [town, villages[0], villages[3]]), let market {
            print(path.metres, path.stopChainages)
            if let at = path.chainage(of: market, on: network) { print("passes the market after \(at) m") }
        }
        // end
        let path = try #require(router.path(through: [town, villages[0], villages[3]]))
        #expect(path.stopChainages == [0, 400, 3900])
        #expect(path.chainage(of: try #require(market), on: network) == 2500)
    }

    @Test func measuredLines() throws {
        let accident = Position(1000, 12)
        let router = Router(network, .drivingDistance)
        let path = try #require(router.path(from: villages[0], to: villages[3]))
        // example: RoadNetwork/LinearReferencing-3
        let line = path.measuredLine(on: network)
        if let foot = line.foot(of: accident, within: 50) {
            let section = line.part(from: foot.chainage - 500, to: foot.chainage + 500)
            print(foot.chainage, foot.offset, section.length)
        }
        // end
        let foot = try #require(line.foot(of: accident, within: 50))
        #expect(foot.chainage == 600 && foot.offset == 12)
    }
}
