import Columns
import TestSupport
import Testing

@Suite struct PhraseTests {
    /// Every way in which a condition can be wrong is said in both languages.
    @Test(arguments: [
        "", "a", "a >", "(a > 1", "a > 1 b > 2", "a is 3", "a > b", "a like 3", "a like 'x' escape 'xy'", "a in 3",
        "a in (1", "a between 1", "f(a) > 1", "a = 'x", String(repeating: "(", count: 200) + "a",
    ]) func conditions(text: String) {
        do {
            _ = try RowCondition(text)
            Issue.record("\(text) was accepted")
        } catch {
            expectBothLanguages(error.problem)
            expectBothLanguages(error.phrase, ["\(error.letter)"])
        }
    }

    @Test func budgets() {
        for key in Budgets.Key.allCases {
            let other = Phrase(zh: "拆分", en: "divide")
            for wording in [Wording(), Wording(options: { [] }, arguments: [], hasProject: false)] {
                let said = Wording.$current.withValue(wording) { Budgets.advice(key, other) }
                expectBothLanguages(said, ["--budget \(key.rawValue)=N", "\(key.standard)"])
            }
        }
    }

    @Test func kindsAndCells() {
        for kind in GeometryColumn.Kind.allCases { expectBothLanguages(kind.phrase) }
        for use in [Layer.CellUse.number, .flag] {
            expectBothLanguages(use.complaint(of: "限速", "36 km/h"), ["限速", "36 km/h"])
        }
    }

    @Test func joined() {
        let names = ["a", "b"].map { Phrase(same: $0) }
        #expect(names.joined() == Phrase(zh: "a、b", en: "a, b"))
        #expect(names.joined(sentences: true) == Phrase(zh: "a；b", en: "a; b"))
    }
}
