import Columns
import Overlap
import Testing

@Suite struct ShapeCheckTests {
    private func faults(_ rings: [[Double]], spike: Double = 1, sliver: Double = 0.2) -> [ShapeFault] {
        var column = PolygonColumn()
        column.append(rings)
        return ShapeCheck.faults(in: column, spike: spike, sliver: sliver)
    }

    @Test func aSquareIsInOrder() {
        #expect(faults([[0, 0, 10, 0, 10, 10, 0, 10, 0, 0]]).isEmpty)
    }

    @Test func findsASpike() {
        let found = faults([[0, 0, 10, 0, 10, 5, 30, 5.05, 10, 5.1, 10, 10, 0, 10, 0, 0]])
        #expect(found.map(\.kind) == [.spike])
        #expect(found[0].place == Position(30, 5.05))
        #expect(abs(found[0].measure - 0.2865) < 0.001)
    }

    @Test func findsASliver() {
        let found = faults([[0, 0, 100, 0, 100, 0.1, 0, 0.1, 0, 0]])
        #expect(found.map(\.kind) == [.sliver])
        #expect(abs(found[0].measure - 2 * 10 / 200.2) < 1e-12)
        #expect(faults([[0, 0, 100, 0, 100, 0.1, 0, 0.1, 0, 0]], sliver: 0).isEmpty)
    }

    @Test func findsARepeatedCorner() {
        let found = faults([[0, 0, 10, 0, 10, 0, 10, 10, 0, 10, 0, 0]])
        #expect(found.map(\.kind) == [.repeatedVertex])
        #expect(found[0].place == Position(10, 0))
    }

    @Test func sharpCornersOfTinyEdgesSayNothing() {
        #expect(faults([[0, 0, 10, 0, 10, 5, 10.0009, 5.000001, 10, 5.000002, 10, 10, 0, 10, 0, 0]]).isEmpty)
    }

    @Test func findsRingsThatRunUnlikeTheOthers() {
        let (ccw, cw) = ([0.0, 0, 10, 0, 10, 10, 0, 10, 0, 0], [0.0, 0, 0, 10, 10, 10, 10, 0, 0, 0])
        let (holeCCW, holeCW) = ([4.0, 4, 6, 4, 6, 6, 4, 6, 4, 4], [4.0, 4, 4, 6, 6, 6, 6, 4, 4, 4])
        func rows(_ rows: [[[Double]]]) -> [Int] {
            var column = PolygonColumn()
            for rings in rows { column.append(rings) }
            return ShapeCheck.faults(in: column, spike: 1, sliver: 0).filter { $0.kind == .ringDirection }.map(\.row)
        }
        #expect(rows([[ccw], [ccw, holeCW], [cw]]) == [2])
        #expect(rows([[cw], [cw, holeCCW], [ccw]]) == [2])
        #expect(rows([[ccw, holeCCW]]) == [0])
        #expect(rows([[cw, holeCCW]]).isEmpty)
    }

    @Test func takesSpikesOutAndNothingElse() throws {
        var column = PolygonColumn()
        column.append([[0, 0, 10, 0, 10, 5, 30, 5.05, 10, 5.1, 10, 10, 0, 10, 0, 0], [4, 4, 4, 6, 6, 6, 6, 4, 4, 4]])
        let (shape, removed) = try #require(ShapeCheck.withoutSpikes(column, row: 0, angle: 1))
        #expect(removed == 1)
        #expect(shape.box.maxX == 10)
        #expect(Array(shape.coordinates[..<14]) == [0, 0, 10, 0, 10, 5, 10, 5.1, 10, 10, 0, 10, 0, 0])
        #expect(ShapeCheck.withoutSpikes(shape, row: 0, angle: 1) == nil)
    }

    @Test func aPolygonThatIsAllSpikeIsLeftAlone() {
        var column = PolygonColumn()
        column.append([[0, 0, 100, 0, 100, 0.5, 0, 0]])
        #expect(ShapeCheck.withoutSpikes(column, row: 0, angle: 1) == nil)
    }
}
