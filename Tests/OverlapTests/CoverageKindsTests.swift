import Columns
import Overlap
import Testing

/// A case of our own for every kind of case that JTS tests its `CoverageValidator` and `CoverageGapFinder` on.
@Suite struct CoverageKindsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// Rows of parts of rings.
        let rows: [[[[Double]]]]
        var gapWidth = 0.0
        /// Kind, row, other row, measure.
        var expected: [(CoverageFault.Kind, Int, Int?, Double)] = []
        var testDescription: String { name }
    }

    private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }
    private static func reversed(_ ring: [Double]) -> [Double] {
        stride(from: ring.count - 2, through: 0, by: -2).flatMap { [ring[$0], ring[$0 + 1]] }
    }

    static let cases = [
        Case(
            name: "an edge beside two edges on one line",
            rows: [
                [[box(0, 0, 8, 6)]], [[[8, 0, 14, 0, 14, 6, 8, 6, 8, 2.5, 8, 0]]],
            ], expected: [(.missingVertex, 0, 1, 0)]),
        Case(
            name: "two boxes that overlap", rows: [[[box(0, 0, 8, 6)]], [[box(6, 2, 8, 6)]]],
            expected: [(.overlap, 0, 1, 8)]),
        Case(
            name: "the same ring twice", rows: [[[box(0, 0, 8, 6)]], [[box(0, 0, 8, 6)]]],
            expected: [(.duplicate, 0, 1, 48)]),
        Case(
            name: "the same ring the other way round", rows: [[[box(0, 0, 8, 6)]], [[reversed(box(0, 0, 8, 6))]]],
            expected: [(.duplicate, 0, 1, 48)]),
        Case(
            name: "a triangle under two triangles that fill it",
            rows: [
                [[[0, 0, 12, 0, 6, 9, 0, 0]]], [[[0, 0, 6, 0, 6, 9, 0, 0]]], [[[6, 0, 12, 0, 6, 9, 6, 0]]],
            ], expected: [(.overlap, 0, 1, 27), (.overlap, 0, 2, 27)]),
        Case(
            name: "a corner pokes through the border",
            rows: [[[box(0, 0, 8, 6)]], [[[8, 0, 14, 0, 14, 6, 8, 6, 7, 3, 8, 0]]]],
            expected: [(.overlap, 0, 1, 3)]),
        Case(
            name: "a tooth with edges across and inside",
            rows: [
                [[box(0, 0, 8, 6)]], [[[8, 0, 14, 0, 14, 6, 8, 6, 8, 4, 5, 4, 5, 2, 8, 2, 8, 0]]],
            ], expected: [(.overlap, 0, 1, 6)]),
        Case(
            name: "a corner touches the neighbour's edge",
            rows: [[[box(0, 0, 8, 6)]], [[[8, 3, 14, 0, 14, 6, 8, 3]]]],
            expected: [(.missingVertex, 0, 1, 0)]),
        Case(
            name: "the neighbour's corner touches the edge",
            rows: [[[[8, 3, 14, 0, 14, 6, 8, 3]]], [[box(0, 0, 8, 6)]]],
            expected: [(.missingVertex, 1, 0, 0)]),
        Case(
            name: "a box inside along a stretch of the edge", rows: [[[box(0, 0, 8, 6)]], [[box(2, 0, 3, 2)]]],
            expected: [(.overlap, 0, 1, 6)]),
        Case(
            name: "a triangle inside between three corners",
            rows: [[[box(0, 0, 8, 6)]], [[[0, 0, 8, 0, 8, 6, 0, 0]]]],
            expected: [(.overlap, 0, 1, 24)]),
        Case(
            name: "a triangle inside that touches the edge",
            rows: [[[box(0, 0, 8, 6)]], [[[4, 0, 6, 3, 2, 3, 4, 0]]]],
            expected: [(.overlap, 0, 1, 6)]),
        Case(
            name: "one row of two parts", rows: [[[box(0, 0, 4, 4)], [box(10, 0, 4, 4)]], [[box(12, 1, 8, 2)]]],
            expected: [(.overlap, 0, 1, 4)]),
        Case(
            name: "two rows of two parts",
            rows: [
                [[box(0, 0, 4, 4)], [box(10, 0, 4, 4)]], [[box(3, 0, 4, 4)], [box(10, 3, 4, 4)]],
            ], expected: [(.overlap, 0, 1, 8)]),
        Case(
            name: "edges inside and an edge with a twin",
            rows: [
                [[box(0, 0, 8, 6)]], [[[8, 0, 14, 0, 14, 6, 8, 6, 8, 5, 6, 5, 6, 0, 8, 0]]], [[box(0, 6, 8, 4)]],
            ], expected: [(.overlap, 0, 1, 10)]),
        Case(
            name: "a filling larger than its hole",
            rows: [
                [[box(0, 0, 12, 12), reversed(box(4, 4, 4, 4))]], [[box(3, 3, 6, 6)]],
            ], expected: [(.overlap, 0, 1, 20)]),
        Case(
            name: "a hole larger than its filling",
            rows: [
                [[box(0, 0, 12, 12), reversed(box(3, 3, 6, 6))]], [[box(4, 4, 4, 4)]],
            ], expected: [(.gap, 0, 1, 20)]),
        Case(
            name: "one row inside another", rows: [[[box(0, 0, 12, 12)]], [[box(4, 4, 4, 4)]]],
            expected: [(.overlap, 0, 1, 16)]),
        Case(
            name: "covered, with twins on two sides",
            rows: [
                [[box(0, 0, 4, 4)]], [[box(0, 0, 4, 8)]], [[box(4, 0, 4, 4)]], [[box(4, 4, 4, 4)]],
            ], expected: [(.missingVertex, 1, 2, 0), (.overlap, 0, 1, 16)]),
        Case(
            name: "covered by two rows, with twins",
            rows: [
                [[box(0, 0, 4, 4)]], [[box(0, 0, 2, 4)]], [[box(2, 0, 2, 4)]], [[box(4, 0, 4, 4)]],
            ], expected: [(.overlap, 0, 1, 8), (.overlap, 0, 2, 8)]),
        Case(
            name: "a gap open at both ends", rows: [[[box(0, 0, 8, 6)]], [[box(8.125, 0, 8, 6)]]], gapWidth: 0.2,
            expected: [(.narrowGap, 0, 1, 0.125)]),
        Case(
            name: "a gap wider than asked for", rows: [[[box(0, 0, 8, 6)]], [[box(8.25, 0, 8, 6)]]], gapWidth: 0.2),
        Case(
            name: "a wedge open at one end",
            rows: [
                [[box(0, 0, 8, 6)]], [[[8, 0, 14, 0, 14, 6, 8.125, 6, 8, 0]]],
            ], gapWidth: 0.2, expected: [(.narrowGap, 0, 1, 0.75 / 36.015625.squareRoot())]),
        Case(
            name: "a gap between three rows",
            rows: [
                [[[0, 0, 10, 0, 6, 4, 4, 4, 0, 0]]], [[[10, 0, 5, 10, 5, 6, 6, 4, 10, 0]]],
                [[[5, 10, 0, 0, 4, 4, 5, 6, 5, 10]]],
            ], expected: [(.gap, 1, 2, 2)]),
        Case(
            name: "a grid", rows: (0..<9).map { [[box(Double($0 % 3) * 4, Double($0 / 3) * 4, 4, 4)]] }, gapWidth: 0.5),
        Case(
            name: "parts that interlock",
            rows: [
                [[box(0, 0, 4, 4)], [box(8, 0, 4, 4)]], [[box(4, 0, 4, 4)], [box(12, 0, 4, 4)]],
            ], gapWidth: 0.5),
        Case(
            name: "vertices that stand twice",
            rows: [
                [[[0, 0, 4, 0, 4, 0, 4, 4, 4, 4, 0, 4, 0, 0]]], [[[4, 0, 8, 0, 8, 4, 4, 4, 4, 4, 4, 0]]],
            ], gapWidth: 0.5),
        Case(name: "a row without parts", rows: [[[box(0, 0, 4, 4)]], [], [[box(4, 0, 4, 4)]]], gapWidth: 0.5),
        Case(name: "rows apart", rows: [[[box(0, 0, 4, 4)]], [[box(40, 0, 4, 4)]]], gapWidth: 0.5),
        Case(name: "rows that meet at a corner", rows: [[[box(0, 0, 4, 4)]], [[box(4, 4, 4, 4)]]], gapWidth: 0.5),
    ]

    @Test(arguments: cases)
    func finds(_ c: Case) throws {
        for order in [Array(c.rows.indices), c.rows.indices.reversed()] {
            var column = PolygonColumn()
            for row in order { column.append(parts: c.rows[row]) }
            let checked = RowCheck.check(column)
            #expect(checked.faults.isEmpty)
            let limits = CoverageLimits(tolerance: 0.01, gapWidth: c.gapWidth, noiseArea: 1e-6)
            let found = try PolygonCoverage(checked.column).faults(limits, on: .planar)
            func named(_ kind: CoverageFault.Kind, _ row: Int, _ other: Int?, _ measure: Double) -> String {
                // Which of two rows is named first is free but for corners that one of them lacks.
                let rows = [row] + (other.map { [$0] } ?? [])
                let names = (kind == .missingVertex ? Array(rows.prefix(1)) : rows.sorted()).map(String.init)
                return "\(kind.rawValue) \(names.joined(separator: " ")) \(fixedText(measure, decimals: 6))"
            }
            let told = found.map { named($0.kind, order[$0.row], $0.other.map { order[$0] }, $0.measure) }
            #expect(told.sorted() == c.expected.map { named($0.0, $0.1, $0.2, $0.3) }.sorted())
        }
    }

    @Test func aRingThatEnclosesNothingIsAFaultOfItsRow() {
        var column = PolygonColumn()
        column.append([Self.box(0, 0, 4, 4), [2, 2, 3, 2, 2, 2, 2, 2]])
        #expect(RowCheck.check(column).faults.map(\.kind) == [.zeroArea])
    }
}
