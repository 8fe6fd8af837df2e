import Columns
import OGR
import TestSupport
import Testing

@testable import SampleCounty

/// Villages lie on roads and near a clinic, but for those planted otherwise. Places are worked out anew from the files.
@Suite(.slow) struct PlacesTests {
    private static let places: [String: Position] = {
        let layer = try! Fixture.layer("dltb.gpkg.zip")
        let shapes = Fixture.polygons(layer)
        var homesteads: [String: [(place: Position, area: Double)]] = [:]
        for row in 0..<layer.count where layer.column("DLBM")!.text(row) == "0702" {
            let rings = shapes.rings(ofRow: row).map { ring in
                shapes.withRing(ring) { span in (0..<span.count).map { span[$0] } }
            }
            homesteads[String(layer.column("ZLDWDM")!.text(row)!.prefix(12)), default: []].append(centroid(rings))
        }
        return homesteads.mapValues { all in
            let total = all.reduce(0) { $0 + $1.area }
            let mean = Position(
                all.reduce(0) { $0 + $1.place.x * $1.area } / total, all.reduce(0) { $0 + $1.place.y * $1.area } / total
            )
            return all.min { $0.place.distance(to: mean) < $1.place.distance(to: mean) }!.place
        }
    }()
    private static let roadless = Set(Fixture.truth["roadless_villages"] as! [String])
    private static let unserved = Set(Fixture.truth["unserved_villages"] as! [String])
    private static let population: [String: Int] = {
        let table = try! VectorFile.read(LayerRequest(path: Fixture.folder + "/villages.csv"))
        var result: [String: Int] = [:]
        for row in 0..<table.count {
            result[table.column("code")!.text(row)!] = Int(wholePart: table.column("population")!.number(row)!)
        }
        return result
    }()

    @Test func villagesLieNearARoadExceptThePlanted() {
        let index = RoadIndex(Fixture.county)
        #expect(Self.places.count == 20)
        #expect(Self.roadless.count == 2)
        for (code, place) in Self.places {
            let metres = index.nearest(to: place).metres
            if Self.roadless.contains(code) { #expect(metres > 700) } else { #expect(metres < 300) }
        }
    }

    @Test func everyHomesteadIsNearARoadExceptThePlanted() throws {
        let layer = try Fixture.layer("dltb.gpkg.zip")
        let roads = try Fixture.layer("roads.gpkg")
        guard case .lines(let lines) = roads.geometry else { preconditionFailure("not lines") }
        let shapes = Fixture.polygons(layer)
        let index = RoadIndex(Fixture.county)
        for row in 0..<layer.count where layer.column("DLBM")!.text(row) == "0702" {
            let corners = shapes.vertices(ofRow: row).map(shapes.vertex)
            let near = corners.map { index.nearest(to: $0).metres }.min()!
            if Self.roadless.contains(String(layer.column("ZLDWDM")!.text(row)!.prefix(12))) {
                #expect(near > 700)
                // The roads that end in nothing keep away too.
                let gap = corners.map { p in
                    (0..<lines.coordinates.count / 2).map { lines.vertex($0).distance(to: p) }.min()!
                }.min()!
                #expect(gap > 700)
            } else {
                #expect(near < 300)
            }
        }
    }

    @Test func clinicsAreBesideThePlaceOrFarAway() throws {
        let services = try Fixture.layer("services.gpkg")
        guard case .points(let points) = services.geometry else { preconditionFailure("not points") }
        let clinics = (0..<services.count).filter { services.column("kind")!.text($0) == "clinic" }
            .map { points.position(ofRow: $0)! }
        #expect(Self.unserved.count >= 2)
        for (code, place) in Self.places {
            let nearest = clinics.map { $0.distance(to: place) }.min()!
            // 15 minutes at 4.3 km/h are 1,075 m on the road; straight it is never longer.
            if Self.unserved.contains(code) { #expect(nearest > 1300) }
            let people = try #require(Self.population[code])
            if people >= 1000, !Self.unserved.contains(code) { #expect(nearest < 320) }
            if Self.unserved.contains(code) { #expect(people >= 1000) }
            if Self.roadless.contains(code) { #expect(people < 1000) }
        }
    }

    @Test func servicesHaveTheKindsOfTheTargets() throws {
        let services = try Fixture.layer("services.gpkg")
        var counts: [String: Int] = [:]
        for row in 0..<services.count where services.column("year")!.number(row) == 2024 {
            counts[services.column("kind")!.text(row)!, default: 0] += 1
        }
        #expect(counts == ["clinic": 2, "day_care": 1, "新建桥梁": 1, "危桥改造": 1, "危房改造": 4])
        let ids = (0..<services.count).map { services.column("id")!.text($0)! }
        #expect(ids.count == Set(ids).count + 1)
    }
}
