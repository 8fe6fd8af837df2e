import Columns
import Testing

@testable import RoadNetwork

/// Who may use which road, and where points join it.
@Suite struct RoadUseTests {
    /// An expressway at y = 0 and a county road at y = 300, joined by a ramp at x = 9000; a footpath at y = 50.
    private static func network() -> Network {
        var input = RoadNetworkBuildTests.input([
            [0, 0, 9000, 0, 10_000, 0], [0, 300, 10_000, 300], [9000, 0, 9000, 300], [4000, 50, 6000, 50],
        ])
        input.classes = [.expressway, .county, .expressway, .path]
        input.uses = [.expressway, .all, .expressway, .path]
        return Network.build(input).0
    }

    @Test func pointsBesideAnExpresswayJoinTheNextRoad() throws {
        let network = Self.network()
        let points = [Position(2000, 100), Position(5000, 40), Position(9500, 10)]
        let driven = network.attach(points, within: 500, for: .drive)
        #expect(driven.map { $0?.leg } == [200, 260, 290])
        #expect(driven.allSatisfy { $0.map { network.edgeClasses[Int($0.edge)] } == .county })
        let walked = network.attach(points, within: 500, for: .walk)
        #expect(walked.map { $0?.leg } == [200, 10, 290])
        #expect(network.attach(points, within: 500).map { $0?.leg } == [200, 10, 290])
        let atNodes = network.attachToNodes([Position(10_000, 10)], within: .infinity, for: .drive)
        #expect(atNodes[0]?.place == Position(10_000, 300))
    }

    @Test func walkersKeepOffExpresswaysAndDriversOffPaths() throws {
        let network = Self.network()
        let drive = Router(network, .drivingDistance), walk = Router(network, .walkingDistance)
        let feet = network.attach([Position(0, 300), Position(10_000, 300)], within: 10, for: .drive)
        #expect(drive.cost(from: feet[0], to: feet[1]) == 10_000)
        #expect(walk.cost(from: feet[0], to: feet[1]) == 10_000)
        // Onto the expressway at the ramp, and to a place on it.
        let edge = try #require((0..<Int32(network.edgeCount)).first { network.edgeClasses[Int($0)] == .expressway })
        let place = attached(toEdge: edge, at: network.edgeLengths[Int(edge)] / 2, of: network)
        #expect(drive.cost(from: feet[0], to: place) != nil)
        #expect(walk.cost(from: feet[0], to: place) == nil)
        let path = try #require((0..<Int32(network.edgeCount)).first { network.edgeClasses[Int($0)] == .path })
        let (a, b) = (attached(toEdge: path, at: 100, of: network), attached(toEdge: path, at: 300, of: network))
        #expect(drive.cost(from: a, to: b) == nil)
        #expect(walk.cost(from: a, to: b) == 200)
        #expect(Router(network, Travel(.cycle, .seconds)).cost(from: a, to: b) == 60)
        #expect(walk.matrix(from: [feet[0]], to: [place])[0, 0] == nil)
    }

    @Test func onlyPathsMakeNoTrap() {
        let gaps = Network.build(
            {
                var input = RoadNetworkBuildTests.input([
                    [0, 0, 100, 0], [100, 0, 200, 0], [200, 0, 300, 0], [300, 0, 400, 0],
                ])
                (input.uses, input.directions) = ([.all, .path, .all, .all], [.both, .both, .both, .forward])
                return input
            }()
        ).1.gaps
        #expect(gaps.count { $0.kind == .oneWayTrap } == 1)
    }

    @Test func valuesOfRoads() {
        let speeds: [(String, Double?)] = [
            ("36 km/h", 36), ("36", 36), ("60公里/小时", 60), ("限速40", 40), ("30 mph", 48.28032), ("10 knots", 18.52),
            ("walk", 5), ("none", nil), ("CN:urban", nil), ("50;30", nil), ("-5", -5), ("", nil), ("inf", nil),
        ]
        for (text, speed) in speeds {
            let found = RoadValues.speed(text)
            #expect(found == speed || abs((found ?? .nan) - (speed ?? .nan)) < 1e-9, "\(text)")
        }
        let directions: [(String, RoadLines.Direction?)] = [
            ("yes", .forward), ("-1", .backward), ("no", .both), ("0", .both), ("单行", .forward), ("reversible", nil),
        ]
        for (text, direction) in directions { #expect(RoadValues.direction(oneWay: text) == direction, "\(text)") }
        let tags = RoadValues.tags(#""a"=>"1", "b c"=>"x \"y\" \\ z","n"=>NULL,"d"=>"" "#)
        #expect(tags?.map(\.key) == ["a", "b c", "d"] && tags?.map(\.value) == ["1", #"x "y" \ z"#, ""])
        #expect(RoadValues.tags(" ")?.isEmpty == true)
        // What breaks off is none: the half would say something else.
        for text in [
            "a=>1", #""a"=>"1"#, #""a"=>"1","#, #""a"=>"1","b"#, #""a"=>"1","b""#, #""a"=>"1","b"=>"#, #""a"=>"1" x"#,
            #""a"=>"1\"#,
        ] { #expect(RoadValues.tags(text) == nil, "\(text)") }
        #expect(RoadValues.level("0;1") == 0 && RoadValues.level("x") == nil)
    }
}
