import Columns
import Foundation
import Testing

@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

/// Roads and services as they should not be, through a whole run: told, and the villages concerned are unreached.
@Suite struct NetworkAnalysisTests {
    private static let layers = """
          villages: {path: villages.gpkg}
          roads: {path: roads.gpkg}
          services: {path: services.gpkg}
        """

    private func findings(
        roads: [(line: [Double], kind: String?)], services: [Position], oneWay: [String?]? = nil,
        coverage: String = "coverage: [{service: clinic, minutes: 15, mode: drive}]"
    ) async throws -> Findings {
        let folder = try TestFolder()
        try folder.writeVillages()
        let o = Squares.origin
        var lines = LineColumn()
        for road in roads {
            lines.append(road.line.enumerated().map { $0 % 2 == 0 ? $1 + o.x : $1 + o.y })
        }
        var layer = Layer(name: "roads", crs: Squares.zone.crs, geometry: .lines(lines))
        layer.add(Field("id", .text), .text(roads.indices.map { "R\($0)" }))
        layer.add(Field("class", .text), .text(roads.map(\.kind)))
        if let oneWay { layer.add(Field("oneway", .text), .text(oneWay)) }
        try folder.write(layer, "roads.gpkg")
        let places = services.map { Position($0.x + o.x, $0.y + o.y) }
        var points = Layer(name: "services", crs: Squares.zone.crs, geometry: .points(PointColumn(places)))
        points.add(Field("kind", .text), .text(places.map { _ in "clinic" }))
        points.add(Field("name", .text), .text(places.map { _ in "卫生室" }))
        try folder.write(points, "services.gpkg")
        return try await Analysis.run(try folder.project(Self.layers, coverage), threads: 1)
    }

    private static let road: (line: [Double], kind: String?) = ([0, 500, 2000, 500], "县道")

    @Test func servicesOffTheCounty() async throws {
        let found = try await findings(roads: [Self.road], services: [Position(40_000, 30_000)])
        let standard = try #require(found.coverage?.standards.first)
        #expect(standard.outcomes == [.unreached(.noService), .unreached(.noService)])
        #expect(standard.servicesWithoutRoad == 1 && standard.met == 0 && standard.share == 0)
        let area = try #require(found.serviceAreas?.areas.first)
        #expect(area.villages == 0 && area.roadMetres == 0 && area.area == .zero && area.unreached.count == 2)
        #expect(found.serviceAreas?.polygons.isEmpty(row: 0) == true)
    }

    @Test func roadsThatComeToNothing() async throws {
        let found = try await findings(roads: [([300, 500, 300, 500], nil)], services: [Position(500, 500)])
        let network = try #require(found.network)
        #expect(network.edges == 0 && network.length == 0 && network.largestComponentShare == 0)
        #expect(network.gaps.map(\.kind) == ["village_without_road", "village_without_road"])
        #expect(network.gaps.allSatisfy { $0.distance == nil && $0.road == nil })
        #expect(found.issues.contains { $0.layer == "roads" && $0.rule == "zero-length" })
        #expect(found.coverage?.standards[0].outcomes == [.unreached(.noRoad), .unreached(.noRoad)])
    }

    @Test func classesThatAreNotKnown() async throws {
        let found = try await findings(
            roads: [
                Self.road, ([0, 900, 2000, 900], "八级路"), ([0, 950, 900, 950], "八级路"), ([0, 100, 900, 100], nil),
            ],
            services: [Position(500, 500)])
        let network = try #require(found.network)
        #expect(network.unknownClasses == [.init(text: "", rows: 1), .init(text: "八级路", rows: 2)])
        #expect(network.unknownSpeed == 20)
        #expect(network.gaps.filter { $0.kind == "island" }.count == 3)
    }

    @Test func aVillageInAOneWayTrap() async throws {
        // The second village's road can be entered from the first's and not left.
        let found = try await findings(
            roads: [([0, 500, 900, 500], "县道"), ([900, 500, 1200, 500], "县道"), ([1200, 500, 2000, 500], "县道")],
            services: [Position(400, 510)], oneWay: [nil, "yes", nil])
        let network = try #require(found.network)
        let trap = try #require(network.gaps.first { $0.kind == "one_way_trap" })
        let (oneWay, length) = (try #require(trap.distance), try #require(trap.length))
        #expect(abs(oneWay - 300) < 1 && abs(length - 1100) < 2)
        let outcomes = try #require(found.coverage?.standards.first).outcomes
        #expect(outcomes[0].isMet == true && outcomes[1] == .unreached(.noService))
    }

    /// Several limits, two modes: shares grow with the limit, and each area is what coverage counts.
    @Test func severalLimits() async throws {
        let found = try await findings(
            roads: [Self.road], services: [Position(100, 500)],
            coverage: """
                coverage: [{service: clinic, minutes: 5, mode: walk}, {service: clinic, minutes: 1, mode: drive},
                  {service: clinic, minutes: 30, mode: walk}, {service: clinic, metres: 1000, mode: walk}]
                options: {service_areas: {form: outline, width_metres: 50, alpha_metres: 80}}
                """)
        let areas = try #require(found.serviceAreas)
        #expect(areas.form == .outline && areas.width == 50 && areas.alpha == 80)
        // 100 m of road lie behind the service; ahead 4.3 km/h for 5 min, 40 km/h for 1 min, all, 1000 m.
        for (area, ahead) in zip(areas.areas, [4300.0 / 12, 40_000.0 / 60, 1900, 1000]) {
            #expect(abs(area.roadMetres - (100 + ahead)) < 1, "\(area.id)")
        }
        #expect(areas.areas.map(\.villages) == found.coverage!.standards.map { Int(clamping: $0.met) })
        #expect(areas.areas.map(\.villages) == [0, 1, 2, 1])
        #expect(areas.areas[0].area < areas.areas[3].area && areas.areas[3].area < areas.areas[2].area)
    }
}
