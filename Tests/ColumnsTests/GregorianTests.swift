import Testing

@testable import Columns

@Suite struct GregorianTests {
    @Test func monthsHaveTheirDays() {
        #expect(
            (1...12).map { Gregorian.days(ofMonth: $0, year: 2023) } == [
                31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
            ])
        #expect(Gregorian.days(ofMonth: 0, year: 2023) == nil && Gregorian.days(ofMonth: 13, year: 2023) == nil)
    }

    /// Every fourth year, of centuries every fourth.
    @Test func leapYears() {
        for year in [2024, 2000, 1600, 0] { #expect(Gregorian.days(ofMonth: 2, year: year) == 29, "\(year)") }
        for year in [2023, 1900, 2100] { #expect(Gregorian.days(ofMonth: 2, year: year) == 28, "\(year)") }
    }

    @Test func days() {
        #expect(Gregorian.hasDay(2024, 2, 29) && Gregorian.hasDay(2024, 12, 31))
        for (month, day) in [(2, 30), (4, 31), (0, 1), (13, 1), (1, 0), (1, -1), (1, 32)] {
            #expect(!Gregorian.hasDay(2024, month, day), "\(month)-\(day)")
        }
    }
}
