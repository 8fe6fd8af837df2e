import Columns
import GEOS
import OGR
import Testing

@testable import SampleCounty

/// Villages, towns and parcels tile the county: shared borders are the same to the last digit.
@Suite struct CoverageTests {
    @Test func villagesTileTheCounty() throws {
        let villages = Fixture.polygons(try Fixture.layer("villages.gpkg"))
        let match = EdgeMatch(villages, rows: 0..<villages.count)
        #expect(villages.count == 20)
        #expect(match.repeated == 0)
        let sum = (0..<villages.count).reduce(0) { $0 + planarArea(villages, $1) }
        #expect(abs(sum - match.area) < 1e-3)
    }

    @Test func townsTileTheCountyAlongVillageBorders() throws {
        let towns = Fixture.polygons(try Fixture.layer("xzq.gpkg"))
        let villages = Fixture.polygons(try Fixture.layer("villages.gpkg"))
        let match = EdgeMatch(towns, rows: 0..<towns.count)
        #expect(match.repeated == 0)
        #expect(match.single == EdgeMatch(villages, rows: 0..<villages.count).single)
        let edges = Set((0..<villages.count).flatMap { vertices(villages, $0) })
        #expect((0..<towns.count).allSatisfy { vertices(towns, $0).allSatisfy(edges.contains) })
    }

    /// Parcels of a village, the duplicate row once, tile that village and no more.
    @Test func parcelsTileTheirVillage() throws {
        let layer = try Fixture.layer("dltb.gpkg.zip")
        let parcels = Fixture.polygons(layer)
        let villageLayer = try Fixture.layer("villages.gpkg")
        let villages = Fixture.polygons(villageLayer)
        let (keys, codes) = (layer.column("BSM")!, layer.column("ZLDWDM")!)
        var seen = Set<String>()
        var rows: [String: [Int]] = [:]
        for row in 0..<layer.count where seen.insert(keys.text(row)!).inserted {
            rows[codes.text(row)!, default: []].append(row)
        }
        for v in 0..<villages.count {
            let own = try #require(rows[villageLayer.column("ZLDWDM")!.text(v)!])
            let match = EdgeMatch(parcels, rows: own)
            #expect(match.repeated == 0)
            #expect(match.single == EdgeMatch(villages, rows: [v]).single)
            let sum = own.reduce(0) { $0 + planarArea(parcels, $1) }
            #expect(abs(sum - planarArea(villages, v)) < 1e-3)
        }
    }

    @Test(arguments: [
        "dltb.gpkg.zip", "villages.gpkg", "xzq.gpkg", "yjjbnt.gpkg", "stbhhx.gpkg", "czkfbj.gpkg", "gbznt.gpkg",
    ])
    func everyShapeIsValid(_ name: String) throws {
        let shapes = Fixture.polygons(try Fixture.layer(name))
        #expect(shapes.count > 0)
        let context = GEOSContext()
        for row in 0..<shapes.count {
            let fault = try GEOSGeometry(polygons: shapes, row: row, in: context).validity()
            #expect(fault == nil, "\(name) row \(row)")
        }
    }

    @Test(arguments: ["dltb.gpkg.zip", "villages.gpkg", "yjjbnt.gpkg", "construction.gpkg", "gbznt.gpkg"])
    func everyVertexIsOnTheGrid(_ name: String) throws {
        let shapes = Fixture.polygons(try Fixture.layer(name))
        #expect(shapes.coordinates.allSatisfy { ($0 * 10_000).rounded() / 10_000 == $0 })
        #expect(shapes.box.minX > 38.3e6 && shapes.box.maxX < 38.6e6)
    }

    private func vertices(_ column: PolygonColumn, _ row: Int) -> [Position] {
        column.vertices(ofRow: row).map(column.vertex)
    }
}
