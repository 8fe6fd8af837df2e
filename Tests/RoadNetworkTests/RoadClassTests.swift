import Testing

@testable import RoadNetwork

@Suite struct RoadClassTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let road: RoadClass?
        var width: Double?
        var testDescription: String { text }

        init(_ text: String, _ road: RoadClass?, width: Double? = nil) {
            (self.text, self.road, self.width) = (text, road, width)
        }
    }

    static let cases = [
        Case("国道", .national), Case(" 省 道 ", .provincial), Case("县道", .county), Case("乡道", .township),
        Case("村道", .village),
        Case("高速公路", .expressway), Case("城镇村道路", .street),
        Case("G107", .national), Case("g240", .national), Case("G4", .expressway), Case("G56", .expressway),
        Case("G0421", .expressway), Case("S208", .provincial), Case("S21", .expressway), Case("X012", .county),
        Case("Y003", .township), Case("C123430603", .village), Case("G107国道", .national), Case("G107a", nil),
        Case("motorway_link", .expressway), Case("trunk", .national), Case("Primary", .provincial),
        Case("secondary_link", .county), Case("tertiary", .township), Case("unclassified", .village),
        Case("track", .village),
        Case("residential", .street), Case("footway", .path), Case("steps", .path),
        Case("1003", .township), Case("1003", .county, width: 6), Case("1003", .township, width: 5.9),
        Case("1004", .street), Case("1006", .village), Case("1006K", .village), Case("1006", .village, width: 3),
        Case("1006", .path, width: 2.5), Case("1006", .village, width: 0),
        Case("1001", nil), Case("", nil), Case("proposed", nil), Case("铁路", nil), Case("G", .national),
        Case("123456", nil),
        Case("省道S208", .provincial), Case("国道107", .national), Case("高速公路G4", .expressway),
        Case("国道G4", .expressway), Case("县道x012线", .county), Case("县级", .county), Case("乡级公路", .township),
        Case("村级", .village), Case("省级", .provincial), Case("省道S", nil), Case("桥S208", nil), Case("三级公路", nil),
        Case("高速路", .expressway), Case("国家高速公路", .expressway), Case("省级高速", .expressway), Case("高速公路主线", .expressway),
        Case("高速公路匝道", .expressway), Case("高速匝道", .expressway), Case("匝道", .expressway), Case("互通匝道", .expressway),
        Case("国道匝道", .national), Case("G4匝道", .expressway), Case("高速连接线", nil), Case("高速公路连接线", nil),
        Case("高速辅路", nil), Case("高速铁路", nil), Case("高速服务区", nil), Case("G4京港澳高速连接线", nil),
        Case("S21高速辅道", nil), Case("G4京港澳高速", .expressway), Case("S208连接线", .provincial),
    ]

    @Test(arguments: cases)
    func recognises(_ c: Case) { #expect(RoadClass(c.text, width: c.width) == c.road) }

    @Test func ranksFromTheHighest() {
        #expect(RoadClass.allCases == RoadClass.allCases.sorted())
        #expect(RoadClass.allCases.filter(\.isTrunk) == [.national, .provincial])
        #expect(RoadClass.allCases.allSatisfy { RoadClass($0.rawValue) == $0 })
    }

    @Test func twoLanes() {
        #expect(hasTwoLanes(lanes: 2, width: 3) == true)
        #expect(hasTwoLanes(lanes: 1, width: 9) == false)
        #expect(hasTwoLanes(lanes: nil, width: 6) == true)
        #expect(hasTwoLanes(lanes: 0, width: 5.99) == false)
        #expect(hasTwoLanes(lanes: nil, width: 6, from: 6.5) == false)
        #expect(hasTwoLanes(lanes: nil, width: nil) == nil)
        #expect(hasTwoLanes(lanes: nil, width: -1) == nil)
    }
}
