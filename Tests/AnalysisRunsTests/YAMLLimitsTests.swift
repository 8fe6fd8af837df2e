import Columns
import Testing

@testable import AnalysisRuns
@testable import ProjectFile

/// A file of settings that asks for more than there is, is refused by name and line.
@Suite struct YAMLLimitsTests {
    private func problem(_ text: String) -> ProjectError? {
        do {
            _ = try YAMLCursor.top(of: text, file: "p.yaml")
            return nil
        } catch { return error }
    }

    /// Ten lines of nine aliases each stand for 9¹⁰ values.
    private var laughs: String {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for i in 1...9 {
            let line = Array(repeating: "*a\(i - 1)", count: 9).joined(separator: ", ")
            text += "a\(i): &a\(i) [\(line)]\n"
        }
        return text
    }

    @Test func aliasesOfAliases() {
        let error = problem(laughs)
        #expect(error?.problem.en.contains("100000 values") == true)
        #expect(error?.advice?.contains("--budget aliases=N") == true)
    }

    @Test func aliasesWithinTheBudget() {
        #expect(problem("a: &a [x, y]\nb: [*a, *a]\n") == nil)
        var small = Budgets()
        small[.aliases] = 5
        let error = Budgets.$current.withValue(small) { problem("a: &a [x, y]\nb: [*a, *a]\n") }
        #expect(error != nil)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), "a: " + String(repeating: "{b: ", count: 5_000),
        String(repeating: "- ", count: 5_000) + "x", String(repeating: "? ", count: 5_000) + "x",
        "a:\n" + String(repeating: " ", count: 5_000) + "b: 1",
    ])
    func tooDeep(_ text: String) {
        #expect(problem(text)?.problem.en.contains("deep") == true)
    }

    @Test func lineOfTheDepth() {
        #expect(problem("a: 1\nb: " + String(repeating: "[", count: 300))?.line == 2)
    }

    @Test func tooLong() {
        #expect(problem(String(repeating: "a", count: 4_000_001))?.problem.en.contains("4000001 bytes") == true)
    }

    @Test func whatProjectsLookLike() {
        #expect(problem("a: [[1, 2], [3]]\n- : x") != nil)
        #expect(problem("layers:\n  villages: {path: v.gpkg}\nbelts: {villages: {min: 3}}\n") == nil)
    }

    @Test func budgetsOfAProject() throws {
        let cursor = try YAMLCursor.top(of: "budgets: {archive_mb: 4096, cells: 10}", file: "p.yaml")
        let options = try ProjectOptions(cursor)
        #expect(options.budgets[.archiveMegabytes] == 4096 && options.budgets[.cells] == 10)
        for text in ["budgets: {cell: 10}", "budgets: {cells: 0}", "budgets: {cells: many}", "budgets: 3"] {
            let cursor = try YAMLCursor.top(of: text, file: "p.yaml")
            #expect(throws: ProjectError.self) { try ProjectOptions(cursor) }
        }
    }
}
