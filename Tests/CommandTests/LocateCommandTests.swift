import Foundation
import Testing

/// `qiancun locate` as a user meets it.
@Suite struct LocateCommandTests {
    private func item(_ result: Command.Result) throws -> [String: Any] {
        let summary = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let location = try #require(summary?["location"] as? [String: Any])
        return try #require((location["items"] as? [[String: Any]])?.first)
    }

    @Test func ofAProjectAndOfItsLayersAlike() throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        county.project += "locate: [{service: clinic, model: mclp, sites: 2, minutes: 15}]\n"
        let project = try county.write(to: folder)
        let fromProject = try Command.run(["locate", project, "--json", "--quiet", "-o", folder.path("out")])
        #expect(fromProject.status == 0, "\(fromProject.errors)")
        let fromLayers = try Command.run([
            "locate", "--villages", folder.path("villages.gpkg"), "--village-table", folder.path("villages.csv"),
            "--roads", folder.path("roads.gpkg"), "--services", folder.path("services.gpkg"), "--parcels",
            folder.path("dltb.gpkg"), "--service", "clinic", "--sites", "2", "--minutes", "15", "--json", "--quiet",
        ])
        #expect(fromLayers.status == 0, "\(fromLayers.errors)")
        let (a, b) = (try item(fromProject), try item(fromLayers))
        #expect((a as NSDictionary) == (b as NSDictionary))
        // The clinic stands in village 0 (500 residents). Villages are 2 km apart, over 27 minutes, so each new site
        // covers its own: best are the two largest, 1,500 and 1,300.
        #expect(a["value"] as? Double == 3300 && a["bound"] as? Double == 3300 && a["proven"] as? Bool == true)
        let sites = try #require(a["sites"] as? [[String: Any]])
        #expect(sites.map { $0["added"] as? Double } == [1500, 1300])
        #expect(sites.map { $0["key"] as? String } == [SmallCounty.codes[5], SmallCounty.codes[4]])
        let layer = try ogrinfo(folder.path("out/results.gpkg"), "proposed_sites")
        #expect(layer.contains("Feature Count: 2") && layer.contains("covers (Real) = 1500"))
        for table in ["服务选址汇总表", "新设服务点表"] {
            #expect(FileManager.default.fileExists(atPath: folder.path("out/tables/\(table).csv")))
        }
        let page = try String(contentsOfFile: folder.path("out/report.html"), encoding: .utf8)
        #expect(page.contains("\"name\":\"proposed_sites\"") && page.contains("function locationSection()"))
    }

    @Test func printedInBothLanguages() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let asked = ["locate", project, "--service", "clinic", "--sites", "1", "--minutes", "15", "--quiet"]
        let zh = try Command.run(asked), en = try Command.run(asked + ["--lang", "en"])
        #expect(zh.output.contains("已证明最优") && zh.output.contains("新增覆盖 1500 人"))
        #expect(en.output.contains("proven best") && en.output.contains("newly covers 1500 residents"))
        let centre = ["locate", project, "--service", "clinic", "--sites", "1", "--model", "pcentre", "--quiet"]
        let (zhCentre, enCentre) = (try Command.run(centre), try Command.run(centre + ["--lang", "en"]))
        #expect(zhCentre.output.contains("最远 ") && enCentre.output.contains("farthest "))
        #expect(!zh.output.contains("最远"))
    }

    @Test func wrongUseIsExplained() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let (villages, roads) = (folder.path("villages.gpkg"), folder.path("roads.gpkg"))
        let clinic = ["locate", project, "--service", "clinic"]
        for (arguments, status, said) in [
            (["locate"], 2, "Name a project file"),
            (["locate", "--villages", villages, "--roads", roads], 2, "Say what is asked"),
            (["locate", project, "--sites", "2"], 2, "--sites belongs to --service"),
            (clinic + ["--sites", "2"], 2, "needs a limit"),
            (clinic + ["--minutes", "15"], 2, "needs `sites`"),
            (clinic + ["--sites", "2", "--minutes", "15", "--capacity", "9"], 2, "takes no capacity"),
        ] as [([String], Int32, String)] {
            let result = try Command.run(arguments + ["--quiet"])
            #expect(result.status == status, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(said), "\(arguments): \(result.errors)")
        }
    }
}
