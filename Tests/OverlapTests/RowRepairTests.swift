import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct RowRepairTests {
    private let context = GEOSContext()

    @Test func ringsAreNestedBeforeAnythingElse() throws {
        let rows = column([[square(1000, 0, 100)], [square(1030, 30, 40)]])
        #expect(RowCheck.fault(of: rows, row: 0)?.kind == .overlappingParts)
        let mended = try #require(RowRepair(rows, row: 0, in: context))
        #expect(mended.way == .nested)
        #expect(RowRepair.ground(of: rows, row: 0) == 11_600)
        #expect(RowRepair.ground(of: mended.polygons, row: 0) == 8400)
        // Shell counter-clockwise, hole clockwise.
        #expect(mended.polygons.doubledSignedArea(ofRing: 0) == 20_000)
        #expect(mended.polygons.doubledSignedArea(ofRing: 1) == -3200)
    }

    /// A bow-tie is two triangles of 4 each.
    @Test func crossingsGoToGEOS() throws {
        let rows = column([[[1000, 0, 1004, 4, 1004, 0, 1000, 4, 1000, 0]]])
        let mended = try #require(RowRepair(rows, row: 0, in: context))
        #expect(mended.way == .madeValid)
        #expect(RowRepair.ground(of: mended.polygons, row: 0) == 8)
    }

    /// Two holes that touch each other and the shell cut the square in two; the ground stays.
    @Test func aCutInsideBecomesTwoParts() throws {
        let rows = column([
            [
                square(1000, 0, 8), [1000, 4, 1002, 3, 1004, 4, 1002, 5, 1000, 4],
                [1004, 4, 1006, 3, 1008, 4, 1006, 5, 1004, 4],
            ]
        ])
        #expect(RowCheck.fault(of: rows, row: 0)?.kind == .insideCut)
        let mended = try #require(RowRepair(rows, row: 0, in: context))
        #expect(mended.way == .madeValid)
        #expect(mended.polygons.parts(ofRow: 0).count == 2)
        #expect(RowRepair.ground(of: mended.polygons, row: 0) == 64 - 4 - 4)
    }

    @Test func nothingComesOfNothing() {
        #expect(RowRepair(column([[[0, 0, .nan, 0, 4, 4, 0, 0]]]), row: 0, in: context) == nil)
        #expect(RowRepair(column([[[0, 0, 4, 0, 8, 0, 0, 0]]]), row: 0, in: context) == nil)
        #expect(RowRepair(column([[[0, 0, 4, 0, 0, 0]]]), row: 0, in: context) == nil)
    }

    /// Degrees are measured on the ellipsoid: a cell of one degree at the equator has 12308.78 km² on CGCS2000.
    @Test func degreesAreMeasuredOnTheEllipsoid() {
        let ground = RowRepair.ground(of: column([[square(113, 0, 1)]]), row: 0)
        #expect((ground - 12_308_778_361).magnitude < 1000)
    }
}
