import Columns
import Foundation
import OGR
import Testing

/// Ground that villages, patches or classes share, as the printed tables count it. Strips 100 m high on the central meridian, by
/// hand: 100 m of a strip are 1.00 ha.
@Suite struct AccountedOnceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    typealias Strip = (key: String, landClass: String, from: Double, to: Double)

    private func write(_ name: String, _ strips: [Strip], key: String = "BSM") throws {
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y)
        var polygons = PolygonColumn()
        for strip in strips {
            let (a, b) = (x + strip.from, x + strip.to)
            polygons.append([[a, y, b, y, b, y + 100, a, y + 100, a, y]])
        }
        var layer = Layer(name: name, crs: SmallCounty.crs, geometry: .polygons(polygons))
        layer.add(Field(key, .text), .text(strips.map(\.key)))
        layer.add(Field(key == "ZLDWDM" ? "ZLDWMC" : "DLBM", .text), .text(strips.map(\.landClass)))
        try SmallCounty.write(layer, to: folder.path(name + ".gpkg"))
    }

    private func analyse(_ command: String, _ layers: [String]) throws -> Command.Result {
        let options = layers.flatMap { ["--" + $0.replacing("_", with: "-"), folder.path($0 + ".gpkg")] }
        return try Command.run(
            [command] + options + ["-o", folder.path("out"), "--overwrite", "--quiet", "--lang", "zh"])
    }

    /// Lines of a table as cells.
    private func table(_ name: String) throws -> [[String]] {
        try String(contentsOfFile: folder.path(name), encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private static let villages: [Strip] = [("430699100201", "甲", 0, 120), ("430699100202", "乙", 100, 200)]

    @Test func villagesThatOverlapStandOnceInTheVillageTable() throws {
        try write("villages", Self.villages, key: "ZLDWDM")
        try write("parcels", [("1", "0101", 0, 110), ("2", "0702", 110, 200)])
        try write("basic_farmland", [("b", "", 0, 200)])
        let run = try analyse("redline", ["villages", "parcels", "basic_farmland"])
        #expect(run.status == 0, "\(run.errors)")
        let lines = try table("out/tables/村庄一览表.csv")
        let start = try #require(lines.firstIndex { $0.contains("甲") })
        // 面积, 耕地, 永久基本农田, 建设用地 in hectares, 占用永久基本农田 in mu.
        #expect(lines[start][3...7] == ["1.20", "1.10", "1.20", "0.10", "1.50"])
        #expect(lines[start + 1][3...7] == ["1.00", "0.10", "1.00", "0.90", "13.50"])
        #expect(
            lines[start + 2][0] == "其中重复（村界重叠）" && lines[start + 2][3...7] == ["0.20", "0.10", "0.20", "0.10", "1.50"])
        #expect(lines[start + 3][0] == "合计" && lines[start + 3][3...7] == ["2.00", "1.10", "2.00", "0.90", "13.50"])
        let summary = try String(contentsOfFile: folder.path("out/summary.json"), encoding: .utf8)
        #expect(!summary.contains("\"basic_farmland_mu\": \"33."), "2.20 ha are 33 mu")
    }

    @Test func villagesThatOverlapStandOnceAboveThem() throws {
        try write("villages", Self.villages + [("430699101201", "丙", 190, 300)], key: "ZLDWDM")
        try write("parcels", [("1", "0101", 0, 300)])
        let run = try Command.run([
            "tabulate", "--zones", folder.path("villages.gpkg"), "--zone-key", "ZLDWDM", "--parcels",
            folder.path("parcels.gpkg"), "--class-field", "DLBM", "--method", "planar", "--quiet", "-o",
            folder.path("t.csv"), "--roll-up", folder.path("r.csv"), "--table", folder.path("p.csv"),
        ])
        #expect(run.status == 0, "\(run.errors)")
        let lines = try table("p.csv").dropFirst().map { Array($0.prefix(2)) }
        #expect(
            lines == [
                ["430699", "3.00"], ["其中重复（村界重叠）", "0.10"], ["430699100", "2.00"], ["其中重复（村界重叠）", "0.20"],
                ["430699100201", "1.20"], ["430699100202", "1.00"], ["430699101", "1.10"], ["430699101201", "1.10"],
            ])
        let rolled = try table("r.csv")
        #expect(rolled[1] == ["430699", "county", "0101", "30000.000000", "3000.000000"])
        #expect(rolled[2] == ["430699100", "town", "0101", "20000.000000", "2000.000000"])
    }

    /// 1.50 ha of paddy and 0.60 ha of forest claim 1.90 of 2.00 ha.
    @Test func basicFarmlandIsTheGround() throws {
        try write("villages", [("430699100201", "甲", 0, 200)], key: "ZLDWDM")
        try write("parcels", [("1", "0101", 0, 150), ("2", "0301", 130, 190)])
        try write("basic_farmland", [("b", "", 0, 200)])
        let run = try analyse("redline", ["villages", "parcels", "basic_farmland"])
        #expect(run.status == 0, "\(run.errors)")
        let lines = try table("out/tables/永久基本农田现状情况统计表.csv")
        let heading = try #require(lines.firstIndex { $0.contains("永久基本农田面积（公顷）") })
        #expect(lines[heading].suffix(3) == ["各地类之和（公顷）", "其中重复（公顷）", "未覆盖（公顷）"])
        for line in lines[(heading + 1)...] {
            #expect(line[2] == "2.00" && line.suffix(5) == ["1.50", "0.60", "2.10", "0.20", "0.10"], "\(line)")
        }
        // The red line says the same: 30 mu.
        let tasks = try String(contentsOfFile: folder.path("out/tables/耕地保有量及保护任务表.csv"), encoding: .utf8)
        #expect(tasks.contains("永久基本农田") && tasks.contains("30.0"), "\(tasks)")
    }

    /// 1.00 ha of paddy and 1.00 ha of dry land share 0.50 ha; a second row of paddy on a part of the first counts once in both.
    @Test func blocksAndFarmlandDifferByWhatIsToldBeside() throws {
        try write("villages", [("430699100201", "甲", 0, 300)], key: "ZLDWDM")
        try write(
            "parcels", [("1", "0101", 0, 100), ("2", "0103", 50, 150), ("3", "0101", 0, 20), ("4", "0301", 150, 300)])
        let run = try analyse("consolidation", ["villages", "parcels"])
        #expect(run.status == 0, "\(run.errors)")
        let lines = try table("out/tables/集中连片耕地分级统计表.csv")
        let heading = try #require(lines.firstIndex { $0.contains("面积合计（亩）") })
        #expect(lines[heading].last == "其中重复（亩）")
        for line in lines[(heading + 1)...] { #expect(line[4] == "22.5" && line.last == "7.5", "\(line)") }
        let data = try Data(contentsOf: URL(filePath: folder.path("out/summary.json")))
        let summary = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let blocks = try #require(summary["consolidation"] as? [String: Any])
        let land = try #require(summary["land"] as? [String: Any])
        let figures = try [blocks["farmland_m2"], blocks["counted_twice_m2"], land["farmland_m2"]].map {
            try #require(Double("\($0 ?? "")"))
        }
        #expect(figures.map { $0.rounded() } == [15_000, 5000, 20_000])
        #expect(run.output.contains("7.50 亩") || run.output.contains("7.5 亩"), "\(run.output)")
    }

    @Test func aConditionThatKeepsNoRow() throws {
        var county = SmallCounty()
        county.project = county.project.replacing("{path: dltb.gpkg}", with: "{path: dltb.gpkg, where: DLBM = '9999'}")
        let project = try county.write(to: folder)
        let run = try Command.run(["redline", project, "-o", folder.path("out"), "--lang", "zh"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("parcels") && run.errors.contains("24 行都不满足"), "\(run.errors)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        let line = try #require(
            issues.split(separator: "\n").first { $0.hasPrefix("parcels,") && $0.contains("no-usable-row") })
        #expect(line.contains("在 24 行中一行也没有留下"))
    }

    @Test func aConditionThatKeepsNoVillage() throws {
        var county = SmallCounty()
        county.project = county.project.replacing(
            "{path: villages.gpkg}", with: "{path: villages.gpkg, where: ZLDWMC = '无'}")
        let run = try Command.run(["redline", try county.write(to: folder), "--quiet"])
        #expect(run.status == 3 && run.errors.contains("`ZLDWMC = '无'`") && run.errors.contains("none of its 6 rows"))
        #expect(!run.errors.contains("right file"), "\(run.errors)")
    }
}
