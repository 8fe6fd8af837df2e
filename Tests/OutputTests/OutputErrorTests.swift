import Columns
import TestSupport
import Testing

@testable import Output

@Suite struct OutputErrorTests {
    @Test func bothLanguages() {
        for problem in [OutputError.Problem.exists, .notReplaceable, .inUse, .sameOutput, .notWritable, .inputChanged] {
            let error = OutputError(problem, path: "out.csv", Phrase(zh: "不对", en: "wrong"))
            expectBothLanguages(error.phrase, ["out.csv"])
            expectBothLanguages(error.remedy)
            #expect(error.phrase == Phrase(zh: "out.csv：不对", en: "out.csv: wrong") && error.remedy != nil)
        }
        let closed = OutputError(.notWritable, path: "standard output", .isClosed)
        #expect(closed.phrase == Phrase(zh: "标准输出：已关闭", en: "standard output: is closed"))
    }

    /// What the door refuses.
    @Test func refusals() throws {
        let scratch = try Scratch()
        for name in ["in.csv", "there.csv", "d/x.csv"] { try scratch.put("a", name) }
        func refusal(_ path: String) -> OutputError? {
            do throws(OutputError) {
                _ = try OutputDoor(inputs: [scratch.file("in.csv")]).file(path)
                return nil
            } catch { return error }
        }
        for name in ["d", "in.csv", "no/x.csv", ".", "there.csv"] {
            let error = refusal(scratch.file(name))
            #expect(error != nil, "\(name)")
            expectBothLanguages(error?.message)
            expectBothLanguages(error?.phrase, [scratch.file(name)])
        }
    }
}
