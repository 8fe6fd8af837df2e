import Columns
import GEOS
import Testing

@testable import Overlap

/// Rows whose winding area is not their ground: the kernel would multiply windings, so each must be set aside, and made
/// valid before it is measured.
@Suite struct WindingTests {
    enum Shape: String, CaseIterable, Sendable {
        case bowTie, overlappingParts, holeOutside, doubledLoop
    }

    private func rows(_ shape: Shape, _ shapes: inout Shapes) -> PolygonColumn {
        let (x, y) = (OverlapPropertyTests.east.x + shapes.uniform(-500, 500), OverlapPropertyTests.east.y)
        switch shape {
        case .bowTie:
            // Corners of a quadrangle in the wrong order; the two wings differ.
            let (w, h) = (shapes.uniform(5, 80), shapes.uniform(5, 80))
            let (p, q) = (shapes.uniform(0.2, 0.9) * h, shapes.uniform(1, 5))
            return column([[[x, y, x + w, y + h, x + w + q, y, x - q, y + p, x, y]]])
        case .overlappingParts:
            let size = shapes.uniform(10, 60)
            let first = shapes.star(x, y, 0.6 * size, size, 5 + shapes.integer(20))
            let other = shapes.star(x + shapes.uniform(-0.5, 0.5) * size, y, 0.6 * size, size, 5 + shapes.integer(20))
            return column([[first], [other]])
        case .holeOutside:
            let size = shapes.uniform(10, 60)
            let shell = shapes.star(x, y, 0.5 * size, size, 5 + shapes.integer(20))
            return column([[shell, shapes.star(x + 2.5 * size, y, 0.5 * size, size, 5 + shapes.integer(9))]])
        case .doubledLoop:
            // Around twice, in and out: the inner ground has a winding of two.
            let n = 6 + shapes.integer(8)
            let outer = shapes.star(x, y, 30, 40, n)
            let inner = shapes.star(x, y, 10, 20, n)
            return column([[outer.dropLast(2) + inner.dropLast(2) + outer[0..<2]]])
        }
    }

    /// A thousand of them: the check finds each, the winding differs from the ground, and what GEOS makes of it passes the
    /// check, has the ground that GEOS says, and shares with others the ground that GEOS says.
    @Test(arguments: Shape.allCases) func areSetAsideOrMeasuredAsGEOSDoes(_ shape: Shape) throws {
        var shapes = Shapes(seed: 70 + UInt64(Shape.allCases.firstIndex(of: shape)!))
        let context = GEOSContext()
        var different = 0
        for _ in 0..<250 {
            let row = rows(shape, &shapes)
            let fault = RowCheck.fault(of: row, row: 0)
            let geometry = try GEOSGeometry(polygons: row, row: 0, in: context)
            #expect(try geometry.validity() != nil)
            #expect(fault != nil)
            let wound = areas(of: row, on: .planar)[0]
            let valid = try geometry.madeValid()
            let area = try valid.area
            if (wound - area).magnitude > 1e-6 * area { different += 1 }
            // Repaired, it is measured as GEOS does.
            let better = try valid.polygonColumn()
            guard RowCheck.fault(of: better, row: 0) == nil else {
                Issue.record("what GEOS made valid fails the check")
                continue
            }
            #expect((areas(of: better, on: .planar)[0] - area).magnitude <= 1e-9 * area)
            var other = PolygonColumn()
            let box = row.box
            other.append(parts: [[shapes.star(box.centre.x, box.centre.y, 0.2 * box.width, 0.6 * box.width, 12)]])
            let shared = try OverlapPropertyTests.geosArea(better, 0, other, 0)
            #expect((overlapArea(better, 0, other, 0, on: .planar) - shared).magnitude <= 1e-9 * max(area, shared))
        }
        #expect(different > 200)
    }

    /// A zone index counts such rows as faulty, without ground.
    @Test func haveNoSharesInATabulation() {
        var shapes = Shapes(seed: 90)
        var parcels = PolygonColumn()
        for shape in Shape.allCases {
            for _ in 0..<10 { parcels.append(row: 0, of: rows(shape, &shapes)) }
        }
        var zones = PolygonColumn()
        zones.append([square(OverlapPropertyTests.east.x - 5000, OverlapPropertyTests.east.y - 5000, 10_000)])
        let shares = ZoneIndex(zones: zones, on: .planar).tabulate(parcels)
        #expect(shares.faults.map(\.row) == Array(0..<parcels.count))
        #expect(shares.shares.isEmpty)
        #expect(shares.areas.allSatisfy { $0 == 0 })
    }
}
