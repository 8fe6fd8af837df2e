import Columns
import OGR
import Testing

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

    @Test(.enabled(if: Shared.has("tw_tainan"), "../shared/geodata/tw_tainan absent"), arguments: cases)
    func tainan(_ c: Case) throws {
        let path = Shared.path("tw_tainan/" + c.file)
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

    @Test(.enabled(if: Shared.has("tw_tainan"), "../shared/geodata/tw_tainan absent"))
    func withoutACodePageFileTheEncodingIsAskedFor() throws {
        let path = Shared.path("tw_tainan/tainan_villages_gbk_nocpg.zip")
        #expect(try VectorFile.describe(path).layers[0].encoding == nil)
        let error = #expect(throws: OGRError.self) { try VectorFile.read(LayerRequest(path: path)) }
        #expect(error?.problem == .undeclaredEncoding)
        #expect(error?.advice?.contains("encoding: GBK") == true)
        var report = ReadReport()
        let layer = try VectorFile.read(LayerRequest(path: path, encoding: "GBK"), into: &report)
        let declared = try VectorFile.read(
            LayerRequest(path: Shared.path("tw_tainan/tainan_villages_gbk_cgcs2000_gk120.zip")))
        #expect(layer.columns == declared.columns)
        #expect(report.encodingSource == .caller)
    }
}
