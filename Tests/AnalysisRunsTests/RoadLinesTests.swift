import Columns
import Intake
import RoadNetwork
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import ProjectFile

/// Fields of road layers as they come, under our names.
@Suite struct RoadLinesTests {
    private func rows(_ columns: [(String, AttributeColumn)]) throws -> RoadLines {
        let count = columns[0].1.count
        var lines = LineColumn()
        for row in 0..<count { lines.append([0, Double(row), 100, Double(row)]) }
        var layer = Layer(name: "roads", geometry: .lines(lines))
        for (name, column) in columns { layer.add(Field(name, column.kind), column) }
        let used = try LayerFields.of(.roads).fields.find(
            in: columns.map(\.0), mapped: [:], layer: "roads", path: "roads.gpkg")
        return RoadLines(lines, of: layer.renamed(used))
    }

    @Test func levelsOfTheUsualFields() throws {
        #expect(try rows([("layer", .text(["1", "0", nil, "-2", "merged_roads"]))]).levels == [1, 0, 0, -2, 0])
        #expect(try rows([("layer", .integer([1, 0])), ("osm_id", .text(["1", "2"]))]).levels == [1, 0])
        #expect(try rows([("level", .real([1, nil])), ("layer", .real([0, 1]))]).levels == [1, 0])
        let words: [String?] = ["T", "F", "viaduct", "", nil, "no", "0", "false", "是", "否", "yes", "True"]
        let levels = [1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 1]
        #expect(try rows([("bridge", .text(words))]).levels == levels)
        #expect(try rows([("tunnel", .text(words))]).levels == levels.map { -$0 })
        #expect(try rows([("桥梁", .text(["是", "否"]))]).levels == [1, 0])
        #expect(try rows([("隧道", .text(["是", "无"]))]).levels == [-1, 0])
        #expect(try rows([("bridge", .integer([1, 0, nil]))]).levels == [1, 0, 0])
        #expect(try rows([("bridge", .flag([true, false, nil]))]).levels == [1, 0, 0])
        #expect(try rows([("bridge", .real([1, 0]))]).levels == [1, 0])
    }

    @Test func classesOfTheSurvey() throws {
        let survey = try rows([
            ("DLBM", .text(["1003", "1006", "1006", "1003"])), ("XZDWKD", .real([7, 2, 4, 5])),
        ])
        #expect(survey.classes == [.county, .path, .village, .township])
        #expect(survey.twoLanes == [true, false, false, false])
        #expect(try rows([("fclass", .text(["primary", "track"]))]).classes == [.provincial, .village])
    }
}
