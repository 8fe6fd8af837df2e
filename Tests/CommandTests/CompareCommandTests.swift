import Foundation
import TestSupport
import Testing

/// `compare` on two runs of the small county, and on its belts and those it was given.
@Suite(.slow) struct CompareCommandTests {
    @Test func twoRuns() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let codes = SmallCounty.codes
        try folder.write("belt,order,code\n甲,1,\(codes[0])\n甲,2,\(codes[1])\n", to: "given.csv")
        let given = ["--given-belts", folder.path("given.csv")]
        for (out, most) in [("a", "2"), ("b", "3")] {
            let result = try Command.run(
                ["belts", project, "-o", folder.path(out), "--most", most, "--quiet"] + given)
            #expect(result.status == 0, "\(result.errors)")
        }
        let result = try Command.run([
            "compare", folder.path("a"), folder.path("b"), "-o", folder.path("c"), "--json",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let figures = try #require(json["figures"] as? [String: Any])
        let names = (figures["different"] as? [[String: Any]] ?? []).compactMap { $0["figure"] as? String }
        #expect(names.contains("belts.maximum_villages") && names.contains("belts.prize"))
        for file in ["report.html", "tables.xlsx", "summary.json", "geojson/compare_villages.geojson"] {
            #expect(FileManager.default.fileExists(atPath: folder.path("c/" + file)), "\(file)")
        }
        // Again into the same folder, and the belts of a run against those it was given.
        let again = try Command.run(["compare", folder.path("a"), "--given", "-o", folder.path("c"), "--overwrite"])
        #expect(again.status == 0, "\(again.errors)")
        for wrong in [
            [folder.path("a")], [folder.path("a"), folder.path("b"), "--given"],
            [folder.path("a"), folder.path("none")],
            [folder.path("a"), folder.path("b"), "--overwrite"],
        ] {
            #expect(try Command.run(["compare"] + wrong).status == 2, "\(wrong)")
        }
    }

    /// Layers of plans are read, checked and shown; a code that no village has ends the run with 3.
    @Test func plansOfPeople() throws {
        let folder = try TemporaryFolder()
        let project = try SmallCounty().write(to: folder)
        let codes = SmallCounty.codes
        try folder.write("cluster,code\n一,\(codes[0])\n一,\(codes[1])\n二,\(codes[2])\n", to: "clusters.csv")
        try folder.write("code,grade,year\n\(codes[3]),精品村,2027\n", to: "chosen.csv")
        let sets = [
            "--set", "layers.given_clusters={path: clusters.csv}", "--set", "layers.given_selection={path: chosen.csv}",
        ]
        let result = try Command.run(
            ["analyze", project, "--only", "clusters", "-o", folder.path("out"), "--json", "--quiet"] + sets)
        #expect(result.status == 0, "\(result.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let given = try #require(json["given"] as? [String: Any])
        #expect((given["clusters"] as? [[String: Any]])?.map { $0["cluster"] as? String } == ["一", "二"])
        #expect((given["selection"] as? [[String: Any]])?.first?["grade"] as? String == "精品村")
        for layer in ["given_clusters", "given_selection"] {
            #expect(FileManager.default.fileExists(atPath: folder.path("out/geojson/\(layer).geojson")), "\(layer)")
        }
        try folder.write("cluster,code\n一,999999999999\n", to: "clusters.csv")
        let refused = try Command.run(
            [
                "analyze", project, "--only", "clusters", "-o", folder.path("refused"), "--json", "--quiet",
            ] + sets)
        #expect(refused.status == 3 && refused.errors.contains("999999999999"))
        let idle = try Command.run([
            "analyze", project, "--only", "belts", "-o", folder.path("idle"), "--set",
            "belts.off_roads_metres=50",
        ])
        #expect(idle.status == 2 && idle.errors.contains("off_roads_metres"))
    }
}
