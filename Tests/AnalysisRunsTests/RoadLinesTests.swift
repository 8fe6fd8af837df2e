import Columns
import Intake
import RoadNetwork
import Testing

@testable import CountyLayers
@testable import AnalysisRuns
@testable import ProjectFile

/// Fields of road layers as they come, under our names.
@Suite struct RoadLinesTests {
    private func rows(_ columns: [(String, AttributeColumn)]) throws -> RoadLines { try reading(columns).network }

    private func reading(_ columns: [(String, AttributeColumn)]) throws -> RoadReading {
        let count = columns[0].1.count
        var lines = LineColumn()
        for row in 0..<count { lines.append([0, Double(row), 100, Double(row)]) }
        var layer = Layer(name: "roads", geometry: .lines(lines))
        for (name, column) in columns { layer.add(Field(name, column.kind), column) }
        let rules = try RoadRules()
        let fields = LayerFields.of(.roads).adding(rules.otherFields).fields
        let used = try fields.find(in: columns.map(\.0), mapped: [:], layer: "roads", path: "roads.gpkg")
        return RoadReading(layer.renamed(used), as: "roads", rules)
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

    /// An ogr2ogr conversion of OpenStreetMap: one column of tags.
    @Test func tagsOfAConversion() throws {
        let tags: [String?] = [
            #""oneway"=>"-1","maxspeed"=>"30 mph","layer"=>"2","bridge"=>"yes""#,
            #""junction"=>"roundabout","lanes"=>"2""#, #""access"=>"private","foot"=>"yes","name:zh"=>"a \"b\"""#,
            #""waterway"=>"stream""#, nil, #""power"=>"line""#,
        ]
        let found = try reading([
            ("highway", .text(["primary", "tertiary", "track", nil, "motorway", nil])), ("other_tags", .text(tags)),
            ("osm_id", .text(["1", "2", "3", "4", "5", "6"])),
        ])
        let roads = found.network
        #expect(roads.keys == ["1", "2", "3", "5"])
        #expect(found.leftOut == ["waterway=stream": 1, "power=line": 1])
        #expect(roads.classes == [.provincial, .township, .village, .expressway])
        #expect(roads.directions == [.backward, .forward, .both, .forward])
        #expect(roads.levels == [2, 0, 0, 0])
        #expect(roads.speeds[0].map { abs($0 - 48.28032) < 1e-9 } == true && roads.speeds[1] == nil)
        #expect(roads.twoLanes == [nil, true, nil, nil])
        #expect(roads.uses == [.all, .all, [.walk, .anywhere, .crossed], .expressway])
        #expect(found.issues.contains { $0.rule == "not-a-road" && $0.message.contains("waterway=stream 1") })
    }

    @Test func whatIsNotUnderstoodIsTold() throws {
        let found = try reading([
            ("highway", .text(["primary", "primary", "xyz", "xyz", "primary"])),
            ("maxspeed", .text(["36 km/h", "CN:urban", "60", nil, "none"])),
            ("oneway", .text(["no", "reversible", nil, "yes", nil])),
        ])
        #expect(found.network.speeds == [36, nil, 60, nil, nil])
        #expect(found.network.directions == [.both, .both, .both, .forward, .both])
        let values = found.issues.filter { $0.rule == "unreadable-value" }
        #expect(values.map(\.row) == [1, 1, 4] && values[0].message.contains("CN:urban"))
        let unknown = found.issues.filter { $0.rule == "unknown-class" }
        #expect(unknown.count == 1 && unknown[0].message.contains("xyz 2"))
        #expect(found.unknownClasses == ["xyz": 2])
    }

    /// A one-way that is not understood is told with the text, and goes both ways whatever the junction says.
    @Test func unreadDirectionsAreCounted() throws {
        let found = try reading([
            ("highway", .text(["primary", "primary", "primary", "primary"])),
            ("oneway", .text(["maybe", "2", "maybe", "-1"])), ("junction", .text(["roundabout", nil, nil, nil])),
        ])
        #expect(found.network.directions == [.both, .both, .both, .backward])
        #expect(found.unreadDirections == ["maybe": 2, "2": 1])
        #expect(found.issues.count { $0.message.contains("taken as two-way") } == 3)
        #expect(
            found.sentences.map(\.en) == [
                "roads: oneway of 3 roads is not understood, and they are taken as two-way: maybe 2, 2 1."
            ])
    }

    /// Tags that a narrow field cut off are none, and told.
    @Test func tagsThatBreakOffAreTold() throws {
        let found = try reading([
            ("highway", .text(["primary", "primary"])), ("osm_id", .text(["1", "2"])),
            ("other_tags", .text([#""oneway"=>"yes","maxspeed"=>"3"#, #""oneway"=>"yes","maxspeed"=>"30""#])),
        ])
        #expect(found.network.directions == [.both, .forward] && found.network.speeds == [nil, 30])
        let told = found.issues.filter { $0.rule == "unreadable-value" }
        #expect(told.map(\.id) == ["1"] && told[0].message.contains("breaks off"))
        #expect(found.sentences.count == 1 && found.sentences[0].en.contains("other_tags of 1 rows"))
    }

    /// Ramps are joined at junctions; roads beside an expressway that bear its number are of no class.
    @Test func rampsAndFeeders() throws {
        let found = try reading([
            ("class", .text(["高速公路匝道", "国道匝道", "高速连接线", "高速辅路", nil, "高速铁路"])),
            ("name", .text(["A匝道", "B匝道", "G4京港澳高速", "G4辅路", "G4京港澳高速连接线", "京广高铁"])),
        ])
        #expect(found.network.classes == [.expressway, .national, nil, nil, nil])
        #expect(found.network.uses[0] == .expressway && found.network.uses[1] == [.drive, .walk, .cycle])
        #expect(found.network.uses[2] == .all && found.network.speeds[..<3] == [40, 40, nil])
        #expect(found.unknownClasses == ["高速连接线": 1, "高速辅路": 1, "": 1] && found.leftOut == ["高速铁路": 1])
    }

    /// A layer of a bureau has no tags: a road without a class is a road.
    @Test func aRoadWithoutAClassIsARoad() throws {
        let found = try reading([
            ("等级", .text(["国道", nil, "铁路", "1101"])), ("waterway", .text([nil, nil, nil, nil])),
        ])
        #expect(found.network.classes == [.national, nil])
        #expect(found.leftOut == ["铁路": 1, "1101": 1])
    }
}
