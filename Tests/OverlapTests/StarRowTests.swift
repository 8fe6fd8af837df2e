import Columns
import Testing

@testable import Overlap

/// The quick way to tell that a row is sound.
@Suite struct StarRowTests {
    private func isStar(_ parts: [[[Double]]]) -> Bool {
        column(parts).withView { view in view.isStar(0, view.box(0)) }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, parts: [[[Double]]], isStar: Bool
        var testDescription: String { name }
    }
    static let cases = [
        Case(name: "square", parts: [[square(0, 0, 4)]], isStar: true),
        Case(name: "clockwise", parts: [[[0, 0, 0, 4, 4, 4, 4, 0, 0, 0]]], isStar: true),
        Case(name: "diamond", parts: [[[0, -1, 1, 0, 0, 1, -1, 0, 0, -1]]], isStar: true),
        Case(name: "repeated vertex", parts: [[[0, 0, 4, 0, 4, 0, 4, 4, 0, 4, 0, 0]]], isStar: false),
        Case(name: "right angle, the middle on its long side", parts: [[[0, 0, 4, 0, 0, 4, 0, 0]]], isStar: false),
        Case(name: "horseshoe", parts: [[[0, 0, 9, 0, 9, 9, 6, 9, 6, 3, 3, 3, 3, 9, 0, 9, 0, 0]]], isStar: false),
        Case(name: "bow-tie", parts: [[[0, 0, 4, 4, 4, 0, 0, 5, 0, 0]]], isStar: false),
        Case(
            name: "twice around",
            parts: [[[0, 0, 9, 0, 9, 9, 0, 9, 1, 1, 8, 1, 8, 8, 1, 8, 0, 0]]], isStar: false),
        Case(name: "pentagram", parts: [[[0, 10, -6, -8, 9.5, 3, -9.5, 3, 6, -8, 0, 10]]], isStar: false),
        Case(name: "open", parts: [[[0, 0, 4, 0, 4, 4, 0, 4]]], isStar: false),
        Case(name: "hole", parts: [[square(0, 0, 9), square(1, 1, 2)]], isStar: false),
        Case(name: "two parts", parts: [[square(0, 0, 1)], [square(5, 5, 1)]], isStar: false),
        Case(name: "NaN", parts: [[[0, 0, .nan, 0, 4, 4, 0, 4, 0, 0]]], isStar: false),
        Case(name: "NaN at the ends", parts: [[[.nan, 0, 4, 0, 4, 4, 0, 4, .nan, 0]]], isStar: false),
        Case(name: "infinite", parts: [[[0, 0, .infinity, 0, 4, 4, 0, 4, 0, 0]]], isStar: false),
        Case(name: "no ground", parts: [[[0, 0, 4, 0, 8, 0, 0, 0]]], isStar: false),
        Case(name: "no vertex", parts: [[[]]], isStar: false),
        Case(name: "no part", parts: [], isStar: false),
    ]

    @Test(arguments: cases) func quickly(_ c: Case) { #expect(isStar(c.parts) == c.isStar) }

    /// Random rings, simple and not: what passes quickly passes the full check.
    @Test func neverPassesWhatTheFullCheckRefuses() {
        var shapes = Shapes(seed: 33)
        var quick = 0
        for round in 0..<20_000 {
            let n = 3 + shapes.integer(9)
            var ring = shapes.star(OverlapPropertyTests.east.x, OverlapPropertyTests.east.y, 5, 50, n)
            if round % 2 == 0 {
                // Two vertices change places.
                let (i, j) = (2 * shapes.integer(n), 2 * shapes.integer(n))
                ring.swapAt(i, j)
                ring.swapAt(i + 1, j + 1)
                ring[2 * n] = ring[0]
                ring[2 * n + 1] = ring[1]
            }
            guard isStar([[ring]]) else { continue }
            quick += 1
            // With a vertex repeated the row goes the long way.
            let long = column([[[ring[0], ring[1]] + ring]])
            #expect(!long.withView { $0.isStar(0, $0.box(0)) })
            #expect(RowCheck.fault(of: long, row: 0) == nil)
        }
        #expect(quick > 5000)
    }
}
