import Columns
import Foundation
import GEOS
import OGR
import Overlap
import TestSupport
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import ProjectFile

/// Wetlands and flood areas, among them invalid multipolygons of many vertices, as control areas: shared ground by the
/// overlap kernel against GEOS. Those of the fixtures, and real ones of up to 90,000 vertices.
@Suite struct ControlAreasTests {
    /// What one county's control areas are compared over, and what is in them.
    private struct Place {
        let folder: String, layers: String, options: String
        let counts: [Int], repaired: Int, step: Int
    }

    private static let own = Place(
        folder: Fixtures.path("county"),
        layers: """
              villages: {path: villages_clean.zip, encoding: GBK, fields: {code: 村代码, name: 村名}}
              control_areas:
                - {name: 湿地, path: wetlands.geojson.gz}
                - {name: 淹水, path: flood.geojson.gz}
            """,
        options: "options: {treat_as_cgcs2000: [\"EPSG:4326\"], repair: true}",
        // One wetland crosses itself, and all floods touch themselves.
        counts: [9, 3], repaired: 4, step: 1)

    private static let tainan = Place(
        folder: RealData.path("tw_tainan"),
        layers: """
              villages: {path: tainan_villages_gbk_cgcs2000_gk120.zip, fields: {code: VILLCODE, name: VILLNAME}}
              control_areas:
                - {name: 濕地, path: wetlands.geojson.gz}
                - {name: 淹水 200 毫米, path: flood_rain200mm.geojson.gz}
                - {name: 淹水 350 毫米, path: flood_rain350mm.geojson.gz}
            """,
        options: "options: {treat_as_cgcs2000: [\"EPSG:4326\", \"EPSG:3824\"], code_digits: 11, repair: true}",
        // Most flood classes are invalid as they come, and were made valid.
        counts: [25, 4, 4], repaired: 7,
        // One village in 25; all of them with QIANCUN_ALL_VILLAGES set, which takes minutes.
        step: ProcessInfo.processInfo.environment["QIANCUN_ALL_VILLAGES"] == nil ? 25 : 1)

    /// All floods lie within the villages, each of so many squares of 3,600 m².
    @Test func ownPlanarGroundAgreesWithGEOS() async throws {
        let ground = try await groundOfAreas(Self.own)
        let floods = try VectorFile.read(LayerRequest(path: Fixtures.path("county/flood.geojson.gz")))
        let squares = try #require(floods.column("SQUARES"))
        for row in 0..<floods.count {
            let expected = try #require(squares.number(row)) * 3600
            #expect(abs(ground[1][row] - expected) < 0.01, "\(ground[1][row]) \(expected)")
        }
    }

    @Test(.slow, .realData("tw_tainan")) func planarGroundAgreesWithGEOS() async throws {
        _ = try await groundOfAreas(Self.tainan)
    }

    /// Compares every pair of a control area and a village of one county.
    /// - Returns: the planar ground of each row of each area, over all villages.
    private func groundOfAreas(_ place: Place) async throws -> [[Double]] {
        let project = try Project(
            text: "name: t\nlayers:\n\(place.layers)\n\(place.options)", file: "p.yaml", folder: place.folder)
        var loader = LayerLoader(project)
        let county = try await County.load(project, rules: RedLineRules(), loader: &loader, threads: 2) { _ in }
        #expect(county.controlAreas.map(\.polygons.count) == place.counts)
        let repaired = loader.issues.filter { $0.layer.hasPrefix("control_areas") && $0.areaAfter != nil }
        #expect(repaired.count >= place.repaired)
        let villages = county.villages.polygons.selecting(stride(from: 0, to: county.villages.count, by: place.step))
        let index = ZoneIndex(zones: villages, on: .planar)
        let context = GEOSContext()
        var (pairs, worst, totals) = (0, 0.0, (own: 0.0, geos: 0.0))
        var ground: [[Double]] = []
        for area in county.controlAreas {
            ground.append([])
            for row in 0..<area.polygons.count {
                var own = [Double](repeating: 0, count: villages.count)
                for share in index.overlaps(ofRow: row, in: area.polygons) { own[share.zone] += share.area }
                ground[ground.count - 1].append(own.reduce(0, +))
                let valid = try GEOSGeometry(polygons: area.polygons, row: row, in: context).madeValid()
                let box = try valid.box
                for village in 0..<villages.count {
                    var expected = 0.0
                    if villages.box(ofRow: village).meets(box) {
                        let polygon = try GEOSGeometry(polygons: villages, row: village, in: context).madeValid()
                        expected = try valid.intersection(polygon).area
                    }
                    let difference = (own[village] - expected).magnitude
                    // Corners of GEOS's shapes are rounded to 5·10⁻¹⁰ m: along kilometres of border 10⁻⁶ m².
                    let allowed = max(1e-9 * expected, 1e-6)
                    #expect(
                        difference <= allowed, "\(area.name) \(row), village \(village): \(own[village]) \(expected)")
                    if expected > 0 { pairs += 1 }
                    worst = max(worst, difference / allowed)
                    totals = (totals.own + own[village], totals.geos + expected)
                }
            }
        }
        #expect(pairs > 40)
        #expect((totals.own - totals.geos).magnitude <= 1e-9 * totals.geos)
        print("control areas: \(pairs) pairs, \(totals.geos) m², worst \(worst) of what is allowed")
        return ground
    }
}
