import Columns
import Testing

@testable import Reporting
@testable import Writers

@Suite struct ReportErrorTests {
    private static let errors: [any ExplainedError] = [
        ReportError(.notARun, path: "p1", Phrase(zh: "不是运行", en: "is no run")),
        ReportError(.noLeaflet, path: "p1", Phrase(zh: "没有", en: "is not there")),
        TableBreach(table: "p1", row: "3 x", demand: Phrase(zh: "相加", en: "adds up"), figures: "1 ≠ 2"),
    ]

    @Test(arguments: errors.indices) func bothLanguages(at index: Int) {
        let error = Self.errors[index]
        #expect(error.phrase.zh.contains("p1") && error.phrase.en.contains("p1"))
        for phrase in [error.phrase, error.remedy].compactMap({ $0 }) {
            #expect(phrase.zh.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value } && phrase.zh != phrase.en)
        }
        #expect(error.remedy != nil && error.description == error.phrase.en)
    }

    /// `issues.csv` gives its reasons in the language of the run.
    @Test func reasons() {
        let issue = RowIssue(layer: "parcels", row: 3, rule: "r", message: Phrase(zh: "行有误", en: "the row is wrong"))
        let tables = [Language.zh, .en].map {
            String(decoding: IssueTable.bytes([issue], plane: .epsg(4526), language: $0), as: UTF8.self)
        }
        #expect(tables[0].contains(",行有误,") && tables[1].contains(",the row is wrong,"))
    }
}
