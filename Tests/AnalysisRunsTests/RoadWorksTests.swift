import Columns
import TestSupport
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile
@testable import WayAnalysis

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

    /// Rows that share a line, in either direction, or a stretch of one count once for each works and year.
    @Test func aLineCountsOnceHoweverManyRowsHaveIt() throws {
        var roads = RoadRows()
        let o = Squares.origin
        for (from, to, works) in [
            (0.0, 5000.0, "白改黑"), (5000, 0, "白改黑"), (3000, 7000, "白改黑"), (0, 5000, "安全防护"), (8000, 9000, "白改黑"),
        ] {
            roads.network.lines.append([o.x + from, o.y, o.x + to, o.y])
            roads.network.classes.append(.village)
            roads.classTexts.append("村道")
            roads.names.append(nil)
            roads.works.append(works)
            roads.years.append(2024)
            roads.isOwn.append(true)
        }
        (roads.hasWorks, roads.hasYears) = (true, true)
        roads.sharing =
            RoadGraph(
                roads, options: ProjectOptions(), speeds: .standard, plane: Squares.plane
            ).sharing
        #expect(roads.sharing == [0, 1, 2, 3])
        let found = try #require(RoadWorks.sum(roads, plane: Squares.plane))
        #expect(found.lines.map(\.works) == ["白改黑", "安全防护"])
        for (line, metres) in zip(found.lines, [8000.0, 5000]) { #expect(abs(line.metres - metres) < 1e-2, "\(line)") }
        // A spike is a road too, once.
        roads.network.lines = LineColumn()
        for _ in 0..<5 { roads.network.lines.append([o.x, o.y, o.x + 500, o.y, o.x + 200, o.y]) }
        roads.sharing =
            RoadGraph(
                roads, options: ProjectOptions(), speeds: .standard, plane: Squares.plane
            ).sharing
        let spike = try #require(RoadWorks.sum(roads, plane: Squares.plane))
        for line in spike.lines { #expect(abs(line.metres - 500) < 1e-2, "\(line)") }
    }

    /// The sample's lengths are what the judged targets measure.
    @Test(.slow) func agreesWithTheTargets() async throws {
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
