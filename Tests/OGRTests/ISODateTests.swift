@testable import OGR
import Testing

@Suite struct ISODateTests {
    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_088, "2024-12-31"),
        (-25_508, "1900-03-01"), (-719_528, "0000-01-01"),
    ])
    func days(day: Int, text: String) { #expect(isoDate(day: day) == text) }

    @Test func times() {
        #expect(isoTime(milliseconds: 0) == "00:00:00")
        #expect(isoTime(milliseconds: 47_100_005) == "13:05:00.005")
        #expect(isoMoment(milliseconds: -1) == "1969-12-31T23:59:59.999")
        #expect(isoMoment(milliseconds: 86_400_000) == "1970-01-02T00:00:00")
    }
}
