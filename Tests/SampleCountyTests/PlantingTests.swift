import Columns
import OGR
import TestSupport
import Testing

@testable import SampleCounty

@Suite(.slow) struct PlantingTests {
    @Test func eachKindIsThere() {
        let planted = Fixture.rectangles
        #expect(planted.count == 14)
        #expect(planted.count { $0.layer == .construction } == 3)
        #expect(planted.count { $0.shares.count == 2 } == 1)
        #expect(planted.count { $0.blocks.count == 2 && $0.layer == .parcels } == 1)
        let classes = Set(planted.filter { $0.layer == .parcels }.map(\.use.code))
        #expect(classes == ["0201", "0202", "0301", "0307", "0404", "0601", "0702", "0809", "0810", "1104A", "1202"])
        #expect(Set(planted.map(\.rule)) == ["RL-1", "RL-3", "RL-9"])
    }

    @Test func rectanglesLieInTheirPatches() {
        for rectangle in Fixture.rectangles {
            #expect(rectangle.ring.allSatisfy { ($0 * 10_000).rounded() / 10_000 == $0 })
            let cells = Set(rectangle.blocks.flatMap { Fixture.blocks.blocks[$0].cells })
            var tracer = RegionTracer(Fixture.county.faces)
            let patches = rectangle.blocks.map { b in
                tracer.rings(of: Fixture.blocks.blocks[b].cells) {
                    $0 < Fixture.county.mesh.cellCount && Fixture.blocks.blockOfCell[$0] == Int32(b)
                }
            }
            #expect(!cells.isEmpty)
            for k in stride(from: 0, to: 8, by: 2) {
                let (x, y) = (rectangle.ring[k], rectangle.ring[k + 1])
                #expect(patches.contains { ringHolds($0[0], x, y) && !$0.dropFirst().contains { ringHolds($0, x, y) } })
            }
        }
    }

    @Test func sharesAddUp() {
        for rectangle in Fixture.rectangles {
            let parts = rectangle.shares.map { GroundArea.area(of: $0.ring) }
            #expect(parts.allSatisfy { $0 > 100 })
            #expect(abs(parts.reduce(0, +) - GroundArea.area(of: rectangle.ring)) < 2e-6)
        }
    }

    /// Everything else keeps the rules: basic farmland lies on farmland parcels, and works keep away from it.
    @Test func nothingElseIsOnBasicFarmland() throws {
        let parcels = try Fixture.layer("dltb.gpkg.zip")
        let planted = Set(
            try #require(Fixture.truth["red_line_conflicts"] as? [[String: Any]]).compactMap { $0["id"] as? String })
        let farmland = Fixture.county.cover.use
        #expect(Fixture.blocks.blocks.allSatisfy { $0.cells.allSatisfy { farmland[$0].isFarmland } })
        #expect(planted.count == 14)
        let keys = parcels.column("BSM")!
        #expect((0..<parcels.count).count { planted.contains(keys.text($0)!) } == 11)
    }

    @Test func truthAgreesWithTheLayers() throws {
        let parcels = try Fixture.layer("dltb.gpkg.zip")
        let works = try Fixture.layer("construction.gpkg")
        for conflict in try #require(Fixture.truth["red_line_conflicts"] as? [[String: Any]]) {
            let inParcels = conflict["layer"] as? String == "parcels"
            let layer = inParcels ? parcels : works
            let key = layer.column(inParcels ? "BSM" : "id")!
            let row = try #require((0..<layer.count).first { key.text($0) == conflict["id"] as? String })
            let corners = try #require(conflict["corners"] as? [[Double]])
            let shapes = Fixture.polygons(layer)
            #expect(shapes.vertices(ofRow: row).count == 5)
            #expect(Set(shapes.vertices(ofRow: row).map(shapes.vertex)) == Set(corners.map { Position($0[0], $0[1]) }))
            let area = try #require(conflict["area_m2"] as? Double)
            if inParcels {
                #expect(parcels.column("DLBM")!.text(row) == conflict["class"] as? String)
                #expect(abs(parcels.column("TBMJ")!.number(row)! - area) < 0.02)
            }
            let shares = try #require(conflict["villages"] as? [[String: Any]])
            #expect(abs(shares.reduce(0) { $0 + ($1["area_m2"] as! Double) } - area) < 2e-6)
        }
    }

    @Test func invalidRowsAreThere() throws {
        let works = try Fixture.layer("construction.gpkg")
        let invalid = try #require(Fixture.truth["invalid_rows"] as? [[String: String]])
        let ids = works.column("id")!
        for item in invalid {
            let row = try #require((0..<works.count).first { ids.text($0) == item["id"] })
            #expect(works.geometry.isEmpty(row: row) == (item["kind"] == "null geometry"))
        }
        #expect(Set(invalid.map { $0["kind"]! }) == ["self-crossing", "null geometry"])
    }
}
