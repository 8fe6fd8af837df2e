import Columns
import Testing

@testable import Planning

@Suite struct RowConditionTests {
    let columns: [String: AttributeColumn] = [
        "population": .integer([1200, 800, nil]), "type": .text(["城郊", "特色", nil]),
        "retained": .text(["是", "否", "true"]), "income": .real([1.5, 2.5, 3]),
    ]

    private func results(_ text: String) throws -> [Bool?] {
        let condition = try RowCondition(text)
        return (0..<3).map { condition.isFulfilled(row: $0) { columns[$0]! } }
    }

    @Test func comparisons() throws {
        #expect(try results("population >= 1000") == [true, false, nil])
        #expect(try results("population<1000") == [false, true, nil])
        #expect(try results("income <= 2.5") == [true, true, false])
        #expect(try results("population = 800") == [false, true, nil])
        #expect(try results("population <> 800") == [true, false, nil])
        #expect(try results("type == 城郊") == [true, false, nil])
        #expect(try results("type != \"城郊\"") == [false, true, nil])
        #expect(try results("retained == true") == [true, false, true])
    }

    @Test func joined() throws {
        #expect(try results("population >= 1000 and type == 城郊") == [true, false, nil])
        #expect(try results("population >= 1000 or income > 2.9") == [true, false, true])
        #expect(try results("not population >= 1000") == [false, true, nil])
        #expect(try results("population >= 1000 and income > 2.9") == [false, false, nil])
        // `and` binds tighter than `or`.
        #expect(try results("income > 1 or income > 2 and income > 9") == [true, true, true])
        #expect(try results("(income > 1 or income > 2) and income > 9") == [false, false, false])
        #expect(try results("NOT (retained == true) OR income == 3") == [false, true, true])
    }

    @Test func columnsRead() throws {
        #expect(try RowCondition("b > 1 and not (a == 2 or b < 0)").columns == ["a", "b"])
        // A name may begin like a word of the language.
        #expect(
            try RowCondition("orchard > 1 and android > 2 and nothing == 3").columns == [
                "android", "nothing", "orchard",
            ])
    }

    @Test(arguments: [
        ("", 1), ("population", 11), ("population >", 13), (">= 3", 1), ("a > 1 b > 2", 7), ("(a > 1", 7),
        ("a >= word", 10), ("a == \"x", 7), ("a > 1 and", 10), ("1 > a", 1),
    ])
    func faults(_ text: String, _ letter: Int) {
        do {
            _ = try RowCondition(text)
            Issue.record("`\(text)` was accepted")
        } catch { #expect(error.letter == letter) }
    }
}
