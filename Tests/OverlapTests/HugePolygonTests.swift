import Columns
import PROJ
import TestSupport
import Testing

@testable import Overlap

#if canImport(Glibc)
    import Glibc
#endif

/// Polygons of half a million vertices: checked, measured and held against others in a moment, with the right result.
@Suite(.slow) struct HugePolygonTests {
    static let vertices = 500_000
    static let centre = Position(38_500_000, 3_265_000)

    /// A ring whose radius changes from vertex to vertex: every second one reaches out to `high`, the others to `low`.
    private func star(_ low: Double, _ high: Double) -> [Double] {
        var ring: [Double] = []
        ring.reserveCapacity(2 * Self.vertices + 2)
        for i in 0..<Self.vertices {
            let angle = 2 * Double.pi * Double(i) / Double(Self.vertices)
            let r = i % 2 == 0 ? high : low
            ring += [Self.centre.x + r * cos(angle), Self.centre.y + r * sin(angle)]
        }
        return ring + ring[0..<2]
    }

    /// Half the sum of r·r'·sin of the angle between neighbours.
    private func starArea(_ low: Double, _ high: Double) -> Double {
        0.5 * Double(Self.vertices) * low * high * sin(2 * Double.pi / Double(Self.vertices))
    }

    /// Teeth side by side: up, across, down, across; every wall is as high as the comb.
    private func comb(teeth: Int, height: Double, base: Double) -> [Double] {
        let (x, y) = (Self.centre.x, Self.centre.y)
        var ring = [x, y]
        for t in 0..<teeth {
            let left = x + Double(t)
            ring += [left, y + height, left + 0.5, y + height, left + 0.5, y + base, left + 1, y + base]
        }
        ring += [x + Double(teeth), y, x, y]
        return ring
    }

    @Test func starAgainstItselfAndASquare() {
        let (low, high) = (19_990.0, 20_000.0)
        let a = column([[star(low, high)]])
        let fault = RowCheck.fault(of: a, row: 0)
        #expect(fault == nil)
        let whole = starArea(low, high)
        #expect((areas(of: a, on: .planar)[0] - whole).magnitude < 1e-9 * whole)
        // The whole; a quarter, by the symmetry of the star; a square within it.
        let around = column([[square(Self.centre.x - 30_000, Self.centre.y - 30_000, 60_000)]])
        #expect((overlapArea(a, 0, around, 0, on: .planar) - whole).magnitude < 1e-9 * whole)
        let quarter = column([[square(Self.centre.x, Self.centre.y, 30_000)]])
        #expect((overlapArea(a, 0, quarter, 0, on: .planar) - whole / 4).magnitude < 1e-9 * whole)
        let within = column([[square(Self.centre.x - 5000, Self.centre.y - 5000, 10_000)]])
        #expect((overlapArea(a, 0, within, 0, on: .planar) - 1e8).magnitude < 1e-1)
    }

    @Test func halvesOfACombSumToIt() {
        let teeth = Self.vertices / 4
        let a = column([[comb(teeth: teeth, height: 2000, base: 10)]])
        let fault = RowCheck.fault(of: a, row: 0)
        #expect(fault == nil)
        let whole = Double(teeth) * (0.5 * 2000 + 0.5 * 10)
        #expect((areas(of: a, on: .planar)[0] - whole).magnitude < 1e-9 * whole)
        // Cut along a line through all teeth and between the teeth.
        let (x, y) = (Self.centre.x, Self.centre.y)
        var zones = PolygonColumn()
        let right = x + Double(teeth) + 1
        zones.append([[x - 1, y - 1, right, y - 1, right, y + 1000, x - 1, y + 1000, x - 1, y - 1]])
        zones.append([[x - 1, y + 1000, right, y + 1000, right, y + 3000, x - 1, y + 3000, x - 1, y + 1000]])
        let shares = ZoneIndex(zones: zones, on: .planar).tabulate(a)
        #expect(shares.faults.isEmpty)
        let expected = [Double(teeth) * (0.5 * 1000 + 0.5 * 10), Double(teeth) * 0.5 * 1000]
        for (share, area) in zip(shares.shares, expected) { #expect((share.area - area).magnitude < 1e-9 * whole) }
        #expect(shares.shares.count == 2)
        // On the ellipsoid the halves still sum to the whole.
        let plane = OverlapPropertyTests.ground
        let ground = ZoneIndex(zones: zones, on: plane).tabulate(a)
        let sum = ground.shares.reduce(0) { $0 + $1.area }
        #expect((sum - ground.areas[0]).magnitude < 1e-9 * whole)
    }

    @Test func oneCrossingAmongAllThoseEdgesIsFound() throws {
        var ring = star(19_990, 20_000)
        // Two neighbouring points change places.
        let at = 2 * 123_456
        ring.swapAt(at, at + 4)
        ring.swapAt(at + 1, at + 5)
        let found = RowCheck.fault(of: column([[ring]]), row: 0)
        let fault = try #require(found)
        #expect(fault.kind == .selfCrossing)
        #expect(try #require(fault.place).distance(to: Position(ring[at], ring[at + 1])) < 20)
    }
}
