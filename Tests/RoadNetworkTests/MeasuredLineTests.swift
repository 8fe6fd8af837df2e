import Columns
import Testing

@testable import RoadNetwork

@Suite struct MeasuredLineTests {
    /// 30 m east, 40 m north, 30 m east.
    private static let line = MeasuredLine([0, 0, 30, 0, 30, 40, 60, 40])

    @Test func chainagesAndPlaces() {
        #expect(Self.line.chainages == [0, 30, 70, 100])
        #expect(Self.line.place(at: 50) == Position(30, 20))
        #expect(Self.line.place(at: 30) == Position(30, 0))
        #expect(Self.line.place(at: -1) == Position(0, 0))
        #expect(Self.line.place(at: 101) == Position(60, 40))
        #expect(Self.line.place(at: .nan) == Position(0, 0))
    }

    @Test func feet() throws {
        let left = try #require(Self.line.foot(of: Position(20, 25)))
        #expect(left == .init(chainage: 55, place: Position(30, 25), offset: 10))
        let right = try #require(Self.line.foot(of: Position(37, 25)))
        #expect(right == .init(chainage: 55, place: Position(30, 25), offset: -7))
        #expect(Self.line.foot(of: Position(37, 25), within: 6.9) == nil)
        #expect(Self.line.foot(of: Position(100, 40))?.chainage == 100)
        #expect(Self.line.foot(of: Position(.nan, 0)) == nil)
        // As far from the first piece as from the last: the lower chainage.
        #expect(MeasuredLine([0, 0, 10, 0, 10, 20, 0, 20]).foot(of: Position(3, 10))?.chainage == 20)
        #expect(MeasuredLine([0, 0, 10, 0, 10, 20, 0, 20]).foot(of: Position(0, 10))?.chainage == 0)
    }

    @Test func partsOfALine() {
        let part = Self.line.part(from: 20, to: 80)
        #expect(part.coordinates == [20, 0, 30, 0, 30, 40, 40, 40])
        #expect(part.chainages == [0, 10, 50, 60])
        #expect(Self.line.part(from: 80, to: 20) == part.reversed)
        #expect(part.reversed.coordinates == [40, 40, 30, 40, 30, 0, 20, 0])
        #expect(part.reversed.chainages == [0, 10, 50, 60])
        #expect(Self.line.part(from: 30, to: 70).coordinates == [30, 0, 30, 40])
        #expect(Self.line.part(from: 50, to: 50).coordinates == [30, 20, 30, 20])
        #expect(Self.line.part(from: -5, to: 200) == Self.line)
        #expect(Self.line.part(from: 100, to: 200).coordinates == [60, 40, 60, 40])
    }

    /// Chainage is ground length; a line whose ground is twice the plane has twice the chainages.
    @Test func groundLength() {
        let line = MeasuredLine([0, 0, 30, 40]) { 2 * $0.distance(to: $1) }
        #expect(line.length == 100)
        #expect(line.place(at: 50) == Position(15, 20))
        #expect(line.foot(of: Position(15, 20))?.chainage == 50)
    }

    /// Cutting a line anywhere gives parts that add up, and places that are where they were.
    @Test(arguments: 1...20)
    func partsAddUp(seed: Int) {
        var g = SeededGenerator(seed: UInt64(seed))
        let line = MeasuredLine((0..<2 * (2 + seed % 7)).map { _ in g.unit() * 100 })
        let (a, b) = (g.unit() * line.length, g.unit() * line.length)
        let (low, high) = (min(a, b), max(a, b))
        let pieces = [
            line.part(from: 0, to: low), line.part(from: low, to: high), line.part(from: high, to: line.length),
        ]
        #expect(abs(pieces.reduce(0) { $0 + $1.length } - line.length) < 1e-9)
        for piece in pieces { #expect(abs(MeasuredLine(piece.coordinates).length - piece.length) < 1e-9) }
        let at = low + g.unit() * (high - low)
        #expect(pieces[1].place(at: at - low).distance(to: line.place(at: at)) < 1e-9)
        #expect(abs(line.foot(of: line.place(at: at))!.offset) < 1e-9)
    }

    @Test func pathsAndEdges() throws {
        let (network, _) = Network.build(RouterTests.randomInput(seed: 3, oneWays: false))
        let router = Router(network, .drivingDistance)
        let points = network.attach(RouterTests.randomPoints(12, seed: 9), within: 400)
        for e in 0..<Int32(network.edgeCount) {
            let line = network.measuredLine(ofEdge: e)
            #expect(line.length == network.edgeLengths[Int(e)])
            for share in [0.0, 0.3, 0.7, 1] {
                #expect(line.place(at: share * line.length) == network.place(onEdge: e, at: share * line.length))
            }
        }
        for (a, b) in zip(points, points.dropFirst()) {
            guard let path = router.path(from: a, to: b) else { continue }
            let line = path.measuredLine(on: network)
            #expect(abs(line.length - path.metres) < 1e-9 * max(1, path.metres))
            #expect(line.place(at: 0).distance(to: a!.place) < 1e-6)
            #expect(line.place(at: line.length).distance(to: b!.place) < 1e-6)
            #expect(line.foot(of: b!.place)!.offset.magnitude < 1e-6)
        }
    }
}
