import Testing

@testable import Columns

@Suite struct BudgetsTests {
    @Test func standardUntilSet() {
        var budgets = Budgets()
        #expect(budgets[.cells] == 100_000_000 && budgets[.archiveMegabytes] == 2_048)
        budgets[.cells] = 5
        #expect(budgets[.cells] == 5)
    }

    /// What the command line says goes before the project; what it does not say stays.
    @Test func ownOverOthers() {
        var (line, project) = (Budgets(), Budgets())
        line[.cells] = 7
        (project[.cells], project[.aliases]) = (8, 9)
        let both = line.over(project)
        #expect(both[.cells] == 7 && both[.aliases] == 9 && both[.parts] == Budgets.Key.parts.standard)
    }

    @Test func adviceNamesTheOption() {
        let advice = Budgets.advice(.archiveMegabytes, Phrase(zh: "先解压", en: "unpack it"))
        let text = advice.en
        #expect(text.contains("options.budgets.archive_mb") && text.contains("--budget archive_mb=N"))
        #expect(text.hasPrefix("unpack it; ") && text.contains("2048"))
        #expect(
            advice.zh == "先解压；或用 options.budgets.archive_mb（项目文件）或 --budget archive_mb=N 调高上限（不写时为 2048）")
    }
}
