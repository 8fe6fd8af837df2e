import Columns
import Overlap
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import LandAnalysis
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct ConsolidationTests {
    /// A parcel: rectangle, class, ridge coefficient, slope class.
    typealias Field = (
        x: Double, y: Double, width: Double, height: Double, landClass: String, rate: Double?, slope: String?
    )

    private func layer(_ fields: [Field], keys: [String]? = nil) -> Layer {
        var layer = Layer(
            name: "DLTB", crs: Squares.zone.crs,
            geometry: .polygons(Squares.column(fields.map { ($0.x, $0.y, $0.width, $0.height) })))
        layer.add(Columns.Field("class", .text), .text(fields.map(\.landClass)))
        layer.add(Columns.Field("key", .text), .text(keys ?? fields.indices.map { "p\(100 + $0)" }))
        layer.add(Columns.Field("deduction_rate", .real), .real(fields.map(\.rate)))
        layer.add(Columns.Field("slope", .text), .text(fields.map(\.slope)))
        return layer
    }

    private func find(
        _ layers: [Layer], villages: Villages? = nil, gap: Double = 8, threads: Int = 1
    ) async throws -> ConsolidationFindings {
        let villages = try villages ?? Squares.villages(2)
        let towns = Dictionary(grouping: 0..<villages.count, by: villages.town).keys.sorted()
        let index = try ZoneIndex(
            accounting: villages.polygons,
            groups: (0..<villages.count).map { towns.firstIndex(of: villages.town($0)) ?? 0 },
            on: Squares.plane.overlap)
        let shared = index.repeated.map { areas(of: $0.again, on: Squares.plane.overlap).reduce(0, +) } ?? 0
        var parcels = FarmlandParcels()
        for layer in layers {
            guard case .polygons(let polygons) = layer.geometry else { continue }
            parcels.append(FarmlandParcels(layer, polygons, found: index.tabulate(polygons)))
        }
        return try await Consolidation.find(
            parcels, villages: villages, landscapes: Squares.figures(villages).map(\.area),
            shared: AreaSum(squareMetres: shared), gap: gap, plane: Squares.plane.overlap, threads: threads)
    }

    /// Four by three fields of 1 ha (15 mu) with roads of 5 m between them.
    private var grid: [Field] {
        (0..<12).map { i -> Field in
            let (x, y) = (100 + 105 * Double(i % 4), 100 + 105 * Double(i / 4))
            return (x, y, 100, 100, "0101", nil, "1")
        }
    }

    private func isNear(_ a: Double?, _ b: Double, within relative: Double = 1e-7) -> Bool {
        a.map { ($0 - b).magnitude <= relative * b.magnitude } ?? false
    }

    @Test func fieldsAcrossARoadAreOneBlock() async throws {
        let one = try await find([layer(grid)])
        #expect(one.blocks.count == 1 && one.blocks[0].parcels == 12 && one.blocks[0].size == .from100)
        #expect(isNear(one.county.area.mu, 180) && one.county.sizes[3].blocks == 1)
        #expect(one.shapes.parts(ofRow: 0).count == 12)
        let measures = try #require(one.byVillage[0].fragmentation)
        #expect(measures.patches == 1)
        #expect(isNear(measures.patchDensity, 1) && isNear(measures.meanPatchHectares, 12))
        #expect(isNear(measures.largestPatchIndex, 12) && isNear(measures.edgeDensity, 48))
        let cohesion: Double = 100 * (1 - 1 / 120_000.0.squareRoot()) / 0.999
        #expect(isNear(measures.cohesion, cohesion))
        #expect(one.byVillage[1].blocks == 0 && one.byVillage[1].fragmentation?.cohesion == nil)
        #expect(one.byVillage[1].fragmentation?.largestPatchIndex == 0)

        let many = try await find([layer(grid)], gap: 5)
        #expect(many.blocks.count == 12 && many.county.sizes[1].blocks == 12)
        #expect(many.blocks.map(\.number) == Array(1...12))
        let apart = try #require(many.byVillage[0].fragmentation)
        #expect(isNear(apart.patchDensity, 12) && isNear(apart.meanPatchHectares, 1))
        #expect(isNear(apart.largestPatchIndex, 1) && isNear(apart.edgeDensity, 48))
        let looser: Double = 100 * 0.99 / 0.999
        #expect(isNear(apart.cohesion, looser))
    }

    /// Two fields with a common border: the border is no edge; a forest beside them is no farmland.
    @Test func commonBordersAreNoEdge() async throws {
        let found = try await find([
            layer([
                (100, 100, 100, 50, "0101", nil, nil), (200, 100, 100, 50, "0103", nil, nil),
                (300, 100, 100, 50, "0301", nil, nil),
            ])
        ])
        #expect(found.blocks.count == 1 && found.blocks[0].parcels == 2)
        #expect(isNear(found.byVillage[0].fragmentation?.edgeDensity, 5))
        #expect(found.shapes.parts(ofRow: 0).count == 1 && found.shapes.rings(ofRow: 0).count == 1)
    }

    /// A block over the border of two villages and beyond them: each counts its part, the county all of it.
    @Test func aBlockOverABorder() async throws {
        let found = try await find([
            layer([(950, 100, 100, 100, "0102", 0.1, "2"), (1900, 0, 200, 10, "0101", nil, nil)])
        ])
        #expect(found.blocks.map(\.parcels) == [1, 1])
        let (west, east) = (found.byVillage[0], found.byVillage[1])
        #expect(isNear(west.area.squareMetres, 4500) && isNear(east.area.squareMetres, 5500))
        #expect(west.sizes[1].blocks == 1 && east.blocks == 2 && found.county.blocks == 2)
        #expect(found.blocks[0].villages == ["430699101201", "430699101202"])
        // Two kilometres off the central meridian ground and plane differ by 10⁻⁷.
        #expect(isNear(found.outside.squareMetres, 1000, within: 1e-6))
        #expect(isNear(found.county.area.squareMetres, 11_000, within: 1e-6))
        #expect(found.county.area == west.area + east.area + found.outside)
        #expect(isNear(west.slopes[1].squareMetres, 4500) && isNear(east.slopes[5].squareMetres, 1000, within: 1e-6))
        // The town holds both villages: one block is one.
        #expect(found.byTown.map(\.blocks) == [2])
        // 200 m of true border in the west; the village's border adds 100 m to the perimeter only.
        let measures = try #require(west.fragmentation)
        #expect(isNear(measures.edgeDensity, 2) && isNear(measures.farmland.squareMetres, 5000))
        let cohesion: Double = 100 * (1 - 1 / 5000.0.squareRoot()) / 0.999
        #expect(isNear(measures.cohesion, cohesion))
    }

    /// Farmland that ends at the border of its village: the border is perimeter and no edge, also where its corners are
    /// not the village's; the county has only its outer border.
    @Test func parcelsThatEndAtTheBorder() async throws {
        // At the common border of the two villages, with forest beyond it; and at the outer border of the west one.
        let found = try await find([
            layer([(700, 200, 300, 600, "0101", nil, nil), (0, 0, 100, 50, "0101", nil, nil)])
        ])
        let (west, county) = (try #require(found.byVillage[0].fragmentation), try #require(found.county.fragmentation))
        #expect(isNear(west.edgeDensity, 13.5))
        let weighted: Double = 1800 * 180_000.0.squareRoot() + 300 * 5000.0.squareRoot()
        let cohesion: Double = 100 * (1 - 2100 / weighted) / 0.999
        #expect(isNear(west.cohesion, cohesion, within: 1e-6))
        #expect(isNear(county.edgeDensity, 9.75))
        let whole: Double = 100 * (1 - 2100 / weighted) / (1 - 1 / 2e6.squareRoot())
        #expect(isNear(county.cohesion, whole, within: 1e-6))
    }

    /// Farmland on both sides of a common border: an edge of neither village, perimeter of both, and nothing in the county.
    @Test func farmlandOnBothSidesOfABorder() async throws {
        let found = try await find([
            layer([(900, 0, 100, 100, "0101", nil, nil), (1000, 0, 100, 100, "0101", nil, nil)])
        ])
        #expect(found.blocks.count == 1)
        for village in found.byVillage {
            let measures = try #require(village.fragmentation)
            #expect(isNear(measures.edgeDensity, 2))
            let cohesion: Double = 100 * (1 - 1 / 10_000.0.squareRoot()) / 0.999
            #expect(isNear(measures.cohesion, cohesion, within: 1e-6))
        }
        #expect(isNear(found.county.fragmentation?.edgeDensity, 2))
    }

    private func villages(_ boxes: [(Double, Double, Double, Double)], codes: [String]) throws -> Villages {
        var layer = Layer(name: "villages", crs: Squares.zone.crs, geometry: .polygons(Squares.column(boxes)))
        layer.add(Columns.Field("code", .text), .text(codes))
        layer.add(Columns.Field("name", .text), .text(codes))
        return try Villages(layer, digits: 12, path: "test")
    }

    /// Villages 0–1000, 900–1900 and 950–1900 m, the last in another town; a field at 800–1000 m: 20,000 m², of which the second
    /// has 10,000 and the third 5000 again. It ends where the first village does, inside the others: that is an edge in the county.
    @Test func villagesThatOverlap() async throws {
        let codes = ["430699101201", "430699101202", "430699102201"]
        let villages = try villages(
            [(0, 0, 1000, 1000), (900, 0, 1000, 1000), (950, 0, 950, 1000)], codes: codes)
        let found = try await find([layer([(800, 100, 200, 100, "0101", 0.1, "2")])], villages: villages)
        #expect(zip(found.byVillage, [18_000.0, 9000, 4500]).allSatisfy { isNear($0.area.squareMetres, $1) })
        #expect(zip(found.byTown, [18_000.0, 4500]).allSatisfy { isNear($0.area.squareMetres, $1) })
        #expect(isNear(found.byTown[0].slopes[1].squareMetres, 18_000) && found.byTown[0].blocks == 1)
        #expect(isNear(found.county.area.squareMetres, 18_000) && found.outside.squareMetres < 0.001)
        let (county, town) = (found.againInCounty.map(\.area.squareMetres), found.againInTown.map(\.area.squareMetres))
        #expect(county[0] == 0 && isNear(county[1], 9000) && isNear(county[2], 4500))
        #expect(town[0] == 0 && isNear(town[1], 9000) && town[2] == 0)
        let measures = try #require(found.county.fragmentation)
        #expect(
            isNear(measures.farmland.squareMetres, 20_000) && isNear(measures.edgeDensity, 600 / 190.0, within: 1e-6))
        let cohesion: Double = 100 * (1 - 1 / 20_000.0.squareRoot()) / (1 - 1 / 1.9e6.squareRoot())
        #expect(isNear(measures.cohesion, cohesion, within: 1e-6))
        #expect(isNear(found.byVillage[0].fragmentation?.edgeDensity, 5))
    }

    @Test func sizesAreComparedExactly() {
        #expect(BlockClass(of: AreaSum(micro: 6_666_666_666)) == .under10)
        #expect(BlockClass(of: AreaSum(micro: 6_666_666_667)) == .from10)
        #expect(BlockClass(of: AreaSum(squareMetres: 33_333.3)) == .from10)
        #expect(BlockClass(of: AreaSum(squareMetres: 200_000.0 / 3 + 0.1)) == .from100)
        #expect(BlockClass(of: AreaSum(squareMetres: 333_333.4)) == .from500)
        #expect(BlockClass(of: .zero) == .under10)
    }

    @Test func orderAndThreadsChangeNothing() async throws {
        var random = SeededGenerator(seed: 9)
        let fields = (0..<160).map { _ -> Field in
            let (x, y) = (20 * (random.unit() * 95).rounded(), 20 * (random.unit() * 45).rounded())
            let landClass = random.unit() < 0.8 ? "0101" : "1006"
            return (x, y, 19, 15, landClass, nil, nil)
        }
        let keys = fields.indices.map { "k\(($0 * 73) % 160)" }
        let whole = layer(fields, keys: keys)
        let one = try await find([whole], gap: 6)
        let order = fields.indices.sorted { ($0 * 37) % 160 < ($1 * 37) % 160 }
        let parts = [whole.selecting(Array(order[..<60])), whole.selecting(Array(order[60...]))]
        let other = try await find(parts, gap: 6, threads: 4)
        #expect(one.blocks.count > 10 && one.blocks[0].parcels > 1)
        #expect(one.blocks == other.blocks && one.shapes == other.shapes)
        #expect(one.county == other.county && one.byTown == other.byTown && one.byVillage == other.byVillage)
    }

    @Test func noFarmland() async throws {
        let found = try await find([layer([(0, 0, 10, 10, "0301", nil, nil)])])
        #expect(found.blocks.isEmpty && found.county.area == .zero && found.shapes.count == 0)
        #expect(found.county.fragmentation?.patches == 0 && found.county.fragmentation?.meanPatchHectares == nil)
    }

    @Test func theGapIsAnOption() throws {
        let folder = try TestFolder()
        try folder.writeVillages()
        let layers = "  villages: {path: villages.gpkg}"
        #expect(try folder.project(layers).consolidation.gapMetres == 8)
        #expect(try folder.project(layers, "consolidation: {gap_metres: 4.5}").consolidation.gapMetres == 4.5)
        #expect(throws: ProjectError.self) { try folder.project(layers, "consolidation: {gap_metres: 0}") }
        #expect(throws: ProjectError.self) { try folder.project(layers, "consolidation: {gap: 8}") }
    }
}
