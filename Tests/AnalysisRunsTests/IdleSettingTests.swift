import Columns
import CountyLayers
import Foundation
import Testing

@testable import ProjectFile

/// Words of a project file or command line that nothing would read are refused.
@Suite struct IdleSettingTests {
    private let text = "name: p\nbelts: {count: 2}\noptions: {seed: 2, service_areas: {form: outline}}\n"

    private func refusal(_ settings: [String], _ wanted: Set<AnalysisName>?) throws -> ProjectError? {
        let settings = try settings.map { try #require(ProjectSetting($0)) }
        let project = try Project(text: text, file: "p.yaml", folder: "/nowhere", settings: settings)
        do throws(ProjectError) {
            try project.refuseIdleSettings(wanted)
            return nil
        } catch { return error }
    }

    /// The file's own belts, seed and service areas are of questions that do not run, and are none of its business.
    @Test func onlyWhatIsTypedIsRefused() throws {
        #expect(try refusal([], [.redline]) == nil)
        let belts = try refusal(["belts.count=7"], [.redline])
        #expect(belts?.key == "belts.count" && belts?.file == "command line" && belts?.kind == .usage)
        #expect(belts?.remedy?.en == "`belts` would read it: leave it out, or run one of these")
        #expect(belts?.remedy?.zh == "读取它的是示范带（belts）；请去掉它，或运行其中一项")
    }

    @Test(
        arguments: [
            ("belts.count=7", [.belts, .redline]), ("belts=null", nil), ("options.seed=3", nil),
            ("options.repair=true", [.change]),
            ("options.budgets.keys=9", [.change]), ("county.name=云溪", [.redline]), ("clusters.villages.max=5", nil),
            ("options.reach_metres=9", [.belts]), ("options.sliver_metres=1", [.change]),
            ("as_of=2024-12-31", [.redline]),
            ("options.least_conflict_m2=mapped", [.redline]), ("options.code_digits=9", [.change]),
            ("coverage=[{service: clinic, minutes: 15}]", [.coverage]), ("layout.hollow_share=0.4", [.layout]),
        ] as [(String, Set<AnalysisName>?)])
    func whatARunningQuestionReadsIsTaken(setting: String, wanted: Set<AnalysisName>?) throws {
        #expect(try refusal([setting], wanted) == nil)
    }

    /// Each member of a mapping is asked for; a question that the project does not ask does not run.
    @Test(
        arguments: [
            ("options={repair: true, seed: 3}", [.redline], "options.seed"),
            ("options.service_areas.width_metres=9", nil, "options.service_areas.width_metres"),
            ("speeds.walk=5", [.change], "speeds.walk"), ("as_of=2024-12-31", [.belts], "as_of"),
            ("locate=[]", [.coverage], "locate"),
            ("consolidation.gap_metres=9", [.redline], "consolidation.gap_metres"), ("belts=null", [.redline], "belts"),
        ] as [(String, Set<AnalysisName>?, String)])
    func whatNoneReadsIsRefused(setting: String, wanted: Set<AnalysisName>?, key: String) throws {
        #expect(try refusal([setting], wanted)?.key == key)
    }

    /// Every key of the project file is known to the table of readers, or is read by every run.
    @Test func everyQuestionReadsItsOwnKey() {
        for name in AnalysisName.allCases {
            let key = name == .redline ? "rules" : name == .targets ? "policies" : name.rawValue
            #expect(ProjectSetting.readers(of: [key])?.contains(name) == true, "\(name)")
        }
        for key in Project.questionKeys { #expect(ProjectSetting.readers(of: [key]) != nil, "\(key)") }
    }

    @Test(arguments: ["{alpha_metres: 300}", "{form: roads, alpha_metres: 500}"]) func theRadiusOfAnotherForm(
        areas: String
    ) throws {
        let fault = #expect(throws: ProjectError.self) {
            _ = try Project(text: "name: p\noptions:\n  service_areas: \(areas)\n", file: "p.yaml", folder: "/")
        }
        #expect(fault?.line == 3 && fault?.key == "options.service_areas.alpha_metres")
        let outline = try Project(
            text: "name: p\noptions: {service_areas: {form: outline, alpha_metres: 300}}", file: "p.yaml", folder: "/")
        #expect(outline.options.serviceAreas.alphaMetres == 300)
    }
}
