import Columns
import Testing

@testable import Overlap

/// Zones that lie on each other: each counts its ground, and what is listed of them grows with the zones, not with their pairs.
@Suite struct StackedZonesTests {
    /// Squares of 100 m, each `step` m east of the one before.
    private func stack(_ n: Int, step: Double = 0.01) -> PolygonColumn {
        var column = PolygonColumn()
        for i in 0..<n {
            let x = step * Double(i)
            column.append([[x, 0, x + 100, 0, x + 100, 100, x, 100, x, 0]])
        }
        return column
    }

    private func row(_ ring: [Double]) -> PolygonColumn {
        var column = PolygonColumn()
        column.append([ring])
        return column
    }

    @Test func theGridGrowsWithTheZones() {
        func entries(_ n: Int) -> Int { ZoneIndex(zones: stack(n), on: .planar).grid.entries.count }
        let (few, many) = (entries(50), entries(200))
        #expect(few > 0 && many < 5 * few, "\(few), \(many)")
    }

    /// A parcel of the ground from 0.5 to 101 m east has of zone *i*, from 0.01 · *i* to 100 + 0.01 · *i*, all but what lies west of it.
    @Test func eachZoneHasItsShare() {
        let n = 120
        let zones = stack(n)
        let parcel = row([0.5, 0, 101, 0, 101, 50, 0.5, 50, 0.5, 0])
        let shares = ZoneIndex(zones: zones, on: .planar).overlaps(ofRow: 0, in: parcel)
        #expect(shares.map(\.zone) == Array(0..<n))
        for share in shares {
            let (west, east) = (max(0.5, 0.01 * Double(share.zone)), min(101, 100 + 0.01 * Double(share.zone)))
            #expect(abs(share.area - 50 * (east - west)) < 1e-6, "\(share)")
        }
        // Inside all of them, zone by zone and ascending.
        let inside = row([40, 40, 50, 40, 50, 50, 40, 50, 40, 40])
        let all = ZoneIndex(zones: zones, on: .planar).overlaps(ofRow: 0, in: inside)
        #expect(all.map(\.zone) == Array(0..<n) && all.allSatisfy { abs($0.area - 100) < 1e-9 })
    }

    /// Found in the cells in an order that is not theirs: the last zone lies furthest west.
    @Test func theOrderOfTheCellsDoesNotMatter() {
        var zones = PolygonColumn()
        for i in 0..<40 {
            let x = Double(10 * (39 - i))
            zones.append([[x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0]])
        }
        let parcel = row([5, 2, 395, 2, 395, 3, 5, 3, 5, 2])
        let tabulator = ZoneTabulator(ZoneIndex(zones: zones, on: .planar))
        for _ in 0..<2 {
            let shares = tabulator.shares(of: parcel).shares
            #expect(shares.map(\.zone) == Array(0..<40))
            #expect(shares.allSatisfy { abs($0.area - ([0, 39].contains($0.zone) ? 5 : 10)) < 1e-9 })
        }
    }
}
