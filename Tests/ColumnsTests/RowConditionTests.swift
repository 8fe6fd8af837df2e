import Columns
import Testing

@testable import Columns

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

    @Test func patternsListsAndRanges() throws {
        #expect(try results("type like '城%'") == [true, false, nil])
        #expect(try results("type not like '_郊'") == [false, true, nil])
        #expect(try results("retained like 'TR%'") == [false, false, true])
        #expect(try results("population in (800, 1200)") == [true, true, nil])
        #expect(try results("type NOT IN ('城郊')") == [false, true, nil])
        #expect(try results("income between 2 and 2.5") == [false, true, false])
        #expect(try results("population is null") == [false, false, true])
        #expect(try results("population IS NOT NULL and income > 2") == [false, true, false])
        #expect(try results("type = ''") == [false, false, true])
        #expect(try results("\"type\" >= '城' and [type] < '特'") == [true, false, nil])
        #expect(try results("`population` > 1 or population is null") == [true, true, true])
    }

    /// A number in quotes is a number where the column holds numbers, by its type or because nothing declares one; a cell that
    /// is none leaves its own row open and changes no other.
    @Test func quotedNumbers() throws {
        let typed: [AttributeColumn] = [.integer([856, 1000, 12000]), .real([856, 1000, 12000])]
        let noted = AttributeColumn.text(["856", "1,000", "12000", "约300", nil, "0930"])
        func rows(_ text: String, _ column: AttributeColumn, _ quoted: RowCondition.Quoted) throws -> [Bool?] {
            let condition = try RowCondition(text)
            return (0..<column.count).map { condition.isFulfilled(row: $0, quoted: quoted) { _ in column } }
        }
        for column in typed {
            for quoted in [RowCondition.Quoted.letters, .numbers] {
                #expect(try rows("a >= '1000'", column, quoted) == [false, true, true])
                #expect(try rows("a == '1000.0'", column, quoted) == [false, true, false])
            }
        }
        #expect(try rows("a >= '1000'", noted, .numbers) == [false, true, true, nil, nil, nil])
        #expect(try rows("a between '900' and '2000'", noted, .numbers) == [false, true, false, nil, nil, nil])
        #expect(try rows("a == '1000'", noted, .numbers) == [false, true, false, false, nil, false])
        // Codes, and columns that their source declares as text, keep their letters.
        let codes = AttributeColumn.text(["0101", "1001", "1101"])
        #expect(try rows("a >= '10' and a < '11'", codes, .letters) == [false, true, false])
        #expect(try rows("a <= '0103'", codes, .numbers) == [true, false, false])
        let truths = AttributeColumn.flag([true, false])
        #expect(try rows("a == 是", truths, .letters) == [true, false])
        #expect(try rows("a != 'yes'", truths, .letters) == [false, true])
    }

    @Test func patternsOfLike() throws {
        let codes: [String: AttributeColumn] = ["c": .text(["0101", "01%1", "a_b", "axb", "aXXb", ""])]
        func rows(_ text: String) throws -> [Bool?] {
            let condition = try RowCondition(text)
            return (0..<6).map { row in condition.isFulfilled(row: row) { codes[$0] ?? .text([]) } }
        }
        #expect(try rows("c like '01%'") == [true, true, false, false, false, nil])
        #expect(try rows("c like '01!%1' escape '!'") == [false, true, false, false, false, nil])
        #expect(try rows("c like 'A_B'") == [false, false, true, true, false, nil])
        #expect(try rows("c like '%x%b'") == [false, false, false, true, true, nil])
        #expect(try rows("c like '%'") == [true, true, true, true, true, nil])
    }

    /// A code of 18 digits differs from its neighbour though both are one number in double precision.
    @Test func longCodesKeepTheirDigits() throws {
        let columns: [AttributeColumn] = [
            .text(["430603211000000123", "430603211000000124"]), .integer([430603211000000123, 430603211000000124]),
        ]
        for column in columns {
            let condition = try RowCondition("BSM = 430603211000000123")
            #expect((0..<2).map { condition.isFulfilled(row: $0) { _ in column } } == [true, false])
        }
    }

    @Test func manyTermsAreNoDeepTree() throws {
        let list = (0..<50_000).map(String.init).joined(separator: ", ")
        let terms = (0..<50_000).map { "population = \($0)" }.joined(separator: " or ")
        #expect(try results("population in (\(list))") == [true, true, nil])
        #expect(try results(terms) == [true, true, nil])
        let deep = String(repeating: "(", count: 100_000) + "a = 1" + String(repeating: ")", count: 100_000)
        #expect(throws: RowCondition.Fault.self) { _ = try RowCondition(deep) }
    }

    /// One condition and nothing else: no second statement, no functions, no other tables.
    @Test(arguments: [
        "1=1; VACUUM INTO 'x.db'", "a = 1; VACUUM INTO 'x.db'", "a = 1 -- b", "a = 1 union select b from c",
        "load_extension('x') = 1", "a = (select b from c)", "a in (select b from c)", "exists (select 1)",
        "a = random()", "ATTACH 'x.db' AS y", "PRAGMA user_version = 1", "a = 1 /* b */", "a = b || 'c'", "a glob 'b*'",
    ]) func nothingButACondition(text: String) {
        #expect(throws: RowCondition.Fault.self) { _ = try RowCondition(text) }
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
        } catch {
            #expect(error.letter == letter)
            #expect(error.phrase.zh.hasSuffix("（第 \(letter) 个字符处）"), "\(error.phrase.zh)")
            #expect(error.phrase.en.hasSuffix("(at letter \(letter))") && "\(error)" == error.phrase.en)
            #expect(error.problem.zh != error.problem.en)
        }
    }
}
