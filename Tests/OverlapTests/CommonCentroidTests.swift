import Columns
import Foundation
import GEOS
import Testing

@testable import Overlap

/// Centroids of common ground: worked by hand, and against GEOS, which cuts.
@Suite struct CommonCentroidTests {
    private func column(_ parts: [[[Double]]]) -> PolygonColumn {
        var column = PolygonColumn()
        column.append(parts: parts)
        return column
    }

    private func ring(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }

    private func isNear(_ found: Position?, _ x: Double, _ y: Double) -> Bool {
        found.map { $0.distance(to: Position(x, y)) < 1e-12 } ?? false
    }

    @Test func byHand() {
        let square = column([[ring(0, 0, 10, 10)]])
        // The right half; a quarter; all; a hole of 2 by 2 in the middle of the right half of 5 by 10: the centre stays.
        #expect(isNear(square.centroid(ofRow: 0, within: column([[ring(5, -5, 20, 20)]]), row: 0), 7.5, 5))
        #expect(isNear(square.centroid(ofRow: 0, within: column([[ring(5, 5, 20, 20)]]), row: 0), 7.5, 7.5))
        #expect(isNear(square.centroid(ofRow: 0, within: column([[ring(-5, -5, 20, 20)]]), row: 0), 5, 5))
        let holed = column([[ring(5, -5, 20, 20), ring(6.5, 4, 2, 2)]])
        #expect(isNear(square.centroid(ofRow: 0, within: holed, row: 0), 7.5, 5))
        // Two parts of a village: 2 by 10 at x = 1 and 1 by 10 at x = 9.5: (20·1 + 10·9.5)/30.
        let parts = column([[ring(-1, -1, 3, 12)], [ring(9, -1, 3, 12)]])
        #expect(abs((square.centroid(ofRow: 0, within: parts, row: 0)?.x ?? 0) - 115.0 / 30) < 1e-12)
        // The triangle under the diagonal: a third of the way.
        let triangle = column([[[0, 0, 10, 0, 10, 10, 0, 0]]])
        let third = square.centroid(ofRow: 0, within: triangle, row: 0)
        #expect(abs((third?.x ?? 0) - 20.0 / 3) < 1e-12 && abs((third?.y ?? 0) - 10.0 / 3) < 1e-12)
        // Apart, touching, and a column whose ring runs the other way.
        #expect(square.centroid(ofRow: 0, within: column([[ring(20, 0, 5, 5)]]), row: 0) == nil)
        #expect(square.centroid(ofRow: 0, within: column([[ring(10, 0, 5, 5)]]), row: 0) == nil)
        let turned = column([[[5, -5, 5, 15, 25, 15, 25, -5, 5, -5]]])
        #expect(isNear(square.centroid(ofRow: 0, within: turned, row: 0), 7.5, 5))
    }

    @Test func againstGEOS() throws {
        var generator = SeededGenerator(seed: 5)
        let context = GEOSContext()
        // Stars about a centre, in the coordinates of a 3-degree zone.
        func star(_ x: Double, _ y: Double, _ radius: Double, _ corners: Int) -> PolygonColumn {
            var ring: [Double] = []
            for k in 0..<corners {
                let (angle, r) = (2 * Double.pi * Double(k) / Double(corners), radius * (0.3 + generator.unit()))
                ring += [x + r * cos(angle), y + r * sin(angle)]
            }
            return column([[ring + [ring[0], ring[1]]]])
        }
        var compared = 0
        for _ in 0..<400 {
            let (x, y) = (38_500_000 + generator.unit() * 1000, 3_260_000 + generator.unit() * 1000)
            let parcel = star(x, y, 40, 12)
            let zone = star(x + generator.unit() * 300 - 150, y + generator.unit() * 300 - 150, 200, 40)
            let own = try GEOSGeometry(polygons: parcel, row: 0, in: context)
            let common = try own.intersection(try GEOSGeometry(polygons: zone, row: 0, in: context))
            let found = parcel.centroid(ofRow: 0, within: zone, row: 0)
            guard try common.area > 1 else { continue }
            let expected = try common.centroid()
            #expect((found ?? Position(0, 0)).distance(to: expected) < 1e-6)
            compared += 1
        }
        #expect(compared > 200)
    }
}
