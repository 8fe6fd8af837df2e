import Columns
import Testing

@testable import RoadNetwork

@Suite struct SpeedTableTests {
    @Test func standardSpeeds() {
        let table = SpeedTable.standard
        let speeds = RoadClass.allCases.map { table[$0] }
        #expect(speeds == [100, 60, 50, 40, 30, 20, 30, 4.3])
        #expect(table[nil] == 20)
        #expect(table.walk == 4.3)
        #expect(table.entries.map(\.name) == ["高速", "国道", "省道", "县道", "乡道", "村道", "街道", "小路", "unknown", "walk"])
    }

    @Test func givenSpeedsReplace() throws {
        let table = try SpeedTable(["国道": 70, "town": 35, "walk": 5, "unknown": 15])
        #expect(table[.national] == 70)
        #expect(table[.township] == 35)
        #expect(table[.provincial] == 50)
        #expect(table.walk == 5)
        #expect(table[.path] == 5)
        #expect(table[nil] == 15)
        #expect(try SpeedTable(["小路": 6, "walk": 5])[.path] == 6)
    }

    @Test func speedsByLanes() throws {
        let plain = SpeedTable.standard
        #expect(plain.speed(.village, twoLanes: false) == 20 && plain.speed(nil, twoLanes: true) == 20)
        let table = try SpeedTable(["单车道": 15, "two_lanes": 35])
        #expect(table.speed(.village, twoLanes: false) == 15)
        #expect(table.speed(.village, twoLanes: true) == 20)
        #expect(table.speed(.village, twoLanes: nil) == 20)
        #expect(table.speed(.path, twoLanes: false) == 4.3)
        #expect(table.speed(nil, twoLanes: true) == 35)
        #expect(table.speed(nil, twoLanes: nil) == 20)
        #expect(table.entries.suffix(2).map(\.name) == ["one_lane", "two_lanes"])
        var input = RoadNetworkBuildTests.input([[0, 0, 100, 0], [0, 50, 100, 50], [0, 90, 100, 90]])
        (input.classes, input.twoLanes, input.speeds) = (
            [.county, nil, .county], [false, true, false], [nil, nil, 44]
        )
        var options = NetworkOptions()
        options.speeds = table
        #expect(Network.build(input, options).network.edgeSpeeds == [15, 35, 44])
    }

    @Test func refusesUnknownNames() {
        let error = #expect(throws: SpeedError.unknownName("countyy")) { try SpeedTable(["countyy": 3]) }
        #expect(error?.kind == .usage)
        #expect(SpeedError.unknownName("县路").advice == "Did you mean 县道?")
        #expect(SpeedError.unknownName("abcdefg").advice?.contains("国道") == true)
    }

    @Test(arguments: [0, -3, .nan, .infinity, 201])
    func refusesWhatIsNoSpeed(value: Double) {
        #expect(throws: SpeedError.self) { try SpeedTable(["国道": value]) }
    }
}
