import Columns
import OGR
import TestSupport
import Testing

/// The layers of one place as they come, in many forms: those of the fixtures, and real ones of Tainan.
@Suite struct RealDataTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String, rows: Int, kind: GeometryColumn.Kind, crs: CRS?, field: String, value: String
        var testDescription: String { file }
    }
    static let cases = [
        Case(
            file: "tainan_villages_gbk_cgcs2000_gk120.zip", rows: 752, kind: .polygon, crs: .epsg(4549),
            field: "TOWN", value: "七股區"),
        Case(
            file: "villages_20170831.topo.json.gz", rows: 752, kind: .polygon, crs: nil, field: "VILLNAME",
            value: "大寮里"),
        Case(
            file: "bus_route_lines.geojson.gz", rows: 11_681, kind: .line, crs: .epsg(4326), field: "name",
            value: "0左路(正線)"),
        Case(
            file: "narrow_lanes_points.geojson.gz", rows: 1525, kind: .point, crs: .epsg(4326), field: "巷道名稱",
            value: "博愛街2巷"),
        Case(file: "wetlands.geojson.gz", rows: 25, kind: .polygon, crs: .epsg(4326), field: "TITLE", value: "北門濕地"),
        Case(
            file: "tainan_villages_area_reference.csv", rows: 752, kind: .none, crs: nil, field: "VILLCODE",
            value: "67000150013"),
        Case(file: "industrial_areas.topo.json.gz", rows: 88, kind: .polygon, crs: nil, field: "FD", value: "A01"),
    ]
    /// Those that `Scripts/fixtures` writes: its numbers of rows, and the first value of a column of each.
    static let ownCases = [
        Case(
            file: "villages_gbk_cgcs2000_gk114.zip", rows: 61, kind: .polygon, crs: .epsg(4547), field: "乡镇",
            value: "垚山镇"),
        Case(file: "villages.topo.json.gz", rows: 61, kind: .polygon, crs: nil, field: "NAME", value: "喆桥村"),
        Case(
            file: "route_lines.geojson.gz", rows: 163, kind: .line, crs: .epsg(4326), field: "name", value: "0路(正线)"),
        Case(
            file: "lanes_points.geojson.gz", rows: 40, kind: .point, crs: .epsg(4326), field: "巷名", value: "塘垚街1巷"),
        Case(file: "wetlands.geojson.gz", rows: 9, kind: .polygon, crs: .epsg(4326), field: "TITLE", value: "湿地0"),
        Case(file: "flood.geojson.gz", rows: 3, kind: .polygon, crs: .epsg(4326), field: "NOTE", value: "(0.0~0.5)米"),
        Case(
            file: "villages_area_reference.csv", rows: 61, kind: .none, crs: nil, field: "code", value: "430698101201"),
        Case(file: "estates.topo.json.gz", rows: 8, kind: .polygon, crs: nil, field: "FD", value: "A01"),
    ]

    private func expect(_ c: Case, at path: String) throws {
        let description = try VectorFile.describe(path)
        #expect(description.layers.map(\.rows) == [c.rows])
        #expect(description.layers[0].crs == c.crs)
        #expect(description.layers[0].name.hasSuffix(".geojson") == false)
        let layer = try VectorFile.read(LayerRequest(path: path))
        #expect(layer.count == c.rows)
        #expect(layer.geometry.kind == c.kind)
        #expect(layer.crs == c.crs)
        #expect(layer.column(c.field)?.text(0) == c.value)
    }

    @Test(arguments: ownCases) func ownCounty(_ c: Case) throws { try expect(c, at: Fixtures.path("county/" + c.file)) }

    @Test(.realData("tw_tainan"), arguments: cases)
    func tainan(_ c: Case) throws { try expect(c, at: RealData.path("tw_tainan/" + c.file)) }

    /// The same Shapefile twice, its text GBK: without a declaration it is asked for.
    private func expectEncodingAskedFor(_ path: String, declared: String) throws {
        #expect(try VectorFile.describe(path).layers[0].encoding == nil)
        let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
        #expect(error?.problem == .undeclaredEncoding)
        #expect(error?.advice?.contains("encoding: GBK") == true)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, encoding: "GBK"), into: &report)
        let declared = try VectorFile.read(LayerRequest(path: declared))
        #expect(layer.columns == declared.columns)
        #expect(report.encodingSource == .caller)
    }

    @Test func inOurOwnWithoutACodePageFileTheEncodingIsAskedFor() throws {
        try expectEncodingAskedFor(
            Fixtures.path("county/villages_gbk_nocpg.zip"),
            declared: Fixtures.path("county/villages_gbk_cgcs2000_gk114.zip"))
    }

    @Test(.realData("tw_tainan")) func withoutACodePageFileTheEncodingIsAskedFor() throws {
        try expectEncodingAskedFor(
            RealData.path("tw_tainan/tainan_villages_gbk_nocpg.zip"),
            declared: RealData.path("tw_tainan/tainan_villages_gbk_cgcs2000_gk120.zip"))
    }
}
