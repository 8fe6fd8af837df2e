import Columns
import Foundation
import OGR
import TestSupport
import Testing

/// What is left out of a figure, or is of no effect, is said where the figure is read.
@Suite(.slow) struct ToldFiguresTests {
    private let crs = SmallCounty.crs

    private func road(_ folder: TemporaryFolder) throws -> String {
        let (x, y) = (SmallCounty.origin.x, SmallCounty.origin.y)
        var lines = LineColumn()
        lines.append(parts: [[x + 100, y + 100, x + 900, y + 100]])
        var layer = Layer(name: "plan", crs: crs, geometry: .lines(lines))
        layer.add(Field("key", .text, width: 8), .text(["N1"]))
        let path = folder.path("plan.gpkg")
        try SmallCounty.write(layer, to: path)
        return path
    }

    @Test func aPlannedRoadWithoutAWidth() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let plan = try road(folder)
        let run = try Command.run([
            "redline", project, "--planned-works", plan, "-o", folder.path("out"), "--quiet",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("--works-width") && !run.output.contains("图层为空"), "\(run.output)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        #expect(issues.contains("planned_works,0,N1,works-width,error"), "\(issues)")
        let table = try String(contentsOfFile: folder.path("out/tables/工程与控制线表.csv"), encoding: .utf8)
        #expect(table.contains("缺少宽度") && table.contains("N1"))
        let page = try String(contentsOfFile: folder.path("out/report.html"), encoding: .utf8)
        #expect(page.contains("1 条线没有宽度"))
        // 800 m by 8 m of plane: 6400 m², 0.64 ha.
        let wide = try Command.run([
            "redline", project, "--planned-works", plan, "--works-width", "8", "--quiet", "--lang", "zh",
        ])
        #expect(wide.output.contains("0.64 公顷") && !wide.output.contains("缺少宽度"), "\(wide.output)")
    }

    @Test(arguments: ["types", "selection", "inspect"]) func keysWithoutEffect(key: String) throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        county.project += "\(key): {a: 1}\n"
        let run = try Command.run(
            ["analyze", try county.write(to: folder), "-o", folder.path("out"), "--quiet"])
        #expect(run.status == 2 && run.errors.contains("`\(key)`"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
        let only = try Command.run([
            "analyze", folder.path("project.yaml"), "-o", folder.path("out"), "--only", "select",
        ])
        #expect(only.status == 2 && !only.errors.contains("inspect"), "\(only.errors)")
    }

    @Test func aCountyCodeThatNoVillageHas() throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        county.project = county.project.replacing("\"430699\"", with: "\"430603\"")
        let run = try Command.run(
            ["analyze", try county.write(to: folder), "-o", folder.path("out"), "--quiet", "--lang", "zh"])
        #expect(run.status == 0 && run.output.contains("代码不属于本县的村") && run.output.contains("6/6"), "\(run.output)")
        let page = try String(contentsOfFile: folder.path("out/report.html"), encoding: .utf8)
        #expect(page.contains("6 个村中有 6 个村的代码不属于本县"))
    }

    /// What was not computed is said on the terminal of the full run too.
    @Test func whatWasNotComputed() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let run = try Command.run(["analyze", project, "-o", folder.path("out"), "--quiet", "--lang", "zh"])
        #expect(run.output.contains("未计算 两期变化") && run.output.contains("未计算 政策目标"), "\(run.output)")
    }

    /// Every place of `issues.csv` says its CRS.
    @Test func placesOfIssuesSayTheirCRS() throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        county.project = county.project.replacing(
            "services: {path: services.gpkg}", with: "services: {path: services.csv, crs: EPSG:4490}")
        let project = try county.write(to: folder)
        // One row stands twice; one lies far from every road, still in the county's zone.
        try folder.write(
            "kind,name,经度,纬度\nclinic,a,114.001,29.5\nclinic,a,114.001,29.5\nclinic,b,114.3,29.7\n", to: "services.csv")
        let run = try Command.run(["analyze", project, "-o", folder.path("out"), "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        let lines = issues.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("services,") }
        let twice = lines.first { $0.contains("duplicate-row") }
        let far = lines.first { $0.contains("no-road") }
        #expect(twice?.hasSuffix(",EPSG:4490") == true && twice?.contains("114.001,29.5") == true, "\(issues)")
        #expect(far?.hasSuffix(",EPSG:4526") == true, "\(issues)")
        #expect(issues.contains("duplicate-row,error"))
    }

    @Test(arguments: [("archive_mb=0", "from 1 to 1000000000"), ("foo=3", "archive_mb, cells, keys, parts, aliases")])
    func budgets(_ setting: String, _ said: String) throws {
        let run = try Command.run(["info", "/dev/null", "--budget", setting])
        #expect(run.status == 2 && run.errors.contains(said), "\(run.errors)")
    }
}
