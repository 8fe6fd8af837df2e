import Columns
import Foundation
import OGR
import Testing

/// `qiancun coverage`, and with it what every analysis of a project does as a subcommand.
@Suite struct CoverageCommandTests {
    private func standards(_ result: Command.Result) throws -> [[String: Any]] {
        let summary = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let coverage = try #require(summary?["coverage"] as? [String: Any])
        return try #require(coverage["standards"] as? [[String: Any]])
    }

    @Test func ofAProjectAndOfItsLayersAlike() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let fromProject = try Command.run(["coverage", project, "--json", "--quiet"])
        #expect(fromProject.status == 0, "\(fromProject.errors)")
        let fromLayers = try Command.run([
            "coverage", "--villages", folder.path("villages.gpkg"), "--roads", folder.path("roads.gpkg"),
            "--services", folder.path("services.gpkg"), "--parcels", folder.path("dltb.gpkg"),
            "--service", "clinic", "--minutes", "15", "--json", "--quiet",
        ])
        #expect(fromLayers.status == 0, "\(fromLayers.errors)")
        let (a, b) = (try standards(fromProject), try standards(fromLayers))
        #expect(a.count == 1 && (a as NSArray) == (b as NSArray))
        // The clinic stands at the place of village 0; the others are 2 km of road or more away, over 27 minutes.
        #expect(a[0]["met"] as? Double == 1 && a[0]["of"] as? Double == 6)
    }

    @Test func nothingElseRunsAndValuesCanBeSet() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let result = try Command.run([
            "coverage", project, "--service", "clinic", "--minutes", "30", "--set", "speeds.walk=5", "--json",
            "--quiet", "-o", folder.path("out"),
        ])
        #expect(result.status == 0, "\(result.errors)")
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(summary["belts"] == nil && summary["clusters"] == nil && summary["red_line"] == nil)
        let coverage = try #require(summary["coverage"] as? [String: Any])
        #expect(coverage["walking_speed_kmh"] as? Double == 5)
        let written = try Data(contentsOf: URL(filePath: folder.path("out/summary.json")))
        #expect(written == Data(result.output.utf8))
        #expect(FileManager.default.fileExists(atPath: folder.path("out/tables/服务覆盖情况表.csv")))
    }

    @Test func wrongUseIsExplained() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let (villages, roads) = (folder.path("villages.gpkg"), folder.path("roads.gpkg"))
        for (arguments, said) in [
            (["coverage"], "Name a project file"),
            (["coverage", "--villages", villages, "--roads", roads], "--service KIND"),
            (["coverage", project, "--minutes", "15"], "belong to --service"),
            (["coverage", project, "--service", "clinic"], "one of --minutes and --metres"),
            (
                ["coverage", "--villages", folder.path("vilages.gpkg"), "--service", "a", "--minutes", "1"],
                "villages.gpkg"
            ),
            (["coverage", project, "--set", "options.sed=1"], "seed"),
        ] {
            let result = try Command.run(arguments + ["--quiet"])
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(said), "\(arguments): \(result.errors)")
        }
    }

    /// Each --minutes is a limit of its own; ground and towns may be counted; towns get their anchors.
    @Test func severalLimitsAndOtherDenominators() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let limits = try standards(
            try Command.run([
                "coverage", project, "--service", "clinic", "--minutes", "15", "--minutes", "60", "--json", "--quiet",
            ]))
        #expect(limits.map { $0["minutes"] as? Double } == [15, 60])
        for (of, count) in [("area", 24e6), ("towns", 1)] {
            let found = try standards(
                try Command.run([
                    "coverage", project, "--service", "clinic", "--minutes", "15", "--of", of, "--json", "--quiet",
                ]))
            let whole = try #require(found.first?["of"] as? Double)
            #expect(abs(whole - count) < 100 && found.first?["counted"] as? String == of)
        }
        var towns = Layer(
            name: "XZQ", crs: SmallCounty.crs,
            geometry: SmallCounty.villages().selecting([0]).geometry)
        towns.add(Field("XZQDM", .text), .text([String(SmallCounty.codes[0].prefix(9))]))
        towns.add(Field("XZQMC", .text), .text(["甲镇"]))
        try SmallCounty.write(towns, to: folder.path("xzq.gpkg"))
        let town = try Command.run([
            "coverage", "--villages", folder.path("villages.gpkg"), "--roads", folder.path("roads.gpkg"),
            "--anchors", folder.path("anchors.gpkg"), "--towns", folder.path("xzq.gpkg"), "--standard",
            "class-3-town", "--quiet", "--json",
        ])
        #expect(town.status == 0, "\(town.errors)")
        #expect(town.output.contains("technical_class"))
    }

    /// A kind that nobody has, and a question whose layers are not there, are told on the terminal.
    @Test func whatCannotBeMeasuredIsTold() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let kind = try Command.run([
            "coverage", project, "--set", "coverage=[{service: clinics, minutes: 15}]", "--quiet", "--lang", "en", "-o",
            folder.path("out"),
        ])
        let asked = try Command.run(["coverage", project, "--service", "clinics", "--minutes", "15", "--quiet"])
        #expect(asked.status == 2 && asked.output.isEmpty, "\(asked.output)")
        #expect(
            asked.errors.contains("--service clinics: no service is of the kind; there are clinic"), "\(asked.errors)")
        #expect(asked.errors.contains("did you mean clinic?"), "\(asked.errors)")
        #expect(kind.status == 0, "\(kind.errors)")
        #expect(kind.output.contains("0.0 % (0/6 villages): no service is of the kind `clinics`"), "\(kind.output)")
        let issues = try String(contentsOfFile: folder.path("out/issues.csv"), encoding: .utf8)
        #expect(issues.contains("services,,coverage clinics_15min_walk,not-computable"), "\(issues)")
        let absent = try Command.run([
            "coverage", "--villages", folder.path("villages.gpkg"), "--roads", folder.path("roads.gpkg"), "--service",
            "clinic", "--minutes", "15", "--quiet", "--lang", "en",
        ])
        #expect(absent.status == 0 && absent.output.contains("not computed: service coverage"), "\(absent.output)")
        #expect(absent.output.contains("`services`"))
    }
}
