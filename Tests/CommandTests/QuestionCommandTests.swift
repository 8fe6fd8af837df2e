import Columns
import Foundation
import AnalysisRuns
import ProjectFile
import TestSupport
import Testing

/// Each question of a project as a subcommand of its own: the answer is the one that `analyze` gives.
@Suite(.slow) struct QuestionCommandTests {
    private func summary(_ text: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    }

    /// The whole run of a project, and one question of it; they differ in nothing.
    private func compare(_ project: String, _ names: [AnalysisName], _ out: String) throws {
        let whole = try Command.run(["analyze", project, "-o", out, "--quiet"])
        #expect(whole.status == 0, "\(whole.errors)")
        let all = try summary(try Data(contentsOf: URL(filePath: out + "/summary.json")))
        for name in names {
            let result = try Command.run([name.rawValue, project, "--json", "--quiet"])
            #expect(result.status == 0, "\(name): \(result.errors)")
            let answer = try summary(Data(result.output.utf8))[name.summaryKey] as? NSDictionary
            #expect(answer != nil && answer == all[name.summaryKey] as? NSDictionary, "\(name)")
        }
    }

    @Test func everyQuestionIsASubcommandThatAnswersAsTheWholeRunDoes() throws {
        let folder = try TemporaryFolder()
        var county = SmallCounty()
        county.project += """
            locate: [{service: clinic, model: mclp, sites: 1, minutes: 15}]
            policies: [builtin:yunxi-2024]

            """
        // Change needs a second survey; the sample has one.
        try compare(
            try county.write(to: folder), AnalysisName.allCases.filter { $0 != .change }, folder.path("out"))
    }

    /// Targets that name belts or a share of works, and change, on the committed sample.
    @Test func targetsStandOnWhatTheyName() throws {
        let folder = try TemporaryFolder()
        let project = Command.root.appending(path: "GeoData/sample/project.yaml").path
        try compare(project, [.targets, .change], folder.path("out"))
    }

    @Test func analyzeTakesValuesOnTheCommandLine() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let result = try Command.run([
            "analyze", project, "-o", folder.path("out"), "--set", "speeds.walk=5", "--only", "coverage", "--json",
            "--quiet",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let coverage = try #require(try summary(Data(result.output.utf8))["coverage"] as? [String: Any])
        #expect(coverage["walking_speed_kmh"] as? Double == 5)
    }

    /// Asked for by name, belts and clusters take the defaults where there is no project to say more.
    @Test func questionsNeedNoProject() throws {
        let folder = try TemporaryFolder()
        try SmallCounty().write(to: folder)
        let villages = ["--villages", folder.path("villages.gpkg"), "--village-table", folder.path("villages.csv")]
        let roads = ["--roads", folder.path("roads.gpkg"), "--anchors", folder.path("anchors.gpkg")]
        let parcels = ["--parcels", folder.path("dltb.gpkg")]
        for (arguments, key) in [
            (
                ["belts"] + villages + roads + parcels + ["--count", "1", "--least", "2", "--prize", "population=1"],
                "belts"
            ),
            (["clusters"] + villages + ["--floor", "villages=2", "--ceiling", "villages=4"], "clusters"),
            (["consolidation"] + villages + parcels + ["--gap", "5"], "consolidation"),
            (
                ["targets"] + villages + parcels + ["--policy", "builtin:yunxi-2024", "--as-of", "2024-12-31"],
                "targets"
            ),
        ] {
            let result = try Command.run(arguments + ["--json", "--quiet"])
            #expect(result.status == 0, "\(arguments): \(result.errors)")
            #expect(try summary(Data(result.output.utf8))[key] is [String: Any], "\(arguments)")
        }
        // Two clusters of three villages, or of two and four: none breaks its bounds.
        let clusters = try Command.run(
            ["clusters"] + villages + ["--floor", "villages=2", "--ceiling", "villages=4", "--json", "--quiet"])
        let found = try #require(try summary(Data(clusters.output.utf8))["clusters"] as? [String: Any])
        let sizes = try #require(found["clusters"] as? [[String: Any]]).map { $0["villages"] as? Int ?? 0 }
        #expect(!sizes.isEmpty && sizes.reduce(0, +) == 6 && sizes.allSatisfy { 2...4 ~= $0 }, "\(sizes)")
    }

    @Test func blocksOfFarmlandAreToldOnTheTerminal() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let result = try Command.run(["consolidation", project, "--quiet", "--lang", "en"])
        #expect(result.status == 0, "\(result.errors)")
        // Two parcels of 1 km² side by side in each of the three villages of a row: one strip of 6 km² a row, 9,000 mu on
        // the plane and 4 m² less on the ellipsoid.
        #expect(result.output.contains("2 blocks, 17999.99 mu (1200.00 ha)"), "\(result.output)")
        #expect(result.output.contains("500 mu and above"), "\(result.output)")
    }

    @Test func optionsThatWouldHaveNoEffectAreRefused() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let villages = folder.path("villages.gpkg")
        for (arguments, said) in [
            (["clusters", project, "--key", "code"], "--key belongs to --areas"),
            (["clusters", project, "--floor", "income=3"], "take villages, area_km2, population"),
            (["clusters", "--areas", villages, "--columns", "population"], "--areas needs --key"),
            (
                ["clusters", project, "--areas", villages, "--key", "code", "--columns", "population"],
                "a project file has no effect beside --areas"
            ),
            (["belts", project, "--minutes", "30", "--metres", "9"], "one budget"),
            (["belts", project, "--prize", "population"], "--prize"),
            (["targets", "--villages", villages], "--policy FILE"),
        ] {
            let result = try Command.run(arguments + ["--quiet"])
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(said), "\(arguments): \(result.errors)")
        }
    }

    @Test func theSampleSaysWhatItWrote() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run([
            "sample", "--scale", "xs", "-o", folder.path("county"), "--json", "--quiet",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let written = try summary(Data(result.output.utf8))
        #expect(written["scale"] as? String == "XS")
        let files = try #require(written["files"] as? [String])
        #expect(files.contains("dltb.gpkg.zip") && files.contains("project.yaml"))
        let project = try #require(written["project"] as? String)
        #expect(FileManager.default.fileExists(atPath: project))
    }
}
