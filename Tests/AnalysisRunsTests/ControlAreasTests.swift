import Columns
import Foundation
import GEOS
import Overlap
import TestSupport
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import ProjectFile

/// Real wetlands and flood areas, among them invalid multipolygons of 90,000 vertices, as control areas: shared ground
/// by the overlap kernel against GEOS.
@Suite struct ControlAreasTests {
    private static let folder = RealDataTests.root + "/../shared/geodata/tw_tainan/"
    private static let layers = """
          villages: {path: tainan_villages_gbk_cgcs2000_gk120.zip, fields: {code: VILLCODE, name: VILLNAME}}
          control_areas:
            - {name: 濕地, path: wetlands.geojson.gz}
            - {name: 淹水 200 毫米, path: flood_rain200mm.geojson.gz}
            - {name: 淹水 350 毫米, path: flood_rain350mm.geojson.gz}
        """
    private static let options =
        "options: {treat_as_cgcs2000: [\"EPSG:4326\", \"EPSG:3824\"], code_digits: 11, repair: true}"

    /// One village in 25; all of them with QIANCUN_ALL_VILLAGES set, which takes minutes.
    private static let step = ProcessInfo.processInfo.environment["QIANCUN_ALL_VILLAGES"] == nil ? 25 : 1

    @Test(.slow, .enabled(if: RealDataTests.isThere, "../shared/geodata is absent"))
    func planarGroundAgreesWithGEOS() async throws {
        let project = try Project(
            text: "name: t\nlayers:\n\(Self.layers)\n\(Self.options)", file: "p.yaml", folder: Self.folder)
        var loader = LayerLoader(project)
        let county = try await County.load(project, rules: RedLineRules(), loader: &loader, threads: 2) { _ in }
        #expect(county.controlAreas.map(\.polygons.count) == [25, 4, 4])
        // Most flood classes are invalid as they come, and were made valid.
        let repaired = loader.issues.filter { $0.layer.hasPrefix("control_areas") && $0.areaAfter != nil }
        #expect(repaired.count >= 7)
        let villages = county.villages.polygons.selecting(stride(from: 0, to: county.villages.count, by: Self.step))
        let index = ZoneIndex(zones: villages, on: .planar)
        let context = GEOSContext()
        var (pairs, worst, totals) = (0, 0.0, (own: 0.0, geos: 0.0))
        for area in county.controlAreas {
            for row in 0..<area.polygons.count {
                var own = [Double](repeating: 0, count: villages.count)
                for share in index.overlaps(ofRow: row, in: area.polygons) { own[share.zone] += share.area }
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
    }
}
