import Columns
import GEOS
import Overlap
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

/// Ground under several polygons of one layer counts once, wherever it is summed.
@Suite struct OverlappingLayersTests {
    private func isNear(_ a: AreaSum?, _ b: Double, within tolerance: Double = 0.05) -> Bool {
        a.map { ($0.squareMetres - b).magnitude <= tolerance } ?? false
    }

    @Test func theLaterOfTwoLosesTheCommonGround() throws {
        let rows = Squares.column([
            (0, 0, 100, 100), (50, 0, 100, 100), (0, 0, 100, 100), (500, 0, 10, 10), (150, 0, 10, 100),
            (60, 20, 20, 20),
        ])
        let once = try GroundOnce(rows, on: .planar)
        #expect(areas(of: once.polygons, on: .planar) == [10_000, 5000, 0, 100, 1000, 0])
        #expect(once.repeated == AreaSum(squareMetres: 15_400))
        // The first of another order keeps all that it has.
        let turned = try GroundOnce(rows, order: [5, 4, 3, 2, 1, 0], on: .planar)
        #expect(areas(of: turned.polygons, on: .planar) == [0, 5000, 9600, 100, 1000, 400])
        #expect(turned.repeated == once.repeated)
        let apart = Squares.column([(0, 0, 10, 10), (10, 0, 10, 10), (0, 10, 20, 10)])
        let same = try GroundOnce(apart, on: .planar)
        #expect(same.polygons == apart && same.repeated == .zero)
        #expect(try GroundOnce(PolygonColumn(), on: .planar).polygons.count == 0)
    }

    /// Rows of one shape are a group, whatever lies between them; one that starts its ring elsewhere is another group on the
    /// same ground.
    @Test func rowsOfOneShapeAreAGroup() throws {
        var rows = Squares.column([
            (0, 0, 100, 100), (50, 0, 100, 100), (0, 0, 100, 100), (500, 0, 10, 10), (0, 0, 100, 100),
            (700, 0, 0.09, 0.09), (700, 0, 0.09, 0.09),
        ])
        let turned = Array(GeometryColumn.polygons(rows).coordinates(ofRow: 0))
        rows.append([Array(turned.dropFirst(2)) + turned.dropFirst(2).prefix(2)])
        let sharing = SharingRows(rows, on: .planar)
        #expect(sharing.group == [0, 1, 0, 2, 0, 3, 4, 5] && sharing.members[0] == [0, 2, 4])
        #expect(sharing.neighbours == [0: [1, 5], 1: [0, 5], 5: [0, 1]])
        #expect(sharing.earlier(4, most: 4) == [0, 1, 2] && sharing.earlier(4, most: 2) == [0, 1])
        #expect(sharing.earlier(0, most: 4).isEmpty && sharing.earlier(7, most: 4) == [0, 1, 2, 4])
        #expect(
            sharing.sharing([0, 3]).isEmpty && sharing.sharing([2, 3, 4]) == [2, 4]
                && sharing.sharing([1, 2]) == [1, 2])
        let once = try GroundOnce(rows, order: [4, 3, 2, 1, 0, 5, 6, 7], on: .planar)
        let left = areas(of: once.polygons, on: .planar)
        #expect(Array(left[..<5]) == [0, 5000, 0, 100, 10_000] && left[5] > 0 && left[6] > 0 && left[7] == 0)
        #expect(isNear(once.repeated, 35_000))
    }

    /// Zones inside each other: the largest shares what the second covers, the others all of theirs.
    @Test func zonesInsideEachOther() throws {
        let zones = Squares.column([
            (0, 0, 100, 100), (-10, -10, 120, 120), (-20, -20, 140, 140), (300, 0, 100, 100), (390, 0, 100, 100),
        ])
        let found = try ZoneOverlaps(ZoneIndex(accounting: zones, on: .planar), zones)
        #expect(found.zones.map(\.zone) == [0, 1, 2, 3, 4] && found.pairs == 4)
        #expect(zip(found.zones, [10_000.0, 14_400, 14_400, 1000, 1000]).allSatisfy { isNear($0.shared, $1) })
        #expect(found.zones.map(\.isWhole) == [true, true, false, false, false] && isNear(found.once, 15_400))
    }

    /// Rows on a heap: the pairs are not all listed, and still each place counts once, in every order.
    @Test func aHeapCountsOnce() throws {
        let n = 80
        let boxes = (0..<n).map { (0.1 * Double($0), 0.1 * Double($0), 100.0, 100.0) }
        let rows = Squares.column(boxes + [(95, 0, 100, 10), (400, 0, 100, 100)])
        let sharing = SharingRows(rows, on: .planar)
        #expect(sharing.heaps.count == 1 && sharing.neighbours.values.reduce(0) { $0 + $1.count } <= 2 * 18 * (n + 1))
        #expect(sharing.sharing([30, 70, n + 1]) == [30, 70])
        let step = 100 * 100 - 99.9 * 99.9
        let union = try GEOSGeometry.union(of: rows, rows: 0..<rows.count, in: GEOSContext()).polygonColumn()
        let whole = areas(of: union, on: .planar)[0]
        for order in [nil, Array((0..<rows.count).reversed())] {
            let once = try GroundOnce(rows, order: order, on: .planar)
            let left = areas(of: once.polygons, on: .planar)
            #expect(abs(left.reduce(0, +) - whole) < 1e-3 && left[n + 1] == 10_000)
            #expect(isNear(once.repeated, areas(of: rows, on: .planar).reduce(0, +) - whole, within: 1e-3))
            let (first, last) = order == nil ? (0, n - 1) : (n - 1, 0)
            #expect(abs(left[first] - (order == nil ? 10_000 : left[first])) < 1e-9)
            if order == nil { #expect(abs(left[last] - step) < 1e-3) }
        }
    }

    /// Zones on a heap: their pairs are counted, each, and each zone tells what it shares.
    @Test func zonesOnAHeapAreCounted() throws {
        let n = 40
        let zones = Squares.column((0..<n).map { (0.1 * Double($0), 0, 100, 100) })
        let found = try ZoneOverlaps(ZoneIndex(accounting: zones, on: .planar), zones)
        #expect(found.pairs == n * (n - 1) / 2 && !found.isLeast && found.zones.count == n)
        // Each has all of its ground with its neighbours, but for the outer strips of the first and the last.
        #expect(
            found.zones.map { isNear($0.shared, [0, n - 1].contains($0.zone) ? 9990 : 10_000) }
                == [Bool](repeating: true, count: n))
    }

    /// Villages on a heap: of each the first partners are listed, and any of the heap may share its farmland.
    @Test func farmlandOfVillagesOnAHeapIsInDoubt() {
        var again = RepeatedLand()
        again.inCounty = [
            VillageClassArea(
                village: "C", code: "0101", gross: AreaSum(squareMetres: 30), net: AreaSum(squareMetres: 30)),
            VillageClassArea(
                village: "E", code: "0101", gross: AreaSum(squareMetres: 5), net: AreaSum(squareMetres: 5)),
        ]
        again.partners = ["C": ["A"], "E": ["D"]]
        again.heaps = [["A", "B", "C"]]
        let shared = SharedFarmland(again)
        #expect(["A", "B", "C"].allSatisfy { shared.area(of: [$0]) == AreaSum(squareMetres: 30) })
        #expect(shared.area(of: ["A", "B", "D"]) == AreaSum(squareMetres: 35))
        #expect(shared.area(of: ["F"]) == .zero)
    }

    /// What is left adds up to the union, and no two share ground.
    @Test func whatIsLeftIsTheUnion() throws {
        var random = SeededGenerator(seed: 4)
        let rows = Squares.column(
            (0..<60).map { _ in
                (300 * random.unit(), 300 * random.unit(), 5 + 60 * random.unit(), 5 + 60 * random.unit())
            })
        let once = try GroundOnce(rows, on: .planar)
        let context = GEOSContext()
        let union = try GEOSGeometry.union(of: rows, rows: 0..<rows.count, in: context).polygonColumn()
        let whole = areas(of: union, on: .planar)[0]
        let left = areas(of: once.polygons, on: .planar).reduce(0, +)
        #expect((left - whole).magnitude < 1e-3)
        let all = areas(of: rows, on: .planar).reduce(0, +)
        #expect(isNear(once.repeated, all - whole, within: 1e-3))
        #expect(overlappingPairs(within: once.polygons, on: .planar).allSatisfy { $0.area < 1e-3 })
    }

    private func write(
        _ folder: TestFolder, _ name: String, _ boxes: [(Double, Double, Double, Double)],
        _ columns: [(String, AttributeColumn)] = []
    ) throws {
        var layer = Layer(name: name, crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Field("BSM", .text), .text(boxes.indices.map { "\(name)\($0)" }))
        for (field, column) in columns { layer.add(Field(field, column.kind), column) }
        try folder.write(layer, name + ".gpkg")
    }

    /// Two villages, all farmland but a strip; patches that share 3 ha; works that share 4 ha.
    private func found() async throws -> Findings {
        let folder = try TestFolder()
        try folder.writeVillages()
        try write(
            folder, "parcels", [(0, 0, 1000, 900), (1000, 0, 1000, 900), (0, 900, 2000, 100)],
            [("DLBM", .text(["0101", "0103", "0301"]))])
        try write(
            folder, "basic_farmland", [(0, 0, 300, 500), (200, 0, 300, 500), (250, 100, 100, 100)],
            [("YJJBNTMJ", .real([135_000, 150_000, 10_000])), ("WDGD", .text(["0", "1", "1"]))])
        try write(
            folder, "planned_works", [(100, 0, 400, 100), (400, 0, 200, 200), (1500, 880, 100, 40)],
            [("rural_industry", .text(["否", "是", nil]))])
        try write(folder, "grain_zones", [(0, 0, 100, 100), (50, 0, 100, 100)])
        try write(folder, "wetlands", [(800, 0, 400, 100), (800, 0, 400, 100)])
        let layers = ["villages", "parcels", "basic_farmland", "planned_works", "grain_zones"]
        return try await Analysis.run(
            try folder.project(
                layers.map { "  \($0): {path: \($0).gpkg}" }.joined(separator: "\n")
                    + "\n  control_areas: [{name: 湿地, path: wetlands.gpkg}]",
                "county: {code: \"430699\", name: 县}"), threads: 1)
    }

    @Test func patchesCountOnce() async throws {
        let found = try await found()
        // 15 ha and 15 ha that share 5 ha; 1 ha inside both.
        #expect(isNear(found.villages.rows[0].basicFarmland, 250_000))
        #expect(isNear(found.redLine?.basicFarmland, 250_000))
        #expect(found.land!.onBasicFarmland!.reduce(AreaSum.zero) { $0 + $1.gross }.squareMetres.rounded() == 250_000)
        let basic = try #require(found.holding?.county(.basicFarmland))
        #expect(isNear(basic.gross, 250_000) && isNear(basic.net, 135_000 + 100_000))
        #expect(isNear(found.holding?.county(.stableFarmland)?.gross, 150_000))
        #expect(isNear(found.holding?.county(.grainZones)?.gross, 15_000))
        let layers = Dictionary(uniqueKeysWithValues: found.redLine!.layers.map { ($0.layer, $0) })
        #expect(isNear(layers["basic_farmland"]?.area, 250_000))
        #expect(isNear(layers["basic_farmland"]?.countedTwice, 60_000))
        #expect(isNear(layers["grain_zones"]?.countedTwice, 5000))
        #expect(isNear(layers["湿地"]?.area, 40_000) && isNear(layers["湿地"]?.countedTwice, 40_000))
        #expect(found.redLine!.controlAreas.allSatisfy { isNear($0.area, 20_000) })
        #expect(found.notices.count { $0.en.contains("overlap one another") && $0.zh.contains("只计一次") } == 4)
    }

    @Test func worksCountOnce() async throws {
        let works = try #require(try await found().works)
        let first = works.works.first { $0.id == "planned_works0" }
        #expect(isNear(first?.area, 40_000) && isNear(first?.basicFarmland, 40_000) && isNear(first?.farmland, 40_000))
        let total = try #require(works.totals.first { $0.source == "planned_works" })
        #expect(total.works == 3 && isNear(total.area, 74_000) && isNear(total.countedTwice, 10_000))
        #expect(isNear(total.basicFarmland, 50_000) && isNear(total.farmland, 72_000))
        let quota = try #require(works.quota)
        #expect(quota.works == 3 && isNear(quota.total, 74_000) && isNear(quota.countedTwice, 10_000))
        // The work for rural industry keeps what it shares with another.
        #expect(isNear(quota.ruralIndustry, 40_000))
    }

    @Test func corridorsTellTheirFarmland() throws {
        var county = County(plane: Squares.plane)
        county.villages = try Squares.villages(1)
        var belts = BeltFindings(normalisation: "", bound: Bound(value: nil), method: "")
        var belt = Belt(
            number: 1, anchor: "a", length: 1, minutes: 1, villages: [], prize: 0, trunkShare: 0, roads: [],
            corridorArea: AreaSum(squareMetres: 100))
        belt.corridorFarmland = AreaSum(squareMetres: 60)
        (belts.belts, belts.corridors) = ([belt], Squares.column([(0, 0, 10, 10)]))
        let index = ZoneIndex(zones: county.villages.polygons, on: Squares.plane.overlap)
        let works = Works(county: county, villageIndex: index).corridors(belts)
        #expect(works.map(\.farmland) == [AreaSum(squareMetres: 60)] && works[0].land == nil)
    }
}
