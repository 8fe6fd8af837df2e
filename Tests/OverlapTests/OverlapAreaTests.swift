import Columns
import Testing

@testable import Overlap

func square(_ x: Double, _ y: Double, _ side: Double) -> [Double] {
    [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
}

func column(_ rows: [[[Double]]]...) -> PolygonColumn {
    var column = PolygonColumn()
    for parts in rows { column.append(parts: parts) }
    return column
}

@Suite struct OverlapAreaTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, a: [[[Double]]], b: [[[Double]]], area: Double
        var testDescription: String { name }
    }
    static let cases = [
        Case(name: "corner", a: [[square(0, 0, 2)]], b: [[square(1, 1, 2)]], area: 1),
        Case(name: "same", a: [[square(0, 0, 2)]], b: [[square(0, 0, 2)]], area: 4),
        Case(name: "inside", a: [[square(0, 0, 4)]], b: [[square(1, 1, 2)]], area: 4),
        Case(name: "apart", a: [[square(0, 0, 1)]], b: [[square(5, 0, 1)]], area: 0),
        Case(name: "side in common", a: [[square(0, 0, 1)]], b: [[square(1, 0, 1)]], area: 0),
        Case(name: "corner in common", a: [[square(0, 0, 1)]], b: [[square(1, 1, 1)]], area: 0),
        Case(name: "part of a side in common", a: [[square(0, 0, 4)]], b: [[square(1, 0, 2)]], area: 4),
        Case(
            name: "clockwise", a: [[square(0, 0, 2)]], b: [[[1, 1, 1, 3, 3, 3, 3, 1, 1, 1]]], area: 1),
        Case(
            name: "hole", a: [[square(0, 0, 4), square(1, 1, 2)]], b: [[square(0, 0, 2)]], area: 3),
        Case(
            name: "hole the other way round", a: [[square(0, 0, 4), [1, 1, 1, 3, 3, 3, 3, 1, 1, 1]]],
            b: [[square(0, 0, 2)]], area: 3),
        Case(name: "two parts", a: [[square(0, 0, 1)], [square(2, 0, 1)]], b: [[square(0, 0, 3)]], area: 2),
        Case(
            name: "diamond over square", a: [[[0, -1, 1, 0, 0, 1, -1, 0, 0, -1]]], b: [[square(0, 0, 1)]], area: 0.5),
        Case(
            name: "vertical border through the middle", a: [[square(0, 0, 2)]], b: [[square(1, -5, 20)]], area: 2),
    ]

    @Test(arguments: cases) func area(_ c: Case) {
        let (a, b) = (column(c.a), column(c.b))
        #expect((overlapArea(a, 0, b, 0, on: .planar) - c.area).magnitude < 1e-12)
        #expect(overlapArea(a, 0, b, 0, on: .planar) == overlapArea(b, 0, a, 0, on: .planar))
    }

    @Test func emptyRow() {
        var a = column([[square(0, 0, 1)]])
        a.appendEmpty()
        #expect(overlapArea(a, 0, a, 1, on: .planar) == 0)
        #expect(areas(of: a, on: .planar) == [1, 0])
    }
}
