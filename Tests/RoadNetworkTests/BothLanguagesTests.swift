import Columns
import TestSupport
import Testing

@testable import RoadNetwork

@Suite struct BothLanguagesTests {
    @Test(
        arguments: [
            (.unknownName("县路"), ["县路"], ["县道"]), (.unknownName("abcdefg"), ["abcdefg"], ["国道", "walk", "two_lanes"]),
            (.notASpeed(name: "国道", value: 900.5), ["国道", "900.5"], ["200"]),
        ] as [(SpeedError, [String], [String])])
    func speeds(_ error: SpeedError, _ told: [String], _ advised: [String]) {
        expectBothLanguages(error.phrase, told)
        expectBothLanguages(error.remedy, advised)
    }

    @Test func rows() {
        let other = Phrase(same: "r7")
        let told: [(Phrase, [String])] = [
            (Messages.noLine, []), (Messages.notANumber(vertex: 4), ["4"]), (Messages.noLength, []),
            (Messages.setAside, []), (Messages.wrongSpeed(900.5, used: 40), ["900.5", "40"]),
            (Messages.wrongLength(-3), ["-3"]), (Messages.row(12), ["12"]), (Messages.sameLine(as: other), ["r7"]),
            (Messages.snapped(metres: 0.25), ["0.250"]), (Messages.overItself(metres: "3.000"), ["3.000"]),
            (Messages.overlaps(other, metres: "3.000"), ["r7", "3.000"]), (Messages.closed, []), (Messages.loop, []),
        ]
        for (phrase, parameters) in told { expectBothLanguages(phrase, parameters) }
    }
}
