import Columns
import GEOS
import TestSupport
import Testing

@testable import Overlap

/// Hard polygons: what the kernel and GEOS say of them, and what is right. Ours stand in `Tests/Fixtures/overlay`.
@Suite struct XMLCaseTests {
    /// Difference that rounding of coordinates of this size explains: an error of a last digit along each border.
    private func noise(_ a: Box, _ b: Box) -> Double {
        let size = max(a.maxX.magnitude, a.maxY.magnitude, a.minX.magnitude, a.minY.magnitude)
        return 64 * size * .ulpOfOne * (a.width + a.height + b.width + b.height)
    }

    /// How many pairs of polygons were held against what.
    private struct Counts: Equatable {
        /// Pairs that GEOS intersects, results that are given, pairs that GEOS refuses.
        var pairs = 0, given = 0, refused = 0
    }

    private static let operations: Set = ["intersection", "union", "difference", "symdifference"]

    /// The area that an operation's result has, from those of the operands and of what they share.
    private func area(_ operation: String, _ a: Double, _ b: Double, _ shared: Double) -> Double? {
        switch operation {
        case "intersection": shared
        case "union": a + b - shared
        case "difference": a - shared
        case "symdifference": a + b - 2 * shared
        default: nil
        }
    }

    /// Every pair of sound polygons: both ways round, against GEOS, and against the given results of these operations.
    private func intersectionAreas(_ path: String, _ operations: Set<String>) throws -> Counts {
        let context = GEOSContext()
        var counts = Counts()
        for c in try XMLCases.all(path) {
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
                counts.pairs += 1
            } else {
                counts.refused += 1
            }
            guard !c.isGridded else { continue }
            let (ofA, ofB) = (try p.area, try q.area)
            for (operation, text) in c.results.sorted(by: { $0.key < $1.key })
            where operations.contains(operation) {
                guard let own = area(operation, ofA, ofB, found),
                    let shape = try? GEOSGeometry(text: text, in: context)
                else { continue }
                let area = try shape.area
                #expect((own - area).magnitude <= max(allowed, 1e-6 * area), "\(name) \(operation)")
                counts.given += 1
            }
        }
        return counts
    }

    @Test func intersectionAreasOfOurOwn() throws {
        let cases = try XMLCases.all(XMLCases.own).filter { $0.b != nil }
        let results = cases.reduce(0) { $0 + $1.results.count }
        #expect(cases.count == 39 && results == 61)
        #expect(try intersectionAreas(XMLCases.own, Self.operations) == Counts(pairs: cases.count, given: results))
    }

    @Test(.realData("jts_testxml")) func intersectionAreas() throws {
        let counts = try intersectionAreas(XMLCases.published, ["intersection"])
        #expect(counts.pairs > 80)
        #expect(counts.given > 20)
        #expect(counts.refused < 5)
    }

    /// Every polygon: the check finds a fault where GEOS does, and where the case says so.
    private func validity(_ path: String) throws -> (sound: Int, faulty: Int) {
        let context = GEOSContext()
        var (sound, faulty) = (0, 0)
        for c in try XMLCases.all(path) {
            for (text, given) in [(c.a, c.results["isvalid"]), (c.b, nil)] {
                guard let text, let column = try XMLCases.polygons(text, context), column.count == 1,
                    !column.isEmpty(row: 0)
                else { continue }
                let fault = RowCheck.fault(of: column, row: 0)
                // What GEOS does not take, or takes for valid: NaN, rings without vertices, polygons without ground.
                if fault?.kind == .notFinite || text.uppercased().contains("EMPTY") { continue }
                let geometry = try GEOSGeometry(polygons: column, row: 0, in: context)
                if fault?.kind == .zeroArea, try geometry.area == 0 { continue }
                let geos = try geometry.validity()
                if fault == nil, geos?.reason.contains("disconnected") == true { continue }
                #expect((fault == nil) == (geos == nil), "\(c.file) \(c.number): \(String(describing: fault))")
                if let given { #expect(String(fault == nil) == given, "\(c.file) \(c.number)") }
                if fault == nil { sound += 1 } else { faulty += 1 }
            }
        }
        return (sound, faulty)
    }

    /// Both operands of 39 pairs, and 18 polygons alone, twelve of them faulty.
    @Test func validityOfOurOwn() throws {
        let counts = try validity(XMLCases.own)
        #expect(counts.sound == 39 * 2 + 6)
        #expect(counts.faulty == 12)
    }

    @Test(.realData("jts_testxml")) func validity() throws {
        let counts = try validity(XMLCases.published)
        #expect(counts.sound > 300)
        #expect(counts.faulty > 10)
    }
}
