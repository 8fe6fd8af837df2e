import Columns
import Foundation
import GEOS
import Overlap
import Testing

@testable import AnalysisRuns
@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import WayAnalysis

/// Settlement parcels that the borders of villages cross: rectangles counted by hand, and many at random against GEOS.
@Suite struct SettlementAcrossBordersTests {
    typealias Rectangle = (Double, Double, Double, Double)

    private static func shape(_ rings: [Double]...) -> PolygonColumn {
        var column = PolygonColumn()
        column.append(rings)
        return column
    }

    private static func homesteads(_ boxes: Rectangle...) -> [(landClass: String, shape: PolygonColumn)] {
        boxes.map { ("0702", Squares.column([$0])) }
    }

    /// - Parameter villages: of 1 km side by side unless given.
    private func analyse(
        _ parcels: [(landClass: String, shape: PolygonColumn)], villages: PolygonColumn? = nil, options: String = ""
    ) async throws -> Findings {
        let folder = try TestFolder()
        let shapes = villages ?? Squares.column([(0, 0, 1000, 1000), (1000, 0, 1000, 1000)])
        try folder.writeVillages(codes: (0..<shapes.count).map { "\(430_699_101_201 + $0)" }, shapes: shapes)
        var column = PolygonColumn()
        for parcel in parcels { column.append(row: 0, of: parcel.shape) }
        var layer = Layer(name: "parcels", crs: Squares.zone.crs, geometry: .polygons(column))
        layer.add(Field("BSM", .text), .text(parcels.indices.map { "P\($0)" }))
        layer.add(Field("DLBM", .text), .text(parcels.map(\.landClass)))
        try folder.write(layer, "parcels.gpkg")
        return try await Analysis.run(
            try folder.project(
                "  villages: {path: villages.gpkg}\n  parcels: {path: parcels.gpkg}",
                "county: {code: \"430699\", name: 县}\n" + options), threads: 1)
    }

    /// The ground of a plane is that of the ellipsoid to 10⁻⁷ so near the central meridian.
    private func isNear(_ area: AreaSum?, _ metres: Double) -> Bool {
        area.map { ($0.squareMetres - metres).magnitude < 0.01 + 1e-6 * metres } ?? false
    }

    private func isNear(_ value: Double?, _ metres: Double) -> Bool {
        value.map { ($0 - metres).magnitude < 0.001 } ?? false
    }

    /// 300 by 100 m, a third of it in the western village; a field there and one across the border, 200 m wide.
    @Test func aParcelInTwoVillages() async throws {
        let found = try await analyse(
            Self.homesteads((900, 450, 300, 100)) + [
                ("0101", Squares.column([(700, 450, 100, 100)])), ("0101", Squares.column([(950, 600, 200, 100)])),
            ])
        let (west, east) = (found.villages.rows[0], found.villages.rows[1])
        #expect(isNear(west.layout?.settlementArea, 10_000) && isNear(east.layout?.settlementArea, 20_000))
        #expect(west.layout?.patches == 1 && east.layout?.patches == 1)
        let layout = try #require(found.layout)
        #expect(isNear(layout.settlementArea, 30_000))
        let patches = try #require(layout.settlements)
        #expect(patches.map(\.parcels) == [1, 1] && isNear(patches[1].construction, 20_000))
        #expect(isNear(patches[0].centre.distance(to: Squares.place(950, 500)), 0))
        #expect(isNear(patches[1].centre.distance(to: Squares.place(1100, 500)), 0))
        // The patches end at the border.
        #expect(layout.settlementPolygons.box(ofRow: 0).maxX == Squares.place(1000, 0).x)
        // A village is reached at its piece.
        #expect(isNear(west.place.distance(to: Squares.place(950, 500)), 0) && west.placeSource == .homesteads)
        #expect(isNear(east.place.distance(to: Squares.place(1100, 500)), 0) && east.placeSource == .homesteads)
        // The west: 10,000 m² at 150 m from x = 900, and 5000 m² about (975, 650), 100 m north of y = 550. The east: 15,000 m²
        // about (1075, 650).
        let mean = 2_000_000.0 / 15_000
        #expect(isNear(west.layout?.farming?.mean, mean))
        #expect(isNear(east.layout?.farming?.mean, 100))
        let account = try #require(layout.settlementAccount)
        for ground in [account.outside, account.inTwoVillages, account.claimedAgain, account.withoutPatch] {
            // Shares are rounded to a millionth of a square metre.
            #expect(ground.micro.magnitude <= 2)
        }
    }

    /// Villages that meet at (1000, 1000), and 300 by 100 m about the place.
    @Test func threeVillagesAtAPoint() async throws {
        let found = try await analyse(
            Self.homesteads((900, 950, 300, 100)),
            villages: Squares.column([(0, 0, 1000, 1000), (1000, 0, 1000, 1000), (0, 1000, 2000, 1000)]))
        let grounds = found.villages.rows.map { $0.layout?.settlementArea }
        #expect(isNear(grounds[0], 5000) && isNear(grounds[1], 10_000) && isNear(grounds[2], 15_000))
        #expect(isNear(found.layout?.settlementArea, 30_000) && found.layout?.settlements?.count == 3)
    }

    /// 400 by 200 m with a hole of 200 by 100 m in the middle, the border through both.
    @Test func aParcelWithAHole() async throws {
        let parcel = Self.shape(Squares.ring(800, 400, 400, 200), Squares.ring(900, 450, 200, 100))
        let found = try await analyse([("0702", parcel)])
        let layout = try #require(found.layout)
        #expect(isNear(layout.settlementArea, 60_000))
        #expect(found.villages.rows.allSatisfy { isNear($0.layout?.settlementArea, 30_000) })
        // (200·200·900 − 100·100·950)/30,000.
        let centre = try #require(layout.settlements?.first?.centre)
        #expect(isNear(centre.distance(to: Squares.place(26_500.0 / 30, 500)), 0))
    }

    /// Two parcels of 400 by 100 m that have 300 by 100 m in common.
    @Test(arguments: [false, true]) func parcelsThatOverlap(turned: Bool) async throws {
        let parcels = Self.homesteads((800, 0, 400, 100), (900, 0, 400, 100))
        let found = try await analyse(turned ? parcels.reversed() : parcels)
        let layout = try #require(found.layout)
        #expect(isNear(layout.settlementArea, 50_000) && isNear(layout.settlementAccount?.claimedAgain, 30_000))
        #expect(isNear(found.villages.rows[0].layout?.settlementArea, 20_000))
        #expect(isNear(found.villages.rows[1].layout?.settlementArea, 30_000))
        #expect(layout.settlements?.count == 2)
        let centre = try #require(layout.settlements?.first?.centre)
        #expect(isNear(centre.distance(to: Squares.place(900, 50)), 0))
        #expect(isNear(areas(of: layout.settlementPolygons, on: .planar)[0], 20_000))
    }

    /// A village of two parts, 200 m apart, and another between them: one parcel lies in all three.
    @Test func aVillageOfTwoParts() async throws {
        var villages = PolygonColumn()
        villages.append(parts: [[Squares.ring(0, 0, 1000, 1000)], [Squares.ring(1200, 0, 1000, 1000)]])
        villages.append([Squares.ring(1000, 0, 200, 1000)])
        let parcels = Self.homesteads((950, 0, 300, 100))
        let found = try await analyse(parcels, villages: villages)
        let (outer, inner) = (found.villages.rows[0], found.villages.rows[1])
        #expect(isNear(outer.layout?.settlementArea, 10_000) && outer.layout?.patches == 2)
        #expect(isNear(inner.layout?.settlementArea, 20_000) && inner.layout?.patches == 1)
        // Centres at x = 975 and 1225.
        #expect(isNear(outer.layout?.neighbours?.observed, 250) && isNear(outer.layout?.largestPatchShare, 0.5))
        // Within the distance of each other they are one patch, of one parcel.
        let joined = try await analyse(parcels, villages: villages, options: "layout: {merge_metres: 200.001}")
        #expect(joined.villages.rows[0].layout?.patches == 1)
        #expect(joined.layout?.settlements?.first?.parcels == 1)
    }

    /// A border drawn twice, 0.2 m apart: the strip is ground of the village, and no patch of it.
    @Test func aStripIsNoPatch() async throws {
        let found = try await analyse(Self.homesteads((900, 0, 100.2, 100)))
        let (west, east) = (found.villages.rows[0], found.villages.rows[1])
        #expect(isNear(west.layout?.settlementArea, 10_000) && west.layout?.patches == 1)
        #expect(isNear(east.layout?.settlementArea, 20) && east.layout?.patches == 0)
        #expect(east.layout?.farming == nil && east.layout?.neighbours == nil && east.layout?.dispersion == nil)
        #expect(east.placeSource == .pointOnSurface)
        #expect(
            isNear(found.layout?.settlementAccount?.withoutPatch, 20) && isNear(found.layout?.settlementArea, 10_020))
        // Beside a parcel of the village it belongs to that one's patch.
        let beside = try await analyse(Self.homesteads((900, 0, 100.2, 100), (1010, 0, 100, 100)))
        #expect(beside.villages.rows[1].layout?.patches == 1 && beside.layout?.settlementAccount?.withoutPatch == .zero)
        #expect(beside.layout?.settlements?.last?.parcels == 2)
        // With no width under which a piece is thin it is a patch.
        let strict = try await analyse(
            Self.homesteads((900, 0, 100.2, 100)), options: "options: {sliver_metres: 0}")
        #expect(strict.villages.rows[1].layout?.patches == 1 && strict.villages.rows[1].placeSource == .homesteads)
    }

    /// Villages that share 100 m: a parcel wholly there, and one of 200 m that begins 50 m before and ends 50 m behind it.
    @Test func villagesThatOverlap() async throws {
        let found = try await analyse(
            Self.homesteads((1000, 0, 100, 100), (950, 200, 200, 100)),
            villages: Squares.column([(0, 0, 1100, 1000), (1000, 0, 1000, 1000)]))
        #expect(found.villages.rows.allSatisfy { isNear($0.layout?.settlementArea, 25_000) })
        let layout = try #require(found.layout)
        #expect(isNear(layout.settlementArea, 30_000) && isNear(layout.settlementAccount?.inTwoVillages, 20_000))
    }

    @Test func outsideTheVillagesAndVillagesWithout() async throws {
        let found = try await analyse(Self.homesteads((-100, 0, 200, 100), (-500, 0, 100, 100)))
        let layout = try #require(found.layout)
        #expect(isNear(layout.settlementArea, 10_000) && isNear(layout.settlementAccount?.outside, 20_000))
        let empty = try #require(found.villages.rows[1].layout)
        #expect(empty.patches == 0 && empty.settlementArea == .zero && empty.largestPatchShare == nil)
        #expect(empty.dispersion == nil && empty.neighbours == nil && empty.farming == nil)
    }

    /// 300 parcels of random shape, many of which overlap, on nine villages whose borders no parcel knows. What is outside, what
    /// is claimed again and each village's ground are those of GEOS to a square millimetre for each parcel.
    @Test func manyAtRandomAgainstGEOS() throws {
        var generator = SeededGenerator(seed: 16)
        let corners = (0..<16).map { k in
            Squares.place(
                Double(k % 4) * 500 + generator.unit() * 200 - 100, Double(k / 4) * 500 + generator.unit() * 200 - 100)
        }
        var villages = PolygonColumn()
        for k in 0..<9 {
            let first = k / 3 * 4 + k % 3
            let ring = [first, first + 1, first + 5, first + 4, first].flatMap { [corners[$0].x, corners[$0].y] }
            villages.append([ring])
        }
        var parcels = PolygonColumn()
        let context = GEOSContext()
        while parcels.count < 300 {
            let (x, y) = (generator.unit() * 1600 - 50, generator.unit() * 1600 - 50)
            let sides = 5 + (Int(exactly: (generator.unit() * 8).rounded(.down)) ?? 0)
            func ring(_ scale: Double) -> [Double] {
                let points = (0..<sides).flatMap { k -> [Double] in
                    let angle = 2 * Double.pi * Double(k) / Double(sides)
                    let radius = scale * (20 + generator.unit() * 40)
                    let place = Squares.place(x + radius * cos(angle), y + radius * sin(angle))
                    return [place.x, place.y]
                }
                return points + [points[0], points[1]]
            }
            // The hole lies inside: its largest radius is a quarter of the least of the ring.
            var new = PolygonColumn()
            new.append(generator.unit() < 0.3 ? [ring(1), ring(0.08)] : [ring(1)])
            // What two parcels share is ground or nothing: 0.01 m² would be noise, which stays in both.
            let shape = try GEOSGeometry(polygons: new, row: 0, in: context)
            let isNoisy = try (0..<parcels.count).contains { row in
                guard parcels.box(ofRow: row).meets(new.box) else { return false }
                let common = try shape.intersection(try GEOSGeometry(polygons: parcels, row: row, in: context)).area
                return common > 0 && common < 0.1
            }
            if !isNoisy { parcels.append(row: 0, of: new) }
        }
        let plane = OverlapPlane.planar
        let index = try ZoneIndex(accounting: villages, on: plane)
        let found = index.tabulate(parcels)
        #expect(found.faults.isEmpty)
        var layer = Layer(name: "parcels", crs: Squares.zone.crs, geometry: .polygons(parcels))
        layer.add(Field("key", .text), .text((0..<parcels.count).map { "\(1000 + $0)" }))
        layer.add(Field("class", .text), .text((0..<parcels.count).map { _ in "0702" }))
        var layout = LayoutParcels()
        layout.polygons = parcels
        layout.settled = (0..<parcels.count).map { .init(found, row: $0, isConstruction: true) }
        let whole = layout.settled.reduce(AreaSum.zero) { $0 + $1.ground }
        try layout.countOnce(
            try SharedParcels([layer], key: "key", classField: "class", on: plane), villages: index)
        let settled = try SettlementPieces(layout, villages: villages, thinWidth: 0.5, on: plane)

        let union = try GEOSGeometry.union(of: parcels, rows: 0..<parcels.count, in: context)
        let tolerance = 1e-6 * Double(parcels.count)
        var cut = 0
        for village in 0..<9 {
            let zone = try GEOSGeometry(polygons: villages, row: village, in: context)
            let expected = try union.intersection(zone).area
            #expect((settled.grounds[village].squareMetres - expected).magnitude < tolerance, "village \(village)")
            for (row, piece) in settled.pieces.enumerated() where piece.village == village {
                let shape = try GEOSGeometry(polygons: settled.polygons, row: row, in: context)
                #expect(try shape.difference(zone).area < 0.01)
                let ground = areas(of: settled.polygons.selecting([row]), on: plane)[0]
                #expect((ground - piece.area.squareMetres).magnitude < 0.02)
                cut += layout.settled[piece.parcel].shares.count > 1 ? 1 : 0
            }
        }
        #expect(cut > 100)
        let inVillages = settled.grounds.reduce(AreaSum.zero, +)
        let counted = inVillages + settled.outside
        let all = try union.area
        let difference = counted.squareMetres - all
        #expect(difference.magnitude < tolerance && settled.again == .zero)
        let open = counted + layout.claimedAgain - whole
        #expect(open.squareMetres.magnitude < tolerance)
        #expect(layout.claimedAgain.squareMetres > 1000 && settled.outside.squareMetres > 1000)
    }
}
