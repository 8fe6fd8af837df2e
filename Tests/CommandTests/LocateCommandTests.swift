import Columns
import Foundation
import OGR
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
        #expect(page.contains("\"name\":\"proposed_sites\"") && page.contains("page.section(\"location\""))
    }

    @Test func printedInBothLanguages() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let asked = ["locate", project, "--service", "clinic", "--sites", "1", "--minutes", "15", "--quiet"]
        let zh = try Command.run(asked, language: nil), en = try Command.run(asked + ["--lang", "en"])
        #expect(zh.output.contains("已证明最优") && zh.output.contains("新增覆盖 1500 人"))
        #expect(en.output.contains("proven best") && en.output.contains("newly covers 1500 residents"))
        let centre = ["locate", project, "--service", "clinic", "--sites", "1", "--model", "pcentre", "--quiet"]
        let (zhCentre, enCentre) = (try Command.run(centre, language: nil), try Command.run(centre + ["--lang", "en"]))
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
            (clinic + ["--sites", "2", "--minutes", "15", "--minutes", "30"], 2, "--minutes stands 2 times"),
            (clinic + ["--sites", "2", "--minutes", "15", "--of", "area"], 2, "'villages' and 'population'"),
        ] as [([String], Int32, String)] {
            let result = try Command.run(arguments + ["--quiet"])
            #expect(result.status == status, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(said), "\(arguments): \(result.errors)")
        }
    }

    /// What cannot be worked out is told in the item, on the terminal and among the issues; the run goes on.
    @Test func whatCannotBeWorkedOutIsTold() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        for (n, (service, sites, said)) in [
            ("clinic", "7", "there are 6 candidates"), ("clinics", "2", "did you mean `clinic`"),
        ].enumerated() {
            let item = "{service: \(service), sites: \(sites), minutes: 15}"
            let asked = ["locate", project, "--set", "locate=[\(item)]", "--quiet"]
            let result = try Command.run(asked + ["--lang", "en", "-o", folder.path("out\(n)")])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains(said), "\(result.output)")
            let issues = try String(contentsOfFile: folder.path("out\(n)/issues.csv"), encoding: .utf8)
            #expect(issues.contains("not-computable") && issues.contains(said), "\(issues)")
            let found = try self.item(try Command.run(asked + ["--json"]))
            #expect((found["failure"] as? [String: String])?["en"]?.contains(said) == true)
            #expect(found["value"] is NSNull && (found["sites"] as? [Any])?.isEmpty == true)
        }
        let unknown = ["locate", project, "--service", "clinics", "--sites", "2", "--minutes", "15", "--quiet"]
        #expect(try Command.run(unknown).status == 2)
        #expect(try Command.run(unknown + ["--anew"]).status == 0)
    }

    /// Villages that no candidate can serve within the limit are told.
    @Test func beyondTheLimit() throws {
        let folder = try TemporaryFolder()
        let county = SmallCounty()
        let project = try county.write(to: folder)
        let p = SmallCounty.corner(4)
        var sites = Layer(
            name: "sites", crs: SmallCounty.crs, geometry: .points(PointColumn([Position(p.x + 500, p.y + 1200)])))
        sites.add(Field("name", .text), .text(["甲址"]))
        try SmallCounty.write(sites, to: folder.path("sites.gpkg"))
        let result = try Command.run([
            "locate", project, "--candidates", folder.path("sites.gpkg"), "--service", "clinic", "--model", "lscp",
            "--minutes", "15", "--quiet", "--lang", "en",
        ])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("4 beyond the limit"), "\(result.output)")
    }
}
