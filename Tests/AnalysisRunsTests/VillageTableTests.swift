import Columns
import Testing

@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns

@Suite struct VillageTableTests {
    private func layer(_ columns: [(String, AttributeColumn)]) -> Layer {
        var layer = Layer(name: "table", geometry: .none(rows: columns[0].1.count))
        for (name, column) in columns { layer.add(Field(name, column.kind), column) }
        return layer
    }

    private func table(
        _ columns: [(String, AttributeColumn)], codes: [String]
    ) throws -> (VillageTable, [RowIssue]) {
        var issues: [RowIssue] = []
        let table = try VillageTable(layer(columns), codes: codes, path: "t.csv", issues: &issues)
        return (table, issues)
    }

    private let codes = ["430699101201", "430699101202", "430699101203"]

    /// What spreadsheets put around digits to keep them is read as the code, and told once.
    @Test func codesAsSpreadsheetsKeepThem() throws {
        let (table, issues) = try self.table(
            [
                ("code", .text(["'430699101201", "=\"430699101202\"", "４３０６９９１０１２０３"])),
                ("population", .integer([1, 2, 3])),
            ], codes: codes)
        #expect(table.scores("population") == [1, 2, 3])
        #expect(issues.map(\.rule) == ["code-form"])
        #expect(issues[0].message.contains("3 codes") && issues[0].row == RowIssue.wholeLayer)
    }

    @Test func codesStoredAsNumbers() throws {
        let (table, issues) = try self.table(
            [("code", .real([430_699_101_203, 430_699_101_201, nil])), ("population", .integer([3, 1, 9]))],
            codes: codes)
        #expect(table.scores("population") == [1, nil, 3])
        #expect(issues.map(\.rule) == ["code-missing", "village-without-row"])
    }

    @Test func whatDoesNotJoinIsToldBothWays() throws {
        let (table, issues) = try self.table(
            [("code", .text([codes[0], "430699101902", codes[2]])), ("population", .integer([1, 2, 3]))], codes: codes)
        #expect(table.scores("population") == [1, nil, 3])
        #expect(issues.map(\.rule) == ["code-unmatched", "village-without-row"])
        #expect(issues.map(\.layer) == ["village_table", "villages"])
        #expect(issues.map(\.id) == ["430699101902", codes[1]])
        #expect(issues[0].row == 1)
    }

    @Test func nothingJoinsIsRefused() throws {
        let error = #expect(throws: CountyError.self) {
            try self.table([("code", .text(["430698101201", "430698101202"]))], codes: codes)
        }
        guard case .noCommonKeys(_, _, "430698101201", let ours) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(ours == codes[0])
        #expect(error?.kind == .refused)
    }

    /// Separators and full-width digits are numbers; words and units are told, row by row, and are no 0.
    @Test func cellsThatCannotBeRead() throws {
        let (table, issues) = try self.table(
            [
                ("code", .text(codes)), ("population", .text(["1,234", "约300", "１２"])),
                ("border", .text(["是", "?", "否"])),
                ("score", .text(["1.5", "—", "2"])), ("type", .text(["聚集", "特色", "3"])),
            ], codes: codes)
        #expect(table.scores("population") == [1234, nil, 12])
        #expect(issues.map(\.rule) == ["unreadable-value", "unreadable-value", "unreadable-value"])
        #expect(issues.allSatisfy { $0.row == 1 && $0.id == codes[1] })
        #expect(issues.map { String($0.message.prefix { $0 != " " }) } == ["population", "border", "score"])
        #expect(issues[0].message.contains("约300"))
    }

    /// A column that is mostly text serves no score, and the text is named.
    @Test func mostlyTextIsNoScore() throws {
        let (table, _) = try self.table([("code", .text(codes)), ("x", .text(["高", "中", "3"]))], codes: codes)
        let error = #expect(throws: CountyError.self) {
            try VillageColumns(table: table, figures: []).scores("x", for: "belts.prizes")
        }
        #expect(error?.description.contains("`高` in 2 of 3 cells") == true)
    }

    @Test func oneCodeWrittenTwoWays() throws {
        let (differing, told) = try self.table(
            [("code", .text([codes[0], "'" + codes[0]])), ("population", .integer([1, 2]))], codes: [codes[0]])
        #expect(differing.scores("population") == [nil])
        #expect(told.map(\.rule) == ["code-form", "duplicate-key"] && told[1].message.contains("population 1 / 2"))
        let (table, issues) = try self.table(
            [("code", .text([codes[0], "'" + codes[0]])), ("population", .integer([1, 1]))], codes: [codes[0]])
        #expect(table.scores("population") == [1])
        #expect(issues.map(\.rule) == ["code-form", "duplicate-row"])
    }
}
