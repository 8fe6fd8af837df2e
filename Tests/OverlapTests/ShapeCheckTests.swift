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
}
