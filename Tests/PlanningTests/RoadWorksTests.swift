import Columns
import Testing

@testable import Planning

@Suite struct RoadWorksTests {
    @Test func wordsOfTheDocuments() {
        for (word, kind) in [
            ("白改黑", RoadWorksFindings.Kind.upgraded), ("提质改造", .upgraded), ("安全防护", .safety),
            ("安全设施提升", .safety), ("新建", .built), ("新改建", .builtOrUpgraded), ("养护工程", .maintained),
            ("测量", .other),
        ] { #expect(RoadWorks.kind(word) == kind, "\(word)") }
    }

    @Test func sumsByYearWorksAndClass() throws {
        var roads = try SmallCounty().roads
        // X000, X001 (national) and X002 are 3,800 m, S100 2,800 m, C200 1,000 m.
        roads.works = ["新建", "白改黑", nil, "安全防护", nil]
        roads.years = [2024, 2024, 2019, 2023, nil]
        (roads.hasWorks, roads.hasYears) = (true, true)
        let found = try #require(RoadWorks.sum(roads, plane: Squares.plane))
        #expect(found.lines.map(\.year) == [2019, 2023, 2024, 2024])
        #expect(found.lines.map(\.kind) == [.built, .safety, .built, .upgraded])
        #expect(found.lines.map(\.roadClass) == ["县道", "省道", "县道", "国道"])
        for (line, metres) in zip(found.lines, [3800.0, 2800, 3800, 3800]) {
            #expect(abs(line.metres - metres) < 1e-3)
        }
        // Roads past the county line are not the county's works.
        roads.isOwn[0] = false
        #expect(RoadWorks.sum(roads, plane: Squares.plane)?.lines.count == 3)
        (roads.hasWorks, roads.hasYears) = (false, false)
        #expect(RoadWorks.sum(roads, plane: Squares.plane) == nil)
    }

    /// The sample's lengths are what the judged targets measure.
    @Test func agreesWithTheTargets() async throws {
        let project = try Project(contentsOf: SampleAnalysisTests.folder + "/project.yaml")
        let findings = try await Analysis.run(project, only: [.targets], threads: 2)
        let works = try #require(findings.roadWorks)
        func kilometres(_ word: String) -> Double {
            works.lines.filter {
                $0.works == word && $0.year == 2024 && ["县道", "乡道", "村道"].contains($0.roadClass)
            }.reduce(0) { $0 + $1.metres } / 1000
        }
        for (id, word) in [("YX24-15", "白改黑"), ("YX24-16", "安全防护")] {
            let target = try #require(findings.targets?.results.first { $0.id == id })
            #expect(target.measured == fixedText(kilometres(word), decimals: 3), "\(id)")
        }
    }
}
