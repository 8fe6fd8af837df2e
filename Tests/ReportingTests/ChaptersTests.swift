import FindingValues
import ProjectFile
import Testing

@testable import PrintedFigures
@testable import Reporting

@Suite struct ChaptersTests {
    private func names(_ chapters: [any Chapter.Type]) -> Set<String> { Set(chapters.map { "\($0)" }) }

    /// A chapter that is forgotten in one list would be missing in one output.
    @Test func everyListHoldsEveryChapterOnce() {
        let lists = [Chapters.inTables, Chapters.inLayers, Chapters.onTerminal]
        for list in lists {
            #expect(names(list) == names(Chapters.inTables))
            #expect(names(list).count == list.count)
        }
    }

    /// Each question of the findings made by hand has its member of the summary, its tables and its lines on the terminal; the
    /// command's own tests run all of them.
    @Test func everyQuestionIsInEveryOutput() {
        let findings = HandMadeCounty.findings()
        let settled = Settled(findings)
        var (keys, told, printed): (Set<String>, Set<String>, Set<String>) = ([], [], [])
        for chapter in Chapters.inTables {
            let members = chapter.summary(findings).keys
            keys.formUnion(members)
            if !chapter.terminal(findings).isEmpty { told.formUnion(members) }
            if !chapter.tables(findings, settled).isEmpty { printed.formUnion(members) }
        }
        for name in AnalysisName.allCases where ![.change, .consolidation, .locate].contains(name) {
            #expect(keys.contains(name.summaryKey), "\(name) is not in the summary")
            #expect(told.contains(name.summaryKey), "\(name) says nothing on the terminal")
            #expect(printed.contains(name.summaryKey), "\(name) has no table")
        }
    }

    /// Whatever may be absent is called by a name in both languages; no chapter names a question anew.
    @Test func whatIsAbsentHasATitle() {
        let questions = Set(AnalysisName.allCases.map(\.summaryKey))
        for chapter in Chapters.inTables {
            #expect(questions.isDisjoint(with: chapter.absentTitles.keys), "\(chapter)")
        }
        let parts = ["land", "network", "red_line.conflicts", "red_line.parcels", "red_line.total"]
        for key in questions.union(parts) { #expect(Chapters.absentTitles[key] != nil, "\(key)") }
    }

    @Test func everyLayerHasATitle() {
        let findings = HandMadeCounty.findings()
        for layer in ResultLayers.all(findings) { #expect(ResultLayers.titles[layer.name] != nil, "\(layer.name)") }
    }
}
