import Columns
import Testing

@testable import Survey

@Suite struct LevellingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let parts: [Int64], keys: [String], control: Int64, result: [Int64]
        var testDescription: String { "\(parts) → \(control)" }

        init(_ parts: [Int64], _ keys: [String], to control: Int64, _ result: [Int64]) {
            (self.parts, self.keys, self.control, self.result) = (parts, keys, control, result)
        }
    }

    static let cases = [
        // 7 units over 3 parts: 2 each, and one more for the largest.
        Case([100, 300, 200], ["a", "b", "c"], to: 607, [102, 303, 202]),
        // −8 over 3: −2 each, and one more from the two largest.
        Case([100, 300, 200], ["a", "b", "c"], to: 592, [98, 297, 197]),
        // Fewer units than parts: the largest alone.
        Case([100, 300, 200], ["a", "b", "c"], to: 601, [100, 301, 200]),
        // Equal areas go by key, whatever their order.
        Case([50, 50, 50], ["b", "c", "a"], to: 151, [50, 50, 51]),
        Case([50, 50, 50], ["b", "a", "c"], to: 152, [51, 51, 50]),
        // Equal keys go by their order.
        Case([50, 50], ["a", "a"], to: 101, [51, 50]),
        Case([100], ["a"], to: 93, [93]), Case([1, 2], ["a", "b"], to: 3, [1, 2]), Case([], [], to: 0, []),
        Case([0, 0], ["a", "b"], to: 3, [2, 1]),
    ]

    @Test(arguments: cases) func levelled(_ c: Case) throws {
        let result = try Levelling.levelled(c.parts, to: c.control) { c.keys[$0] }
        #expect(result == c.result)
        #expect(result.reduce(0, +) == c.control)
    }

    @Test func refusals() {
        #expect { try Levelling.levelled([], to: 5) { _ in "" } } throws: {
            ($0 as? LevellingError)?.description.contains("0.05 m²") == true
        }
        #expect { try Levelling.levelled([1000, 1], to: 900) { ["big", "small"][$0] } } throws: {
            let text = ($0 as? LevellingError)?.description ?? ""
            return text.contains("small") && text.contains("9.00 m²") && text.contains("10.01 m²")
        }
    }

    /// The rule of domain facts §C.4, written out unit by unit.
    @Test func agreesWithTheRuleUnitByUnit() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<300 {
            let n = Int(generator.next() % 30) + 1
            let parts = (0..<n).map { _ in Int64(generator.next() % 5) * 1000 + 500 }
            let keys = (0..<n).map { "\((7 * $0) % n)" }
            let sum = parts.reduce(0, +)
            let control = sum + Int64(generator.next() % 400) - 200
            var wanted = parts
            let order = (0..<n).sorted { parts[$0] != parts[$1] ? parts[$0] > parts[$1] : utf8Less(keys[$0], keys[$1]) }
            var (left, turn) = (control - sum, 0)
            while left != 0 {
                wanted[order[turn % n]] += left.signum()
                left -= left.signum()
                turn += 1
            }
            #expect(try Levelling.levelled(parts, to: control) { keys[$0] } == wanted)
        }
    }
}

@Suite struct SurveyBalanceTests {
    @Test func handWorked() throws {
        // County 1000.05 m²; villages 600.00 and 400.00: the larger takes 3 of 5 units.
        let balance = try SurveyBalance(
            parcels: [30_000, 30_001, 10_000, 29_999], village: [0, 0, 1, 1], key: { "p\($0)" },
            villages: [("a", 60_000), ("b", 40_000)], county: 100_005)
        let county = try #require(balance.county)
        #expect(county.residual == 5 && county.sum == 100_000)
        #expect(balance.villages.map(\.control) == [60_003, 40_002])
        #expect(balance.villages.map(\.residual) == [2, 3])
        // Village a: 2 units over 2 parcels; b: 3 over 2, the larger takes 2.
        #expect(balance.parcels == [30_001, 30_002, 10_001, 30_001])
        #expect(balance.parcels.reduce(0, +) == 100_005)
        #expect(balance.largest?.key == "b" && balance.residual == 5)
    }

    @Test func withoutACounty() throws {
        let balance = try SurveyBalance(
            parcels: [10, 20], village: [1, 0], key: { "\($0)" }, villages: [("a", 19), ("b", 10)], county: nil)
        #expect(balance.county == nil)
        #expect(balance.parcels == [10, 19])
        #expect(balance.largest?.key == "a" && balance.residual == -1)
    }

    @Test func aRefusalNamesTheVillage() {
        #expect {
            try SurveyBalance(
                parcels: [10], village: [0], key: { _ in "p" }, villages: [("a", 10), ("b", 7)], county: nil)
        } throws: {
            ($0 as? LevellingError)?.unit?.en == "b"
        }
    }

    /// 0.1 % is levelled, more is not.
    @Test func limit() throws {
        func balance(_ control: Int64) throws -> [Int64] {
            try SurveyBalance(
                parcels: [999_000], village: [0], key: { _ in "p" }, villages: [("a", control)], county: nil, limit: 1
            ).parcels
        }
        #expect(try balance(1_000_000) == [1_000_000])
        #expect { try balance(1_000_002) } throws: {
            let error = $0 as? LevellingError
            return error?.unit?.en == "a" && error?.description.contains("more than 0.1 %") == true
        }
        #expect(throws: LevellingError.self) { try balance(99_900) }
    }

    /// Every village and the county close to 0.01 m², whatever the residuals.
    @Test func closes() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            let villages = (0..<5).map { (key: "v\($0)", control: Int64(500_000 + generator.next() % 100)) }
            let place = (0..<200).map { _ in Int(generator.next() % 5) }
            var parcels = [Int64](repeating: 0, count: 200)
            for (v, village) in villages.enumerated() {
                let rows = place.indices.filter { place[$0] == v }
                for row in rows { parcels[row] = village.control / Int64(rows.count) }
            }
            let county = villages.reduce(0) { $0 + $1.control } + Int64(generator.next() % 21) - 10
            let balance = try SurveyBalance(
                parcels: parcels, village: place, key: { "\($0)" }, villages: villages, county: county)
            #expect(balance.parcels.reduce(0, +) == county)
            for (v, unit) in balance.villages.enumerated() {
                #expect(place.indices.filter { place[$0] == v }.reduce(0) { $0 + balance.parcels[$1] } == unit.control)
            }
        }
    }
}
