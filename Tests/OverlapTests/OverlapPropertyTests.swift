import Columns
import GEOS
import PROJ
import Testing

@testable import Overlap

@Suite struct OverlapPropertyTests {
    static let zone = CGCS2000Zone(width: .three, number: 38, prefixed: true)
    static let ground = OverlapPlane.ellipsoidal(EllipsoidalWeight(zone))
    /// A place 130 km east of the central meridian, with the coordinates a survey has.
    static let east = Position(38_630_000, 3_265_000)

    static func geosArea(_ a: PolygonColumn, _ i: Int, _ b: PolygonColumn, _ j: Int) throws -> Double {
        let context = GEOSContext()
        let left = try GEOSGeometry(polygons: a, row: i, in: context)
        let right = try GEOSGeometry(polygons: b, row: j, in: context)
        return try left.intersection(right).area
    }

    /// Random rows against GEOS's overlay, and both ways round.
    @Test func agreesWithGEOS() throws {
        var shapes = Shapes(seed: 1)
        var pairs = 0
        for _ in 0..<400 {
            var (a, b) = (PolygonColumn(), PolygonColumn())
            a.append(parts: shapes.row(around: Self.east.x, Self.east.y, 100))
            b.append(parts: shapes.row(around: Self.east.x, Self.east.y, shapes.uniform(20, 300)))
            guard RowCheck.check(a).faults.isEmpty, RowCheck.check(b).faults.isEmpty else { continue }
            let expected = try Self.geosArea(a, 0, b, 0)
            let found = overlapArea(a, 0, b, 0, on: .planar)
            #expect((found - expected).magnitude <= 1e-9 * max(expected, 100))
            #expect(found == overlapArea(b, 0, a, 0, on: .planar))
            #expect(
                overlapArea(a, 0, b, 0, on: Self.ground) == overlapArea(b, 0, a, 0, on: Self.ground))
            if expected > 0 { pairs += 1 }
        }
        #expect(pairs > 150)
    }

    /// A row against itself, moved by nothing, by almost nothing, or with vertices moved by almost nothing.
    @Test(arguments: [0, 1e-9, 1e-7, 1e-5, 1e-3, 0.1]) func nearlyCoincident(_ shift: Double) throws {
        var shapes = Shapes(seed: 2)
        for round in 0..<100 {
            var a = PolygonColumn()
            a.append(parts: [[shapes.star(Self.east.x, Self.east.y, 50, 100, 20)]])
            var b = a
            b.updateCoordinates { c in
                if round % 2 == 0 {
                    for i in stride(from: 0, to: c.count, by: 2) { c[i] += shift }
                } else {
                    for i in 2..<c.count - 2 { c[i] += shift * (shapes.random.unit() - 0.5) }
                }
            }
            let expected = try Self.geosArea(a, 0, b, 0)
            let found = overlapArea(a, 0, b, 0, on: .planar)
            #expect((found - expected).magnitude <= 1e-9 * expected)
        }
    }

    /// A partition of a parcel by a mesh with shared borders: pieces sum to the parcel, planar and on the ellipsoid.
    @Test(arguments: [OverlapPlane.planar, ground]) func partsSumToTheWhole(_ plane: OverlapPlane) {
        var shapes = Shapes(seed: 3)
        var mesh = PolygonColumn()
        // A mesh of 12 × 12 cells with moved corners.
        var corner: [[Position]] = []
        for i in 0...12 {
            corner.append(
                (0...12).map { j in
                    Position(
                        Self.east.x - 600 + 100 * Double(i) + shapes.uniform(-30, 30),
                        Self.east.y - 600 + 100 * Double(j) + shapes.uniform(-30, 30))
                })
        }
        for i in 0..<12 {
            for j in 0..<12 {
                let ring = [corner[i][j], corner[i + 1][j], corner[i + 1][j + 1], corner[i][j + 1], corner[i][j]]
                mesh.append([ring.flatMap { [$0.x, $0.y] }])
            }
        }
        let index = ZoneIndex(zones: mesh, on: plane)
        var parcels = PolygonColumn()
        for _ in 0..<200 { parcels.append(parts: shapes.row(around: Self.east.x, Self.east.y, 130)) }
        // Parcels whose borders are borders of the mesh.
        for cell in 0..<20 { parcels.append(row: cell * 7, of: mesh) }
        let shares = index.tabulate(parcels)
        let whole = areas(of: parcels, on: plane)
        let faulty = Set(shares.faults.map(\.row))
        var checked = 0
        for row in 0..<parcels.count
        where !faulty.contains(row) && mesh.box.grown(by: -140).holds(parcels.box(ofRow: row)) {
            let sum = shares.shares(ofRow: row).reduce(0) { $0 + $1.area }
            #expect((sum - whole[row]).magnitude <= 1e-9 * whole[row])
            #expect(shares.areas[row] == whole[row])
            checked += 1
        }
        #expect(checked > 120)
        for k in 0..<20 {
            let row = 200 + k
            #expect(shares.shares(ofRow: row).contains { $0.zone == k * 7 && ($0.area - whole[row]).magnitude < 1e-6 })
            #expect(shares.shares(ofRow: row).filter { $0.zone != k * 7 }.allSatisfy { $0.area < 1e-6 })
        }
    }

    /// The index finds what the plain double loop finds, with zones that overlap and have holes.
    @Test func indexAgreesWithPairs() {
        var shapes = Shapes(seed: 4)
        var (zones, parcels) = (PolygonColumn(), PolygonColumn())
        for _ in 0..<40 {
            let (x, y) = (shapes.uniform(-2000, 2000), shapes.uniform(-2000, 2000))
            zones.append(parts: shapes.row(around: Self.east.x + x, Self.east.y + y, shapes.uniform(100, 900)))
        }
        for _ in 0..<400 {
            let (x, y) = (shapes.uniform(-3000, 3000), shapes.uniform(-3000, 3000))
            parcels.append(parts: shapes.row(around: Self.east.x + x, Self.east.y + y, shapes.uniform(5, 150)))
        }
        zones = zones.selecting(RowCheck.check(zones).soundRows)
        parcels = parcels.selecting(RowCheck.check(parcels).soundRows)
        parcels.appendEmpty()
        let shares = ZoneIndex(zones: zones, on: Self.ground).tabulate(parcels)
        var positive = 0
        for row in 0..<parcels.count {
            var found = [Double](repeating: 0, count: zones.count)
            for share in shares.shares(ofRow: row) { found[share.zone] = share.area }
            for zone in 0..<zones.count {
                let expected = overlapArea(parcels, row, zones, zone, on: Self.ground)
                #expect((found[zone] - expected).magnitude <= 1e-9 * max(expected, 1000))
                if expected > 1 { positive += 1 }
            }
        }
        #expect(positive > 400)
    }

    @Test func pairsAreSortedAndComplete() {
        let left = column([[square(0, 0, 2)]], [[square(10, 0, 2)]], [[square(50, 50, 1)]])
        let right = column([[square(9, 0, 2)]], [[square(1, 1, 10)]])
        let pairs = overlappingPairs(left, right, on: .planar)
        #expect(
            pairs == [
                OverlapPair(left: 0, right: 1, area: 1), OverlapPair(left: 1, right: 0, area: 2),
                OverlapPair(left: 1, right: 1, area: 1),
            ])
    }
}
