import Columns
import Overlap
import Testing

@Suite struct CoverageCoveredTests {
    private func coverage(_ rows: [[[Double]]]) -> PolygonCoverage {
        var column = PolygonColumn()
        for rings in rows { column.append(rings) }
        return PolygonCoverage(RowCheck.check(column).column)
    }
    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }

    @Test func tilesCoverTheirWholeThoughTheirCornersDiffer() throws {
        let tiles = coverage((0..<12).map { [box(Double($0 % 4) * 3, Double($0 / 4) * 4, 3, 4)] })
        let whole = coverage([[box(0, 0, 12, 12)]])
        #expect(try tiles.uncovered(by: whole, on: .planar).isEmpty)
        #expect(try whole.uncovered(by: tiles, on: .planar).isEmpty)
    }

    @Test func tellsTheGroundOfEachRowThatSticksOut() throws {
        let tiles = coverage((0..<3).map { [box(Double($0) * 4, 0, 4, 4)] })
        let bare = try tiles.uncovered(by: coverage([[box(0, 0, 12, 3)]]), on: .planar)
        #expect(bare.map(\.row) == [0, 1, 2])
        #expect(bare.allSatisfy { $0.area == 4 && $0.shape.box.minY == 3 && $0.shape.box.maxY == 4 })
        #expect(bare[1].shape.box.holds(bare[1].place))
    }

    @Test func aRowWithSeveralBarePiecesIsToldOnce() throws {
        let one = coverage([[box(0, 0, 12, 4)]])
        let bare = try one.uncovered(by: coverage([[box(3, 0, 7, 4)]]), on: .planar)
        #expect(bare.count == 1 && bare[0].area == 20)
        #expect(bare[0].shape.parts(ofRow: 0).count == 2)
        #expect(bare[0].place.x < 3)
    }

    @Test func knownGroundIsPassedOver() throws {
        let one = coverage([[box(0, 0, 12, 4)]])
        let bare = try one.uncovered(by: coverage([[box(3, 0, 7, 4)]]), on: .planar, isKnown: { $0.x < 3 })
        #expect(bare.map(\.area) == [8])
    }

    @Test func overlapsOfTheCoverCountOnce() throws {
        let cover = coverage([[box(0, 0, 8, 4)], [box(4, 0, 8, 4)]])
        #expect(try coverage([[box(0, 0, 12, 4)]]).uncovered(by: cover, on: .planar).isEmpty)
        #expect(try cover.uncovered(by: coverage([[box(0, 0, 12, 4)]]), on: .planar).isEmpty)
    }

    @Test func noiseIsPassedOver() throws {
        let one = coverage([[box(0, 0, 1000, 4)]])
        // 0.0005 m over 1000 m: 0.5 m², but narrower than the noise.
        #expect(try one.uncovered(by: coverage([[box(0, 0, 1000, 3.9995)]]), on: .planar).isEmpty)
        let limits = CoverageLimits(tolerance: 0, gapWidth: 0, noiseArea: 0.1)
        #expect(try one.uncovered(by: coverage([[box(0, 0, 1000, 3.9995)]]), limits, on: .planar).count == 1)
    }

    @Test func nothingIsCoveredByNothing() throws {
        let one = coverage([[box(0, 0, 12, 4)]])
        #expect(try one.uncovered(by: coverage([]), on: .planar).map(\.area) == [48])
        #expect(try coverage([]).uncovered(by: one, on: .planar).isEmpty)
    }
}
