import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct RingTouchesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String, parts: [[[Double]]], isCut: Bool
        var testDescription: String { name }
    }
    /// A diamond by its west and east corners, as high as half its width on either side.
    static func diamond(_ west: Double, _ east: Double, _ y: Double) -> [Double] {
        let (middle, half) = ((west + east) / 2, (east - west) / 4)
        return [west, y, middle, y - half, east, y, middle, y + half, west, y]
    }
    static let cases = [
        Case(name: "hole from border to border", parts: [[square(0, 0, 8), diamond(0, 8, 4)]], isCut: true),
        Case(
            name: "chain of three holes",
            parts: [[square(0, 0, 12), diamond(0, 4, 6), diamond(4, 8, 6), diamond(8, 12, 6)]], isCut: true),
        Case(
            name: "chain that ends before the border",
            parts: [[square(0, 0, 12), diamond(0, 4, 6), diamond(4, 8, 6)]], isCut: false),
        Case(
            name: "four holes in a circle",
            parts: [
                [
                    square(0, 0, 16), [8, 2, 10, 3, 14, 8, 9, 4, 8, 2], [14, 8, 12, 10, 8, 14, 11, 9, 14, 8],
                    [8, 14, 6, 12, 2, 8, 7, 11, 8, 14], [2, 8, 4, 6, 8, 2, 5, 7, 2, 8],
                ]
            ], isCut: true),
        Case(
            name: "three holes at one point",
            parts: [
                [
                    square(0, 0, 16), [8, 8, 10, 4, 12, 4, 8, 8], [8, 8, 12, 10, 10, 12, 8, 8],
                    [8, 8, 4, 10, 4, 6, 8, 8],
                ]
            ], isCut: false),
        Case(
            name: "two holes that touch twice",
            parts: [
                [
                    square(0, 0, 16), [2, 2, 8, 2, 8, 4, 4, 8, 2, 8, 2, 2], [8, 4, 12, 8, 8, 12, 4, 8, 8, 8, 8, 4],
                ]
            ], isCut: true),
        Case(
            name: "two parts that touch twice",
            parts: [[[0, 0, 8, 0, 4, 4, 0, 8, 0, 0]], [[8, 0, 8, 8, 0, 8, 6, 6, 8, 0]]], isCut: false),
        Case(
            name: "hole touching an edge at its middle",
            parts: [[square(0, 0, 8), [4, 0, 6, 2, 2, 2, 4, 0]]], isCut: false),
    ]

    @Test(arguments: cases) func cuts(_ c: Case) throws {
        let rows = column(c.parts)
        #expect(RowCheck.fault(of: rows, row: 0)?.kind == (c.isCut ? .insideCut : nil))
        let geos = try GEOSGeometry(polygons: rows, row: 0, in: GEOSContext()).validity()
        #expect((geos != nil) == c.isCut)
    }

    /// The same among so many holes that rings are looked up in an index.
    @Test(arguments: cases) func cutsAmongManyHoles(_ c: Case) {
        var beside = [square(1000, 1000, 200)]
        for i in 0..<60 { beside.append(square(1010 + Double(i % 8) * 10, 1004 + Double(i / 8) * 10, 3)) }
        #expect(RowCheck.fault(of: column(c.parts + [beside]), row: 0)?.kind == (c.isCut ? .insideCut : nil))
        #expect(RowCheck.fault(of: column([beside] + c.parts), row: 0)?.kind == (c.isCut ? .insideCut : nil))
    }

    /// Holes and islands put at random on a coarse grid: as GEOS.
    @Test func agreesWithGEOS() throws {
        var shapes = Shapes(seed: 5)
        let context = GEOSContext()
        var (cut, sound) = (0, 0)
        for _ in 0..<2500 {
            var part = [square(0, 0, 12)]
            for _ in 0..<6 {
                let (x, y) = (Double(shapes.integer(11) + 1), Double(shapes.integer(11) + 1))
                let r = Double(shapes.integer(2) + 1)
                part.append([x - r, y, x, y - r, x + r, y, x, y + r, x - r, y])
            }
            let rows = column([part])
            let fault = RowCheck.fault(of: rows, row: 0)
            let geos = try GEOSGeometry(polygons: rows, row: 0, in: context).validity()
            #expect((fault == nil) == (geos == nil), "\(part) \(String(describing: fault)) \(String(describing: geos))")
            if fault?.kind == .insideCut { cut += 1 }
            if fault == nil { sound += 1 }
        }
        #expect(cut > 5)
        #expect(sound > 5)
    }
}
