import Foundation
import Testing

@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct ProjectSettingTests {
    private let text = "name: p\noptions: {reach_metres: 300, seed: 2}\ncoverage: [{service: clinic, minutes: 15}]\n"

    private func read(_ settings: [ProjectSetting]) throws -> Project {
        try Project(text: text, file: "p.yaml", folder: "/nowhere", settings: settings)
    }

    private func setting(_ text: String) throws -> ProjectSetting { try #require(ProjectSetting(text)) }

    @Test func aSettingReplacesOneValueAndLeavesItsNeighbours() throws {
        let project = try read([try setting("options.reach_metres=800")])
        #expect(project.options.reachMetres == 800)
        #expect(project.options.seed == 2)
        #expect(project.coverage.map(\.service) == ["clinic"])
        #expect(project.file == "p.yaml")
    }

    @Test func aSettingMakesTheMappingsAboveIt() throws {
        let project = try read([try setting("clusters.villages.max=5"), try setting("speeds.国道=70")])
        #expect(project.clusters?.maximumVillages == 5)
        #expect(project.speeds.classes == ["国道": 70])
    }

    @Test func listsAreReplacedWhole() throws {
        let project = try read([try setting("coverage=[{service: school, metres: 2000, mode: drive}]")])
        #expect(project.coverage.map(\.id) == ["school_2000m_drive"])
    }

    @Test func textIsNotReadAsYAML() throws {
        let made = ProjectSetting(["county", "name"], .text("[1, 2]: #x"))
        #expect(try read([made]).countyName == "[1, 2]: #x")
    }

    /// What an earlier setting says would have no effect: it is refused. Members beside each other, and below one that is set
    /// before, stand.
    @Test(arguments: [
        ["options.seed=5", "options.seed=6"], ["options.seed=5", "options={seed: 6}"],
        ["options={seed: 5}", "options.seed=6"],
        ["coverage=[]", "coverage=[{service: school, metres: 2000}]"],
    ]) func aPlaceIsSetOnce(texts: [String]) throws {
        let both = try texts.map(setting)
        let fault = #expect(throws: ProjectError.self) { try read(both) }
        #expect(
            fault?.description.contains("`\(texts[0])` and by `\(texts[1])`") == true, "\(fault?.description ?? "")")
    }

    @Test func placesBesideEachOtherStand() throws {
        let both = [try setting("options={seed: 6}"), try setting("options.reach_metres=7")]
        let options = try read(both).options
        #expect(options.seed == 6 && options.reachMetres == 7)
    }

    @Test func faultsNameTheKey() throws {
        for (written, expected) in [
            ("options.reach_meters=800", "reach_metres"), ("options.reach_metres=far", "expected a number"),
            ("coverage.service=x", "not a mapping"), ("options.seed=[1", "not YAML"),
        ] {
            let made = try setting(written)
            let fault = #expect(throws: ProjectError.self) { try read([made]) }
            let said = (fault?.description ?? "") + (fault?.advice ?? "")
            #expect(said.contains(expected), "\(written): \(said)")
        }
    }

    @Test func onlyKeysWithAValueAreSettings() {
        #expect(ProjectSetting("options.seed") == nil)
        #expect(ProjectSetting("options..seed=1") == nil)
        #expect(ProjectSetting("=1") == nil)
        #expect(ProjectSetting("name=a=b") == ProjectSetting(["name"], .yaml("a=b"), as: "name=a=b"))
    }

    @Test func aProjectWithoutAFile() throws {
        let project = try Project(name: "coverage", settings: [try setting("options.seed=9")], folder: "/nowhere")
        #expect(project.file == nil && project.name == "coverage" && project.options.seed == 9)
        let missing = ProjectSetting(["layers", "villages"], .mapping([.init("path", .text("none.gpkg"))]))
        let fault = #expect(throws: ProjectError.self) {
            try Project(name: "coverage", settings: [missing], folder: "/nowhere")
        }
        #expect(fault?.key == "layers.villages.path")
        #expect(fault?.file == "command line")
    }
}
