import Columns
import Testing

@testable import BeltAnalysis
@testable import CountyLayers
@testable import FindingValues
@testable import AnalysisRuns
@testable import ProjectFile

@Suite struct PrizesTests {
    private func columns() throws -> VillageColumns {
        let villages = try Squares.villages(4)
        let table = try Squares.table(
            villages,
            [
                ("population", .integer([100, 300, nil, 500])), ("rural_income", .real([1, 1, 1, 1])),
                ("demonstration", .text(["是", "否", "是", nil])),
                ("grade", .text(["清洁村", "精品示范村", "其他", "经营示范村"])), ("empty", .text([nil, nil, nil, nil])),
            ])
        return VillageColumns(table: table, figures: Squares.figures(villages))
    }

    @Test func weightedSumOfNormalisedValues() throws {
        let prizes = try Prizes(
            [.init(column: "population", weight: 2), .init(column: "demonstration", weight: 1)], columns: try columns(),
            villages: 4)
        #expect(prizes.values == [0 + 1, 1 + 0, 1, 2])
        #expect(prizes.parts[2] == [nil, 1])
        #expect(prizes.incomplete == [2, 3])
        #expect(prizes.weights.map(\.low) == [100, 0] && prizes.weights.map(\.high) == [500, 1])
    }

    @Test func negativeWeightsTurnTheScale() throws {
        let prizes = try Prizes([.init(column: "population", weight: -2)], columns: try columns(), villages: 4)
        #expect(prizes.values == [2, 1, 0, 0])
    }

    @Test func equalValuesCountOne() throws {
        let prizes = try Prizes([.init(column: "income", weight: 3)], columns: try columns(), villages: 4)
        #expect(prizes.values == [3, 3, 3, 3])
        #expect(prizes.weights[0].name == "income" && prizes.weights[0].column == "rural_income")
    }

    @Test func gradesByRankAndOwnFigures() throws {
        let prizes = try Prizes(
            [.init(column: "status", weight: 4), .init(column: "easting_km", weight: 1)], columns: try columns(),
            villages: 4)
        #expect(prizes.parts.map { $0[0] } == [0, 0.75, nil, 1])
        #expect(prizes.parts[0][1] == 0 && prizes.parts[3][1] == 1)
    }

    @Test func unknownAndEmptyColumns() throws {
        let columns = try columns()
        #expect(throws: CountyError.self) {
            try Prizes([.init(column: "populatoin", weight: 1)], columns: columns, villages: 4)
        }
        do {
            _ = try columns.scores("populatoin", for: "belts.prizes")
        } catch {
            #expect(error.description == "belts.prizes: the village table has no column `populatoin`")
            #expect(error.advice == "did you mean `population`?" && error.kind == .refused)
        }
        do {
            _ = try columns.scores("empty", for: "x")
            Issue.record("accepted")
        } catch { #expect(error.description == "x: column `empty` of the village table holds no number") }
    }
}
