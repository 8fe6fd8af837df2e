import Columns
import GEOS
import Testing

@testable import Overlap

/// Hard polygons from the history of overlay: what the kernel and GEOS say of them.
@Suite(.enabled(if: XMLCases.isThere, "../shared/geodata/jts_testxml is absent"))
struct XMLCaseTests {
    /// Relative difference that rounding of coordinates of this size explains: an error of a last digit along each border.
    private func noise(_ a: Box, _ b: Box) -> Double {
        let size = max(a.maxX.magnitude, a.maxY.magnitude, a.minX.magnitude, a.minY.magnitude)
        return 64 * size * .ulpOfOne * (a.width + a.height + b.width + b.height)
    }

    /// Every pair of sound polygons: both ways round, against GEOS, and against the published result.
    @Test func intersectionAreas() throws {
        let context = GEOSContext()
        var (pairs, published, refused) = (0, 0, 0)
        for c in try XMLCases.all() {
            guard let b = c.b, let left = try XMLCases.polygons(c.a, context),
                let right = try XMLCases.polygons(b, context),
                left.count == 1, right.count == 1
            else { continue }
            guard RowCheck.fault(of: left, row: 0) == nil, RowCheck.fault(of: right, row: 0) == nil else { continue }
            let name = Comment(rawValue: "\(c.file) \(c.number)")
            let found = overlapArea(left, 0, right, 0, on: .planar)
            #expect(found == overlapArea(right, 0, left, 0, on: .planar), name)
            let allowed = max(1e-9 * found, noise(left.box, right.box))
            let p = try GEOSGeometry(polygons: left, row: 0, in: context)
            let q = try GEOSGeometry(polygons: right, row: 0, in: context)
            // The overlay itself gives up on a few of these; the kernel has an answer all the same.
            if let shape = try? p.intersection(q) {
                let area = try shape.area
                #expect((found - area).magnitude <= allowed, name)
                pairs += 1
            } else {
                refused += 1
            }
            if let text = c.intersection, !c.isGridded, let shape = try? GEOSGeometry(text: text, in: context) {
                let area = try shape.area
                #expect((found - area).magnitude <= max(allowed, 1e-6 * area), name)
                published += 1
            }
        }
        #expect(pairs > 80)
        #expect(published > 20)
        #expect(refused < 5)
    }

    /// Every polygon: the check finds a fault where GEOS does.
    @Test func validity() throws {
        let context = GEOSContext()
        var (sound, faulty) = (0, 0)
        for c in try XMLCases.all() {
            for text in [c.a, c.b].compactMap({ $0 }) {
                guard let column = try XMLCases.polygons(text, context), column.count == 1, !column.isEmpty(row: 0)
                else { continue }
                let fault = RowCheck.fault(of: column, row: 0)
                // What GEOS does not take, or takes for valid: NaN, rings without vertices, polygons without ground.
                if fault?.kind == .notFinite || text.uppercased().contains("EMPTY") { continue }
                let geometry = try GEOSGeometry(polygons: column, row: 0, in: context)
                if fault?.kind == .zeroArea, try geometry.area == 0 { continue }
                let geos = try geometry.validity()
                if fault == nil, geos?.reason.contains("disconnected") == true { continue }
                #expect((fault == nil) == (geos == nil), "\(c.file) \(c.number): \(String(describing: fault))")
                if fault == nil { sound += 1 } else { faulty += 1 }
            }
        }
        #expect(sound > 300)
        #expect(faulty > 10)
    }
}
