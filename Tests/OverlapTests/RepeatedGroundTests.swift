import Columns
import GEOS
import Testing

@testable import Overlap

@Suite struct RepeatedGroundTests {
    private func places(_ column: PolygonColumn) throws -> RepeatedPlaces {
        let sum = BorderSum()
        let collector = BorderCollector(sum)
        collector.add(column)
        collector.finish()
        return try RepeatedPlaces(sum.residual())
    }

    /// A hole in the middle of what two rows share does not hide it: the place of the shared face lies within the hole.
    @Test(arguments: [false, true]) func aHoleWithinWhatIsShared(isReversed: Bool) throws {
        let (a, b) = ([square(100, 100, 200, 200)], [square(200.5, 150.25, 200, 100), square(220.5, 180.25, 40, 40)])
        var column = PolygonColumn()
        for rings in isReversed ? [b, a] : [a, b] { column.append(rings) }
        let checked = RowCheck.check(column).column
        let found = try places(checked)
        #expect(found.boxes.contains { $0.minX == 200.5 && $0.maxX == 300 && $0.minY == 150.25 && $0.maxY == 250.25 })
        let ground = try RepeatedGround(checked, classes: [0, 0], on: .planar)
        // 99.5 m by 100 m, less the hole.
        #expect(abs(areas(of: ground.once, on: .planar).reduce(0, +) - (9950 - 1600)) < 1e-6)
    }

    /// Rectangles with holes, thrown at random: wherever GEOS finds shared ground there is a place.
    @Test func rowsWithHolesAtRandom() throws {
        var random = Shapes(seed: 77)
        for _ in 0..<300 {
            var column = PolygonColumn()
            for _ in 0..<(2 + random.integer(3)) {
                let (x, y) = (random.uniform(0, 60), random.uniform(0, 60))
                let (width, height) = (random.uniform(10, 60), random.uniform(10, 60))
                var rings = [square(x, y, width, height)]
                // One or two holes, side by side.
                for n in 0..<(1 + random.integer(2)) {
                    let left = x + width * (0.1 + 0.45 * Double(n))
                    rings.append(
                        square(
                            left, y + height * random.uniform(0.1, 0.4), width * random.uniform(0.1, 0.3),
                            height * random.uniform(0.1, 0.4)))
                }
                column.append(rings)
            }
            let rows = RowCheck.check(column).column
            let found = try places(rows)
            let context = GEOSContext()
            for a in 0..<rows.count {
                for b in (a + 1)..<rows.count {
                    let shared = try GEOSGeometry(polygons: rows, row: a, in: context).overlay(
                        .intersection, with: GEOSGeometry(polygons: rows, row: b, in: context), keeping: .polygons
                    ).take().polygonColumn()
                    guard areas(of: shared, on: .planar).reduce(0, +) > 0.1 else { continue }
                    #expect(found.meets(shared.box(ofRow: 0)), "\(rows.coordinates)")
                }
            }
        }
    }

    private func square(_ x: Double, _ y: Double, _ width: Double = 10, _ height: Double = 10) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }

    private func column(_ rows: [[[Double]]]) -> PolygonColumn {
        var column = PolygonColumn()
        for rings in rows { column.append(rings) }
        return RowCheck.check(column).column
    }

    @Test func aCleanCoverageHasNoPlaces() throws {
        let hole = square(3, 3, 4, 4)
        #expect(try places(column([[square(0, 0)], [square(10, 0)], [square(0, 10)]])).isEmpty)
        #expect(try places(column([[square(0, 0), hole], [hole]])).isEmpty)
        #expect(try places(column([[square(0, 0), hole]])).isEmpty)
        #expect(try places(column([[square(0, 0)], [square(20, 0)]])).isEmpty)
        #expect(try places(PolygonColumn()).isEmpty)
        // A long border against two halves: other corners, no ground.
        #expect(try places(column([[square(0, 0, 20)], [square(0, 10)], [square(10, 10)]])).isEmpty)
    }

    @Test func anOverlapAndAGapOfOneSizeDoNotHideEachOther() throws {
        // 0…80 and 60…80 of a parcel 0…100: 20 m twice, 20 m bare.
        let rows = column([[square(0, 0, 80, 100)], [square(60, 0, 20, 100)]])
        #expect(try places(rows).boxes == [Box(minX: 60, minY: 0, maxX: 80, maxY: 100)])
        let sums = try RepeatedGround(rows, classes: [0, 0], on: .planar).sums(on: .planar)
        #expect(sums.once == AreaSum(squareMetres: 2000) && sums.sameClass == AreaSum(squareMetres: 2000))
    }

    @Test func noiseIsCountedAndNotListed() throws {
        let thin = column([[square(0, 0)], [square(9.9995, 0)]])
        #expect(try places(thin).isEmpty)
        #expect(try places(thin).noise == 1)
        let small = column([[square(0, 0)], [square(9.9, 9.9)]])
        #expect(try places(small).isEmpty && places(small).noise == 1)
        let wide = column([[square(0, 0)], [square(9.99, 0)]])
        #expect(try places(wide).boxes.count == 1)
    }

    @Test func threeRowsOnOnePlace() throws {
        let rows = column([[square(0, 0)], [square(0, 0)], [square(0, 0)]])
        #expect(try places(rows).boxes.count == 1)
        let alike = try RepeatedGround(rows, classes: [1, 1, 1], on: .planar).sums(on: .planar)
        #expect(alike.once == AreaSum(squareMetres: 100) && alike.again == AreaSum(squareMetres: 200))
        #expect(alike.sameClass == alike.again && alike.favoured == .zero)
        let mixed = try RepeatedGround(rows, classes: [1, 2, 1], isFavoured: { $0 == 1 }, on: .planar)
        #expect(mixed.rows == [1, 2])
        let sums = mixed.sums(on: .planar)
        #expect(sums.once == AreaSum(squareMetres: 100) && sums.again == AreaSum(squareMetres: 200))
        #expect(sums.sameClass == AreaSum(squareMetres: 100) && sums.favoured == AreaSum(squareMetres: 100))
    }

    /// Every cell counted by hand: shared ground of each kind, by zone; and the places hold all of it.
    @Test(arguments: 1...24) func agreesWithTheCountOfCells(seed: UInt64) throws {
        var cells = CellRows(seed: seed, side: 12)
        cells.tile(10)
        cells.spoil()
        let classes = cells.rows.indices.map { _ in cells.shapes.integer(3) }
        // Favoured rows come first.
        let order = cells.rows.indices.sorted { (classes[$0] == 0 ? 0 : 1, $0) < (classes[$1] == 0 ? 0 : 1, $1) }
        cells.rows = order.map { cells.rows[$0] }
        let sorted = order.map { classes[$0] }
        let column = RowCheck.check(try cells.column(dropping: seed % 2 == 0 ? 0.4 : 0)).column
        let zoneCells = [Set(0..<72), Set(60..<144), Set((0..<144).filter { $0 % 12 < 5 })]
        var zoneRows = CellRows(seed: 1, side: 12)
        zoneRows.rows = zoneCells
        let zones = ZoneIndex(zones: RowCheck.check(try zoneRows.column()).column, on: .planar)

        let found = try RepeatedGround(column, classes: sorted, isFavoured: { $0 == 0 }, on: .planar)
        let sums = found.sums(in: zones)
        let owners = cells.owners
        for (zone, inside) in zoneCells.enumerated() {
            var counts = (once: 0, again: 0, same: 0, favoured: 0)
            for cell in inside where owners[cell].count > 1 {
                let kinds = Set(owners[cell].map { sorted[$0] })
                counts.once += 1
                counts.again += owners[cell].count - 1
                counts.same += owners[cell].count - kinds.count
                if kinds.contains(0) { counts.favoured += kinds.count - 1 }
            }
            func ground(_ cells: Int) -> AreaSum { AreaSum(squareMetres: Double(cells) * CellRows.cellArea) }
            func isNear(_ a: AreaSum, _ cells: Int) -> Bool { (a - ground(cells)).squareMetres.magnitude < 1e-3 }
            #expect(isNear(sums[zone].once, counts.once))
            #expect(isNear(sums[zone].again, counts.again))
            #expect(isNear(sums[zone].sameClass, counts.same))
            #expect(isNear(sums[zone].favoured, counts.favoured))
        }
        let places = try places(column)
        for cell in owners.indices where owners[cell].count > 1 {
            let (a, c) = (
                CellRows.corner(cell % 12, cell / 12), CellRows.corner(cell % 12 + 1, cell / 12 + 1)
            )
            let middle = Position((a[0] + c[0]) / 2, (a[1] + c[1]) / 2)
            #expect(places.boxes.contains { $0.holds(middle) })
        }
        #expect(places.isEmpty == owners.allSatisfy { $0.count < 2 })
        // The rows at the places alone give the same.
        let near = column.boxes.indices.filter { places.meets(column.box(ofRow: $0)) }
        let again = try RepeatedGround(
            column.selecting(near), classes: near.map { sorted[$0] }, isFavoured: { $0 == 0 }, on: .planar)
        #expect(again.sums(in: zones) == sums)
    }

    /// Random stars against GEOS: Σ areas less what is said again is the area of the union.
    @Test(arguments: 1...8) func theUnionIsWhatIsLeft(seed: UInt64) throws {
        var shapes = Shapes(seed: seed)
        var rows = PolygonColumn()
        for _ in 0..<30 { rows.append(parts: shapes.row(around: 500_000, 3_000_000, 60)) }
        let checked = RowCheck.check(rows)
        let column = checked.column.selecting(checked.soundRows)
        let found = try RepeatedGround(
            column, classes: [Int](repeating: 0, count: column.count),
            CoverageLimits(
                tolerance: 0, gapWidth: 0, noiseArea: 0), on: .planar)
        let union = try GEOSGeometry.union(of: column, rows: 0..<column.count, in: GEOSContext()).polygonColumn()
        let expected = areas(of: union, on: .planar)[0]
        let total = areas(of: column, on: .planar).reduce(0, +)
        #expect(abs(total - found.sums(on: .planar).again.squareMetres - expected) < 1e-3)
        #expect(found.sums(on: .planar).sameClass == found.sums(on: .planar).again)
    }

    /// Rows on a heap: how often each place is covered is known; the pairs are never listed.
    @Test func rowsOnOnePlaceAreOnePlaceWithManyOwners() throws {
        let n = 300
        let rows = column([[[Double]]](repeating: [square(0, 0)], count: n) + [[square(5, 0)], [square(40, 0)]])
        let classes = (0..<n + 2).map { $0 % 3 }
        let found = try RepeatedGround(rows, classes: classes, isFavoured: { $0 == 0 }, on: .planar)
        let sums = found.sums(on: .planar)
        // 300 rows on 0…10 and one on 5…15: 100 m² once, 299 · 100 + 50 m² again. Rows 0, 1, 2 are the first of a class.
        #expect(sums.once == AreaSum(squareMetres: 100) && sums.again == AreaSum(squareMetres: 29_950))
        #expect(sums.sameClass == AreaSum(squareMetres: 29_750) && sums.favoured == AreaSum(squareMetres: 200))
        #expect(found.rows == Array(1...n) && found.partners.allSatisfy { (1...17).contains($0.count) })
        #expect(found.partners[20] == Array(0...16))
    }

    @Test(arguments: [0.0, 0.01]) func shiftedRowsOnAHeap(up: Double) throws {
        let n = 200
        let rows = column((0..<n).map { [square(Double($0) * 0.01, Double($0) * up)] })
        #expect(try !places(rows).isEmpty)
        let found = try RepeatedGround(rows, classes: (0..<n).map { $0 % 2 }, isFavoured: { $0 == 0 }, on: .planar)
        let sums = found.sums(on: .planar)
        // Each has with the one before it, or with the one before that of its class, all that it shares at all.
        func shared(_ step: Double) -> Double { (10 - 0.01 * step) * (10 - up * step) }
        func isNear(_ a: AreaSum, _ b: Double) -> Bool { abs(a.squareMetres - b) < 1e-3 }
        #expect(isNear(sums.again, Double(n - 1) * shared(1)))
        #expect(isNear(sums.sameClass, Double(n - 2) * shared(2)))
        // Once: the union of what neighbours share.
        #expect(isNear(sums.once, shared(1) + Double(n - 2) * (shared(1) - shared(2))))
        // Between classes: the first odd row has all of it; of the others what is left beside their own class.
        #expect(isNear(sums.favoured, shared(1) + Double(n - 2) * (shared(1) - shared(2))))
    }

    /// A heap of squares sharing a corner beside a clean coverage: the clean rows are in no pair.
    @Test func nestedRowsAndTheirNeighbours() throws {
        let n = 120
        let rows = column(
            (0..<n).map { [square(0, 0, 10 + Double($0), 10 + Double($0))] }
                + (0..<n).map { [square(Double($0) * 10, -10)] })
        let found = try RepeatedGround(rows, classes: rows.boxes.map { _ in 0 }, on: .planar)
        let sums = found.sums(on: .planar)
        let sizes = (0..<n - 1).map { (10 + Double($0)) * (10 + Double($0)) }
        #expect(abs(sums.again.squareMetres - sizes.reduce(0, +)) < 1e-3)
        #expect(abs(sums.once.squareMetres - sizes[n - 2]) < 1e-3)
        #expect(found.rows == Array(1..<n))
    }

    /// A river over hundreds of parcels is no heap: all its partners are listed.
    @Test func oneRowOverManyIsNoHeap() throws {
        let n = 100
        let rows = column((0..<n).map { [square(Double($0) * 10, 0)] } + [[square(0, 4, 1000, 2)]])
        let found = try RepeatedGround(rows, classes: rows.boxes.map { _ in 0 }, on: .planar)
        #expect(found.partners == [Array(0..<n)])
        #expect(found.sums(on: .planar).once == AreaSum(squareMetres: 2000))
    }
}
