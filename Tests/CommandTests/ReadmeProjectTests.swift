import Columns
import Foundation
import OGR
import PROJ
import TestSupport
import Testing

/// The project that both READMEs print runs as it is printed, on files as it names them.
@Suite(.slow) struct ReadmeProjectTests {
    /// The YAML of the page, without its indentation.
    private func project(_ page: String) throws -> String {
        let text = try String(contentsOf: Command.root.appending(path: page), encoding: .utf8)
        let block = try #require(text.firstMatch(of: #/```yaml\n((?:.|\n)*?)```/#)).1
        return block.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("   ") ? String($0.dropFirst(3)) : String($0) }.joined(separator: "\n")
    }

    private func renamed(_ layer: Layer, _ names: [String: String]) -> Layer {
        var result = Layer(name: layer.name, crs: layer.crs, geometry: layer.geometry)
        for (field, column) in zip(layer.fields, layer.columns) {
            result.add(Field(names[field.name] ?? field.name, field.kind, width: field.width), column)
        }
        return result
    }

    /// Points as a table with degrees.
    private func table(_ points: Layer, _ names: [String: String]) throws -> String {
        var geometry = points.geometry
        try Transformation(from: SmallCounty.crs, to: .cgcs2000).transform(&geometry)
        var lines = [(points.fields.map { names[$0.name] ?? $0.name } + ["经度", "纬度"]).joined(separator: ",")]
        for row in 0..<points.count {
            let place = geometry.box(ofRow: row).centre
            lines.append(
                (points.columns.map { $0.text(row) ?? "" } + ["\(place.x)", "\(place.y)"]).joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func files(in folder: TemporaryFolder) throws {
        let county = SmallCounty()
        try ShapefileWriter.write(
            renamed(county.villages, ["ZLDWDM": "XZQDM", "ZLDWMC": "XZQMC"]), to: folder.path("村界.shp"), encoding: "GBK"
        )
        try ShapefileWriter.write(
            renamed(county.roads, ["class": "DLDJ"]), to: folder.path("道路.shp"), encoding: "GBK")
        try ShapefileWriter.write(county.basicFarmland, to: folder.path("YJJBNTBHTB.shp"), encoding: "GBK")
        try SmallCounty.write(county.parcels, to: folder.path("DLTB.gpkg"))
        try folder.write(county.table, to: "村情表.csv")
        try folder.write(try table(county.services, ["kind": "类型", "name": "名称"]), to: "公共服务.csv")
        try folder.write(try table(county.anchors, ["kind": "类型", "name": "名称"]), to: "中心镇.csv")
    }

    @Test(arguments: ["README.md", "README.zh.md"]) func runs(page: String) throws {
        let folder = try TemporaryFolder()
        try files(in: folder)
        // A FileGDB is not among what can be written here.
        let text = try project(page).replacing("DLTB.gdb.zip", with: "DLTB.gpkg")
        #expect(text.contains("公共服务.csv") && text.contains("DLTB.gpkg"))
        try folder.write(text, to: "project.yaml")
        let run = try Command.run(
            ["analyze", folder.path("project.yaml"), "-o", folder.path("out"), "--json", "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        for analysis in ["land", "coverage", "location", "network", "clusters", "red_line"] {
            #expect(summary[analysis] != nil, "\(analysis)")
        }
    }

    /// Without `crs:` the message proposes what the coordinates show, in every command.
    @Test func aTableOfPointsWithoutACRS() throws {
        let folder = try TemporaryFolder()
        try files(in: folder)
        try folder.write(
            try project("README.md").replacing("DLTB.gdb.zip", with: "DLTB.gpkg").replacing(
                ", crs: EPSG:4490", with: ""),
            to: "project.yaml")
        let run = try Command.run(["analyze", folder.path("project.yaml"), "-o", folder.path("out"), "--quiet"])
        #expect(run.status == 3 && run.errors.contains("crs: EPSG:4490"), "\(run.errors)")
        let points = folder.path("公共服务.csv")
        let converted = try Command.run(["convert", points, folder.path("s.geojson")])
        #expect(converted.status == 3 && converted.errors.contains("--crs EPSG:4490"), "\(converted.errors)")
        let info = try Command.run(["info", points])
        #expect(info.output.contains("crs: EPSG:4490"), "\(info.output)")
    }
}
