import Columns
import Foundation
import Intake
import RoadNetwork
import TestSupport
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

/// Whole runs of one place: the county and the roads of the fixtures, and the examples whose layers lie outside this
/// repository.
@Suite struct RealDataTests {
    private func run(_ file: String, only: Set<AnalysisName>? = nil) async throws -> Findings {
        try await Analysis.run(try Project(contentsOf: file), only: only, threads: 2)
    }

    private func example(_ name: String) -> String {
        Fixtures.folder.appending(path: "../../GeoData/examples/\(name).yaml").standardized.path(percentEncoded: false)
    }

    /// What a county's findings must say, whatever form its villages came in.
    private struct County {
        let villages: Int, name: String, roads: Int, duplicates: ClosedRange<Int>, overlaps: ClosedRange<Int>
        let repaired: Int, squareKilometres: Double, within: Double, crs: CRS
    }

    private func expect(_ county: County, _ findings: Findings) {
        #expect(findings.villages.rows.count == county.villages)
        #expect(findings.villages.rows.contains { $0.name == county.name })
        // Overlaps are told and left as they are.
        #expect(county.overlaps ~= findings.villages.overlaps?.pairs ?? 0)
        #expect(findings.network.map(\.roads) == county.roads)
        #expect((findings.network?.duplicates).map { county.duplicates ~= $0 } == true)
        #expect(findings.issues.count { $0.layer == "villages" && $0.areaAfter != nil } == county.repaired)
        #expect(findings.notices.contains { $0.en.contains("EPSG:4326") })
        #expect(findings.redLine?.controlAreas.isEmpty == false)
        let sum = findings.villages.rows.reduce(AreaSum.zero) { $0 + $1.area }.squareMetres
        #expect(abs(sum / 1e6 - county.squareKilometres) < county.within)
        #expect(findings.crs == county.crs)
    }

    /// Areas stand in the fixtures: a sum over the edges of each village as it is written there. In the Shapefiles
    /// every second village has its corners on a grid of half a metre, so that 102 of the 151 borders do not fit.
    @Test(arguments: [("county", 4547, 1), ("county-nocpg", 4547, 1), ("county-topo", 4526, 0)])
    func ownCounty(_ name: String, epsg: Int, repaired: Int) async throws {
        let findings = try await run(Fixtures.path("county/\(name).yaml"), only: [.redline, .coverage, .layout])
        let areas = try Dictionary(
            uniqueKeysWithValues: Fixtures.table("county/villages_area_reference.csv").map {
                ($0[0], try #require(Double($0[repaired == 0 ? 6 : 5])))
            })
        let loose = try Fixtures.table("county/neighbours.csv").count { $0[2] == "0" }
        expect(
            County(
                villages: 61, name: "垚泉村", roads: 163, duplicates: 50...50,
                overlaps: repaired == 0 ? 0...0 : loose * 9 / 10...loose, repaired: repaired,
                squareKilometres: areas.values.reduce(0, +) / 1e6, within: 0.0002, crs: .epsg(epsg)), findings)
        // The lines of the TopoJSON are rounded to a centimetre, which is 3 m² (one standard deviation) for a border of a
        // hundred edges of 100 m; none of its villages stands on the grid.
        let within = repaired == 0 ? 15 : 0.01
        for village in findings.villages.rows {
            #expect(abs(village.area.squareMetres - (try #require(areas[village.code]))) < within, "\(village.code)")
        }
    }

    @Test(.slow, .realData("tw_tainan"), arguments: ["tainan", "tainan-gbk", "tainan-gbk-nocpg"])
    func tainan(_ name: String) async throws {
        let findings = try await run(example(name), only: [.redline, .coverage, .layout])
        // Whole-city sum of the reference: 2,258.987 km², geodesic.
        expect(
            County(
                villages: 752, name: "大寮里", roads: 11_681, duplicates: 5001...11_681, overlaps: 101...2000,
                repaired: 1, squareKilometres: 2258.987, within: 0.01, crs: .epsg(name == "tainan" ? 4528 : 4549)),
            findings)
    }

    /// Villages, roads in WGS 84 / UTM, belts along them.
    private func expectBelts(_ findings: Findings, roads: Int, minutes: Double) throws {
        #expect(findings.villages.rows.count == 63 && findings.network?.roads == roads)
        #expect(findings.crs == .epsg(4526))
        let belts = try #require(findings.belts)
        #expect(!belts.belts.isEmpty)
        for belt in belts.belts { #expect(belt.minutes <= minutes + 1e-9) }
        #expect(findings.operations.first { $0.layer == "roads" }?.assumedCGCS2000 == .epsg(4326))
    }

    @Test func ownRoads() async throws {
        try expectBelts(try await run(Fixtures.path("roads/roads.yaml")), roads: 2_562, minutes: 20)
    }

    @Test(.slow, .realData("osm_roads_wuhan")) func wuhan() async throws {
        let findings = try await run(example("wuhan"))
        try expectBelts(findings, roads: 92_667, minutes: 30)
        // Of 92,667 pieces 4,959 are of expressways. No belt begins, stops or ends on one: they are joined at junctions only.
        let project = try Project(contentsOf: example("wuhan"))
        var loader = LayerLoader(project)
        let county = try await CountyLayers.County.load(project, rules: RedLineRules(), loader: &loader, threads: 2) {
            _ in
        }
        let roads = try #require(county.roads), belts = try #require(findings.belts)
        #expect(roads.classes.count { $0 == .expressway } == 4959)
        let graph = RoadGraph(roads, options: project.options, speeds: .standard, plane: county.plane)
        var stops = 0
        for (row, belt) in belts.belts.enumerated() {
            let line = belts.lines.vertices(ofRow: row).map(belts.lines.vertex)
            var places = [try #require(line.first), try #require(line.last)]
            for stop in belts.stops where stop.belt == belt.number {
                places.append(try #require(Self.place(at: stop.chainage, on: line, county.plane)))
                stops += 1
            }
            // Attachments pass over expressways: what is within a millimetre is another road.
            #expect(graph.network.attach(places, within: 0.001, for: .drive).allSatisfy { $0 != nil }, "\(belt.number)")
        }
        #expect(stops >= 3)
    }

    /// The place at a ground distance along a line.
    private static func place(at chainage: Double, on line: [Position], _ plane: Plane) -> Position? {
        var left = chainage
        for (a, b) in zip(line, line.dropFirst()) {
            let length = plane.length(a, b)
            if left <= length {
                return length > 0 ? Position(a.x + left / length * (b.x - a.x), a.y + left / length * (b.y - a.y)) : a
            }
            left -= length
        }
        return line.last
    }
}
